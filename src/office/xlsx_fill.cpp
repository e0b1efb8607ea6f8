#include "sheet_formula.hpp"
#include "xlsx_changed.hpp"
#include "xlsx_sheet_marks.hpp"
#include "xml_write.hpp"

#include "stave/office/fill.hpp"
#include "stave/office/read.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace stave::office {
namespace {

template <class T>
using AtPlace = std::map<Position, T, InReadingOrder>;

/// A formula as the file holds it.
struct Formula {
  std::string element;  ///< <f>...</f>
  std::string text;     ///< "" when it is told at another cell that does not tell it
  bool alone = true;    ///< false of one that makes the values of several cells, or of a table
  bool shared = false;  ///< other cells take it from here
};

/// Where a cell stands in its sheet's text.
struct Found {
  Element element;
  std::size_t end = 0;  ///< behind its end tag
  std::string style;    ///< number of its format, "" for none
};

/// The cells of a sheet's text.
struct SheetText {
  std::string text;
  AtPlace<Found> cells;
  AtPlace<Formula> formulas;
};

class TemplateReader {
 public:
  TemplateReader(std::string text, std::size_t depth) : depth_(depth) {
    out_.text = std::move(text);
  }

  SheetText read() {
    XmlReader xml(out_.text, depth_);
    xml.next_child(0);
    while (xml.next_child(1)) {
      if (xml.name() == "sheetData") {
        rows(xml);
      }
    }
    return std::move(out_);
  }

 private:
  void rows(XmlReader& xml) {
    std::size_t next_row = 0;
    while (xml.next_child(2)) {
      if (xml.name() != "row") {
        continue;
      }
      std::size_t number = next_row + 1;
      const auto text = xml.raw_attribute("r");
      std::from_chars(text.data(), text.data() + text.size(), number);
      next_row = number;
      std::size_t next_column = 0;
      while (xml.next_child(3)) {
        if (xml.name() == "c") {
          next_column = cell(xml, {number - 1, next_column});
        }
      }
    }
  }

  std::size_t cell(XmlReader& xml, Position otherwise) {
    const auto at = cell_position(xml.raw_attribute("r")).value_or(otherwise);
    Found found;
    found.element = {xml.token_begin(), xml.token_end(), 0, std::string(xml.full_name()),
                     xml.closes_itself()};
    found.style = xml.raw_attribute("s");
    std::optional<Formula> formula;
    while (xml.next_child(4)) {
      if (xml.name() == "f") {
        formula = read_formula(xml, at);
      }
    }
    found.end = found.element.closes_itself ? found.element.tag_end : xml.token_end();
    out_.cells.insert_or_assign(at, std::move(found));
    if (formula) {
      out_.formulas.insert_or_assign(at, *std::move(formula));
    }
    return at.column + 1;
  }

  Formula read_formula(XmlReader& xml, Position at) {
    Formula out;
    const auto begin = xml.token_begin();
    const auto tag_end = xml.token_end();
    const bool whole = xml.closes_itself();
    const std::string type(xml.raw_attribute("t"));
    const std::string number(xml.raw_attribute("si"));
    const bool several = xml.raw_attribute("ref").find(':') != std::string_view::npos;
    xml.element_text(out.text);
    out.element = out_.text.substr(begin, (whole ? tag_end : xml.token_end()) - begin);
    out.alone = type.empty() || type == "normal" || type == "shared";
    out.shared = several;
    if (type == "shared") {
      share(number, at, out.text);
    }
    return out;
  }

  /// Remembers a formula that is told here for others, or finds what this cell takes from another.
  void share(const std::string& number, Position at, std::string& text) {
    if (!text.empty()) {
      shared_.insert_or_assign(number, std::pair(at, text));
    } else if (const auto it = shared_.find(number); it != shared_.end()) {
      const auto& [from, formula] = it->second;
      text = moved_formula(formula, std::ptrdiff_t(at.row) - std::ptrdiff_t(from.row),
                           std::ptrdiff_t(at.column) - std::ptrdiff_t(from.column))
                 .value_or("");
    }
  }

