#include "xlsx_parts.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kLongestType = 16;  // "inlineStr" is the longest that is known

std::optional<double> to_double(std::string_view text) noexcept {
  double value = 0.0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = status == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::size_t significant_digits(std::string_view text) noexcept {
  std::size_t digits = 0;
  for (const char c : text.substr(0, text.find_first_of("eE"))) {
    digits += c >= '0' && c <= '9' && (digits > 0 || c != '0') ? 1 : 0;
  }
  return digits;
}

/// The number's digits as Cell describes them; nullopt when it is none.
std::optional<std::string> number_text(std::string_view stored) {
  if (is_short_decimal(stored)) {
    return std::string(stored);
  }
  const auto value = to_double(stored);
  if (!value) {
    return std::nullopt;
  }
  if (significant_digits(stored) <= kSafeDigits && Decimal::parse(stored)) {
    return std::string(stored);
  }
  return Decimal::from_double(*value).to_string();
}

class SheetReader {
 public:
  SheetReader(const Package& package, const SheetEntry& entry, const BookParts& book,
              const ReadLimits& limits, Budget& left, const SheetSink* sink)
      : xml_(package.source(entry.part), limits.depth),
        book_(&book),
        limits_(&limits),
        left_(&left),
        sink_(sink) {}

  /// False when the part is ill-formed (see fault()) or a cell is wrong (see error()).
  bool read() {
    if (!xml_.next_child(0)) {
      return false;
    }
    if (xml_.name() != "worksheet") {
      return wrong("", {"xlsx.not_a_workbook", {}});
    }
    while (!stopped_ && xml_.next_child(1)) {
      const bool ok = xml_.name() == "sheetData" ? rows() : xml_.name() != "mergeCells" || merged();
      if (!ok) {
        return false;
      }
    }
    if (stopped_) {
      return true;
    }
    while (xml_.next_child(0)) {
    }
    return xml_.fault().key.empty();
  }

  [[nodiscard]] const XmlFault& fault() const noexcept { return xml_.fault(); }

  /// The wrong cell's name and what is wrong with it.
  [[nodiscard]] const std::optional<std::pair<std::string, Message>>& error() const noexcept {
    return error_;
  }

 private:
  bool wrong(std::string cell, Message what) {
    error_.emplace(std::move(cell), std::move(what));
    return false;
  }

  bool wrong_here(std::string_view key) {
    return wrong(cell_name(row_, column_), {std::string(key), {}});
  }

  bool too_many(std::string_view key, std::size_t limit) {
    return wrong(cell_name(row_, column_), {std::string(key), {{"limit", std::to_string(limit)}}});
  }

  bool outside(std::string_view name) {
    return wrong(
        std::string(name.substr(0, 24)),
        {"xlsx.out_of_range",
         {{"rows", std::to_string(limits_->rows)}, {"columns", std::to_string(limits_->columns)}}});
  }

  bool rows() {
    while (!stopped_ && xml_.next_child(2)) {
      if (xml_.name() == "row" && !row()) {
        return false;
      }
    }
    return true;
  }

  /// Hands over the row that was read.
  void give() {
    if (width_ > 0 && sink_ != nullptr) {
      stopped_ = !sink_->row(row_, cells_);
      cells_.clear();
    }
  }

  bool row() {
    const auto number = xml_.raw_attribute("r");
    std::size_t row = next_row_;
    if (!number.empty()) {
      const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), row);
      if (status != std::errc() || end != number.data() + number.size() || row == 0) {
        return outside(number);
      }
      --row;
    }
    if (row >= limits_->rows) {
      return outside(number.empty() ? std::to_string(row + 1) : number);
    }
    row_ = row;
    column_ = 0;
    if (row < next_row_) {
      return wrong_here("xlsx.out_of_order");
    }
    next_row_ = row + 1;
    next_column_ = 0;
    width_ = 0;
    while (xml_.next_child(3)) {
      if (xml_.name() == "c" && !cell()) {
        return false;
      }
    }
    give();
    return true;
  }

  bool cell() {
    std::string_view name;
    std::string_view style;
    type_.clear();
    for (const auto& attribute : xml_.raw_attributes()) {
      if (attribute.local == "r") {
        name = attribute.value;
      } else if (attribute.local == "s") {
        style = attribute.value;
      } else if (attribute.local == "t") {
        type_.assign(attribute.value.substr(0, kLongestType));
      }
    }
    style_ = 0;
    std::from_chars(style.data(), style.data() + style.size(), style_);
    return place(name) && content();
  }

  /// Moves on to the cell of this name, or to the next one when it has none.
  bool place(std::string_view name) {
    column_ = next_column_;
    if (!name.empty()) {
      const auto at = cell_position(name);
      if (!at || at->row != row_ || at->column >= limits_->columns) {
        return outside(name);
      }
      column_ = at->column;
    }
    if (column_ >= limits_->columns) {
      return outside(cell_name(row_, column_));
    }
    if (column_ < next_column_) {
      return wrong_here(column_ + 1 == next_column_ ? "xlsx.duplicate_cell" : "xlsx.out_of_order");
    }
    next_column_ = column_ + 1;
    return true;
  }

  bool content() {
    value_.clear();
    bool formula = false;
    bool stored = false;
    bool inline_text = false;
    while (xml_.next_child(4)) {
      if (xml_.name() == "v") {
        value_.assign(xml_.element_view(store_));
        stored = true;
      } else if (xml_.name() == "is") {
        value_ = rich_text(xml_);
        inline_text = true;
      } else if (xml_.name() == "f") {
        formula = true;
      }
    }
    if (!xml_.fault().key.empty()) {
      return false;
    }
    if (formula && !stored && !inline_text) {
      return wrong_here("xlsx.formula_without_value");
    }
    return inline_text ? put(CellKind::kText, value_) : value();
  }

  bool value() {
    if (type_ == "s") {
      return shared();
    }
    if (type_ == "str") {
      return put(CellKind::kText, value_);
    }
    const auto text = trimmed(value_);
    if (text.empty()) {
      return true;
    }
    if (type_ == "b") {
      const bool known = text == "0" || text == "1" || text == "true" || text == "false";
      return known ? put(CellKind::kBool, text == "1" || text == "true" ? "TRUE" : "FALSE")
                   : bad_value(text);
    }
    if (type_ == "e") {
      return put(CellKind::kError, text);
    }
    if (type_ == "d") {
      return put(CellKind::kDate, text);
    }
    return type_.empty() || type_ == "n" ? numeric(text) : bad_value(type_);
  }

  bool bad_value(std::string_view found) {
    return wrong(cell_name(row_, column_),
                 {"xlsx.bad_value", {{"found", std::string(found.substr(0, 40))}}});
  }

  bool shared() {
    const auto text = trimmed(value_);
    if (text.empty()) {
      return true;
    }
    std::size_t index = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (status != std::errc() || end != text.data() + text.size() ||
        index >= book_->strings.size()) {
      return bad_value(text);
    }
    return sink_ == nullptr ? room(book_->strings.length(index))
                            : put(CellKind::kText, book_->strings.text(index));
  }

  bool numeric(std::string_view stored) {
    const Shown shown = style_ < book_->styles.size() ? book_->styles[style_] : Shown::kNumber;
    if (shown != Shown::kDate && is_short_decimal(stored)) {
      return put(CellKind::kNumber, stored, shown == Shown::kPercent);
    }
    const auto text = number_text(stored);
    if (!text) {
      return bad_value(stored);
    }
    if (shown == Shown::kDate) {
      const auto date = serial_date(*to_double(stored), book_->date1904);
      return date ? put(CellKind::kDate, *date) : put(CellKind::kNumber, *text);
    }
    return put(CellKind::kNumber, *text, shown == Shown::kPercent);
  }

  /// Counts a cell of so many bytes, the rows and cells that become necessary before it included;
  /// an empty one does not count.
  bool room(std::size_t text) {
    if (text == 0) {
      return true;
    }
    const auto more_rows = width_ > 0 ? 0 : row_ + 1 - rows_;
    const auto more = more_rows + column_ + 1 - width_;
    if (more > left_->cells) {
      return too_many("xlsx.too_many_cells", limits_->cells);
    }
    if (text > left_->text) {
      return too_many("xlsx.too_much_text", limits_->unpacked >> 20U);
    }
    left_->cells -= more;
    left_->text -= text;
    rows_ = row_ + 1;
    width_ = column_ + 1;
    return true;
  }

  /// Stores the cell; empty text stores nothing.
  bool put(CellKind kind, std::string_view text, bool percent = false) {
    if (!room(text.size())) {
      return false;
    }
    if (sink_ != nullptr && !text.empty()) {
      cells_.resize(column_);
      cells_.push_back({kind, percent, std::string(text)});
    }
    return true;
  }

  bool merged() {
    while (xml_.next_child(2)) {
      const auto name = xml_.raw_attribute("ref");
      const auto colon = name.find(':');
      const auto first = cell_position(name.substr(0, colon));
      const auto last =
          colon == std::string_view::npos ? first : cell_position(name.substr(colon + 1));
      if (!first || !last || last->row >= limits_->rows || last->column >= limits_->columns ||
          first->row > last->row || first->column > last->column) {
        return outside(name);
      }
      if (left_->cells == 0) {
        return too_many("xlsx.too_many_cells", limits_->cells);
      }
      --left_->cells;
      if (sink_ != nullptr) {
        sink_->merged({first->row, first->column, last->row, last->column});
      }
    }
    return true;
  }

  XmlReader xml_;
  const BookParts* book_;
  const ReadLimits* limits_;
  Budget* left_;
  const SheetSink* sink_;
  bool stopped_ = false;
  std::vector<Cell> cells_;  // of the row that is read
  std::size_t rows_ = 0;     // up to the last that holds anything
  std::size_t width_ = 0;    // of the row that is read, up to its last full cell
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::size_t next_row_ = 0;
  std::size_t next_column_ = 0;
  std::size_t style_ = 0;
  std::string type_;
  std::string value_;
  std::string store_;
  std::optional<std::pair<std::string, Message>> error_;
};

}  // namespace

std::optional<Position> cell_position(std::string_view name) noexcept {
  std::size_t i = 0;
  std::size_t column = 0;
  for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z' && i < 6; ++i) {
    column = column * 26 + static_cast<std::size_t>(name[i] - 'A') + 1;
  }
  std::size_t row = 0;
  const auto [end, status] = std::from_chars(name.data() + i, name.data() + name.size(), row);
  if (column == 0 || row == 0 || status != std::errc() || end != name.data() + name.size()) {
    return std::nullopt;
  }
  return Position{row - 1, column - 1};
}

Result<bool> read_sheet(const Package& package, const SheetEntry& entry, const BookParts& book,
                        const ReadLimits& limits, Budget& left, const SheetSink* sink) {
  SheetReader reader(package, entry, book, limits, left, sink);
  if (reader.read()) {
    return true;
  }
  if (const auto& error = reader.error()) {
    const auto place = entry.name + (error->first.empty() ? "" : "!" + error->first);
    return fail(Errc::kInvalidInput, book.where + ":" + place, error->second);
  }
  return tl::unexpected(part_error(book.where, entry.part, reader.fault()));
}

}  // namespace stave::office
