#pragma once

#include "stave/domain/check.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"
#include "stave/i18n/catalogue.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace stave::report {

/// What checks found, and what that rests on.
struct FindingsReport {
  const Pack* pack = nullptr;                ///< never null
  const std::vector<Zone>* zones = nullptr;  ///< judged; never null
  Period period;
  const std::vector<Finding>* findings = nullptr;  ///< never null
  std::size_t checks = 0;                          ///< that were run
  std::size_t assumed = 0;                         ///< of those
  bool generated = false;
  std::string vintage;  ///< as in DiagnosisReport, as the two below
  std::string as_of;
  std::string trail;
};

/// A row for each finding (severity, unit, period, rule, what was found, what to do), then a line
/// that counts, then what the figures rest on.
std::string findings_text(const FindingsReport& report, const i18n::Catalogue& words);

/// What was found, in the catalogue's language, formulas written out.
std::string said(const Pack& pack, const Finding& finding, const i18n::Catalogue& words);

}  // namespace stave::report
