#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/report/diagnosis_report.hpp"

#include <string>
#include <vector>

namespace stave::report {

/// What an output rests on.
struct Grounds {
  const Pack* pack = nullptr;  ///< never null
  Round round;
  DataYear year;
  int ranked = 0;               ///< zones with a rank
  double assumed_weight = 0.0;  ///< share of the total weight, 0..1
  bool generated = false;
  std::string vintage;    ///< as in DiagnosisReport
  std::string plan_name;  ///< "" for none
  std::string program;
  std::string as_of;  ///< as in DiagnosisReport
  std::string trail;  ///< as in DiagnosisReport
};

/// One sentence for each thing that the output rests on: generated figures first, then pack and
/// version, round and data year, the deciding reference, the assumed share of the weight (always
/// when above 0), assumed indicators and scoring, data vintage, plan, program. Names in them are in
/// `language`.
std::vector<Message> basis_lines(const Grounds& grounds, i18n::Language language);
std::vector<Message> basis_lines(const DiagnosisReport& report, i18n::Language language);

/// "2019-06-17T08:00:00Z" as people write it: "2019-06-17 08:00 UTC"; anything else unchanged.
std::string readable_time(const std::string& vintage);

}  // namespace stave::report
