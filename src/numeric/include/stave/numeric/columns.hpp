#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace stave::numeric {

/// A missing value inside kernels.
inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// A table as its columns: one span a column, one value a unit, all of the same length. The columns
/// may lie anywhere; nothing is copied.
using Columns = std::span<const std::span<const double>>;

/// Number of units. 0 for a table without columns.
[[nodiscard]] inline std::size_t rows(Columns columns) noexcept {
  return columns.empty() ? 0 : columns.front().size();
}

}  // namespace stave::numeric
