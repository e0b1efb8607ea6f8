#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave {

/// What a unit measures: a product of base quantities with whole exponents, sorted by name, no zero
/// exponent. {} is a pure number (%, ‰, 倍). Base names: "CNY", "USD", ..., "m" (length; area is
/// m²), "kg", "tce" (standard coal), "J", "s", "月" (months and years: no fixed number of days),
/// "分" (points), and one per counted thing ("家", "人", "件", ...): households and firms do not
/// add up.
using Dimension = std::vector<std::pair<std::string, int>>;

/// A positive fraction in lowest terms; both parts are whole.
struct Fraction {
  Decimal numerator = 1;
  Decimal denominator = 1;

  [[nodiscard]] bool is_one() const noexcept { return numerator == denominator; }

  /// x * numerator / denominator; exact when the denominator has no other prime factors than 2 and
  /// 5 and the digits suffice. nullopt on overflow.
  [[nodiscard]] std::optional<Decimal> of(Decimal x) const noexcept;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// A unit as documents write it: its dimension and its size in base units (万元: CNY, 10000;
/// %: pure number, 1/100; 亩: m², 2000/3). Immutable.
class Unit {
 public:
  static constexpr int kMaxExponent = 9;     ///< of a base quantity in a unit
  static constexpr int kMaxSizeDigits = 30;  ///< numerator and denominator stay below 10^30
  static constexpr std::size_t kMaxSymbolBytes = 200;  ///< longest text that parse reads

  /// A pure number of size 1, written "".
  Unit() = default;

  /// Reads a unit: a known symbol, or symbols joined by · (or *) and then by / ("万元/亩",
  /// "人·年", "吨标准煤/万元"); "1/亩" is one per 亩; "" is a pure number. A prefix 十 百 千 万 亿
  /// or a pair of them (百万, 万亿) before a counter or a plain unit is understood ("万人",
  /// "亿美元"). Full-width ／ and ％ are read like / and %.
  ///
  /// Fails with unit.unknown naming the part, unit.empty_part, unit.ambiguous ("a/b·c": what is
  /// divided?), unit.too_large (an exponent or a size past the limits), unit.too_long. `where` is
  /// empty: only the caller knows it. \pre is_utf8(text)
  static Result<Unit> parse(std::string_view text);

  [[nodiscard]] const std::string& symbol() const noexcept { return symbol_; }

  [[nodiscard]] const Dimension& dimension() const noexcept { return dimension_; }

  /// Whether values in the two units can be added and compared.
  [[nodiscard]] bool same_dimension(const Unit& other) const noexcept {
    return dimension_ == other.dimension_;
  }

  [[nodiscard]] bool is_pure() const noexcept { return dimension_.empty(); }

  /// What a number of this unit is multiplied by to be one of `to`; nullopt when the dimensions
  /// differ or a part of the fraction would pass kMaxSizeDigits.
  [[nodiscard]] std::optional<Fraction> factor_to(const Unit& to) const;

  /// `x` of this unit in `to`. nullopt when the dimensions differ or the result overflows.
  [[nodiscard]] std::optional<Decimal> convert(Decimal x, const Unit& to) const;

  /// Product and quotient, written in a form that parse reads; nullopt past kMaxExponent,
  /// kMaxSizeDigits or kMaxSymbolBytes.
  [[nodiscard]] std::optional<Unit> times(const Unit& other) const;
  [[nodiscard]] std::optional<Unit> over(const Unit& other) const;

  /// Same dimension and same size; the way of writing does not count.
  friend bool operator==(const Unit& a, const Unit& b);

 private:
  static std::optional<Unit> known(std::string_view symbol);
  static std::optional<Unit> with_prefix(std::string_view symbol);
  [[nodiscard]] std::optional<Unit> joined(const Unit& other, int sign) const;

  std::string symbol_;
  Dimension dimension_;
  Fraction size_;
};

/// All symbols that Unit::parse knows without prefix and without composing, in the order of the
/// built-in table, for help and messages.
std::span<const std::string_view> known_units() noexcept;

}  // namespace stave
