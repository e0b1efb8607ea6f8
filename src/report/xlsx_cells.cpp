#include "xlsx_cells.hpp"

#include <cmath>
#include <utility>

namespace stave::report::xlsx {

std::string format_of(int digits) {
  return digits <= 0 ? "0" : "0." + std::string(static_cast<std::size_t>(digits), '0');
}

office::SheetCell text(std::string words) {
  office::SheetCell cell;
  cell.value = office::text_cell(std::move(words));
  return cell;
}

office::SheetCell whole(int number) {
  office::SheetCell cell;
  cell.value = office::number_cell(Decimal(number));
  return cell;
}

office::SheetCell number(double x, int digits) {
  office::SheetCell cell;
  if (std::isfinite(x)) {
    cell.value = office::number_cell(Decimal::from_double(x).rounded(digits, Rounding::kHalfUp));
  }
  return cell;
}

office::SheetCell value(const Value& value, int digits, Rounding rounding) {
  office::SheetCell cell;
  if (const auto number = value.number()) {
    cell.value = office::number_cell(number->rounded(digits, rounding));
  }
  return cell;
}

office::SheetColumn words_column(std::string header, double width) {
  office::SheetColumn column;
  column.header = std::move(header);
  column.width = width;
  column.wrap = true;
  return column;
}

office::SheetColumn number_column(std::string header, int digits, double width) {
  office::SheetColumn column;
  column.header = std::move(header);
  column.width = width;
  column.number_format = format_of(digits);
  column.align = office::Align::kRight;
  return column;
}

office::SheetColumn figures_column(std::string header) {
  office::SheetColumn column = number_column(std::move(header), 0);
  column.number_format.clear();
  return column;
}

}  // namespace stave::report::xlsx