  std::size_t depth_;
  std::map<std::string, std::pair<Position, std::string>> shared_;
  SheetText out_;
};

/// A cell's element with another content.
std::string cell_element(const Found& found, Position at, const std::string& type,
                         const std::string& inside) {
  const std::string& name = found.element.name;
  std::string out = "<" + name + attribute("r", cell_name(at.row, at.column));
  out += found.style.empty() ? "" : attribute("s", found.style);
  out += type.empty() ? "" : attribute("t", type);
  return inside.empty() ? out + "/>" : out + ">" + inside + "</" + name + ">";
}

std::string value_element(const std::string& prefix, const std::string& digits) {
  return "<" + prefix + "v>" + digits + "</" + prefix + "v>";
}

std::string filled_element(const Found& found, Position at, const Cell& value) {
  const std::string prefix(prefix_of(found.element.name));
  if (value.kind == CellKind::kNumber) {
    return cell_element(found, at, "", value_element(prefix, value.text));
  }
  if (value.kind == CellKind::kEmpty) {
    return cell_element(found, at, "", "");
  }
  std::string text = "<" + prefix + "is><" + prefix + "t xml:space=\"preserve\">";
  append_cell_text(value.text, text);
  return cell_element(found, at, "inlineStr", text + "</" + prefix + "t></" + prefix + "is>");
}

class Filler {
 public:
  Filler(const BookParts& book, Workbook read, ChangedPackage package, std::size_t depth)
      : book_(&book), read_(std::move(read)), package_(std::move(package)), depth_(depth) {}

  Result<FilledBook> fill(const std::vector<FilledCell>& cells) {
    for (const SheetEntry& entry : book_->sheets) {
      auto text = package_.read(entry.part);
      if (!text) {
        return tl::unexpected(std::move(text.error()));
      }
      sheets_.push_back(TemplateReader(*std::move(text), depth_).read());
      filled_.emplace_back();
      results_.emplace_back();
    }
    for (const FilledCell& cell : cells) {
      if (auto put_in = put(cell); !put_in) {
        return tl::unexpected(std::move(put_in.error()));
      }
    }
    return written();
  }

 private:
  /// What is known of a formula's result.
  struct Outcome {
    bool open = true;      ///< being computed: met again, it is a circle
    bool changed = false;  ///< rests on a cell that was filled
    std::optional<Decimal> value;
  };

  std::optional<std::size_t> sheet_named(std::string_view name) const {
    const auto it = std::find_if(book_->sheets.begin(), book_->sheets.end(),
                                 [&](const SheetEntry& sheet) { return sheet.name == name; });
    return it == book_->sheets.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(it - book_->sheets.begin()));
  }

  Result<void> put(const FilledCell& cell) {
    const auto sheet = sheet_named(cell.sheet);
    const Position at{cell.row, cell.column};
    const std::string place = cell.sheet + "!" + cell_name(cell.row, cell.column);
    if (!sheet || !sheets_[*sheet].cells.contains(at)) {
      return fail(Errc::kInvalidInput, place, {"xlsx.no_such_cell", {}});
    }
    auto& formulas = sheets_[*sheet].formulas;
    if (const auto it = formulas.find(at); it != formulas.end()) {
      if (it->second.shared) {
        return fail(Errc::kInvalidInput, place, {"xlsx.shared_formula", {}});
      }
      formulas.erase(it);
    }
    const auto value = written_value(cell, sheets_[*sheet].cells.at(at));
    if (!value) {
      return fail(Errc::kInvalidInput, place, {"xlsx.bad_value", {{"found", cell.value.text}}});
    }
    filled_[*sheet].insert_or_assign(at, *value);
    return {};
  }

  /// A percentage as a percent format shows it: as a hundredth of it.
  [[nodiscard]] std::optional<Cell> written_value(const FilledCell& cell,
                                                  const Found& found) const {
    constexpr int kHundred = 100;
    std::size_t style = 0;
    std::from_chars(found.style.data(), found.style.data() + found.style.size(), style);
    const bool shown = style < book_->styles.size() && book_->styles[style] == Shown::kPercent;
    if (!cell.percentage || !shown) {
      return cell.value;
    }
    const auto number = Decimal::parse(cell.value.text);
    const auto part = number ? divide(*number, Decimal(kHundred)) : std::nullopt;
    return part ? std::optional(number_cell(*part)) : std::nullopt;
  }

  Result<FilledBook> written() {
    FilledBook out;
    for (std::size_t s = 0; s < sheets_.size(); ++s) {
      Edits edits;
      for (const auto& [at, value] : filled_[s]) {
        replace(s, at, filled_element(sheets_[s].cells.at(at), at, value), edits);
      }
      for (const auto& [at, formula] : sheets_[s].formulas) {
        if (auto done = compute(s, at, formula, edits, out.computed); !done) {
          return tl::unexpected(std::move(done.error()));
        }
      }
      package_.put(book_->sheets[s].part, edits.applied_to(sheets_[s].text));
    }
    auto packed = package_.packed();
    if (!packed) {
      return tl::unexpected(std::move(packed.error()));
    }
    out.xlsx = *std::move(packed);
    return out;
  }

