#pragma once

namespace stave::numeric {

/// Logarithm, exponential and power of our own: only +, -, *, / and the exponent's bits, so every
/// machine and every library gives the same bits (libm differs in the last digit between versions).
/// Error below 2 units in the last place for natural_log and exponential.
///
/// \test against libm to 4e-16 relative over the whole range; exact at 1 and 0.

/// ln x. -inf at 0, NaN below 0 and for NaN.
[[nodiscard]] double natural_log(double x) noexcept;

/// e^x. 0 below -745.2, +inf above 709.8, NaN for NaN.
[[nodiscard]] double exponential(double x) noexcept;

/// x^p for x >= 0 as e^(p ln x); relative error about |p ln x| * 2e-16. Whole p up to 64 in size
/// are multiplied out. 0^0 = 1, 0^p = 0 for p > 0, +inf for p < 0; NaN for x < 0.
[[nodiscard]] double power(double x, double p) noexcept;

}  // namespace stave::numeric
