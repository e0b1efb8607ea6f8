#include "stave/wire/work_plan_json.hpp"

#include "parts_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json units_json(const std::vector<Assignment>& units) {
  auto out = json::array();
  for (const Assignment& a : units) {
    out.push_back({{"unit", a.unit}, {"role", to_string(a.role)}});
  }
  return out;
}

json item_json(const WorkItem& item) {
  auto effects = json::array();
  for (const EffectLink& e : item.effects) {
    effects.push_back({{"indicator", e.indicator}, {"lag_months", e.lag_months}});
  }
  return {{"id", item.id},
          {"level", to_string(item.level)},
          {"state", to_string(item.state)},
          {"parent", item.parent},
          {"title", item.title},
          {"text", item.text},
          {"units", units_json(item.units)},
          {"start", day_json(item.start)},
          {"due", day_json(item.due)},
          {"due_text", item.due_text},
          {"repeats", item.repeats ? json(to_string(*item.repeats)) : json(nullptr)},
          {"effects", std::move(effects)},
          {"span", {item.span.first, item.span.last}}};
}

json target_json(const WorkTarget& target) {
  auto phases = json::object();
  for (const auto& [period, value] : target.phases) {
    phases[period.to_string()] = number(value);
  }
  const Target& what = target.what;
  return {{"id", target.id},
          {"state", to_string(target.state)},
          {"words", what.indicator},
          {"indicator", target.indicator},
          {"element", target.element},
          {"kind", to_string(what.kind)},
          {"op", to_string(what.op)},
          {"value", number(what.value)},
          {"value_high", number_json(what.value_high)},
          {"unit", what.unit},
          {"period", what.period},
          {"base", number_json(target.base)},
          {"base_source", target.base_source},
          {"expected", what.expected},
          {"section", what.section},
          {"phasing", to_string(target.phasing)},
          {"phases", std::move(phases)},
          {"span", {what.span.first, what.span.last}}};
}

template <class T>
json rows(const std::vector<T>& items, json (*row)(const T&)) {
  auto out = json::array();
  for (const T& item : items) {
    out.push_back(row(item));
  }
  return out;
}

json questions_json(const app::PlanView& view, const i18n::Catalogue& words) {
  auto out = json::array();
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const int number = static_cast<int>(q) + 1;
    const auto answer = std::find_if(view.plan.answers.begin(), view.plan.answers.end(),
                                     [&](const Answer& a) { return a.question == number; });
    const bool answered = answer != view.plan.answers.end();
    out.push_back({{"question", number},
                   {"message", words.say(view.questions[q].what)},
                   {"about", view.questions[q].about},
                   {"answer", answered ? json(answer->text) : json(nullptr)}});
  }
  return out;
}

json baselines_json(const std::vector<store::Baseline>& baselines) {
  auto out = json::array();
  for (const auto& b : baselines) {
    out.push_back({{"number", b.number},
                   {"change", b.made.change},
                   {"at", b.made.at},
                   {"actor", b.made.actor},
                   {"reason", b.made.reason}});
  }
  return out;
}

}  // namespace

json to_json(const WorkPlan& plan) {
  return {{"code", plan.code},
          {"title", plan.title},
          {"issuer", plan.issuer},
          {"number", plan.number},
          {"issued", day_json(plan.issued)},
          {"year", plan.year},
          {"pack", plan.pack},
          {"items", rows(plan.items, item_json)},
          {"targets", rows(plan.targets, target_json)}};
}

json to_json(const app::PlanView& view, const i18n::Catalogue& words) {
  json out = to_json(view.plan);
  for (std::size_t i = 0; i < view.plan.items.size(); ++i) {
    out["items"][i]["sentence"] = view.sentence(view.plan.items[i].span);
  }
  for (std::size_t t = 0; t < view.plan.targets.size(); ++t) {
    out["targets"][t]["sentence"] = view.sentence(view.plan.targets[t].what.span);
  }
  out["file"] = view.file;
  out["questions"] = questions_json(view, words);
  out["baselines"] = baselines_json(view.baselines);
  return out;
}

json to_json(const app::PlanReceipt& receipt) {
  return {{"plan", receipt.plan},
          {"items", receipt.items},
          {"targets", receipt.targets},
          {"change", receipt.change},
          {"head", receipt.head}};
}

json to_json(const std::vector<PlanDifference>& differences) {
  auto out = json::array();
  for (const PlanDifference& d : differences) {
    auto fields = json::array();
    for (const FieldDifference& f : d.fields) {
      fields.push_back({{"field", f.field}, {"before", f.before}, {"after", f.after}});
    }
    out.push_back({{"id", d.id},
                   {"kind", to_string(d.kind)},
                   {"title", d.title},
                   {"fields", std::move(fields)}});
  }
  return out;
}

json to_json(const std::vector<app::StaveCoverage>& coverage) {
  auto out = json::array();
  for (const auto& c : coverage) {
    out.push_back({{"indicator", c.indicator},
                   {"title", title_json(c.title)},
                   {"targets", c.targets},
                   {"measures", c.measures},
                   {"owners", c.owners},
                   {"due", day_json(c.due)},
                   {"covered", c.covered()}});
  }
  return out;
}

}  // namespace stave::wire
