#include "import_tables.hpp"

#include "headings.hpp"
#include "sdmx.hpp"

#include "stave/app/value_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace stave::app {
namespace {

using office::Table;

constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2100;

/// A heading "GDP (亿元)": the name, and the unit when one is given.
std::pair<std::string, std::string> split_heading(std::string text) {
  for (const auto& [open, close] : {std::pair<std::string, std::string>{"（", "）"}, {"(", ")"}}) {
    const auto at = text.rfind(open);
    if (at != std::string::npos && at > 0 && text.ends_with(close)) {
      std::string unit =
          text.substr(at + open.size(), text.size() - at - open.size() - close.size());
      std::string name = text.substr(0, at);
      name.erase(name.find_last_not_of(' ') + 1);
      return {name, unit};
    }
  }
  return {std::move(text), ""};
}

/// Ordered by key, equal ones as they stood. First by subject, since figures of one subject are few
/// and lie in the cache then.
std::vector<ImportedFigure> sorted(std::vector<ImportedFigure> figures) {
  using Group = std::vector<ImportedFigure*>;
  std::unordered_map<std::string_view, Group> by_subject;
  for (ImportedFigure& figure : figures) {
    by_subject[figure.key.subject].push_back(&figure);
  }
  std::vector<Group*> groups;
  groups.reserve(by_subject.size());
  for (auto& [subject, group] : by_subject) {
    groups.push_back(&group);
  }
  const auto before = [](const auto* a, const auto* b) { return a->key < b->key; };
  std::sort(groups.begin(), groups.end(),
            [&](const Group* a, const Group* b) { return before(a->front(), b->front()); });
  std::vector<ImportedFigure> out;
  out.reserve(figures.size());
  for (Group* group : groups) {
    std::stable_sort(group->begin(), group->end(), before);
    for (ImportedFigure* figure : *group) {
      out.push_back(std::move(*figure));
    }
  }
  return out;
}

class FigureReader {
 public:
  FigureReader(const std::vector<Element>& elements, const std::vector<Coded>& areas,
               std::string file)
      : areas_(&areas), file_(std::move(file)) {
    for (const Element& e : elements) {
      for (const std::string& name : {e.code, e.title.zh, e.title.en}) {
        elements_.emplace(name, &e);
      }
    }
    year_words_ = words_of_both("import.year_suffix");
  }

  void read(const Table& table, const Progress& progress) {
    table_ = &table;
    progress_ = progress;
    if (table.rows.empty()) {
      return;
    }
    if (sdmx::is_sdmx(table)) {
      return sdmx_rows();
    }
    const auto code = find_heading(table, "import.code");
    const auto year = find_heading(table, "import.year");
    const auto element = find_heading(table, "import.element");
    const auto name = find_heading(table, "import.name");
    if (!code) {
      fault(0, 0, {"import.no_code_column", {{"words", first_words("import.code")}}});
    } else if (element && year) {
      long_rows(*code, *element, *year);
    } else if (year) {
      wide_rows(*code, *year);
    } else if (name) {
      zone_rows(*code, *name);
    } else {
      fault(0, *code, {"import.unknown_table", {}});
    }
  }

  /// Brings the figures into order; a key that stands twice is a fault of its later place.
  void sort_figures() {
    auto& figures = imported.figures;
    const auto before = [](const auto& a, const auto& b) { return a.key < b.key; };
    if (!std::is_sorted(figures.begin(), figures.end(), before)) {
      figures = sorted(std::move(figures));
    }
    for (std::size_t i = 1; i < figures.size(); ++i) {
      const FigureKey& key = figures[i].key;
      if (key == figures[i - 1].key) {
        errors.push_back({Errc::kInvalidInput,
                          file_ + " " + figures[i].place,
                          {"import.twice",
                           {{"code", key.subject},
                            {"element", key.element},
                            {"year", key.period.to_string()}}}});
      }
    }
  }

