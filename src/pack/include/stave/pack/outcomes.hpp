#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/outcome.hpp"

#include <cstddef>
#include <string_view>

namespace stave::pack {

inline constexpr std::size_t kMaxOutcomeSets = 100;
inline constexpr std::size_t kMaxOutcomeRules = 1'000;
inline constexpr std::size_t kMaxTallies = 1'000;

/// Reads a rulebook's outcomes.toml (docs/outcomes.md); `name` is what faults call it. Fails with
/// every fault in the order of the text, each at "outcomes.toml:12:3".
[[nodiscard]] Checked<OutcomeRulebook> load_outcomes(std::string_view name, std::string_view text);

}  // namespace stave::pack
