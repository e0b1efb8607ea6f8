#include "stave/report/text_table.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace stave::report {

void TextTable::add(std::vector<std::string> cells) {
  assert(cells.size() == columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::to_string() const {
  std::vector<std::size_t> widths;
  std::vector<std::string> titles;
  std::vector<std::string> rules;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t width = display_width(columns_[c].title);
    for (const auto& row : rows_) {
      width = std::max(width, display_width(row[c]));
    }
    widths.push_back(width);
    titles.push_back(columns_[c].title);
    rules.emplace_back(width, '-');
  }
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      text += c == 0 ? "" : "  ";
      text += columns_[c].align == Align::kLeft ? pad_right(cells[c], widths[c])
                                                : pad_left(cells[c], widths[c]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  line(titles);
  line(rules);
  std::for_each(rows_.begin(), rows_.end(), line);
  return out;
}

}  // namespace stave::report
