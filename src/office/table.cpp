#include "stave/office/table.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>

namespace stave::office {
namespace {

bool digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// Full-width forms U+FF01..U+FF5E become ASCII, the minus sign U+2212 a hyphen, ideographic and
/// no-break spaces blanks.
std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.size() >= 3 && (rest.starts_with("\xEF\xBC") || rest.starts_with("\xEF\xBD"))) {
      const auto high = static_cast<unsigned char>(rest[1]);
      const auto low = static_cast<unsigned char>(rest[2]);
      const unsigned code = (0xFU << 12U) | ((high & 0x3FU) << 6U) | (low & 0x3FU);
      if (code >= 0xFF01U && code <= 0xFF5EU) {
        out.push_back(static_cast<char>(code - 0xFF01U + 0x21U));
        i += 3;
        continue;
      }
    }
    if (rest.starts_with("\xE2\x88\x92")) {
      out.push_back('-');
      i += 3;
    } else if (rest.starts_with("\xE3\x80\x80")) {
      out.push_back(' ');
      i += 3;
    } else if (rest.starts_with("\xC2\xA0")) {
      out.push_back(' ');
      i += 2;
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

std::size_t digits_from(std::string_view text, std::size_t i) noexcept {
  while (i < text.size() && digit(text[i])) {
    ++i;
  }
  return i;
}

/// The end of "1,234,567" or "1234567" at `i`; commas only between groups of three. npos if
/// misplaced.
std::size_t whole_part(std::string_view text, std::size_t i) noexcept {
  std::size_t end = digits_from(text, i);
  if (end >= text.size() || text[end] != ',') {
    return end;
  }
  if (end == i || end - i > 3) {
    return std::string_view::npos;
  }
  while (end < text.size() && text[end] == ',') {
    const auto next = digits_from(text, end + 1);
    if (next != end + 4) {
      return std::string_view::npos;
    }
    end = next;
  }
  return end;
}

/// The end of "e-05" at `i`, or `i` when there is none.
std::size_t exponent_part(std::string_view text, std::size_t i) noexcept {
  if (i >= text.size() || (text[i] != 'e' && text[i] != 'E')) {
    return i;
  }
  const std::size_t sign =
      i + 1 < text.size() && (text[i + 1] == '+' || text[i + 1] == '-') ? 1 : 0;
  const auto end = digits_from(text, i + 1 + sign);
  return end > i + 1 + sign ? end : i;
}

/// The end of the number that `text` starts with; npos when it starts with none.
std::size_t number_end(std::string_view text) noexcept {
  const std::size_t start = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t end = whole_part(text, start);
  if (end == std::string_view::npos) {
    return end;
  }
  bool any = end > start;
  if (end < text.size() && text[end] == '.') {
    const auto last = digits_from(text, end + 1);
    any = any || last > end + 1;
    end = last;
  }
  return any ? exponent_part(text, end) : std::string_view::npos;
}

}  // namespace

Cell text_cell(std::string text) {
  const auto kind = text.empty() ? CellKind::kEmpty : CellKind::kText;
  return {kind, false, std::move(text)};
}

Cell number_cell(Decimal value) {
  return {CellKind::kNumber, false, value.to_string()};
}

std::optional<Figure> read_figure(std::string_view text) {
  const auto plain = half_width(text);
  const auto body = trimmed(plain);
  const auto end = number_end(body);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const auto suffix = trimmed(body.substr(end));
  // "1.2.3", "12-5", "1/3" and "1 234" are no figures.
  if (!suffix.empty() &&
      std::string_view("0123456789.,+-*/=<>:'\"(").find(suffix[0]) != std::string_view::npos) {
    return std::nullopt;
  }
  std::string digits(body.substr(0, end));
  std::erase(digits, ',');
  const auto value = Decimal::parse(digits);
  if (!value) {
    return std::nullopt;
  }
  return Figure{*value, std::string(suffix)};
}

std::optional<Figure> figure(const Cell& cell) {
  if (cell.kind == CellKind::kNumber && cell.percent) {
    const auto value = Decimal::parse(cell.text);
    const auto percent = value ? multiply(*value, Decimal(100)) : std::nullopt;
    return percent ? std::optional(Figure{*percent, "%"}) : std::nullopt;
  }
  return cell.kind == CellKind::kNumber || cell.kind == CellKind::kText ? read_figure(cell.text)
                                                                        : std::nullopt;
}

std::optional<Decimal> number(const Cell& cell) {
  if (cell.kind == CellKind::kNumber) {
    return Decimal::parse(cell.text);
  }
  const auto found = figure(cell);
  return found && found->suffix.empty() ? std::optional(found->value) : std::nullopt;
}

std::string cell_name(std::size_t row, std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return name + std::to_string(row + 1);
}

std::string range_name(const Range& range) {
  const auto first = cell_name(range.row, range.column);
  const auto last = cell_name(range.last_row, range.last_column);
  return first == last ? first : first + ":" + last;
}

const Cell& Table::at(std::size_t row, std::size_t column) const noexcept {
  static const Cell kNone;
  return row < rows.size() && column < rows[row].size() ? rows[row][column] : kNone;
}

std::size_t Table::columns() const noexcept {
  std::size_t most = 0;
  for (const auto& row : rows) {
    most = std::max(most, row.size());
  }
  return most;
}

std::string Table::place(std::size_t row, std::size_t column) const {
  return name.empty() ? cell_name(row, column) : name + "!" + cell_name(row, column);
}

}  // namespace stave::office
