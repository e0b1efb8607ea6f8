#include "stave/index/evaluate.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace stave::index {
namespace {

/// Whose figures a formula sees: a value for a name of an element, an area kind and a data year.
using Reader =
    std::function<Value(const std::string& element, std::string_view area, DataYear year)>;

/// Evaluates indicators that may use other indicators, here or in earlier years. pack::load has
/// refused cycles, so the recursion ends.
class Evaluator {
 public:
  Evaluator(const CompiledPack& compiled, Reader reader)
      : compiled_(&compiled), reader_(std::move(reader)) {}

  [[nodiscard]] Value unrounded(std::size_t i, DataYear year) const {
    return compiled_->program(i).evaluate(source(year));
  }

  [[nodiscard]] Value indicator(std::size_t i, DataYear year) const {
    const Indicator& indicator = compiled_->pack().indicators[i];
    const Value raw = unrounded(i, year);
    const auto number = raw.number();
    return number ? Value(number->rounded(indicator.digits, compiled_->pack().rounding)) : raw;
  }

  [[nodiscard]] Value adjustment(std::size_t i, DataYear year) const {
    return compiled_->adjustment(i).evaluate(source(year));
  }

 private:
  [[nodiscard]] formula::Source source(DataYear year) const {
    return [this, year](std::string_view name, std::string_view area, int back) -> Value {
      const DataYear then(year.value() - back);
      if (const auto* element = compiled_->element_named(name)) {
        return reader_(*element, area, then);
      }
      const auto other = compiled_->indicator_named(name);
      return other && area.empty() ? indicator(*other, then) : Value(Absent::kMissing);
    };
  }

  const CompiledPack* compiled_;
  Reader reader_;
};

Value figure_of(const Zone& zone, const Figures& figures, const std::string& element,
                std::string_view area, DataYear year) {
  if (area.empty()) {
    return figures.get(zone.code, element, year);
  }
  const auto it = zone.areas.find(std::string(area));
  return it == zone.areas.end() ? Value(Absent::kMissing) : figures.get(it->second, element, year);
}

/// Mean over the zones that have a number; missing when none has.
Value mean_figure(std::span<const Zone* const> zones, const Figures& figures,
                  const std::string& element, std::string_view area, DataYear year) {
  Decimal sum;
  std::int64_t count = 0;
  for (const Zone* zone : zones) {
    const auto number = figure_of(*zone, figures, element, area, year).number();
    const auto next = number ? add(sum, *number) : std::nullopt;
    if (next) {
      sum = *next;
      ++count;
    }
  }
  const auto mean = divide(sum, Decimal(count));
  return mean ? Value(*mean) : Value(Absent::kMissing);
}

Value average_of(const CompiledPack& compiled, std::size_t i, const IndicatorTable& table,
                 const Figures& figures) {
  std::vector<const Zone*> with;
  for (std::size_t z = 0; z < table.zones.size(); ++z) {
    if (table.values[i][z].has_number()) {
      with.push_back(&table.zones[z]);
    }
  }
  const Evaluator average(compiled,
                          [&](const std::string& element, std::string_view area, DataYear year) {
                            return mean_figure(with, figures, element, area, year);
                          });
  return average.unrounded(i, table.year);  // a mean of small counts would vanish in its rounding
}

/// How many years back the indicators look, also by way of other indicators. pack::load has refused
/// cycles.
class Reach {
 public:
  explicit Reach(const CompiledPack& compiled)
      : compiled_(&compiled), known_(compiled.pack().indicators.size()) {}

  int of(const std::string& text) {
    const auto formula = formula::Formula::parse(text);
    int beyond = 0;
    for (const std::string& name : formula->names()) {
      const auto other = compiled_->indicator_named(name);
      if (other && compiled_->element_named(name) == nullptr) {
        beyond = std::max(beyond, of(*other));
      }
    }
    return formula->years_back() + beyond;
  }

  int of(std::size_t indicator) {
    if (!known_[indicator]) {
      known_[indicator] = of(compiled_->pack().indicators[indicator].formula);
    }
    return *known_[indicator];
  }

 private:
  const CompiledPack* compiled_;
  std::vector<std::optional<int>> known_;
};

int reach_of(const CompiledPack& compiled) {
  Reach reach(compiled);
  int most = 0;
  for (std::size_t i = 0; i < compiled.pack().indicators.size(); ++i) {
    most = std::max(most, reach.of(i));
  }
  for (const Adjustment& a : compiled.pack().adjustments) {
    most = std::max(most, reach.of(a.formula));
  }
  return most;
}

}  // namespace

CompiledPack::CompiledPack(Pack pack) : pack_(std::move(pack)) {
  for (const Element& e : pack_.elements) {
    elements_.emplace(e.title.zh, e.code);
    elements_.insert_or_assign(e.code, e.code);
  }
  for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
    indicators_.emplace(pack_.indicators[i].code, i);
  }
}