  Imported imported;
  Errors errors;

 private:
  void fault(std::size_t row, std::size_t column, Message what) {
    errors.push_back(
        {Errc::kInvalidInput, file_ + " " + table_->place(row, column), std::move(what)});
  }

  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const {
    return table_->at(row, column).text;
  }

  [[nodiscard]] const Element* element_named(std::string_view name) const {
    const auto it = elements_.find(name);
    return it == elements_.end() ? nullptr : it->second;
  }

  /// An element as a heading or a cell names it: the name and the unit as written. The texts of a
  /// file are few.
  struct Named {
    const Element* element = nullptr;
    std::string name;
    std::string unit;
  };

  const Named& named(const std::string& text) {
    auto at = named_.find(text);
    if (at == named_.end()) {
      auto [name, unit] = split_heading(text);
      const Element* element = element_named(name);
      at = named_.emplace(text, Named{element, std::move(name), std::move(unit)}).first;
    }
    return at->second;
  }

  /// A period as Period::parse reads it, or a year with its word: "2018年".
  std::optional<Period> period_at(std::size_t row, std::size_t column) {
    constexpr std::size_t kDigits = 4;
    const std::string& cell = text(row, column);
    const bool worded = cell.size() > kDigits &&
                        std::find(year_words_.begin(), year_words_.end(),
                                  std::string_view(cell).substr(kDigits)) != year_words_.end();
    const auto period =
        Period::parse(worded ? std::string_view(cell).substr(0, kDigits) : std::string_view(cell));
    if (!period || period->year().value() < kFirstYear || period->year().value() > kLastYear) {
      fault(row, column, {"import.bad_period", {{"found", cell}}});
      return std::nullopt;
    }
    return period;
  }

  bool code_at(std::size_t row, std::size_t column) {
    if (text(row, column).empty()) {
      fault(row, column, {"import.no_code", {}});
      return false;
    }
    return true;
  }

  /// The cell's value in the element's unit; nullopt for an empty cell or a fault.
  std::optional<Value> value_at(std::size_t row, std::size_t column, const Element& element,
                                const std::string& heading_unit) {
    const auto& cell = table_->at(row, column);
    if (cell.kind == office::CellKind::kEmpty) {
      return std::nullopt;
    }
    if (cell.kind == office::CellKind::kNumber && !cell.percent && heading_unit.empty()) {
      if (const auto number = Decimal::parse(cell.text)) {
        return Value(*number);
      }
    }
    auto value =
        value_of_cell(cell, element, heading_unit, file_ + " " + table_->place(row, column));
    if (!value) {
      errors.push_back(std::move(value.error()));
      return std::nullopt;
    }
    return *value;
  }

  void put(std::size_t row, std::size_t column, FigureKey key, const Value& value) {
    imported.figures.push_back({std::move(key), value, table_->place(row, column)});
  }

  void long_rows(std::size_t code, std::size_t element, std::size_t year) {
    const auto value = find_heading(*table_, "import.value");
    if (!value) {
      fault(0, code, {"import.no_value_column", {}});
      return;
    }
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      progress_.within(r, table_->rows.size());
      const Named& of = named(text(r, element));
      if (of.element == nullptr) {
        fault(r, element, {"import.unknown_element", {{"found", of.name}}});
      }
      const auto when = period_at(r, year);
      if (code_at(r, code) && of.element != nullptr && when) {
        if (const auto v = value_at(r, *value, *of.element, of.unit)) {
          put(r, *value, {text(r, code), of.element->code, *when}, *v);
        }
      }
    }
  }

  /// A column of one element's figures.
  struct Column {
    std::size_t at;
    const Element* element;
    std::string unit;
  };

