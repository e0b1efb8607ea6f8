#include "stave/wire/task_json.hpp"

#include "parts_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json progress_json(const supervise::Progress& progress, const i18n::Catalogue& words) {
  return {{"class", to_string(progress.kind)},
          {"completion", number_json(progress.completion)},
          {"expected", number_json(progress.expected)},
          {"reason", progress.reason.key.empty() ? json("") : json(words.say(progress.reason))}};
}

json step_json(const TaskStepTaken& step) {
  return {{"step", to_string(step.step)},
          {"state", to_string(step.state)},
          {"day", to_string(step.day)},
          {"kind", step.kind},
          {"due", day_json(step.due)},
          {"text", step.text},
          {"percent", number_json(step.percent)},
          {"risk", step.risk},
          {"evidence", step.evidence},
          {"made", made_json(step.made)}};
}

json target_json(const app::TargetRow& row, const i18n::Catalogue& words) {
  return {{"target", row.target.id},
          {"words", row.target.what.indicator},
          {"indicator", row.target.indicator},
          {"element", row.target.element},
          {"figure", number_json(row.figure)},
          {"period", row.period ? json(row.period->to_string()) : json(nullptr)},
          {"goal", row.phasing ? number(row.phasing->goal) : json(nullptr)},
          {"estimate", row.estimate ? number(row.estimate->value) : json(nullptr)},
          {"estimate_method", row.estimate ? json(to_string(row.estimate->method)) : json(nullptr)},
          {"why", row.why ? json(words.say(*row.why)) : json(nullptr)},
          {"progress", progress_json(row.progress, words)}};
}

/// A due day as its text, of a target what is said of it.
json asked_json(const RequestVersion& request, const std::string& text) {
  if (request.kind != RequestKind::kTargetChange) {
    return text;
  }
  const TargetWish wish = target_wish_of(text);
  auto out = json::object();
  if (wish.value) {
    out["value"] = number(*wish.value);
  }
  if (!wish.unit.empty()) {
    out["unit"] = wish.unit;
  }
  if (!wish.period.empty()) {
    out["period"] = wish.period;
  }
  return out;
}

}  // namespace

json to_json(const app::TaskDone& done) {
  return {{"items", done.items},
          {"state", to_string(done.state)},
          {"change", done.change},
          {"head", done.head}};
}

json to_json(const app::TaskRow& row, const i18n::Catalogue& words) {
  auto units = json::array();
  for (const Assignment& a : row.item.units) {
    units.push_back({{"unit", a.unit}, {"role", to_string(a.role)}});
  }
  return {{"item", row.item.id},
          {"level", to_string(row.item.level)},
          {"title", row.item.title},
          {"units", std::move(units)},
          {"state", to_string(row.state)},
          {"kind", row.kind},
          {"light", to_string(row.light.colour)},
          {"rule", row.light.rule},
          {"reason", row.light.reason.key.empty() ? json("") : json(words.say(row.light.reason))},
          {"progress", progress_json(row.progress, words)},
          {"handed_out", day_json(row.handed_out)},
          {"first_due", day_json(row.first_due)},
          {"due", day_json(row.due)},
          {"extensions", row.extensions},
          {"percent", number_json(row.percent)},
          {"waiting_for", row.waiting_for},
          {"waiting_since", day_json(row.waiting_since)},
          {"waiting_text", row.waiting_text},
          {"text", row.text},
          {"reported_on", day_json(row.reported_on)}};
}

json to_json(const app::Lights& lights, const i18n::Catalogue& words) {
  auto rows = json::array();
  for (const app::TaskRow& row : lights.rows) {
    rows.push_back(to_json(row, words));
  }
  return {{"plan", lights.plan.code}, {"day", to_string(lights.day)}, {"items", std::move(rows)}};
}

json to_json(const app::TaskPage& page, const i18n::Catalogue& words) {
  json out = to_json(page.row, words);
  out["sentence"] = page.sentence;
  out["steps"] = json::array();
  for (const TaskStepTaken& step : page.steps) {
    out["steps"].push_back(step_json(step));
  }
  out["requests"] = json::array();
  for (const RequestVersion& request : page.requests) {
    out["requests"].push_back(to_json(request));
  }
  out["notices"] = json::array();
  for (const auto& n : page.notices) {
    out["notices"].push_back(to_json(n));
  }
  return out;
}

json to_json(const std::vector<supervise::Odd>& odd, const i18n::Catalogue& words) {
  auto out = json::array();
  for (const auto& o : odd) {
    out.push_back({{"item", o.item}, {"kind", to_string(o.kind)}, {"reason", words.say(o.reason)}});
  }
  return out;
}

json to_json(const std::vector<app::TargetRow>& targets, const i18n::Catalogue& words) {
  auto out = json::array();
  for (const auto& row : targets) {
    out.push_back(target_json(row, words));
  }
  return out;
}

json to_json(const RequestVersion& request) {
  return {{"subject", request.subject},      {"number", request.number},
          {"kind", to_string(request.kind)}, {"state", to_string(request.state)},
          {"day", to_string(request.day)},   {"before", asked_json(request, request.before)},
          {"evidence", request.evidence},    {"wanted", asked_json(request, request.wanted)},
          {"made", made_json(request.made)}};
}

json to_json(const store::StoredNotice& notice) {
  return {{"item", notice.item},           {"kind", notice.kind},
          {"recipient", notice.recipient}, {"day", to_string(notice.day)},
          {"person", notice.person},       {"text", notice.text}};
}

}  // namespace stave::wire
