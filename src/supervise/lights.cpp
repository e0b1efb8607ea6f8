#include "stave/supervise/lights.hpp"

#include "measures.hpp"
#include "reasons.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

/// What a rule says, without the words.
struct Verdict {
  const LightRule* rule = nullptr;
  const LightStep* step = nullptr;
  Fraction measured;
};

std::optional<Verdict> verdict(const LightRule& rule, const Moment& at) {
  const auto measured = measure(rule, at);
  if (!measured || !measured->top) {
    return std::nullopt;
  }
  const auto step = std::find_if(rule.steps.begin(), rule.steps.end(),
                                 [&](const LightStep& s) { return holds(s, *measured, at); });
  return step == rule.steps.end() ? std::nullopt : std::optional(Verdict{&rule, &*step, *measured});
}

const ItemKind* kind_of(const SupervisionRules& rules, const ItemFacts& facts) {
  const auto* kind = rules.find_kind(facts.kind);
  return kind != nullptr || rules.kinds.empty() ? kind : rules.kinds.data();
}

std::vector<Verdict> verdicts(const SupervisionRules& rules, const Moment& at) {
  std::vector<Verdict> out;
  const auto* kind = kind_of(rules, *at.facts);
  if (kind == nullptr) {
    return out;
  }
  out.reserve(kind->lights.size());
  for (const std::string& code : kind->lights) {
    const auto* rule = rules.find_light(code);
    const auto found = rule == nullptr ? std::nullopt : verdict(*rule, at);
    if (found) {
      out.push_back(*found);
    }
  }
  return out;
}

Light light_of(const Verdict& v, const Moment& at) {
  return {v.step->colour, v.rule->code,
          reason_of(*v.rule, *v.step, v.measured.value().value_or(0), at), std::nullopt};
}

/// The worst verdict, the first of equal ones.
std::optional<Verdict> worst(const SupervisionRules& rules, const Moment& at) {
  const auto all = verdicts(rules, at);
  const auto it = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.step->colour < b.step->colour;
  });
  return it == all.end() ? std::nullopt : std::optional(*it);
}

Light done(const StateColours& colours, const ItemFacts& facts) {
  const Day day = *facts.done_on;
  if (!facts.due) {
    return {colours.done, "", {"supervision.reason.done", {{"day", to_string(day)}}}, {}};
  }
  const int late = days_between(*facts.due, day);
  const std::string due = to_string(*facts.due);
  if (late > 0) {
    return {colours.done_late,
            "",
            {"supervision.reason.done_late",
             {{"day", to_string(day)}, {"due", due}, {"days", std::to_string(late)}}},
            {}};
  }
  if (late == 0) {
    return {colours.done,
            "",
            {"supervision.reason.done_on_time", {{"day", to_string(day)}, {"due", due}}},
            {}};
  }
  return {colours.done,
          "",
          {"supervision.reason.done_early",
           {{"day", to_string(day)}, {"due", due}, {"days", std::to_string(-late)}}},
          {}};
}

Light nothing_to_judge(const ItemFacts& facts) {
  if (!facts.due) {
    return {LightColour::kGrey, "", {"supervision.reason.no_date", {}}, {}};
  }
  return {
      LightColour::kGrey, "", {"supervision.reason.nothing", {{"due", to_string(*facts.due)}}}, {}};
}

/// The light of the day on which the waiting began, when today's is a worse warning.
std::optional<Light> held(const SupervisionRules& rules, const Verdict& now, const Moment& at) {
  if (now.step->colour <= LightColour::kGreen || !is_waiting(rules.states, *at.facts, at.day)) {
    return std::nullopt;
  }
  const WaitingFor& waiting = *at.facts->waiting;
  const auto then = worst(rules, {at.facts, waiting.since, at.calendar});
  const auto colour = then ? then->step->colour : LightColour::kGrey;
  if (now.step->colour <= colour) {
    return std::nullopt;
  }
  return Light{colour,
               then ? then->rule->code : "",
               {"supervision.reason.waiting",
                {{"unit", waiting.unit},
                 {"since", to_string(waiting.since)},
                 {"days", std::to_string(days_between(waiting.since, at.day))}}},
               now.step->colour};
}

/// Grey when the green light rests on news that are too old.
std::optional<Light> stale(const StateColours& states, const Verdict& now, const Moment& at) {
  if (!states.stale_days || now.step->colour != LightColour::kGreen) {
    return std::nullopt;
  }
  const auto* report = at.facts->newest_report(at.day);
  const auto last = report != nullptr ? std::optional(report->day) : at.facts->handed_out;
  if (!last || days_between(*last, at.day) <= *states.stale_days) {
    return std::nullopt;
  }
  return Light{LightColour::kGrey,
               now.rule->code,
               {"supervision.reason.stale",
                {{"days", std::to_string(days_between(*last, at.day))}, {"day", to_string(*last)}}},
               std::nullopt};
}

}  // namespace

Light light(const SupervisionRules& rules, const ItemFacts& facts, Day day,
            const Calendar& calendar) {
  if (facts.is_done_on(day)) {
    return done(rules.states, facts);
  }
  if (facts.is_suspended_on(day)) {
    return {rules.states.suspended,
            "",
            {"supervision.reason.suspended", {{"since", to_string(*facts.suspended_since)}}},
            {}};
  }
  const Moment at{&facts, day, &calendar};
  const auto now = worst(rules, at);
  if (!now) {
    return nothing_to_judge(facts);
  }
  if (auto kept = held(rules, *now, at)) {
    return *std::move(kept);
  }
  if (auto old = stale(rules.states, *now, at)) {
    return *std::move(old);
  }
  return light_of(*now, at);
}

std::vector<Light> lights_by_rule(const SupervisionRules& rules, const ItemFacts& facts, Day day,
                                  const Calendar& calendar) {
  const Moment at{&facts, day, &calendar};
  std::vector<Light> out;
  for (const Verdict& v : verdicts(rules, at)) {
    out.push_back(light_of(v, at));
  }
  return out;
}

}  // namespace stave::supervise
