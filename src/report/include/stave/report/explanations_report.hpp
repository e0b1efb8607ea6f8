#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/check.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>
#include <vector>

namespace stave::report {

/// A finding with the unit's answer.
struct ExplanationRow {
  std::string unit;
  std::string rule;  ///< in the reader's language
  Severity severity = Severity::kExplain;
  std::string found;  ///< what was found, in the reader's language
  std::string text;   ///< "" = not explained
  std::string person;
  std::string at;  ///< UTC, "" = not explained
};

/// The answers to what the checks found in a form and period (解释说明表), to be printed and
/// signed.
struct ExplanationsReport {
  std::string form;
  std::string period;
  std::vector<ExplanationRow> rows;
  std::string trail;       ///< the trail's code
  bool generated = false;  ///< the folder holds generated figures
};

/// One sheet, landscape; what is not explained in red. Fails as office::write_xlsx does.
Result<std::string> explanations_xlsx(const ExplanationsReport& report,
                                      const i18n::Catalogue& words);

}  // namespace stave::report
