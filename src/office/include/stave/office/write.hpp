#pragma once

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stave::office {

struct CsvStyle {
  bool bom = true;    ///< spreadsheets take a file without it for the local encoding
  bool guard = true;  ///< against text that a spreadsheet would run as a formula
};

/// RFC 4180 with commas, "\n" line ends, UTF-8; every row as long as the longest one.
///
/// With `guard`, a text cell of two or more characters that starts with = + - @ (ASCII or
/// full-width), tab or line end gets an apostrophe in front, as spreadsheets write text themselves.
/// Numbers, and texts that read as one ("-5", "-6.5%"), stay as they are.
[[nodiscard]] std::string write_csv(const Table& table, const CsvStyle& style = {});

enum class Align : unsigned char { kAuto, kLeft, kCentre, kRight };
enum class Paper : unsigned char { kA4, kA3 };

/// An RGB colour, 0xRRGGBB.
using Colour = std::uint32_t;

struct SheetColumn {
  std::string header = {};
  double width = 12.0;  ///< in digits of the default font
  std::string number_format =
      {};  ///< as spreadsheets spell it: "0.00", "#,##0", "0.0%"; empty: general
  Align align = Align::kAuto;
  bool wrap = false;
  std::optional<Colour> data_bar = {};  ///< bars in proportion to the column's numbers
};

struct SheetCell {
  Cell value = {};
  std::optional<Colour> fill = {};  ///< for lights; say the state in words as well
  std::optional<Colour> ink = {};
  bool bold = false;
  std::string note = {};     ///< a comment at the cell
  std::string formula = {};  ///< "=B2/C2"; `value` is its result and is stored with it
};

struct PrintSetup {
  Paper paper = Paper::kA4;
  bool landscape = true;
  std::string footer = {};  ///< left foot of each printed page; page numbers stand on the right
};

/// One table on one sheet: a title over all columns, a header row, the body, closing lines.
/// Title and header stay in view and are repeated on each printed page, which is one page wide.
struct Sheet {
  std::string name = {};
  std::string title = {};  ///< no title row when empty
  std::vector<SheetColumn> columns = {};
  std::vector<std::vector<SheetCell>> rows = {};
  std::vector<std::string> closing = {};  ///< each in a merged row below the body
  std::size_t frozen_columns = 0;
  bool hidden = false;
  PrintSetup print = {};
};

struct Book {
  std::string title = {};
  std::string author = {};
  /// Part of the bytes: the same book gives the same file. Must lie after 1970-01-01.
  std::chrono::sys_seconds created{std::chrono::seconds{1'546'300'800}};  // 2019-01-01
  std::vector<Sheet> sheets = {};
};

/// The book as the bytes of an .xlsx file: no ZIP64, no data descriptors, formulas with results.
///
/// Number cells are doubles there, with 16 significant digits; whole numbers of more than 15 digits
/// are written as text, since spreadsheets keep no more. Dates are written as text.
/// Fails with xlsx.write_* when a name is empty, doubled, longer than 31 characters or holds one of
/// []:*?/\, a text is longer than 32,767 characters, a sheet has more than 1,048,576 rows or 16,384
/// columns, or text is not UTF-8. Nothing is truncated. Throws std::system_error when the
/// temporary folder cannot be written.
[[nodiscard]] Result<std::string> write_xlsx(const Book& book);

}  // namespace stave::office
