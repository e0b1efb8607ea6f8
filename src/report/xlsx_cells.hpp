#pragma once

#include "stave/base/value.hpp"
#include "stave/office/write.hpp"

#include <string>

namespace stave::report::xlsx {

inline constexpr office::Colour kOpenFill = 0xFDE3E1;  ///< behind what waits for an answer

/// "0.00" for two digits.
std::string format_of(int digits);

office::SheetCell text(std::string words);
office::SheetCell whole(int number);

/// A number rounded to so many digits; an empty cell when there is none.
office::SheetCell number(double x, int digits);
office::SheetCell value(const Value& value, int digits, Rounding rounding);

office::SheetColumn words_column(std::string header, double width);
office::SheetColumn number_column(std::string header, int digits, double width = 11.0);

/// Indicators of one column differ in their digits, so theirs has the general format.
office::SheetColumn figures_column(std::string header);

}  // namespace stave::report::xlsx
