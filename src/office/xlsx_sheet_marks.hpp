#pragma once

#include "xlsx_notes.hpp"
#include "xlsx_parts.hpp"
#include "xml_edit.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// What is wrong with which cells of a sheet, row by row.
struct InReadingOrder {
  bool operator()(const Position& a, const Position& b) const noexcept {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  }
};

using Marks = std::map<Position, std::string, InReadingOrder>;

/// A workbook's formats, and red ones beside them.
class RedStyles {
 public:
  /// The part of a workbook that has none.
  static const std::string_view kNone;

  /// Fails when the part is ill-formed.
  Result<bool> read(std::string_view part, std::size_t depth);

  /// The number of the format that is like `style` but for a red fill.
  std::size_t red(std::size_t style);

  /// The part with the red formats.
  [[nodiscard]] std::string part() const;

 private:
  void read_formats(XmlReader& xml);
  void read_part(XmlReader& xml);
  void read_fills(XmlReader& xml);

  std::string text_;
  std::string prefix_;
  Element root_;
  std::optional<Element> fills_;
  std::optional<Element> formats_;
  std::optional<std::size_t> after_fills_;  // where the first element that must follow begins
  std::optional<std::size_t> after_formats_;
  std::size_t fill_count_ = 0;
  std::vector<std::string> known_;  // the formats' texts
  std::vector<std::string> added_;
  std::map<std::size_t, std::size_t> red_;
};

/// A sheet's text in which cells get red formats.
class SheetMarks {
 public:
  /// \pre the sheet was checked; `text`, `marks` and `styles` live longer
  SheetMarks(std::string_view text, const Marks& marks, std::size_t depth, RedStyles& styles);

  /// The relation of the drawing with the comments' boxes; "" when the sheet has none.
  [[nodiscard]] const std::string& drawing_id() const noexcept { return drawing_id_; }

  /// The changed text, with a drawing named when `new_drawing` is not empty.
  [[nodiscard]] std::string applied(const std::string& new_drawing, bool strict);

 private:
  using Next = Marks::const_iterator;

  void rows(XmlReader& xml);
  void row(XmlReader& xml);
  void cells(XmlReader& xml, std::size_t row);
  [[nodiscard]] std::string new_cell(const Position& at);
  [[nodiscard]] std::string new_rows(std::size_t before);
  [[nodiscard]] std::string new_cells(std::size_t row, std::size_t before);

  std::string_view text_;
  const Marks* marks_;
  RedStyles* styles_;
  Next next_;
  std::string prefix_;
  std::string drawing_id_;
  Element root_;
  std::optional<std::size_t> after_drawing_;
  std::size_t next_row_ = 0;
  Edits edits_;
};

}  // namespace stave::office
