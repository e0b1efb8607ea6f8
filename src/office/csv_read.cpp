#include "csv_guard.hpp"
#include "formats.hpp"

#include "stave/base/text.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kSampleRecords = 20;

/// Digits with at most one point among them, all few enough to be kept: nearly every number there
/// is. \pre begins and ends with a digit
bool short_plain_number(std::string_view body) {
  std::size_t points = 0;
  for (const char c : body) {
    if (c == '.') {
      ++points;
    } else if (c < '0' || c > '9') {
      return false;
    }
  }
  return points <= 1 && body.size() - points <= kSafeDigits;
}

/// A plain decimal that is not a code: what a spreadsheet would take for a number without loss.
bool plain_number(std::string_view text) {
  const std::string_view body = text.starts_with('-') ? text.substr(1) : text;
  if (body.empty() || body[0] < '0' || body[0] > '9' || body.back() < '0' || body.back() > '9') {
    return false;
  }
  if (body.size() > 1 && body[0] == '0' && body[1] >= '0' && body[1] <= '9') {
    return false;
  }
  if (short_plain_number(body)) {
    return true;
  }
  const auto mantissa = body.substr(0, body.find_first_of("eE"));
  const auto digits =
      std::count_if(mantissa.begin(), mantissa.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto leading = mantissa.starts_with("0.") ? mantissa.find_first_not_of("0.") : 0;
  const auto zeros = leading == std::string_view::npos || leading == 0 ? 0 : leading - 1;
  return static_cast<std::size_t>(digits) - zeros <= kSafeDigits &&
         Decimal::parse(text).has_value();
}

Cell field_cell(std::string text) {
  if (plain_number(text)) {
    return {CellKind::kNumber, false, std::move(text)};
  }
  return text_cell(std::move(text));
}

/// Numbers of fields of the first records when cut at `separator`.
std::vector<std::size_t> field_counts(std::string_view text, char separator) {
  std::vector<std::size_t> counts;
  std::size_t fields = 1;
  bool quoted = false;
  bool blank = true;
  for (std::size_t i = 0; i < text.size() && counts.size() < kSampleRecords; ++i) {
    const char c = text[i];
    quoted = c == '"' ? !quoted : quoted;
    if (c == '\n' && !quoted) {
      if (!blank) {
        counts.push_back(fields);
      }
      fields = 1;
      blank = true;
      continue;
    }
    blank = false;
    fields += c == separator && !quoted ? 1 : 0;
  }
  if (!blank && counts.size() < kSampleRecords) {
    counts.push_back(fields);
  }
  return counts;
}

/// The separator that cuts the first records into the same number of fields, two or more; if there
/// is none, the one that cuts the first record most often.
char separator_of(std::string_view text) {
  char best = ',';
  std::pair<bool, std::size_t> best_score{false, 1};
  for (const char separator : std::array{',', '\t', ';'}) {
    const auto counts = field_counts(text, separator);
    if (counts.empty() || counts.front() < 2) {
      continue;
    }
    const bool even = std::all_of(counts.begin(), counts.end(),
                                  [&](std::size_t n) { return n == counts.front(); });
    const std::pair score{even, counts.front()};
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

bool blank(const std::vector<Cell>& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) {
    return cell.text.find_first_not_of(" \t\n\f") == std::string::npos;
  });
}

bool is_guarded(const Cell& cell) {
  return cell.text.starts_with('\'') && guard_needed(cell.text);
}

bool any_guarded(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), is_guarded);
  });
}

/// The table without the guards, if `text` is what our writer makes of that: no other program puts
/// such apostrophes, and quotes around them, into these places and quotes nothing else.
Table without_guards(Table table, std::string_view text) {
  Table bare = table;
  for (auto& row : bare.rows) {
    for (auto& cell : row) {
      if (is_guarded(cell)) {
        cell = text_cell(cell.text.substr(1));
      }
    }
  }
  const auto ours = write_csv(bare, {false, true});
  const bool same = text.starts_with(ours) &&
                    text.find_first_not_of(", \t\n\f", ours.size()) == std::string_view::npos;
  return same ? std::move(bare) : std::move(table);
}

