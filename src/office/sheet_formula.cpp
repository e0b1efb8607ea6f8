#include "sheet_formula.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace stave::office {
namespace {

using Number = std::optional<Decimal>;

constexpr int kDeepest = 64;
constexpr std::size_t kMostCells = 100'000;  // of a range
constexpr int kHundred = 100;

bool is_letter(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// The cell of that name; what lies past any sheet is somebody's own name for something.
std::optional<Position> cell_of(std::string_view name) {
  constexpr std::size_t kRows = 1'048'576;
  constexpr std::size_t kColumns = 16'384;
  const auto at = cell_position(ascii_upper(name));
  return at && at->row < kRows && at->column < kColumns ? at : std::nullopt;
}

/// A cell, or a range of them, on a sheet.
struct Reference {
  std::string sheet;
  Position first;
  Position last;
  bool range = false;
};

class FormulaReader {
 public:
  FormulaReader(std::string_view text, const CellLookup& look) : rest_(text), look_(&look) {}

  Number whole() {
    const Number out = sum();
    skip();
    return rest_.empty() ? out : std::nullopt;
  }

 private:
  void skip() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) {
      rest_.remove_prefix(1);
    }
  }

  bool take(char c) {
    skip();
    if (!rest_.starts_with(c)) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  static Number joined(char op, const Number& a, const Number& b) {
    if (!a || !b) {
      return std::nullopt;
    }
    switch (op) {
      case '+':
        return add(*a, *b);
      case '-':
        return subtract(*a, *b);
      case '*':
        return multiply(*a, *b);
      default:
        return divide(*a, *b);
    }
  }

  Number sum() {
    Number out = product();
    for (;;) {
      if (take('+')) {
        out = joined('+', out, product());
      } else if (take('-')) {
        out = joined('-', out, product());
      } else {
        return out;
      }
    }
  }

  Number product() {
    Number out = signed_number();
    for (;;) {
      if (take('*')) {
        out = joined('*', out, signed_number());
      } else if (take('/')) {
        out = joined('/', out, signed_number());
      } else {
        return out;
      }
    }
  }

  Number signed_number() {
    bool negative = false;
    for (;;) {
      if (take('-')) {
        negative = !negative;
      } else if (!take('+')) {
        break;
      }
    }
    Number out = primary();
    while (take('%')) {
      out = joined('/', out, Decimal(kHundred));
    }
    return out && negative ? out->negated() : out;
  }

  Number primary() {
    if (++depth_ > kDeepest) {
      return std::nullopt;
    }
    Number out;
    if (take('(')) {
      out = sum();
      out = take(')') ? out : std::nullopt;
    } else if (!rest_.empty() && (is_digit(rest_.front()) || rest_.front() == '.')) {
      out = literal();
    } else if (const auto name = function_name(); !name.empty()) {
      out = call(name);
    } else if (const auto at = reference(); at && !at->range) {
      out = single(*at);
    }
    --depth_;
    return out;
  }

  Number literal() {
    const auto end = rest_.find_first_not_of("0123456789.");
    const auto digits = rest_.substr(0, end);
    rest_.remove_prefix(digits.size());
    return Decimal::parse(digits);
  }

  /// A word before an opening parenthesis, in upper case; both are taken.
  std::string function_name() {
    const auto end = static_cast<std::size_t>(
        std::find_if_not(rest_.begin(), rest_.end(), is_letter) - rest_.begin());
    if (end == 0 || end >= rest_.size() || rest_[end] != '(') {
      return "";
    }
    auto out = ascii_upper(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return out;
  }

  Number single(const Reference& at) {
    const Operand found = (*look_)(at.sheet, at.first);
    switch (found.kind) {
      case Operand::Kind::kNumber:
        return found.number;
      case Operand::Kind::kNothing:
        return Decimal(0);
      default:
        return std::nullopt;
    }
  }

  /// "A1", "$A$1", "A1:B2", "Sheet!A1", "'a sheet'!A1:B2"
  std::optional<Reference> reference() {
    skip();
    Reference out;
    out.sheet = sheet_name();
    const auto first = cell();
    if (!first) {
      return std::nullopt;
    }
    out.first = out.last = *first;
    if (rest_.starts_with(':')) {
      rest_.remove_prefix(1);
      const auto last = cell();
      if (!last) {
        return std::nullopt;
      }
      out.first = {std::min(first->row, last->row), std::min(first->column, last->column)};
      out.last = {std::max(first->row, last->row), std::max(first->column, last->column)};
      out.range = true;
    }
    return out;
  }

  std::string sheet_name() {
    const bool quoted = rest_.starts_with('\'');
    const auto mark = quoted ? rest_.find("'!") : rest_.find_first_of("!+-*/(),:%' ");
    if (mark == std::string_view::npos || rest_[mark + (quoted ? 1U : 0U)] != '!') {
      return "";
    }
    std::string out(rest_.substr(quoted ? 1 : 0, mark - (quoted ? 1 : 0)));
    rest_.remove_prefix(mark + (quoted ? 2 : 1));
    out.erase(std::remove(out.begin(), out.end(), '$'), out.end());
    return out;
  }

  std::optional<Position> cell() {
    std::string name;
    while (!rest_.empty() &&
           (is_letter(rest_.front()) || is_digit(rest_.front()) || rest_.front() == '$')) {
      if (rest_.front() != '$') {
        name += rest_.front();
      }
      rest_.remove_prefix(1);
    }
    return cell_of(name);
  }

  /// What stands between the parentheses; nothing when it cannot be told.
  std::optional<std::vector<Decimal>> arguments() {
    std::vector<Decimal> out;
    do {
      if (!argument(out)) {
        return std::nullopt;
      }
    } while (take(','));
    return take(')') ? std::optional(std::move(out)) : std::nullopt;
  }

  bool argument(std::vector<Decimal>& out) {
    const auto before = rest_;
    if (const auto at = reference(); at && at->range) {
      return add_range(*at, out);
    }
    rest_ = before;
    const Number value = sum();
    if (value) {
      out.push_back(*value);
    }
    return value.has_value();
  }

  bool add_range(const Reference& at, std::vector<Decimal>& out) {
    const auto cells = (at.last.row - at.first.row + 1) * (at.last.column - at.first.column + 1);
    if (cells > kMostCells) {
      return false;
    }
    for (std::size_t r = at.first.row; r <= at.last.row; ++r) {
      for (std::size_t c = at.first.column; c <= at.last.column; ++c) {
        const Operand found = (*look_)(at.sheet, {r, c});
        if (found.kind == Operand::Kind::kUnknown) {
          return false;
        }
        if (found.kind == Operand::Kind::kNumber) {
          out.push_back(found.number);
        }
      }
    }
    return true;
  }

  static Number total(const std::vector<Decimal>& values) {
    Number out = Decimal(0);
    for (const Decimal& value : values) {
      out = joined('+', out, value);
    }
    return out;
  }

  Number call(const std::string& name) {
    const auto values = arguments();
    if (!values) {
      return std::nullopt;
    }
    if (name == "SUM") {
      return total(*values);
    }
    if (values->empty()) {
      return std::nullopt;
    }
    if (name == "AVERAGE") {
      return joined('/', total(*values), Decimal(static_cast<std::int64_t>(values->size())));
    }
    if (name == "MIN") {
      return *std::min_element(values->begin(), values->end());
    }
    if (name == "MAX") {
      return *std::max_element(values->begin(), values->end());
    }
    if (name == "ABS" && values->size() == 1) {
      return values->front().sign() < 0 ? values->front().negated() : values->front();
    }
    return name == "ROUND" && values->size() == 2 ? rounded(values->front(), values->back())
                                                  : std::nullopt;
  }

  static Number rounded(Decimal value, Decimal places) {
    constexpr int kMostPlaces = 15;
    for (int n = -kMostPlaces; n <= kMostPlaces; ++n) {
      if (places == Decimal(n)) {
        return value.rounded(n, Rounding::kHalfUp);
      }
    }
    return std::nullopt;
  }

  std::string_view rest_;
  const CellLookup* look_;
  int depth_ = 0;
};

/// Of names, numbers and cells.
bool is_of_word(char c) noexcept {
  return is_letter(c) || is_digit(c) || c == '$' || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) > 0x7F;
}

bool take_dollar(std::string_view& text) {
  const bool out = text.starts_with('$');
  text.remove_prefix(out ? 1 : 0);
  return out;
}

/// A cell so many rows and columns further, or the word itself when it is no cell.
std::optional<std::string> moved_word(std::string_view word, std::ptrdiff_t rows,
                                      std::ptrdiff_t columns) {
  std::string_view rest = word;
  const bool column_held = take_dollar(rest);
  const auto letters =
      rest.substr(0, static_cast<std::size_t>(
                         std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin()));
  rest.remove_prefix(letters.size());
  const bool row_held = take_dollar(rest);
  const auto at = cell_of(std::string(letters) + std::string(rest));
  if (!at) {
    return std::string(word);
  }
  const auto row = static_cast<std::ptrdiff_t>(at->row) + (row_held ? 0 : rows);
  const auto column = static_cast<std::ptrdiff_t>(at->column) + (column_held ? 0 : columns);
  if (row < 0 || column < 0) {
    return std::nullopt;
  }
  std::string name = cell_name(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
  name.insert(name.find_first_of("0123456789"), row_held ? "$" : "");
  return (column_held ? "$" : "") + name;
}

}  // namespace

std::optional<Decimal> formula_value(std::string_view formula, const CellLookup& look) {
  return FormulaReader(formula, look).whole();
}

std::optional<std::string> moved_formula(std::string_view formula, std::ptrdiff_t rows,
                                         std::ptrdiff_t columns) {
  std::string out;
  while (!formula.empty()) {
    const char first = formula.front();
    if (!is_of_word(first)) {
      const bool quoted = first == '\'' || first == '"';
      const auto end = quoted ? formula.find(first, 1) : 0;
      const auto length = std::min(end, formula.size() - 1) + 1;
      out += formula.substr(0, length);
      formula.remove_prefix(length);
      continue;
    }
    const auto word = formula.substr(
        0, static_cast<std::size_t>(std::find_if_not(formula.begin(), formula.end(), is_of_word) -
                                    formula.begin()));
    formula.remove_prefix(word.size());
    const bool is_name = formula.starts_with('(') || formula.starts_with('!');
    const auto moved = is_name ? std::optional<std::string>(word) : moved_word(word, rows, columns);
    if (!moved) {
      return std::nullopt;
    }
    out += *moved;
  }
  return out;
}

}  // namespace stave::office
