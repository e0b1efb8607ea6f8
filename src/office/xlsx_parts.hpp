#pragma once

#include "formats.hpp"
#include "package.hpp"
#include "xml.hpp"

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
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

/// The texts that cells refer to by number. While a file is only checked, just their lengths are
/// known.
class SharedStrings {
 public:
  /// \pre all lengths together are less than 4 GiB
  void add(std::size_t length) { ends_.push_back(static_cast<std::uint32_t>(total() + length)); }

  /// Once for each string that was added, in order.
  void load(std::string_view text) { text_.append(text); }

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

  [[nodiscard]] std::size_t total() const noexcept { return ends_.empty() ? 0 : ends_.back(); }

  [[nodiscard]] std::size_t length(std::size_t i) const { return ends_[i] - begin(i); }

  /// \pre every string was loaded
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return std::string_view(text_).substr(begin(i), length(i));
  }

 private:
  [[nodiscard]] std::size_t begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }

  std::string text_;
  std::deque<std::uint32_t> ends_;  // does not move while it grows
};

/// What the sheets of a workbook share.
struct BookParts {
  std::string where;  // the file, in errors
  std::vector<SheetEntry> sheets;
  SharedStrings strings;
  std::string main_part;      // the workbook
  std::string strings_part;   // "" when there is none
  std::string styles_part;    // "" when there is none
  std::vector<Shown> styles;  // by the index that cells carry
  bool date1904 = false;
};

/// A relation of a part, its target resolved to a part's name.
struct Relation {
  std::string id;
  std::string kind;  // the last step of the type's address
  std::string part;
};

/// What is left of the limits that hold for all sheets together.
struct Budget {
  std::size_t cells = 0;
  std::size_t text = 0;
};

/// A cell's place in its sheet, counted from 0.
struct Position {
  std::size_t row = 0;
  std::size_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// "C12" as row 11, column 2; nullopt when it is no cell's name. Values past any sheet are kept
/// large.
[[nodiscard]] std::optional<Position> cell_position(std::string_view name) noexcept;

/// The fault of a part as an error: "file.xlsx:xl/workbook.xml:1:345".
[[nodiscard]] Error part_error(std::string_view where, std::string_view part,
                               const XmlFault& fault);

/// The name of the part that lists the relations of `part`: "xl/_rels/workbook.xml.rels".
[[nodiscard]] std::string relations_part(std::string_view part);

/// The relations in a list's text, of the part `part`; its faults are left in `xml`.
[[nodiscard]] std::vector<Relation> read_relations(XmlReader& xml, std::string_view part);

/// The text of a string item or inline string: runs joined, phonetic guides left out. After its
/// start tag.
[[nodiscard]] std::string rich_text(XmlReader& xml);

/// Reads everything but the sheets; of shared strings the lengths.
[[nodiscard]] Result<BookParts> read_parts(Package& package, std::string_view where,
                                           const ReadLimits& limits);

/// Reads the texts of the shared strings, which read_parts has measured.
Result<bool> load_strings(const Package& package, std::string_view where, const ReadLimits& limits,
                          BookParts& book);

/// What takes the rows of a sheet that hold anything, in order, and its merged ranges, which come
/// after them. False stops the reading.
struct SheetSink {
  std::function<bool(std::size_t row, std::vector<Cell>& cells)> row;
  std::function<void(const Range&)> merged;
};

/// Reads a sheet, or only checks it when there is no sink: nothing is stored then, and shared
/// strings need not be loaded.
Result<bool> read_sheet(const Package& package, const SheetEntry& entry, const BookParts& book,
                        const ReadLimits& limits, Budget& left, const SheetSink* sink);

}  // namespace stave::office
