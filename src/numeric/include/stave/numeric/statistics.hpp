#pragma once

#include "stave/numeric/columns.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace stave::numeric {

/// Statistics of one column. Missing values (NaN) take no part; a statistic that is not defined for
/// what is left is NaN. Sums run in the column's order, so the bits do not depend on the machine.

struct Extremes {
  double low = kMissing;
  double high = kMissing;
  std::size_t count = 0;  ///< values present
};

[[nodiscard]] Extremes extremes(std::span<const double> x) noexcept;
[[nodiscard]] std::size_t count_present(std::span<const double> x) noexcept;

/// Arithmetic mean, corrected by the mean of the residuals (two passes).
[[nodiscard]] double mean(std::span<const double> x) noexcept;

/// Standard deviation with n - 1. NaN below two values.
[[nodiscard]] double sample_sd(std::span<const double> x) noexcept;

/// The middle value, or the mean of the two middle values.
[[nodiscard]] double median(std::span<const double> x);

/// Quantile by linear interpolation between order statistics, h = (n - 1) p (Hyndman and Fan 1996,
/// type 7). \pre 0 <= p <= 1
[[nodiscard]] double quantile(std::span<const double> x, double p);

/// Skewness G1 = g1 sqrt(n (n - 1)) / (n - 2), g1 = m3 / m2^1.5 (Joanes and Gill 1998, type 2; also
/// what spreadsheets compute). NaN below three values and for a constant column.
/// \test published table of 49 indicators to 1e-12
[[nodiscard]] double skewness(std::span<const double> x) noexcept;

/// Excess kurtosis G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2) (n - 3)), g2 = m4 / m2^2 - 3 (Joanes
/// and Gill 1998, type 2). NaN below four values and for a constant column. \test published table
/// of 49 indicators to 1e-12
[[nodiscard]] double kurtosis(std::span<const double> x) noexcept;

/// Pearson correlation over the rows where both are present. NaN when either is constant there.
/// \pre x.size() == y.size()
[[nodiscard]] double correlation(std::span<const double> x, std::span<const double> y) noexcept;

/// The values present, ascending.
[[nodiscard]] std::vector<double> sorted_present(std::span<const double> x);

}  // namespace stave::numeric