  void replace(std::size_t s, Position at, std::string element, Edits& edits) const {
    const Found& found = sheets_[s].cells.at(at);
    edits.replace(found.element.begin, found.end - found.element.begin, std::move(element));
  }

  Result<void> compute(std::size_t s, Position at, const Formula& formula, Edits& edits,
                       std::vector<ComputedCell>& out) {
    const Outcome& result = outcome(s, at);
    if (!result.value) {
      return fail(Errc::kInvalidInput, book_->sheets[s].name + "!" + cell_name(at.row, at.column),
                  {"xlsx.formula_unknown",
                   {{"formula", formula.text.empty() ? formula.element : formula.text}}});
    }
    if (!result.changed) {
      return {};
    }
    const Found& found = sheets_[s].cells.at(at);
    const std::string prefix(prefix_of(found.element.name));
    replace(s, at,
            cell_element(found, at, "",
                         formula.element + value_element(prefix, result.value->to_string())),
            edits);
    out.push_back({book_->sheets[s].name, at.row, at.column, formula.text, *result.value});
    return {};
  }

  const Outcome& outcome(std::size_t s, Position at) {
    const auto [it, fresh] = results_[s].try_emplace(at);
    Outcome& out = it->second;
    if (!fresh) {
      return out;
    }
    if (++nested_ > kDeepest) {
      --nested_;
      return out;
    }
    bool changed = false;
    const auto find = [&](std::string_view sheet, Position to) {
      const auto on = sheet.empty() ? std::optional(s) : sheet_named(sheet);
      return on ? look(*on, to, changed) : Operand{Operand::Kind::kUnknown, {}};
    };
    const Formula& formula = sheets_[s].formulas.at(at);
    const auto value = formula.alone ? formula_value(formula.text, find) : std::nullopt;
    --nested_;
    out = {false, changed, value};
    return out;
  }

  Operand look(std::size_t s, Position at, bool& changed) {
    if (const auto it = filled_[s].find(at); it != filled_[s].end()) {
      changed = true;
      return operand(it->second);
    }
    if (!sheets_[s].formulas.contains(at)) {
      const Cell& cell = read_.sheets[s].at(at.row, at.column);
      return operand(cell);
    }
    const Outcome& result = outcome(s, at);
    changed = changed || result.changed;
    return result.open || !result.value ? Operand{Operand::Kind::kUnknown, {}}
                                        : Operand{Operand::Kind::kNumber, *result.value};
  }

  /// Dates, yes and no, errors, and numbers that decimals do not hold are not computed with.
  static Operand operand(const Cell& cell) {
    if (cell.kind == CellKind::kEmpty) {
      return {};
    }
    if (cell.kind == CellKind::kText) {
      return {Operand::Kind::kText, {}};
    }
    const auto number = cell.kind == CellKind::kNumber ? Decimal::parse(cell.text) : std::nullopt;
    return number ? Operand{Operand::Kind::kNumber, *number} : Operand{Operand::Kind::kUnknown, {}};
  }

  static constexpr int kDeepest = 100;  // formulas that rest on one another

  const BookParts* book_;
  Workbook read_;
  ChangedPackage package_;
  std::size_t depth_;
  std::vector<SheetText> sheets_;
  std::vector<AtPlace<Cell>> filled_;
  std::vector<AtPlace<Outcome>> results_;
  int nested_ = 0;
};

}  // namespace

Result<FilledBook> fill_cells(std::string_view xlsx, const std::vector<FilledCell>& cells,
                              const ReadLimits& limits) {
  auto read = read_xlsx(xlsx, "", limits);
  if (!read) {
    return tl::unexpected(std::move(read.error()));
  }
  const auto checked = check_xlsx(xlsx, "", limits);
  if (!checked) {
    return tl::unexpected(checked.error());
  }
  Filler filler(checked->book, *std::move(read), ChangedPackage(checked->package, limits),
                limits.depth);
  auto out = filler.fill(cells);
  // A file that is legal in a strange way must not come back broken.
  if (const auto good =
          out ? check_xlsx(out->xlsx, "", ReadLimits{}) : check_xlsx(xlsx, "", limits);
      !good) {
    return tl::unexpected(good.error());
  }
  return out;
}

}  // namespace stave::office
