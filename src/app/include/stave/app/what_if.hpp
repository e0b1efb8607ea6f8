#pragma once

#include "stave/app/diagnosis.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stave::app {

/// A value that an indicator would have.
struct OtherValue {
  std::string indicator;  ///< code or title
  double value = 0.0;
};

/// One of the indicators that were changed.
struct ChangedIndicator {
  std::size_t indicator = 0;  ///< position in the pack
  double value_before = 0.0;  ///< NaN when missing
  double value = 0.0;
  double score_before = 0.0;  ///< NaN when missing
  double score = 0.0;         ///< on the scale of the changed population
  double points = 0.0;        ///< more in the total, if it changed alone
};

struct WhatIf {
  std::size_t zone = 0;  ///< position in the table
  index::Standing before;
  index::Standing after;
  std::vector<ChangedIndicator> indicators;
  std::vector<std::size_t> overtaken;  ///< zones that are ahead now and would not be, best first
};

/// A zone's score and rank if its indicators had other values: exact, everybody renormalised. Pure:
/// reads the assessment alone. Fails with index.zone_unknown, app.indicator_unknown,
/// app.what_if_doubled (an indicator twice), index.zone_unranked.
Checked<WhatIf> what_if(const RoundAssessment& round, const std::string& zone,
                        std::span<const OtherValue> changes);

/// Position of the indicator with that code, title or alias. Fails with app.indicator_unknown.
Result<std::size_t> find_indicator(const Pack& pack, const std::string& name);

}  // namespace stave::app
