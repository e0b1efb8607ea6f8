#include "table_text.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stave::index {

std::optional<double> parse_number(std::string_view text) noexcept {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') {
    text.remove_prefix(1);
  }
  double value = 0.0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size() ||
      !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

TableText::TableText(const Rows& rows, std::string_view file) : rows_(&rows), file_(file) {
  for (std::size_t i = 0; i < header().size(); ++i) {
    columns_.emplace(trimmed(header()[i]), i);
  }
}

const std::vector<std::string>& TableText::header() const noexcept {
  static const std::vector<std::string> kNone;
  return rows_->empty() ? kNone : rows_->front();
}

bool TableText::blank(std::size_t row) const noexcept {
  const auto& cells = (*rows_)[row];
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string& c) { return trimmed(c).empty(); });
}

std::string_view TableText::cell(std::size_t row, std::string_view column) const {
  const auto it = columns_.find(column);
  const auto& cells = (*rows_)[row];
  return it == columns_.end() || it->second >= cells.size() ? std::string_view()
                                                            : trimmed(cells[it->second]);
}

std::string TableText::where(std::size_t row, std::string_view column) const {
  return file_ + ":" + std::to_string(row + 1) + ":" + std::string(column);
}

Error TableText::fault(std::size_t row, std::string_view column, std::string key, Args args) const {
  return {Errc::kInvalidInput, where(row, column), {"index." + std::move(key), std::move(args)}};
}

bool TableText::require(std::initializer_list<std::string_view> columns, Errors& errors) const {
  bool complete = true;
  for (const std::string_view column : columns) {
    if (!has(column)) {
      errors.push_back(fault(0, column, "column_missing", {{"column", std::string(column)}}));
      complete = false;
    }
  }
  for (std::size_t i = 0; i < header().size(); ++i) {
    const std::string_view name = trimmed(header()[i]);
    if (!name.empty() && columns_.find(name)->second != i) {
      errors.push_back(fault(0, name, "column_twice", {{"column", std::string(name)}}));
    }
  }
  for (std::size_t row = 1; row < size(); ++row) {
    if ((*rows_)[row].size() > header().size()) {
      errors.push_back(fault(row, "", "row_long",
                             {{"cells", std::to_string((*rows_)[row].size())},
                              {"columns", std::to_string(header().size())}}));
    }
  }
  return complete;
}

}  // namespace stave::index
