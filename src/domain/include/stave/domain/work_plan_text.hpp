#pragma once

#include "stave/domain/work_plan.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave {

/// Fields of items and targets as they are stored and compared: "" for nothing, blanks between the
/// parts of a list.
[[nodiscard]] std::string text_of(const std::optional<Day>& day);            ///< "2019-07-31"
[[nodiscard]] std::string text_of(const std::optional<Decimal>& number);     ///< "62.3"
[[nodiscard]] std::string text_of(const std::optional<Frequency>& repeats);  ///< "month"
[[nodiscard]] std::string text_of(const std::vector<Assignment>& units);     ///< "fgj:lead"
[[nodiscard]] std::string text_of(const std::vector<EffectLink>& effects);   ///< "gdp+6"
[[nodiscard]] std::string text_of(const std::map<Period, Decimal>& phases);  ///< "2019-06=3"

}  // namespace stave
