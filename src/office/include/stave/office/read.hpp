#pragma once

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace stave::office {

/// Reads CSV (RFC 4180): UTF-8, UTF-16 with byte order mark or GB18030; comma, semicolon or tab,
/// whichever gives the first rows the same number of fields; any line ends; quoted fields may hold
/// separators, line ends and doubled quotes.
///
/// A field is kNumber when it is a plain decimal that a spreadsheet would keep whole: at most 15
/// significant digits, no leading zero or plus sign. "007" and 18-digit codes stay kText. Blank
/// lines become rows without cells; blank rows at the end are dropped. The guards of write_csv are
/// taken off if the whole file is as write_csv writes it; other apostrophes stay. Fails, with
/// `where`:line:column, on an unclosed quote (at its opening), text behind a closing quote, a quote
/// inside an unquoted field, a row with more or fewer fields than the first, and beyond `limits`.
[[nodiscard]] Result<Table> read_csv(std::string_view bytes, std::string_view where,
                                     const ReadLimits& limits = {});

/// Reads a workbook in Office Open XML (.xlsx, transitional or strict) from memory.
///
/// Values are the stored ones: formulas give their last result. Cells with a date format become
/// dates in the workbook's own date system (1900 or 1904); phonetic guides are left out;
/// <dimension> is not believed; formatted but empty cells and rows at the end do not count.
/// Refused, each with its sentence: other formats (old .xls/.et/.wps/.doc, .ods, .xlsb, PDF, not a
/// zip), encrypted files, macros, anything beyond `limits` (packed and unpacked sizes are both
/// checked, the declared size is not believed), suspicious part names, a document type or entity
/// declaration in any XML part, ill-formed XML or UTF-8, missing parts, cells out of range, twice
/// or out of order, formulas without a stored result.
[[nodiscard]] Result<Workbook> read_xlsx(std::string_view bytes, std::string_view where,
                                         const ReadLimits& limits = {});

/// Where a row that is read stands; rows are counted from 0.
struct RowPlace {
  std::size_t sheet = 0;
  std::string_view sheet_name;
  bool hidden = false;
  std::size_t row = 0;
};

/// Takes a row's cells, which it may move away; false ends the reading.
using RowVisitor = std::function<bool(const RowPlace& place, std::vector<Cell>& cells)>;

/// read_xlsx for files of any length: gives the rows that hold anything one by one, sheet by sheet,
/// and keeps none. The file is checked to its end first, so no row comes from a file that is
/// refused. Merged ranges are not told.
Result<bool> read_xlsx_rows(std::string_view bytes, std::string_view where, const RowVisitor& visit,
                            const ReadLimits& limits = {});

/// read_xlsx or read_csv, chosen by the content; a CSV file is a workbook of one nameless sheet.
[[nodiscard]] Result<Workbook> read_table_file(std::string_view bytes, std::string_view file_name,
                                               const ReadLimits& limits = {});

}  // namespace stave::office
