#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::office {

struct CsvStyle {
  bool bom = true;    ///< spreadsheets take a file without it for the local encoding
  bool guard = true;  ///< against text that a spreadsheet would run as a formula
};

/// RFC 4180 with commas, "\n" line ends, UTF-8; every row as long as the longest one.
///
/// With `guard`, a text cell of two or more characters that starts with = + - @ (ASCII or
/// full-width), tab or line end gets an apostrophe in front, as spreadsheets write text themselves,
/// and quotes around it; so does a text that is one of these behind apostrophes. Numbers, and texts
/// that read as one ("-5", "-6.5%"), stay as they are. read_csv takes the guards of a file that
/// this function wrote off again, so the texts come back as they were (but for their line ends,
/// which are "\n").
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

/// What a person may type into a cell; the spreadsheet program refuses the rest on the spot.
struct Validation {
  enum class Kind : unsigned char {
    kList,       ///< one of `list`, offered as a drop-down
    kDecimal,    ///< a number from `least` to `most`
    kWhole,      ///< a whole number from `least` to `most`
    kTextLength  ///< a text of `least` to `most` characters
  };

  Kind kind = Kind::kDecimal;
  std::vector<std::string> list = {};
  std::optional<Decimal> least = {};  ///< included; nullopt: no limit
  std::optional<Decimal> most = {};
  std::string prompt = {};  ///< shown when the cell is entered: at most 255 characters
  std::string error = {};   ///< shown when the value is refused: at most 225
  friend bool operator==(const Validation&, const Validation&) = default;
};

struct SheetCell {
  Cell value = {};
  std::optional<Colour> fill = {};  ///< for lights; say the state in words as well
  std::optional<Colour> ink = {};
  bool bold = false;
  std::string note = {};     ///< a comment at the cell
  std::string formula = {};  ///< "=B2/C2"; `value` is its result and is stored with it
  bool input = false;        ///< may be changed in a protected sheet
  std::optional<std::size_t> validation = {};  ///< its place in Sheet::validations
  std::string number_format = {};  ///< instead of the column's; "@" for codes, which stay text
};

/// A cell of the rows between title and column headers.
struct HeadCell {
  std::string text = {};
  std::size_t columns = 1;  ///< merged over so many
  bool boxed = true;        ///< looks like a header; otherwise like a line of words
};

struct PrintSetup {
  Paper paper = Paper::kA4;
  bool landscape = true;
  std::string footer = {};  ///< left foot of each printed page; page numbers stand on the right
};

enum class Visibility : unsigned char {
  kVisible,
  kHidden,
  kVeryHidden  ///< programs offer no menu to show it
};

/// One table on one sheet: a title over all columns, head rows, a row of column headers, the body,
/// closing lines. What is above the body stays in view and is repeated on each printed page, which
/// is one page wide.
struct Sheet {
  std::string name = {};
  std::string title = {};  ///< no title row when empty
  std::vector<SheetColumn> columns = {};
  std::vector<std::vector<SheetCell>> rows = {};
  std::vector<std::string> closing = {};  ///< each in a merged row below the body
  std::size_t frozen_columns = 0;
  bool hidden = false;  ///< the same as Visibility::kHidden
  PrintSetup print = {};
  std::vector<std::vector<HeadCell>> heads = {};
  bool headers = true;  ///< whether there is a row of column headers
  /// Locks every cell that is no input; widths and heights may still be changed. No password: it
  /// guards against slips, not against people.
  bool protect = false;
  std::vector<Validation> validations = {};
  Visibility visibility = Visibility::kVisible;
  /// Rows behind `rows`, asked for one at a time so that tables of any length can be written; false
  /// when there are no more. The vector comes empty. Called once for each row of one write_xlsx.
  std::function<bool(std::vector<SheetCell>& row)> more = {};

  /// The row of the workbook, from 0, in which the body begins.
  [[nodiscard]] std::size_t body_row() const noexcept {
    return (title.empty() ? 0U : 1U) + heads.size() + (headers ? 1U : 0U);
  }
};

/// What a template tells the program that reads it back: a sheet that programs do not show, of keys
/// and values, both as text.
[[nodiscard]] Sheet facts_sheet(std::string name,
                                const std::vector<std::pair<std::string, std::string>>& facts);

/// The keys and values of such a sheet; empty when the workbook has none of that name.
[[nodiscard]] std::map<std::string, std::string> read_facts(const Workbook& book,
                                                            std::string_view sheet_name);

struct Book {
  std::string title = {};
  std::string author = {};
  /// Part of the bytes: the same book gives the same file. Must lie after 1970-01-01.
  std::chrono::sys_seconds created{std::chrono::seconds{1'546'300'800}};  // 2019-01-01
  std::vector<Sheet> sheets = {};
};

/// The book as the bytes of an .xlsx file: no ZIP64, no data descriptors, formulas with results.
///
/// Number cells are doubles there; whole numbers of more than 15 digits are written as text, since
/// spreadsheets keep no more. Dates are written as text. Texts are never formulas. Drop-down lists
/// that do not fit into a cell's rule (255 characters, no commas) are put on a very hidden sheet
/// "_lists" at the end.
/// Fails with xlsx.write_* when a name is empty, doubled, longer than 31 characters or holds one of
/// []:*?/\, a text is longer than 32,767 characters, a sheet has more than 1,048,576 rows or 16,384
/// columns, text is not UTF-8, or a validation makes no sense. Nothing is truncated.
[[nodiscard]] Result<std::string> write_xlsx(const Book& book);

/// What is wrong with a cell of a workbook, counted from 0 as in Table.
struct CellFault {
  std::string sheet;  ///< its name; "" in a CSV file
  std::size_t row = 0;
  std::size_t column = 0;
  std::string text;  ///< for a person
  friend bool operator==(const CellFault&, const CellFault&) = default;
};

/// The same workbook with the faulty cells in red, each with its faults as a comment.
///
/// Changed in place: a cell keeps its format but for the fill, comments that were there stay and
/// are added to, and every part that has nothing to do with it keeps its bytes. A cell or row that
/// the file does not hold is added. Fails as read_xlsx does, and with xlsx.no_such_cell.
[[nodiscard]] Result<std::string> mark_faults(std::string_view xlsx,
                                              const std::vector<CellFault>& faults,
                                              const ReadLimits& limits = {});

/// A workbook of the table, sheet `name`, with the faulty cells in red and commented: what
/// mark_faults is for a CSV file. `sheet` of the faults is not looked at. Fails as write_xlsx does.
[[nodiscard]] Result<std::string> marked_workbook(const Table& table, std::string name,
                                                  const std::vector<CellFault>& faults);

}  // namespace stave::office
