#include "formulas.hpp"

#include <utility>

namespace stave::check {
namespace {

Value figure_of(const Figures& figures, const Zone& subject, const std::string& element,
                std::string_view area, Period period) {
  if (area.empty()) {
    return figures.get(subject.code, element, period);
  }
  const auto it = subject.areas.find(std::string(area));
  return it == subject.areas.end() ? Value(Absent::kMissing)
                                   : figures.get(it->second, element, period);
}

/// One place of evaluation; indicators in it are computed by the same place in their own year.
struct Sight {
  const Checklist::Formulas* formulas;
  const Figures* figures;
  const Zone* subject;

  [[nodiscard]] Value value(const formula::Program& program, Period period) const {
    return program.evaluate([&](std::string_view name, std::string_view area, int years_back) {
      return read(name, area, period, years_back);
    });
  }

  [[nodiscard]] Value read(std::string_view name, std::string_view area, Period period,
                           int years_back) const {
    if (period.year().value() - years_back < 1) {
      return Absent::kMissing;
    }
    const Period then = period.before(years_back * periods_a_year(period.frequency()));
    if (const auto* code = formulas->element(name)) {
      return figure_of(*figures, *subject, *code, area, then);
    }
    const auto i = formulas->indicator(name);
    if (!i || !area.empty()) {
      return Absent::kMissing;
    }
    const Value raw = value(formulas->indicator_programs[*i], then);
    const auto number = raw.number();
    const int digits = formulas->pack.indicators[*i].digits;
    return number ? Value(number->rounded(digits, formulas->pack.rounding)) : raw;
  }
};

}  // namespace

Checklist::Formulas::Formulas(Pack the_pack) : pack(std::move(the_pack)) {
  for (const Element& e : pack.elements) {
    elements.emplace(e.title.zh, e.code);
  }
  for (const Element& e : pack.elements) {
    elements.insert_or_assign(e.code, e.code);
  }
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const std::string& code = pack.indicators[i].code;
    indicators.emplace(code, i);
    if (pack.find_element(code) == nullptr) {
      elements.erase(code);  // an element's title that is an indicator's code
    }
  }
}

const std::string* Checklist::Formulas::element(std::string_view name) const {
  const auto it = elements.find(name);
  return it == elements.end() ? nullptr : &it->second;
}

std::optional<std::size_t> Checklist::Formulas::indicator(std::string_view name) const {
  const auto it = indicators.find(name);
  return it == indicators.end() ? std::nullopt : std::optional(it->second);
}

std::optional<formula::Symbol> Checklist::Formulas::symbol(std::string_view name) const {
  if (const auto* code = element(name)) {
    const Element* found = pack.find_element(*code);
    return formula::Symbol{found->unit, found->areas};
  }
  const auto i = indicator(name);
  return i ? std::optional(formula::Symbol{pack.indicators[*i].unit, {}}) : std::nullopt;
}

Value Checklist::Formulas::value(const formula::Program& program, const Figures& figures,
                                 const Zone& subject, Period period) const {
  return Sight{this, &figures, &subject}.value(program, period);
}

}  // namespace stave::check
