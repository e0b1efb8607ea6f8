#pragma once

#include "stave/domain/pack.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/index/assess.hpp"

#include <cstddef>
#include <string>

namespace stave::report {

/// What a ranking is printed from; everything outlives the call.
struct AssessmentReport {
  const Pack* pack = nullptr;
  const index::IndicatorTable* table = nullptr;
  const index::Assessment* assessment = nullptr;
  bool generated = false;
  std::string vintage;
  double assumed_weight = 0.0;
  std::string as_of;  ///< as in DiagnosisReport
  std::string trail;  ///< as in DiagnosisReport
};

/// All zones by rank with their group scores, and what it rests on.
std::string ranking_text(const AssessmentReport& report, const i18n::Catalogue& words);

/// One zone's indicators beside every reference.
std::string zone_text(const AssessmentReport& report, std::size_t zone,
                      const i18n::Catalogue& words);

}  // namespace stave::report
