#pragma once

#include "xlsx_look.hpp"
#include "xlsx_notes.hpp"
#include "zip_write.hpp"

#include "stave/base/error.hpp"
#include "stave/office/write.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace stave::office {

/// The texts that the cells of a book share. Past so many the rest are written into their cells, so
/// that a long table does not fill the memory.
class TextTable {
 public:
  /// The text's number; nullopt when the table is full.
  std::optional<std::size_t> number_of(const std::string& text);

  [[nodiscard]] bool empty() const noexcept { return order_.empty(); }

  void write_part(ZipWriter& zip) const;

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<const std::string*> order_;
  std::size_t uses_ = 0;
};

/// Where long drop-down lists stand: columns of one hidden sheet.
class LongLists {
 public:
  static constexpr std::string_view kSheetName = "_lists";

  /// The formula of a list: its texts, or its range on the hidden sheet.
  std::string formula_of(const std::vector<std::string>& list);

  [[nodiscard]] bool empty() const noexcept { return lists_.empty(); }

  [[nodiscard]] Sheet sheet() const;

 private:
  std::vector<std::vector<std::string>> lists_;
};

/// What the sheets of a book share while they are written.
struct BookWriting {
  ZipWriter* zip = nullptr;
  Looks looks;
  TextTable texts;
  LongLists lists;
};

/// Writes the sheet's part and fills in what stands in others. `selected`: the tab that is shown
/// first. Fails as write_xlsx does.
Result<std::vector<Note>> write_sheet(const Sheet& sheet, std::size_t number, bool selected,
                                      BookWriting& book);

}  // namespace stave::office
