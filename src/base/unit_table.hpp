#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stave {

/// One base quantity of a unit; exponent 0 = none.
struct BasePower {
  std::string_view base;
  int exponent = 0;
};

/// A symbol that units are made of: size numerator/denominator in base units.
struct KnownUnit {
  std::string_view symbol;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  BasePower first;
  BasePower second;
  bool takes_prefix = false;  ///< 万, 亿, ... may stand before it
};

/// Number words before a unit, the longer ones first.
struct UnitPrefix {
  std::string_view word;
  std::int64_t size = 1;
};

[[nodiscard]] std::span<const KnownUnit> unit_table() noexcept;
[[nodiscard]] std::span<const UnitPrefix> unit_prefixes() noexcept;

}  // namespace stave
