#pragma once

#include "stave/base/decimal.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace stave::reading {

/// How the words behind a figure bound it.
enum class Bound : unsigned char {
  kNone,
  kAtLeast,  ///< 以上
  kAbout,    ///< 左右, 上下
  kAtMost,   ///< 以内, 以下, 之内, 内
};

/// A figure in a sentence: "62.3%以上", "百分之二十", "2000万亩", "10-15天", "三分之一".
struct Quantity {
  std::string_view text;  ///< from the first digit to the end of the bounding word
  std::string_view bare;  ///< without the bounding word
  Decimal value;
  std::optional<Decimal> high;  ///< upper end of a range
  std::string_view unit;        ///< "%" for 百分之; "" when none is written
  Bound bound = Bound::kNone;
  bool in_digits = true;  ///< 20, not 二十
};

/// All figures of the text from left to right. Dates, ordinals (第3), names (5G, R2) and numerals
/// inside words without unit (一批) are no figures.
[[nodiscard]] std::vector<Quantity> quantities(std::string_view text);

}  // namespace stave::reading
