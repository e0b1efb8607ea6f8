#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/supervision.hpp"

#include <cstddef>
#include <string_view>

namespace stave::pack {

inline constexpr std::size_t kMaxLightRules = 200;
inline constexpr std::size_t kMaxItemKinds = 200;
inline constexpr std::size_t kMaxRhythms = 50;
inline constexpr std::size_t kMaxLightSteps = 20;  ///< of one rule

/// Reads the text of a rulebook's supervision.toml (docs/supervision.md), called `name` in faults,
/// and checks every statement and reference in it. Fails with every fault in the order of the text;
/// `where` is "supervision.toml:12:3" as for packs.
[[nodiscard]] Checked<SupervisionRules> load_supervision(std::string_view name,
                                                         std::string_view text);

}  // namespace stave::pack
