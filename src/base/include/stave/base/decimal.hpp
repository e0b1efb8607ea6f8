#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// How a decimal is rounded to fewer places. A pack declares one.
enum class Rounding : unsigned char { kHalfEven, kHalfUp, kDown };

/// A decimal number of 34 significant digits: IEEE 754-2008 decimal128, by Intel's library.
///
/// Sums, differences and products of up to 34 digits are exact; anything longer, and every
/// quotient, is the exact result rounded half to even at the 34th digit. Always finite: whatever
/// would overflow or divide by zero gives nullopt. Equality is of numbers: 1.0 == 1.00.
class Decimal {
 public:
  Decimal() noexcept : Decimal(0) {}

  // NOLINTNEXTLINE(google-explicit-constructor): whole numbers are exact
  Decimal(std::int64_t whole) noexcept;

  /// Reads "62.3", "-1,234.5" is refused (no grouping), "1e6" is allowed. ASCII only, at most 34
  /// significant digits; nullopt for anything else.
  static std::optional<Decimal> parse(std::string_view text);

  /// The shortest decimal that reads back as the same double. \pre x is finite.
  static Decimal from_double(double x);

  [[nodiscard]] double to_double() const noexcept;

  /// Plain notation without exponent and without trailing zeros: "62.3", "-0.05", "0".
  [[nodiscard]] std::string to_string() const;

  /// Rounded to `places` digits after the point (negative: before it).
  [[nodiscard]] Decimal rounded(int places, Rounding mode) const noexcept;

  /// Plain notation with exactly `places` digits after the point, rounded by `mode`.
  [[nodiscard]] std::string to_fixed(int places, Rounding mode = Rounding::kHalfEven) const;

  [[nodiscard]] bool is_zero() const noexcept;
  [[nodiscard]] int sign() const noexcept;  ///< -1, 0 or 1

  friend std::optional<Decimal> add(Decimal a, Decimal b) noexcept;
  friend std::optional<Decimal> subtract(Decimal a, Decimal b) noexcept;
  friend std::optional<Decimal> multiply(Decimal a, Decimal b) noexcept;
  friend std::optional<Decimal> divide(Decimal a, Decimal b) noexcept;  ///< nullopt when b is 0
  [[nodiscard]] Decimal negated() const noexcept;

  friend bool operator==(Decimal a, Decimal b) noexcept;
  friend bool operator<(Decimal a, Decimal b) noexcept;

  friend bool operator>(Decimal a, Decimal b) noexcept { return b < a; }

  friend bool operator<=(Decimal a, Decimal b) noexcept { return !(b < a); }

  friend bool operator>=(Decimal a, Decimal b) noexcept { return !(a < b); }

 private:
  using Bits = std::array<std::uint64_t, 2>;

  explicit Decimal(Bits bits) noexcept : bits_(bits) {}

  static std::optional<Decimal> finite(Bits bits) noexcept;

  alignas(16) Bits bits_;
};

std::optional<Decimal> add(Decimal a, Decimal b) noexcept;
std::optional<Decimal> subtract(Decimal a, Decimal b) noexcept;
std::optional<Decimal> multiply(Decimal a, Decimal b) noexcept;
std::optional<Decimal> divide(Decimal a, Decimal b) noexcept;

}  // namespace stave
