#include "xlsx_check.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kMaxName = 31;
constexpr std::size_t kMaxText = 32'767;
constexpr std::size_t kMaxFormula = 8'192;
constexpr std::size_t kMaxFooter =
    200;  // 255 with the page numbers and doubled ampersands' reserve
constexpr std::size_t kMaxSheets = 1'000;

/// The length in UTF-16 units, as spreadsheets count.
std::size_t utf16_length(std::string_view text) noexcept {
  const auto pairs = std::count_if(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
  return code_points(text) + static_cast<std::size_t>(pairs);
}

Result<bool> check_text(std::string_view text, std::size_t limit, const std::string& place) {
  if (text.find('\0') != std::string_view::npos || !is_utf8(text)) {
    return fail(Errc::kInvalidInput, place, {"xlsx.write_not_text", {}});
  }
  if (const auto length = utf16_length(text); length > limit) {
    return fail(Errc::kInvalidInput, place,
                {"xlsx.write_too_long",
                 {{"found", std::to_string(length)}, {"limit", std::to_string(limit)}}});
  }
  return true;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool good_name(std::string_view name) {
  return !name.empty() && is_utf8(name) && utf16_length(name) <= kMaxName &&
         name.find_first_of(std::string_view("[]:*?/\\\0", 8)) == std::string_view::npos &&
         name.front() != '\'' && name.back() != '\'';
}

Result<bool> check_size(const Sheet& sheet) {
  static constexpr ReadLimits kSheet;
  std::size_t columns = sheet.columns.size();
  for (const auto& row : sheet.rows) {
    columns = std::max(columns, row.size());
  }
  const auto rows = (sheet.title.empty() ? 0 : 1) + 1 + sheet.rows.size() + sheet.closing.size();
  if (rows > kSheet.rows || columns > kSheet.columns) {
    return fail(Errc::kInvalidInput, sheet.name,
                {"xlsx.write_too_large",
                 {{"rows", std::to_string(rows)},
                  {"columns", std::to_string(columns)},
                  {"row_limit", std::to_string(kSheet.rows)},
                  {"column_limit", std::to_string(kSheet.columns)}}});
  }
  return true;
}

Result<bool> check_frame(const Sheet& sheet) {
  Result<bool> done = check_text(sheet.title, kMaxText, sheet.name);
  for (const auto& column : sheet.columns) {
    done = done ? check_text(column.header, kMaxText, sheet.name) : done;
    done = done ? check_text(column.number_format, kMaxName * 4, sheet.name) : done;
  }
  for (const auto& line : sheet.closing) {
    done = done ? check_text(line, kMaxText, sheet.name) : done;
  }
  return done ? check_text(sheet.print.footer, kMaxFooter, sheet.name) : done;
}

Result<bool> check_cell(const SheetCell& cell, const Sheet& sheet, std::size_t row,
                        std::size_t column) {
  const auto& text = cell.value.text;
  const bool plain = text.size() < kMaxName && cell.note.empty() && cell.formula.empty();
  if (plain && text.find('\0') == std::string::npos && is_utf8(text)) {
    return true;
  }
  const auto place = sheet.name + "!" + cell_name(row, column);
  Result<bool> done = check_text(text, kMaxText, place);
  done = done ? check_text(cell.note, kMaxText, place) : done;
  return done ? check_text(cell.formula, kMaxFormula, place) : done;
}

Result<bool> check_body(const Sheet& sheet) {
  std::size_t at = sheet.title.empty() ? 1 : 2;
  for (const auto& row : sheet.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (auto done = check_cell(row[c], sheet, at, c); !done) {
        return done;
      }
    }
    ++at;
  }
  return true;
}

Result<bool> check_sheet(const Sheet& sheet) {
  auto done = check_size(sheet);
  done = done ? check_frame(sheet) : done;
  return done ? check_body(sheet) : done;
}

}  // namespace

Result<bool> check_book(const Book& book) {
  Result<bool> done = check_text(book.title, kMaxText, "title");
  done = done ? check_text(book.author, kMaxText, "author") : done;
  if (!done) {
    return done;
  }
  if (book.sheets.empty() || book.sheets.size() > kMaxSheets ||
      std::all_of(book.sheets.begin(), book.sheets.end(),
                  [](const Sheet& sheet) { return sheet.hidden; })) {
    return fail(Errc::kInvalidInput, "",
                {"xlsx.write_sheets", {{"limit", std::to_string(kMaxSheets)}}});
  }
  std::set<std::string> names;
  for (const auto& sheet : book.sheets) {
    if (!good_name(sheet.name) || !names.insert(ascii_lower(sheet.name)).second) {
      return fail(Errc::kInvalidInput, is_utf8(sheet.name) ? sheet.name : "?",
                  {"xlsx.write_sheet_name", {{"limit", std::to_string(kMaxName)}}});
    }
    if (done = check_sheet(sheet); !done) {
      return done;
    }
  }
  return true;
}

}  // namespace stave::office
