#pragma once

#include "stave/base/decimal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

enum class CellKind : unsigned char { kEmpty, kText, kNumber, kBool, kError, kDate };

/// One cell as its file holds it.
///
/// kText    the characters;
/// kNumber  the decimal digits as stored. A workbook stores doubles, often with the noise of binary
///          fractions ("62.299999999999997"): beyond 15 significant digits the text is the shortest
///          decimal that reads back as the same double ("62.3");
/// kBool    "TRUE" or "FALSE";
/// kError   "#DIV/0!" and its like;
/// kDate    "2018-12-31", "2018-12-31T08:30:00" or "08:30:00".
struct Cell {
  CellKind kind = CellKind::kEmpty;
  bool percent = false;  ///< a workbook's percent format: 0.065 is shown there as 6.5%
  std::string text = {};
  friend bool operator==(const Cell&, const Cell&) = default;
};

[[nodiscard]] Cell text_cell(std::string text);  ///< kEmpty when the text is empty
[[nodiscard]] Cell number_cell(Decimal value);

/// A number as written, with what stood behind it: "１，２３４．５ 亿元" is 1234.5 and "亿元".
struct Figure {
  Decimal value;
  std::string suffix;  ///< "" when the number stood alone; "%" for a percent sign or format
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Reads a number from a text of a person's hand: full-width digits and signs, thousands separators
/// in groups of three, blanks around it, a word behind it. Nothing is converted: 6.5% is 6.5 and
/// "%", so that the caller decides which words its column allows. nullopt for anything else.
[[nodiscard]] std::optional<Figure> read_figure(std::string_view text);

/// The figure of a number or text cell; a percent-formatted 0.065 is 6.5 and "%". nullopt for other
/// kinds.
[[nodiscard]] std::optional<Figure> figure(const Cell& cell);

/// The number of a number or text cell that has no suffix; 0.065 for a percent-formatted 0.065.
[[nodiscard]] std::optional<Decimal> number(const Cell& cell);

/// Cells from (row, column) to (last_row, last_column), both included, counted from 0.
struct Range {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t last_row = 0;
  std::size_t last_column = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

/// "C12" for row 11, column 2: both are counted from 0.
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);

/// "B2:D5", or "B2" for a single cell.
[[nodiscard]] std::string range_name(const Range& range);

/// A sheet: rows from the first to the last one that holds anything. Rows of a workbook end at
/// their last cell that holds anything, so they differ in length; rows of a CSV file are equally
/// long, but blank ones may have no cells.
struct Table {
  std::string name;  ///< the sheet's name; empty for CSV
  bool hidden = false;
  std::vector<std::vector<Cell>> rows;
  std::vector<Range> merged;
  /// For a CSV file the line on which each row starts, counted from 1; empty for a workbook.
  std::vector<std::size_t> lines;

  /// An empty cell where the table has none.
  [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const noexcept;

  /// The longest row's length.
  [[nodiscard]] std::size_t columns() const noexcept;

  /// How a person finds the cell: "指标值!C12", or "C12" without a sheet's name.
  [[nodiscard]] std::string place(std::size_t row, std::size_t column) const;
};

struct Workbook {
  std::vector<Table> sheets;  ///< in the order of their tabs; chart sheets are left out
};

/// What a reader accepts. The defaults are the product's; smaller ones serve tests.
struct ReadLimits {
  std::size_t bytes = std::size_t{64} << 20;  ///< of the file
  std::size_t rows = 1'048'576;               ///< of a sheet, as spreadsheets have them
  std::size_t columns = 16'384;
  std::size_t cells =
      3'500'000;  ///< of the file, with the empty ones left of a full one and merged ranges
  std::size_t unpacked = std::size_t{256}
                         << 20;  ///< bytes of all parts of a workbook; text of its cells
  std::size_t ratio = 200;       ///< unpacked to packed size of a part above 4 MiB
  std::size_t entries = 4'096;   ///< parts of a workbook
  std::size_t depth = 32;        ///< elements inside one another
};

}  // namespace stave::office
