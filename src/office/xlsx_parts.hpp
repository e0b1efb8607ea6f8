#pragma once

#include "formats.hpp"
#include "package.hpp"
#include "xml.hpp"

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// A sheet as the workbook lists it.
struct SheetEntry {
  std::string name;
  std::string part;
  bool hidden = false;
};

/// What the sheets of a workbook share.
struct BookParts {
  std::vector<SheetEntry> sheets;
  std::vector<std::string> strings;
  std::vector<Shown> styles;  // by the index that cells carry
  bool date1904 = false;
};

/// What is left of the limits that hold for all sheets together.
struct Budget {
  std::size_t cells = 0;
  std::size_t text = 0;
};

/// The fault of a part as an error: "file.xlsx:xl/workbook.xml:1:345".
[[nodiscard]] Error part_error(std::string_view where, std::string_view part, std::string_view text,
                               const XmlFault& fault);

/// The text of a string item or inline string: runs joined, phonetic guides left out. After its
/// start tag.
[[nodiscard]] std::string rich_text(XmlReader& xml);

/// Reads everything but the sheets.
[[nodiscard]] Result<BookParts> read_parts(Package& package, std::string_view where,
                                           const ReadLimits& limits);

/// Reads the sheet's cells and merged ranges.
[[nodiscard]] Result<Table> read_sheet(std::string_view text, const SheetEntry& entry,
                                       const BookParts& book, std::string_view where,
                                       const ReadLimits& limits, Budget& left);

}  // namespace stave::office
