#pragma once

#include "xlsx_parts.hpp"

#include "stave/base/decimal.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace stave::office {

/// What a formula finds in a cell.
struct Operand {
  enum class Kind : unsigned char { kNothing, kNumber, kText, kUnknown };

  Kind kind = Kind::kNothing;
  Decimal number;
};

/// The cell at a place of a sheet; "" = the formula's own.
using CellLookup = std::function<Operand(std::string_view sheet, Position at)>;

/// The value of a formula without its "=": numbers, cells and ranges of numbers, + - * / % and
/// parentheses, SUM AVERAGE MIN MAX ROUND ABS. nullopt for anything else, for a text where a number
/// is needed, and for what decimals do not hold. Ranges pass over texts and empty cells; an empty
/// cell alone is 0.
[[nodiscard]] std::optional<Decimal> formula_value(std::string_view formula,
                                                   const CellLookup& look);

/// The formula as it reads so many rows below and columns to the right, where a cell shares it: its
/// cells move with it but for those that "$" holds. nullopt when one would leave the sheet.
[[nodiscard]] std::optional<std::string> moved_formula(std::string_view formula,
                                                       std::ptrdiff_t rows, std::ptrdiff_t columns);

}  // namespace stave::office
