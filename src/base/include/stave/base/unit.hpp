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
/// exponent. {} is a pure number (%, ‰, 倍). Base names: "CNY", "USD", "m" (length; area is m²),
/// "kg", "tce" (standard coal), "J", "s", and one per counted thing ("家", "人", "件", ...).
using Dimension = std::vector<std::pair<std::string, int>>;

/// A unit as documents write it: its dimension and its size in base units (万元: CNY, 10000;
/// %: pure number, 0.01; 亩: m², 2000/3 is not a finite decimal, hence numerator and denominator).
class Unit {
 public:
  /// A pure number of size 1, written "".
  Unit() = default;

  /// Reads a unit: one of the known symbols, or a product and quotient of them ("万元/亩",
  /// "吨标准煤/万元", "件/万人"). A prefix 万, 亿 or 千 before a known counter or unit is understood ("万人",
  /// "亿美元", "千瓦时" is a symbol of its own). Fails with unit.unknown naming the part.
  static Result<Unit> parse(std::string_view text);

  [[nodiscard]] const std::string& symbol() const noexcept { return symbol_; }
  [[nodiscard]] const Dimension& dimension() const noexcept { return dimension_; }

  /// Whether values in the two units can be added and compared.
  [[nodiscard]] bool same_dimension(const Unit& other) const noexcept { return dimension_ == other.dimension_; }
  [[nodiscard]] bool is_pure() const noexcept { return dimension_.empty(); }

  /// `x` of this unit in `to`. nullopt when the dimensions differ or the result overflows.
  [[nodiscard]] std::optional<Decimal> convert(Decimal x, const Unit& to) const;

  [[nodiscard]] Unit times(const Unit& other) const;
  [[nodiscard]] Unit over(const Unit& other) const;

  /// Same dimension and same size; the way of writing does not count.
  friend bool operator==(const Unit& a, const Unit& b);

 private:
  std::string symbol_;
  Dimension dimension_;
  Decimal numerator_ = 1;
  Decimal denominator_ = 1;
};

/// All symbols that Unit::parse knows without composing, for help and messages.
std::span<const std::string_view> known_units() noexcept;

}  // namespace stave