Result<CompiledPack> CompiledPack::make(Pack pack) {
  CompiledPack compiled(std::move(pack));
  for (const Indicator& i : compiled.pack_.indicators) {
    auto program = compiled.compile(i.code, i.formula, i.unit);
    if (!program) {
      return tl::unexpected(program.error());
    }
    compiled.programs_.push_back(std::move(*program));
  }
  for (const Adjustment& a : compiled.pack_.adjustments) {
    auto program = compiled.compile(a.code, a.formula, a.unit);
    if (!program) {
      return tl::unexpected(program.error());
    }
    compiled.adjustments_.push_back(std::move(*program));
  }
  compiled.years_back_ = reach_of(compiled);
  return compiled;
}

Result<formula::Program> CompiledPack::compile(const std::string& where, const std::string& text,
                                               const Unit& unit) {
  const auto at = [&](const formula::Fault& f) {
    return where + ":" + std::to_string(f.first + 1);
  };
  const auto formula = formula::Formula::parse(text);
  if (!formula) {
    return fail(Errc::kInvalidInput, at(formula.error()), formula.error().what);
  }
  auto program = formula->compile([this](std::string_view name) { return symbol(name); }, unit,
                                  pack_.rounding);
  if (!program) {
    return fail(Errc::kInvalidInput, at(program.error()), program.error().what);
  }
  return std::move(*program);
}

std::optional<formula::Symbol> CompiledPack::symbol(std::string_view name) const {
  if (const auto* code = element_named(name)) {
    const Element* element = pack_.find_element(*code);
    return formula::Symbol{element->unit, element->areas};
  }
  if (const auto i = indicator_named(name)) {
    return formula::Symbol{pack_.indicators[*i].unit, {}};
  }
  return std::nullopt;
}

std::optional<std::size_t> CompiledPack::indicator_named(std::string_view name) const {
  const auto it = indicators_.find(name);
  return it == indicators_.end() ? std::nullopt : std::optional(it->second);
}

const std::string* CompiledPack::element_named(std::string_view name) const {
  const auto it = elements_.find(name);
  return it == elements_.end() ? nullptr : &it->second;
}

IndicatorTable evaluate(const CompiledPack& compiled, std::span<const Zone> zones,
                        const Figures& figures, DataYear year) {
  const Pack& pack = compiled.pack();
  IndicatorTable table;
  table.year = year;
  table.zones.assign(zones.begin(), zones.end());
  table.values.assign(pack.indicators.size(), std::vector<Value>(zones.size()));
  table.adjustments.assign(pack.adjustments.size(), std::vector<Value>(zones.size()));
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const Evaluator evaluator(
        compiled, [&](const std::string& element, std::string_view area, DataYear then) {
          return figure_of(zones[z], figures, element, area, then);
        });
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      table.values[i][z] = evaluator.indicator(i, year);
    }
    for (std::size_t a = 0; a < pack.adjustments.size(); ++a) {
      table.adjustments[a][z] = evaluator.adjustment(a, year);
    }
  }
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    table.average.push_back(average_of(compiled, i, table, figures));
  }
  return table;
}

Working working_of(const CompiledPack& compiled, const Zone& zone, const Figures& figures,
                   std::size_t indicator, DataYear year) {
  Working out;
  const Evaluator evaluator(compiled, [&](const std::string& element, std::string_view area,
                                          DataYear then) {
    const auto it = zone.areas.find(std::string(area));
    const std::string subject = area.empty() ? zone.code : it == zone.areas.end() ? "" : it->second;
    const FigureKey key{subject, element, then};
    if (!subject.empty() &&
        std::find(out.inputs.begin(), out.inputs.end(), key) == out.inputs.end()) {
      out.inputs.push_back(key);
    }
    return figure_of(zone, figures, element, area, then);
  });
  out.unrounded = evaluator.unrounded(indicator, year);
  out.value = evaluator.indicator(indicator, year);
  return out;
}

namespace {

bool reads(const CompiledPack& compiled, std::size_t indicator, std::string_view element) {
  const auto formula = formula::Formula::parse(compiled.pack().indicators[indicator].formula);
  const auto& names = formula->names();  // pack::load has read it
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    if (const auto* code = compiled.element_named(name)) {
      return *code == element;
    }
    const auto other = compiled.indicator_named(name);
    return other && reads(compiled, *other, element);
  });
}

}  // namespace

std::vector<std::size_t> fed_by(const CompiledPack& compiled, std::string_view element) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < compiled.pack().indicators.size(); ++i) {
    if (reads(compiled, i, element)) {
      out.push_back(i);
    }
  }
  return out;
}

std::vector<double> to_matrix(const IndicatorTable& table) {
  std::vector<double> out;
  out.reserve(table.values.size() * table.zones.size());
  for (const auto& column : table.values) {
    for (const Value& value : column) {
      const auto number = value.number();
      out.push_back(number ? number->to_double() : std::numeric_limits<double>::quiet_NaN());
    }
  }
  return out;
}

}  // namespace stave::index
