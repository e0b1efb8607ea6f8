#include "xlsx_check.hpp"

#include "xml_write.hpp"

#include "stave/base/ascii.hpp"
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
constexpr std::size_t kMaxPrompt = 255;
constexpr std::size_t kMaxFault = 225;
constexpr std::size_t kMaxSheets = 1'000;

/// The length in UTF-16 units, as spreadsheets count.
std::size_t utf16_length(std::string_view text) noexcept {
  const auto pairs = std::count_if(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
  return code_points(text) + static_cast<std::size_t>(pairs);
}

Result<bool> check_text(std::string_view text, std::size_t limit, const std::string& place) {
  if (!is_xml_text(text)) {
    return fail(Errc::kInvalidInput, place, {"xlsx.write_not_text", {}});
  }
  if (const auto length = utf16_length(text); length > limit) {
    return fail(Errc::kInvalidInput, place,
                {"xlsx.write_too_long",
                 {{"found", std::to_string(length)}, {"limit", std::to_string(limit)}}});
  }
  return true;
}

bool good_name(std::string_view name) {
  return !name.empty() && is_utf8(name) && utf16_length(name) <= kMaxName &&
         name.find_first_of(std::string_view("[]:*?/\\\0", 8)) == std::string_view::npos &&
         name.front() != '\'' && name.back() != '\'';
}

Result<bool> too_large(const Sheet& sheet, std::size_t rows, std::size_t columns) {
  static constexpr ReadLimits kSheet;
  return fail(Errc::kInvalidInput, sheet.name,
              {"xlsx.write_too_large",
               {{"rows", std::to_string(rows)},
                {"columns", std::to_string(columns)},
                {"row_limit", std::to_string(kSheet.rows)},
                {"column_limit", std::to_string(kSheet.columns)}}});
}

Result<bool> check_size(const Sheet& sheet) {
  static constexpr ReadLimits kSheet;
  std::size_t columns = sheet.columns.size();
  for (const auto& row : sheet.rows) {
    columns = std::max(columns, row.size());
  }
  const auto rows = sheet.body_row() + sheet.rows.size() + sheet.closing.size();
  return rows > kSheet.rows || columns > kSheet.columns ? too_large(sheet, rows, columns)
                                                        : Result<bool>(true);
}

Result<bool> check_rule(const Validation& rule, const Sheet& sheet) {
  const bool list = rule.kind == Validation::Kind::kList;
  const bool crossed = rule.least && rule.most && *rule.most < *rule.least;
  if ((list && rule.list.empty()) || crossed) {
    return fail(Errc::kInvalidInput, sheet.name, {"xlsx.write_validation", {}});
  }
  Result<bool> done = check_text(rule.prompt, kMaxPrompt, sheet.name);
  done = done ? check_text(rule.error, kMaxFault, sheet.name) : done;
  for (const auto& text : rule.list) {
    done = done ? check_text(text, kMaxText, sheet.name) : done;
  }
  return done;
}

Result<bool> check_columns(const Sheet& sheet) {
  Result<bool> done = true;
  for (const auto& column : sheet.columns) {
    done = done ? check_text(column.header, kMaxText, sheet.name) : done;
    done = done ? check_text(column.number_format, kMaxName * 4, sheet.name) : done;
  }
  for (const auto& head : sheet.heads) {
    for (const auto& cell : head) {
      done = done ? check_text(cell.text, kMaxText, sheet.name) : done;
    }
  }
  return done;
}

Result<bool> check_frame(const Sheet& sheet) {
  Result<bool> done = check_text(sheet.title, kMaxText, sheet.name);
  done = done ? check_columns(sheet) : done;
  for (const auto& line : sheet.closing) {
    done = done ? check_text(line, kMaxText, sheet.name) : done;
  }
  for (const auto& rule : sheet.validations) {
    done = done ? check_rule(rule, sheet) : done;
  }
  return done ? check_text(sheet.print.footer, kMaxFooter, sheet.name) : done;
}

Result<bool> check_cell(const SheetCell& cell, const Sheet& sheet, std::size_t row,
                        std::size_t column) {
  if (cell.validation && *cell.validation >= sheet.validations.size()) {
    return fail(Errc::kInvalidInput, sheet.name + "!" + cell_name(row, column),
                {"xlsx.write_validation", {}});
  }
  const auto& text = cell.value.text;
  const bool short_one = cell.note.empty() && cell.formula.empty() && cell.number_format.empty() &&
                         text.size() <= kMaxText;
  if (short_one && is_xml_text(text)) {
    return true;
  }
  const auto place = sheet.name + "!" + cell_name(row, column);
  Result<bool> done = check_text(text, kMaxText, place);
  done = done ? check_text(cell.note, kMaxText, place) : done;
  done = done ? check_text(cell.number_format, kMaxName * 4, place) : done;
  return done ? check_text(cell.formula, kMaxFormula, place) : done;
}

Result<bool> check_sheet(const Sheet& sheet) {
  auto done = check_size(sheet);
  return done ? check_frame(sheet) : done;
}

}  // namespace

Result<bool> check_row(const Sheet& sheet, const std::vector<SheetCell>& row, std::size_t at) {
  static constexpr ReadLimits kSheet;
  if (at + sheet.closing.size() >= kSheet.rows || row.size() > kSheet.columns) {
    return too_large(sheet, at + 1 + sheet.closing.size(), row.size());
  }
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (auto done = check_cell(row[c], sheet, at, c); !done) {
      return done;
    }
  }
  return true;
}

Result<bool> check_book(const Book& book) {
  Result<bool> done = check_text(book.title, kMaxText, "title");
  done = done ? check_text(book.author, kMaxText, "author") : done;
  if (!done) {
    return done;
  }
  if (book.sheets.empty() || book.sheets.size() > kMaxSheets ||
      std::all_of(book.sheets.begin(), book.sheets.end(), [](const Sheet& sheet) {
        return sheet.hidden || sheet.visibility != Visibility::kVisible;
      })) {
    return fail(Errc::kInvalidInput, "",
                {"xlsx.write_sheets", {{"limit", std::to_string(kMaxSheets)}}});
  }
  std::set<std::string> names{"_lists"};  // ours
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
