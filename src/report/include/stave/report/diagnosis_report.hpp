#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/index/diagnose.hpp"

#include <string>

namespace stave::report {

/// What a report is made from; everything in it outlives the call.
struct DiagnosisReport {
  const Pack* pack = nullptr;                   ///< never null
  const index::Diagnosis* diagnosis = nullptr;  ///< never null, made with this pack
  const Plan* plan = nullptr;  ///< the one that the diagnosis was made with; null for none
  std::string plan_name;       ///< its file's name
  bool generated = false;      ///< figures made for demonstration: every page says so
  std::string vintage;  ///< "2019-06-17T08:00:00Z", when the newest change was made; "" = unknown
  std::string program;  ///< "stave 0.1.0"
  std::string as_of;    ///< the day whose knowledge was asked for, "2019-06-17"; "" = all there is
  std::string trail;    ///< the trail's code at that change, which proves the figures; "" = none
};

/// The diagnosis for a terminal: at most 120 columns, of which a Chinese character takes two.
std::string diagnosis_text(const DiagnosisReport& report, const i18n::Catalogue& words);

/// The diagnosis as one page of HTML that is well-formed XML: no script, nothing fetched, pictures
/// as SVG with a table beside each, printed on A3 landscape. Foreign text is escaped.
std::string diagnosis_html(const DiagnosisReport& report, const i18n::Catalogue& words);

/// The diagnosis as the bytes of an .xlsx file: summary, short staves, all indicators, plan, gaps
/// in the plan, basis. Figures are numbers, missing ones are empty cells. Fails as
/// office::write_xlsx does.
[[nodiscard]] Result<std::string> diagnosis_xlsx(const DiagnosisReport& report,
                                                 const i18n::Catalogue& words);

}  // namespace stave::report
