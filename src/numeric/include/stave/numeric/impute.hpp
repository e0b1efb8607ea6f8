#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace stave::numeric {

enum class Centre : unsigned char { kMean, kMedian };

/// Group number of a unit that belongs to none.
inline constexpr std::size_t kNoGroup = std::numeric_limits<std::size_t>::max();

/// Fills the missing values of a column with the mean or median of those present.
/// Returns how many stay missing (all, when nothing is present).
std::size_t impute(Centre centre, std::span<double> x);

/// The same within groups: `group[i]` is the group of unit i, 0, 1, 2 ... or kNoGroup. A unit
/// without group, and a group without any value, stays missing. Returns how many stay missing. \pre
/// group.size() == x.size()
std::size_t impute_by_group(Centre centre, std::span<const std::size_t> group, std::span<double> x);

}  // namespace stave::numeric
