#include "draft.hpp"

#include "stave/formula/formula.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::pack {
namespace {

using formula::Formula;

/// What the names in formulas stand for: an element by its code or Chinese title, or an indicator
/// by its code. Codes win over titles.
class SymbolTable {
 public:
  explicit SymbolTable(const Draft& draft) : draft_(&draft) {
    for (const auto& element : draft.pack.elements) {
      symbols_.emplace(element.code, formula::Symbol{element.unit, element.areas});
    }
    for (const auto& indicator : draft.pack.indicators) {
      symbols_.emplace(indicator.code, formula::Symbol{indicator.unit, {}});
    }
    for (const auto& element : draft.pack.elements) {
      symbols_.emplace(element.title.zh, formula::Symbol{element.unit, element.areas});
    }
  }

  [[nodiscard]] std::optional<formula::Symbol> find(std::string_view name) const {
    const auto it = symbols_.find(name);
    return it == symbols_.end() ? std::nullopt : std::optional(it->second);
  }

  /// Whether every name is known with its unit, or unknown although all names are known: only then
  /// does a fault of compiling say something new.
  [[nodiscard]] bool is_sure(const std::vector<std::string>& names) const {
    const bool complete = draft_->elements.complete && draft_->indicators.complete;
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return !draft_->unsure_units.contains(name) && (complete || symbols_.contains(name));
    });
  }

 private:
  const Draft* draft_;
  std::map<std::string, formula::Symbol, std::less<>> symbols_;
};

/// A fault of the formula at its own character, where the text of the file allows to count that
/// far.
void add_fault(const Reader& table, const Node& node, const formula::Fault& fault) {
  Place place = node.first;
  if (node.aligned) {
    place.column += 1 + fault.first;
  }
  table.faults().add(table.file(), node.aligned ? place : node.key_place, fault.what);
}

struct Subject {
  const Reader* table;
  const Unit* unit;
  bool unit_is_sure;
  std::string_view key = "formula";
};

/// The names that the formula uses; none when it is faulty.
std::vector<std::string> check_formula(const Subject& subject, const std::string& text,
                                       const SymbolTable& symbols, Rounding rounding) {
  if (text.empty()) {
    return {};
  }
  const auto& node = *subject.table->table().find(subject.key);
  const auto formula = Formula::parse(text);
  if (!formula) {
    add_fault(*subject.table, node, formula.error());
    return {};
  }
  if (subject.unit_is_sure && symbols.is_sure(formula->names())) {
    const auto look_up = [&](std::string_view name) { return symbols.find(name); };
    const auto program = formula->compile(look_up, *subject.unit, rounding);
    if (!program) {
      add_fault(*subject.table, node, program.error());
    }
  }
  return formula->names();
}

/// Names of elements depend on nothing; they also win where an indicator wrongly has the same code.
std::vector<std::string> without_elements(std::vector<std::string> names, const Draft& draft) {
  std::erase_if(names, [&](const std::string& name) { return draft.elements.at.contains(name); });
  return names;
}

/// Reports each cycle once, at the formula of the first indicator of its path.
void check_cycles(const Draft& draft, std::map<std::string, std::vector<std::string>> names) {
  constexpr int kMaxCycles = 20;
  for (int i = 0; i < kMaxCycles; ++i) {
    const auto order = formula::evaluation_order(names);
    if (order || order.error().path.empty()) {
      return;
    }
    const auto& path = order.error().path;
    std::string words;
    for (const auto& name : path) {
      words += (words.empty() ? "" : " → ") + shorten(name);
    }
    const auto& all = draft.pack.indicators;
    const auto first = std::find_if(all.begin(), all.end(),
                                    [&](const Indicator& x) { return x.code == path.front(); });
    const auto& table = draft.indicator_tables[static_cast<std::size_t>(first - all.begin())];
    table.fault(*table.table().find("formula"), "formula_cycle", {{"path", words}});
    for (const auto& name : path) {
      names.erase(name);
    }
  }
}

}  // namespace

void check_formulas(const Draft& draft) {
  const SymbolTable symbols(draft);
  const auto& pack = draft.pack;
  std::map<std::string, std::vector<std::string>> names;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const auto& indicator = pack.indicators[i];
    const auto& table = draft.indicator_tables[i];
    const bool sure = !draft.unsure_units.contains(indicator.code);
    auto used =
        check_formula({&table, &indicator.unit, sure}, indicator.formula, symbols, pack.rounding);
    names.emplace(indicator.code, without_elements(std::move(used), draft));
  }
  for (std::size_t i = 0; i < pack.adjustments.size(); ++i) {
    const auto& adjustment = pack.adjustments[i];
    const bool sure = !draft.unsure_adjustments.contains(adjustment.code);
    check_formula({&draft.adjustment_tables[i], &adjustment.unit, sure}, adjustment.formula,
                  symbols, pack.rounding);
  }
  check_cycles(draft, std::move(names));
  for (std::size_t i = 0; i < pack.checks.size(); ++i) {
    const auto& check = pack.checks[i];
    const bool sure = !draft.unsure_checks.contains(check.code);
    for (const auto& [key, text] : formulas_of(check.rule)) {
      check_formula({&draft.check_tables[i], &check.unit, sure, key}, text, symbols, pack.rounding);
    }
  }
}

}  // namespace stave::pack
