#include "csv_guard.hpp"

#include "stave/base/text.hpp"
#include "stave/office/write.hpp"

#include <algorithm>
#include <array>

namespace stave::office {
namespace {

/// Starts like something that a spreadsheet may run: ASCII or full-width = + - @, tab or line end.
bool runs(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kStarts{"=",
                                                            "+",
                                                            "-",
                                                            "@",
                                                            "\t",
                                                            "\n",
                                                            "\r",
                                                            "\xEF\xBC\x9D",
                                                            "\xEF\xBC\x8B",
                                                            "\xEF\xBC\x8D",
                                                            "\xEF\xBC\xA0"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

bool needs_guard(const Cell& cell) {
  return cell.kind == CellKind::kText && guard_needed(cell.text);
}

void append_field(const Cell& cell, bool guard, std::string& out) {
  const std::string_view mark = guard && needs_guard(cell) ? "'" : "";
  if (mark.empty() && cell.text.find_first_of(",;\t\"\n\r") == std::string::npos) {
    out.append(cell.text);
    return;
  }
  out.append("\"").append(mark);
  for (const char c : cell.text) {
    out.append(c == '"' ? 2 : 1, c);
  }
  out.push_back('"');
}

}  // namespace

bool guard_needed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (code_points(text) < 2 || !runs(text)) {
    return false;
  }
  const auto found = read_figure(text);
  return !found || !(found->suffix.empty() || found->suffix == "%");
}

std::string write_csv(const Table& table, const CsvStyle& style) {
  std::string out = style.bom ? "\xEF\xBB\xBF" : "";
  const auto columns = table.columns();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      out.append(column == 0 ? "" : ",");
      append_field(table.at(row, column), style.guard, out);
    }
    out.push_back('\n');
  }
  return out;
}

}  // namespace stave::office
