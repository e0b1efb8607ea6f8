#include "stave/app/value_text.hpp"

#include "headings.hpp"

#include <array>
#include <map>
#include <utility>

namespace stave::app {
namespace {

const std::map<std::string, Absent, std::less<>>& absent_words() {
  static const auto kWords = [] {
    std::map<std::string, Absent, std::less<>> out;
    for (const auto& [key, why] : {std::pair{"import.missing", Absent::kMissing},
                                   {"import.not_applicable", Absent::kNotApplicable},
                                   {"import.withheld", Absent::kWithheld}}) {
      for (std::string& word : words_of_both(key)) {
        out.emplace(std::move(word), why);
      }
    }
    return out;
  }();
  return kWords;
}

}  // namespace

Result<Value> value_of_cell(const office::Cell& cell, const Element& element,
                            const std::string& heading_unit, const std::string& where) {
  if (const auto absent = absent_words().find(cell.text); absent != absent_words().end()) {
    return Value(absent->second);
  }
  const auto figure = office::figure(cell);
  if (!figure) {
    return fail(Errc::kInvalidInput, where, {"import.not_a_number", {{"found", cell.text}}});
  }
  return value_of_figure(*figure, element, heading_unit, where);
}

Result<Value> value_of_figure(const office::Figure& figure, const Element& element,
                              const std::string& heading_unit, const std::string& where) {
  const std::string& written = figure.suffix.empty() ? heading_unit : figure.suffix;
  if (written.empty()) {
    return Value(figure.value);
  }
  const auto unit = Unit::parse(written);
  const auto value = unit ? unit->convert(figure.value, element.unit) : std::nullopt;
  if (!value) {
    return fail(
        Errc::kInvalidInput, where,
        {"import.wrong_unit",
         {{"found", written}, {"element", element.title.zh}, {"unit", element.unit.symbol()}}});
  }
  return Value(*value);
}

}  // namespace stave::app
