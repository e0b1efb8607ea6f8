#pragma once

#include "stave/base/decimal.hpp"

#include <cstdint>
#include <optional>

namespace stave::supervise {

inline constexpr int kMonthCount = 12;
inline constexpr int kHundred = 100;  ///< per cent of a whole

/// A number, or nothing where one was missing or left what decimals hold. Sums and products of
/// nothing are nothing.
using Number = std::optional<Decimal>;

inline Number sum(const Number& a, const Number& b) {
  return a && b ? add(*a, *b) : std::nullopt;
}

inline Number difference(const Number& a, const Number& b) {
  return a && b ? subtract(*a, *b) : std::nullopt;
}

inline Number product(const Number& a, const Number& b) {
  return a && b ? multiply(*a, *b) : std::nullopt;
}

inline Number quotient(const Number& a, const Number& b) {
  return a && b ? divide(*a, *b) : std::nullopt;
}

/// from + (to - from) * part / whole: multiplied before it is divided, so that it is rounded once.
inline Number between(const Number& from, const Number& to, int part, int whole) {
  return sum(from, quotient(product(difference(to, from), Decimal(part)), Decimal(whole)));
}

/// top / bottom, not yet divided, so that it is compared exactly. Nothing when top is.
struct Fraction {
  Number top;
  int bottom = 1;  ///< above 0

  [[nodiscard]] Number value() const { return quotient(top, Decimal(bottom)); }
};

/// 100 * part / whole.
inline Fraction hundred_times(int part, int whole) {
  return {Decimal(std::int64_t{kHundred} * part), whole};
}

/// between, as a fraction.
inline Fraction fraction_between(Decimal from, Decimal to, int part, int whole) {
  return {sum(product(from, Decimal(whole)), product(difference(to, from), Decimal(part))), whole};
}

}  // namespace stave::supervise