  std::vector<Column> element_columns(std::size_t code, std::size_t year) {
    std::vector<Column> columns;
    for (std::size_t c = 0; c < table_->rows.front().size(); ++c) {
      const auto& heading = text(0, c);
      if (c == code || c == year || is_word(heading, "import.name") || heading.empty()) {
        continue;
      }
      const Named& of = named(heading);
      if (of.element == nullptr) {
        fault(0, c, {"import.unknown_element", {{"found", of.name}}});
      } else {
        columns.push_back({c, of.element, of.unit});
      }
    }
    return columns;
  }

  void wide_rows(std::size_t code, std::size_t year) {
    const auto columns = element_columns(code, year);
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      progress_.within(r, table_->rows.size());
      const auto when = period_at(r, year);
      if (!code_at(r, code) || !when) {
        continue;
      }
      for (const Column& column : columns) {
        if (const auto v = value_at(r, column.at, *column.element, column.unit)) {
          put(r, column.at, {text(r, code), column.element->code, *when}, *v);
        }
      }
    }
  }

  void sdmx_rows() {
    const auto reading = sdmx::read(*table_);
    for (const auto& [row, column, what] : reading.faults) {
      fault(row, column, what);
    }
    for (const auto& [observation, row] : reading.rows) {
      progress_.within(row, table_->rows.size());
      const Element* element = element_named(observation.key.element);
      if (element == nullptr) {
        fault(row, reading.element_column,
              {"import.unknown_element", {{"found", observation.key.element}}});
        continue;
      }
      const auto number = observation.value.number();
      auto value = number ? value_of_figure({*number, observation.unit}, *element, "",
                                            file_ + " " + table_->place(row, reading.unit_column))
                          : Result<Value>(observation.value);
      if (value) {
        put(row, reading.value_column,
            {observation.key.subject, element->code, observation.key.period}, *value);
      } else {
        errors.push_back(std::move(value.error()));
      }
    }
  }

  [[nodiscard]] std::map<std::string, std::string> areas_of(std::size_t row) const {
    std::map<std::string, std::string> out;
    for (std::size_t c = 0; c < table_->rows.front().size(); ++c) {
      const auto& heading = text(0, c);
      for (const Coded& area : *areas_) {
        const bool named =
            heading == area.code || heading == area.title.zh || heading == area.title.en;
        if (named && !text(row, c).empty()) {
          out.emplace(area.code, text(row, c));
        }
      }
    }
    return out;
  }

  void zone_rows(std::size_t code, std::size_t name) {
    const auto zone_class = find_heading(*table_, "import.class");
    std::set<std::string> codes;
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      progress_.within(r, table_->rows.size());
      if (!code_at(r, code)) {
        continue;
      }
      if (!codes.insert(text(r, code)).second) {
        fault(r, code, {"import.zone_twice", {{"code", text(r, code)}}});
      }
      imported.zones.push_back(
          {text(r, code), text(r, name), zone_class ? text(r, *zone_class) : "", areas_of(r)});
    }
  }

  std::map<std::string, const Element*, std::less<>> elements_;
  std::vector<std::string> year_words_;
  std::unordered_map<std::string, Named> named_;
  const std::vector<Coded>* areas_;
  std::string file_;
  const Table* table_ = nullptr;
  Progress progress_;
};

}  // namespace

Checked<Imported> read_import(const office::Workbook& book, const std::vector<Element>& elements,
                              const std::vector<Coded>& areas, const std::string& file,
                              const Progress& progress) {
  FigureReader reader(elements, areas, file);
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const auto count = static_cast<double>(book.sheets.size());
    const auto at = static_cast<double>(i);
    if (!book.sheets[i].hidden) {
      reader.read(book.sheets[i], progress.part(at / count, (at + 1) / count));
    }
  }
  reader.sort_figures();
  if (reader.errors.empty() && reader.imported.zones.empty() && reader.imported.figures.empty()) {
    reader.errors.push_back({Errc::kInvalidInput, file, {"import.nothing", {}}});
  }
  if (!reader.errors.empty()) {
    return tl::unexpected(std::move(reader.errors));
  }
  return std::move(reader.imported);
}

}  // namespace stave::app