class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view where, const ReadLimits& limits)
      : text_(text), where_(where), limits_(&limits), separator_(separator_of(text)) {}

  Result<Table> read() {
    while (at_ < text_.size()) {
      if (auto row = record(); !row) {
        return tl::unexpected(std::move(row.error()));
      }
    }
    while (!table_.rows.empty() && blank(table_.rows.back())) {
      table_.rows.pop_back();
      table_.lines.pop_back();
    }
    return std::move(table_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(std::size_t at, std::string key,
                                            const Message& with = {}) const {
    const auto before = text_.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = code_points(before.substr(start)) + 1;
    return fail(Errc::kInvalidInput,
                std::string(where_) + ":" + std::to_string(line) + ":" + std::to_string(column),
                {std::move(key), with.args});
  }

  [[nodiscard]] bool at_line_end() const noexcept {
    return at_ >= text_.size() || text_[at_] == '\n';
  }

  /// Reads a field into field_.
  Result<bool> quoted_field() {
    const std::size_t open = at_++;
    field_.clear();
    for (;;) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        return wrong(open, "csv.unclosed_quote");
      }
      field_.append(text_.substr(at_, quote - at_));
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') {
        break;
      }
      field_.push_back('"');
      ++at_;
    }
    if (!at_line_end() && text_[at_] != separator_) {
      return wrong(at_, "csv.text_after_quote");
    }
    return true;
  }

  Result<bool> plain_field() {
    const auto start = at_;
    while (!at_line_end() && text_[at_] != separator_) {
      if (text_[at_] == '"') {
        return wrong(at_, "csv.stray_quote");
      }
      ++at_;
    }
    field_ = text_.substr(start, at_ - start);
    return true;
  }

  /// Reads one record and what ends it; complains about its length.
  Result<bool> record() {
    const auto start = at_;
    std::vector<Cell> row;
    row.reserve(width_);
    for (;;) {
      auto field = !at_line_end() && text_[at_] == '"' ? quoted_field() : plain_field();
      if (!field) {
        return field;
      }
      row.push_back(field_cell(field_));
      if (++cells_ > limits_->cells) {
        return wrong(at_, "csv.too_many_cells", limit(limits_->cells));
      }
      if (at_line_end()) {
        break;
      }
      ++at_;  // the separator
    }
    const bool empty_line = at_ == start;
    ++at_;  // the line end
    return add(std::move(row), start, empty_line);
  }

  static Message limit(std::size_t value) { return {"", {{"limit", std::to_string(value)}}}; }

  Result<bool> add(std::vector<Cell> row, std::size_t start, bool empty_line) {
    const bool first = width_ == 0;
    if (first && !empty_line) {
      width_ = row.size();
    }
    if (row.size() > limits_->columns) {
      return wrong(start, "csv.too_many_columns", limit(limits_->columns));
    }
    if (empty_line) {
      row.clear();  // so that a million blank lines cost nothing; filled up when a row follows
    } else if (row.size() != width_) {
      if (blank(row)) {
        row.clear();
      } else {
        const Message counts{
            "", {{"found", std::to_string(row.size())}, {"expected", std::to_string(width_)}}};
        return wrong(start, "csv.ragged_row", counts);
      }
    }
    const auto before = text_.substr(counted_, start - counted_);
    line_ += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    counted_ = start;
    table_.rows.push_back(std::move(row));
    table_.lines.push_back(line_);
    return check_rows(start);
  }

  Result<bool> check_rows(std::size_t start) {
    if (table_.rows.size() <= limits_->rows) {
      return true;
    }
    // Blank rows at the end are dropped, so they may go past the limit.
    if (text_.find_first_not_of(std::array{' ', '\n', '\t', separator_, '\0'}.data(), start) ==
        std::string_view::npos) {
      at_ = text_.size();
      return true;
    }
    return wrong(start, "csv.too_many_rows", limit(limits_->rows));
  }

  std::string_view text_;
  std::string_view where_;
  const ReadLimits* limits_;
  char separator_;
  std::size_t at_ = 0;
  std::string field_;
  std::size_t cells_ = 0;
  std::size_t width_ = 0;
  std::size_t line_ = 1;
  std::size_t counted_ = 0;
  Table table_;
};

}  // namespace

Result<Table> read_csv(std::string_view bytes, std::string_view where, const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return fail(
        Errc::kInvalidInput, std::string(where),
        {"csv.too_large",
         {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(limits.bytes)}}});
  }
  const auto text = decode_text(bytes, where);
  if (!text) {
    return tl::unexpected(text.error());
  }
  auto table = CsvReader(*text, where, limits).read();
  if (table && any_guarded(*table)) {
    return without_guards(std::move(*table), *text);
  }
  return table;
}

}  // namespace stave::office
