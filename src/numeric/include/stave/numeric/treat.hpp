#pragma once

#include "stave/numeric/statistics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace stave::numeric {

/// What is done about outliers. A column is treated only when it fails the gate: |skewness| >= skew
/// and kurtosis >= kurt (both). First stage: winsorise up to `points` values. Second stage, when
/// the column still fails: the transformation, applied to the untreated column. Practice of the
/// COIN tool and of COINr (Becker et al. 2022, J. Open Source Software 7(78), 4567). The direction
/// plays no part.
enum class Transformation : unsigned char { kNone, kLog, kBoxCox };

struct Treatment {
  std::size_t points = 5;                       ///< most values to winsorise; 0 = no first stage
  Transformation then = Transformation::kNone;  ///< second stage
  double lambda = 0.0;                          ///< of Box-Cox
  double skew = 2.0;
  double kurt = 3.5;
  friend bool operator==(const Treatment&, const Treatment&) = default;
};

/// What was done to one value.
enum class Touched : unsigned char { kNo, kLowered, kRaised, kTransformed };

struct Treated {
  std::vector<double> values;
  std::vector<Touched> touched;
  std::size_t winsorised =
      0;  ///< values moved by the first stage (also when the second replaced it)
  bool passed_untreated = true;
  bool passes = true;  ///< the gate at the end
};

/// Whether the column needs no treatment. Undefined skewness or kurtosis (too few values, a
/// constant) passes: there is nothing to act on.
[[nodiscard]] bool passes_gate(const Treatment& treatment, std::span<const double> x) noexcept;

/// \test published table: 49 indicators, treated values and points
[[nodiscard]] Treated treat(const Treatment& treatment, std::span<const double> x);

/// ln(x - min + 0.01 (max - min)), the COIN tool's logarithm. A constant column stays as it is.
[[nodiscard]] std::vector<double> log_shifted(std::span<const double> x);

/// Box-Cox of z = x - min + 1: (z^lambda - 1) / lambda, ln z for lambda = 0 (Box and Cox 1964).
[[nodiscard]] std::vector<double> box_cox(std::span<const double> x, double lambda);

}  // namespace stave::numeric
