#include "import_tables.hpp"

#include "stave/i18n/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace stave::app {
namespace {

using office::Table;

constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2100;

/// Whether the cell is one of the words of the key, which lists them separated by "|", in either
/// language.
bool is_word(std::string_view cell, std::string_view key) {
  constexpr std::array kLanguages{i18n::Language::kChinese, i18n::Language::kEnglish};
  return std::any_of(kLanguages.begin(), kLanguages.end(), [&](i18n::Language language) {
    const std::string words = "|" + i18n::Catalogue::of(language).say(key) + "|";
    return words.find("|" + std::string(cell) + "|") != std::string::npos;
  });
}

/// The first words of the key in both languages, for a message.
std::string words_of(std::string_view key) {
  std::string out;
  for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
    const std::string words = i18n::Catalogue::of(language).say(key);
    out += (out.empty() ? "" : ", ") + words.substr(0, words.find('|'));
  }
  return out;
}

std::optional<std::size_t> find_heading(const Table& table, std::string_view key) {
  for (std::size_t c = 0; c < table.rows.front().size(); ++c) {
    if (is_word(table.rows.front()[c].text, key)) {
      return c;
    }
  }
  return std::nullopt;
}

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

class Reader {
 public:
  Reader(const std::vector<Element>& elements, const std::vector<Coded>& areas, std::string file)
      : elements_(&elements), areas_(&areas), file_(std::move(file)) {}

  void read(const Table& table) {
    table_ = &table;
    if (table.rows.empty()) {
      return;
    }
    const auto code = find_heading(table, "import.code");
    const auto year = find_heading(table, "import.year");
    const auto element = find_heading(table, "import.element");
    const auto name = find_heading(table, "import.name");
    if (!code) {
      fault(0, 0, {"import.no_code_column", {{"words", words_of("import.code")}}});
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
    const auto it = std::find_if(elements_->begin(), elements_->end(), [&](const Element& e) {
      return e.code == name || e.title.zh == name || e.title.en == name;
    });
    return it == elements_->end() ? nullptr : &*it;
  }

  std::optional<DataYear> year_at(std::size_t row, std::size_t column) {
    const std::string& cell = text(row, column);
    int year = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
    const bool tail_ok =
        end == cell.data() + cell.size() || is_word(std::string_view(end), "import.year_suffix");
    if (error != std::errc{} || !tail_ok || year < kFirstYear || year > kLastYear) {
      fault(row, column, {"import.bad_year", {{"found", cell}}});
      return std::nullopt;
    }
    return DataYear(year);
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
    for (const auto& [key, why] : {std::pair{"import.missing", Absent::kMissing},
                                   {"import.not_applicable", Absent::kNotApplicable},
                                   {"import.withheld", Absent::kWithheld}}) {
      if (is_word(cell.text, key)) {
        return Value(why);
      }
    }
    const auto figure = office::figure(cell);
    if (!figure) {
      fault(row, column, {"import.not_a_number", {{"found", cell.text}}});
      return std::nullopt;
    }
    return convert(row, column, element, *figure, heading_unit);
  }

  std::optional<Value> convert(std::size_t row, std::size_t column, const Element& element,
                               const office::Figure& figure, const std::string& heading_unit) {
    const std::string& written = figure.suffix.empty() ? heading_unit : figure.suffix;
    if (written.empty()) {
      return Value(figure.value);
    }
    const auto unit = Unit::parse(written);
    const auto value = unit ? unit->convert(figure.value, element.unit) : std::nullopt;
    if (!value) {
      fault(row, column,
            {"import.wrong_unit",
             {{"found", written}, {"element", element.title.zh}, {"unit", element.unit.symbol()}}});
      return std::nullopt;
    }
    return Value(*value);
  }

  void put(std::size_t row, std::size_t column, FigureKey key, const Value& value) {
    if (!seen_.insert(key).second) {
      fault(row, column,
            {"import.twice",
             {{"code", key.subject},
              {"element", key.element},
              {"year", std::to_string(key.year.value())}}});
      return;
    }
    imported.figures.put(std::move(key), value);
  }

  void long_rows(std::size_t code, std::size_t element, std::size_t year) {
    const auto value = find_heading(*table_, "import.value");
    if (!value) {
      fault(0, code, {"import.no_value_column", {}});
      return;
    }
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      const auto [name, unit] = split_heading(text(r, element));
      const Element* found = element_named(name);
      if (found == nullptr) {
        fault(r, element, {"import.unknown_element", {{"found", name}}});
      }
      const auto when = year_at(r, year);
      if (code_at(r, code) && found != nullptr && when) {
        if (const auto v = value_at(r, *value, *found, unit)) {
          put(r, *value, {text(r, code), found->code, *when}, *v);
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
      const auto [name, unit] = split_heading(heading);
      const Element* element = element_named(name);
      if (element == nullptr) {
        fault(0, c, {"import.unknown_element", {{"found", name}}});
      } else {
        columns.push_back({c, element, unit});
      }
    }
    return columns;
  }

  void wide_rows(std::size_t code, std::size_t year) {
    const auto columns = element_columns(code, year);
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      const auto when = year_at(r, year);
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

  const std::vector<Element>* elements_;
  const std::vector<Coded>* areas_;
  std::string file_;
  const Table* table_ = nullptr;
  std::set<FigureKey> seen_;
};

}  // namespace

Checked<Imported> read_import(const office::Workbook& book, const std::vector<Element>& elements,
                              const std::vector<Coded>& areas, const std::string& file) {
  Reader reader(elements, areas, file);
  for (const Table& sheet : book.sheets) {
    if (!sheet.hidden) {
      reader.read(sheet);
    }
  }
  if (reader.errors.empty() && reader.imported.zones.empty() &&
      reader.imported.figures.size() == 0) {
    reader.errors.push_back({Errc::kInvalidInput, file, {"import.nothing", {}}});
  }
  if (!reader.errors.empty()) {
    return tl::unexpected(std::move(reader.errors));
  }
  return std::move(reader.imported);
}

}  // namespace stave::app
