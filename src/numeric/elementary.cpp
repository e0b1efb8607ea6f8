#include "stave/numeric/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace stave::numeric {
namespace {

// ln 2 in two parts: the first has 32 trailing zero bits, so a whole number times it is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kSqrtHalf = 0.70710678118654752440;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr int kLogTerms = 11;
constexpr int kExpTerms = 14;
constexpr int kWholeLimit = 64;

struct Split {
  double fraction;  // in [sqrt(1/2), sqrt(2))
  int exponent;
};

// \pre x is positive and finite
Split split(double x) noexcept {
  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal: scaled up, exactly
    x *= 18014398509481984.0;                    // 2^54
    exponent = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52U) - 1022;
  auto fraction = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FE0000000000000ULL);
  if (fraction < kSqrtHalf) {
    fraction *= 2.0;
    --exponent;
  }
  return {fraction, exponent};
}

double two_to(int k) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

double whole_power(double x, int p) noexcept {
  double result = 1.0;
  for (int n = p < 0 ? -p : p; n != 0; n /= 2) {
    if (n % 2 == 1) {
      result *= x;
    }
    x *= x;
  }
  return p < 0 ? 1.0 / result : result;
}

}  // namespace

double natural_log(double x) noexcept {
  if (std::isnan(x) || x < 0.0) {
    return kNan;
  }
  if (x == 0.0) {
    return -kInfinity;
  }
  if (x == kInfinity) {
    return x;
  }
  const auto [fraction, exponent] = split(x);
  // ln(1 + f) = 2 atanh(s), s = f / (2 + f); written as f - s (f - R) so that the leading term is
  // exact.
  const double f = fraction - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double rest = 0.0;  // 2 (z/3 + z^2/5 + ...)
  for (int k = kLogTerms; k >= 1; --k) {
    rest = z * (2.0 / (2 * k + 1) + rest);
  }
  const double half_square = 0.5 * f * f;
  const double e = exponent;
  return e * kLn2High - ((half_square - (s * (half_square + rest) + e * kLn2Low)) - f);
}

double exponential(double x) noexcept {
  if (std::isnan(x)) {
    return x;
  }
  if (x > 709.782712893384) {
    return kInfinity;
  }
  if (x < -745.1332191019412) {
    return 0.0;
  }
  const int k = static_cast<int>(x * 1.44269504088896340736 + (x < 0.0 ? -0.5 : 0.5));
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  double tail = 0.0;  // r^2/2! + r^3/3! + ...
  for (int i = kExpTerms; i >= 3; --i) {
    tail = (1.0 + tail) * r / i;
  }
  tail = (1.0 + tail) * r * r / 2.0;
  const double y = 1.0 + (high - (low - tail));
  if (k < -1021) {
    return y * two_to(k + 100) * two_to(-100);
  }
  return k == 1024 ? y * two_to(1023) * 2.0 : y * two_to(k);
}

double power(double x, double p) noexcept {
  if (std::isnan(x) || std::isnan(p) || x < 0.0) {
    return kNan;
  }
  if (p >= -kWholeLimit && p <= kWholeLimit && p == static_cast<int>(p)) {
    return whole_power(x, static_cast<int>(p));
  }
  if (x == 0.0) {
    return p > 0.0 ? 0.0 : kInfinity;
  }
  return exponential(p * natural_log(x));
}

}  // namespace stave::numeric
