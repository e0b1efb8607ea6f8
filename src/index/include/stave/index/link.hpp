#pragma once

#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stave::index {

/// Likeness of two names: Dice coefficient over character pairs after punctuation, spaces and case
/// are dropped; 1 for equal names. Linear time.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

/// For every target of the plan the indicator it speaks of: a title or alias that is equal after
/// punctuation is dropped, else the likeliest one from 0.8 on, else none. Rank targets have none.
std::vector<std::optional<std::size_t>> link_targets(const Pack& pack, const Plan& plan);

/// For every measure of the plan the indicators it serves, ascending: those with a keyword in the
/// heading of its section (which speaks for all its measures) or in its own title; where neither
/// speaks, those with a keyword in its text.
std::vector<std::vector<std::size_t>> link_measures(const Pack& pack, const Plan& plan);

}  // namespace stave::index
