#pragma once

#include "stave/base/decimal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// What a target is to become, or was before; what is not said stays.
struct TargetWish {
  std::optional<Decimal> value;
  std::string unit;    ///< "" = as it is
  std::string period;  ///< "" = as it is
  friend bool operator==(const TargetWish&, const TargetWish&) = default;
};

/// As requests keep it: "value=7", "unit=%" and "period=2019", a line each, of what is said.
std::string to_string(const TargetWish& wish);

/// The wish of such a text; a lone number is a value, a line that is none of these is passed over.
TargetWish target_wish_of(std::string_view text);

/// In the order in which people say it: "7 % 2019".
std::string readable(const TargetWish& wish);

}  // namespace stave
