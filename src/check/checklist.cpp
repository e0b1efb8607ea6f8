#include "stave/check/checklist.hpp"

#include "formulas.hpp"
#include "judge.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace stave::check {
namespace {

using Formulas = Checklist::Formulas;

/// Codes of the elements that the formula reads, itself or through indicators.
void collect_reads(const Formulas& formulas, const std::string& text, std::set<std::string>& out) {
  const auto parsed = formula::Formula::parse(text);
  if (!parsed) {
    return;
  }
  for (const auto& name : parsed->names()) {
    if (const auto* code = formulas.element(name)) {
      out.insert(*code);
    } else if (const auto i = formulas.indicator(name)) {
      collect_reads(formulas, formulas.pack.indicators[*i].formula, out);  // pack::load: no cycles
    }
  }
}

std::vector<std::string> reads_of(const Formulas& formulas, const CheckRule& rule) {
  std::set<std::string> out;
  for (const auto& [key, text] : formulas_of(rule)) {
    collect_reads(formulas, text, out);
  }
  return {out.begin(), out.end()};
}

Result<formula::Program> compile(const Formulas& formulas, const std::string& where,
                                 const std::string& text, const Unit& unit) {
  const auto at = [&](const formula::Fault& f) {
    return where + ":" + std::to_string(f.first + 1);
  };
  const auto parsed = formula::Formula::parse(text);
  if (!parsed) {
    return fail(Errc::kInvalidInput, at(parsed.error()), parsed.error().what);
  }
  auto program = parsed->compile([&](std::string_view name) { return formulas.symbol(name); }, unit,
                                 formulas.pack.rounding);
  if (!program) {
    return fail(Errc::kInvalidInput, at(program.error()), program.error().what);
  }
  return std::move(*program);
}

Result<std::vector<formula::Program>> compile_check(const Formulas& formulas, const Check& check) {
  std::vector<formula::Program> out;
  for (const auto& [key, text] : formulas_of(check.rule)) {
    auto program = compile(formulas, check.code, text, check.unit);
    if (!program) {
      return tl::unexpected(program.error());
    }
    out.push_back(std::move(*program));
  }
  return out;
}

/// Elements that rules about single figures name.
std::vector<std::string> named_in(const CheckRule& rule) {
  if (const auto* round = std::get_if<RoundRule>(&rule)) {
    return round->elements;
  }
  const auto* present = std::get_if<PresentRule>(&rule);
  return present != nullptr ? present->elements : std::vector<std::string>{};
}

bool is_held(const Scope& scope, const std::string& element) {
  return !scope.elements || std::find(scope.elements->begin(), scope.elements->end(), element) !=
                                scope.elements->end();
}

/// Rules about formulas need all their elements, rules about single figures any one.
bool can_run(const Scope& scope, const Check& check, const std::vector<std::string>& reads) {
  const auto& frequencies = check.frequencies;
  const bool in_time =
      frequencies.empty() || std::find(frequencies.begin(), frequencies.end(),
                                       scope.period.frequency()) != frequencies.end();
  const auto held = [&](const std::string& element) { return is_held(scope, element); };
  const auto named = named_in(check.rule);
  const auto* present = std::get_if<PresentRule>(&check.rule);
  return in_time && std::all_of(reads.begin(), reads.end(), held) &&
         (named.empty() || std::any_of(named.begin(), named.end(), held)) &&
         (present == nullptr || held(present->when));
}

std::map<std::string, std::size_t> places_of(const Scope& scope) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < scope.subjects.size(); ++i) {
    out.emplace(scope.subjects[i].code, i);
  }
  for (const auto& [whole, parts] : scope.parts) {
    out.emplace(whole, out.size());
  }
  return out;
}

/// Stable, so that the order of the checks and within a check stays.
void put_in_order(std::vector<Finding>& findings, const Scope& scope) {
  const auto places = places_of(scope);
  const auto rank = [&](const Finding& f) { return std::tuple(f.severity, places.at(f.subject)); };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
}

}  // namespace

Result<Checklist> Checklist::make(Pack pack) {
  auto formulas = std::make_shared<Formulas>(std::move(pack));
  for (const Indicator& i : formulas->pack.indicators) {
    auto program = compile(*formulas, i.code, i.formula, i.unit);
    if (!program) {
      return tl::unexpected(program.error());
    }
    formulas->indicator_programs.push_back(std::move(*program));
  }
  for (const Check& check : formulas->pack.checks) {
    auto programs = compile_check(*formulas, check);
    if (!programs) {
      return tl::unexpected(programs.error());
    }
    formulas->programs.push_back(std::move(*programs));
    formulas->reads.push_back(reads_of(*formulas, check.rule));
  }
  return Checklist(std::move(formulas));
}

const Pack& Checklist::pack() const noexcept {
  return formulas_->pack;
}

std::vector<std::size_t> Checklist::run_for(const Scope& scope) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < pack().checks.size(); ++i) {
    if (can_run(scope, pack().checks[i], formulas_->reads[i])) {
      out.push_back(i);
    }
  }
  return out;
}

std::vector<Finding> Checklist::examine(const Figures& figures, const Scope& scope) const {
  std::vector<Finding> out;
  for (const std::size_t i : run_for(scope)) {
    const Check& check = pack().checks[i];
    const Case c{formulas_.get(),        &figures,           &scope, &check,
                 formulas_->programs[i], formulas_->reads[i]};
    auto found = std::visit([&](const auto& rule) { return judge(rule, c); }, check.rule);
    out.insert(out.end(), std::make_move_iterator(found.begin()),
               std::make_move_iterator(found.end()));
  }
  put_in_order(out, scope);
  return out;
}

std::vector<Finding> examine(const Pack& pack, const Figures& figures, const Scope& scope) {
  const auto checklist = Checklist::make(pack);
  if (!checklist) {
    throw std::logic_error("check: the pack was not checked: " + checklist.error().where);
  }
  return checklist->examine(figures, scope);
}

}  // namespace stave::check
