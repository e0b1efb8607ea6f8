#include "stave/supervise/lights.hpp"

#include "measures.hpp"
#include "reasons.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

using stave::to_string;  // of days, beside those of this layer

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

/// Calls `each` with what every rule of the item's kind says, in the kind's order.
template <class Each>
void judge(const SupervisionRules& rules, const Moment& at, const Each& each) {
  const auto* kind = kind_of(rules, *at.facts);
  if (kind == nullptr) {
    return;
  }
  for (const std::string& code : kind->lights) {
    const auto* rule = rules.find_light(code);
    if (const auto found = rule == nullptr ? std::nullopt : verdict(*rule, at)) {
      each(*found);
    }
  }
}

Light light_of(const Verdict& v, const Moment& at) {
  return {v.step->colour, v.rule->code,
          reason_of(*v.rule, *v.step, v.measured.value().value_or(0), at), std::nullopt};
}

/// The worst verdict, the first of equal ones.
std::optional<Verdict> worst(const SupervisionRules& rules, const Moment& at) {
  std::optional<Verdict> out;
  judge(rules, at, [&](const Verdict& found) {
    if (!out || out->step->colour < found.step->colour) {
      out = found;
    }
  });
  return out;
}

enum class Why : unsigned char { kDone, kSuspended, kNothing, kWaiting, kStale, kRule };

/// The colour and where it comes from, without the words.
struct Decision {
  Why why = Why::kNothing;
  LightColour colour = LightColour::kGrey;
  std::optional<Verdict> now;   ///< by the rules alone
  std::optional<Verdict> then;  ///< of kWaiting: on the day on which the waiting began
};

bool is_late(const ItemFacts& facts) {
  return facts.due && *facts.done_on > *facts.due;
}

/// The newest report, else the handing out.
std::optional<Day> last_news(const Moment& at) {
  const auto* report = at.facts->newest_report(at.day);
  return report != nullptr ? std::optional(report->day) : at.facts->handed_out;
}

bool is_stale(const StateColours& states, const Moment& at) {
  const auto last = states.stale_days ? last_news(at) : std::nullopt;
  return last && days_between(*last, at.day) > *states.stale_days;
}

/// A warning is held at the colour of the day on which the waiting began.
std::optional<Decision> held(const SupervisionRules& rules, const Verdict& now, const Moment& at) {
  if (now.step->colour <= LightColour::kGreen || !is_waiting(rules.states, *at.facts, at.day)) {
    return std::nullopt;
  }
  const auto then = worst(rules, {at.facts, at.facts->waiting->since, at.calendar});
  const auto colour = then ? then->step->colour : LightColour::kGrey;
  return now.step->colour <= colour ? std::nullopt
                                    : std::optional(Decision{Why::kWaiting, colour, now, then});
}

Decision decide(const SupervisionRules& rules, const Moment& at) {
  const ItemFacts& facts = *at.facts;
  if (facts.is_done_on(at.day)) {
    return {Why::kDone, is_late(facts) ? rules.states.done_late : rules.states.done, {}, {}};
  }
  if (facts.is_suspended_on(at.day)) {
    return {Why::kSuspended, rules.states.suspended, {}, {}};
  }
  const auto now = worst(rules, at);
  if (!now) {
    return {};
  }
  if (const auto kept = held(rules, *now, at)) {
    return *kept;
  }
  if (now->step->colour == LightColour::kGreen && is_stale(rules.states, at)) {
    return {Why::kStale, LightColour::kGrey, now, {}};
  }
  return {Why::kRule, now->step->colour, now, {}};
}

Message done(const ItemFacts& facts) {
  const Day day = *facts.done_on;
  if (!facts.due) {
    return {"supervision.reason.done", {{"day", to_string(day)}}};
  }
  const std::string due = to_string(*facts.due);
  const int late = days_between(*facts.due, day);
  if (late > 0) {
    return {"supervision.reason.done_late",
            {{"day", to_string(day)}, {"due", due}, {"days", std::to_string(late)}}};
  }
  if (late == 0) {
    return {"supervision.reason.done_on_time", {{"day", to_string(day)}, {"due", due}}};
  }
  return {"supervision.reason.done_early",
          {{"day", to_string(day)}, {"due", due}, {"days", std::to_string(-late)}}};
}

Message nothing_to_judge(const ItemFacts& facts) {
  if (!facts.due) {
    return {"supervision.reason.no_date", {}};
  }
  return {"supervision.reason.nothing", {{"due", to_string(*facts.due)}}};
}

Message waiting(const WaitingFor& waiting, Day day) {
  return {"supervision.reason.waiting",
          {{"unit", waiting.unit},
           {"since", to_string(waiting.since)},
           {"days", std::to_string(days_between(waiting.since, day))}}};
}

Message stale(const Moment& at) {
  const Day last = last_news(at).value_or(at.day);
  return {"supervision.reason.stale",
          {{"days", std::to_string(days_between(last, at.day))}, {"day", to_string(last)}}};
}

Light with_words(const Decision& decision, const Moment& at) {
  const ItemFacts& facts = *at.facts;
  switch (decision.why) {
    case Why::kDone:
      return {decision.colour, "", done(facts), {}};
    case Why::kSuspended:
      return {decision.colour,
              "",
              {"supervision.reason.suspended", {{"since", to_string(*facts.suspended_since)}}},
              {}};
    case Why::kWaiting:
      return {decision.colour, decision.then ? decision.then->rule->code : "",
              waiting(*facts.waiting, at.day), decision.now->step->colour};
    case Why::kStale:
      return {decision.colour, decision.now->rule->code, stale(at), {}};
    case Why::kRule:
      return light_of(*decision.now, at);
    case Why::kNothing:
      break;
  }
  return {decision.colour, "", nothing_to_judge(facts), {}};
}

}  // namespace

Light light(const SupervisionRules& rules, const ItemFacts& facts, Day day,
            const Calendar& calendar) {
  const Moment at{&facts, day, &calendar};
  return with_words(decide(rules, at), at);
}

LightColour light_colour(const SupervisionRules& rules, const ItemFacts& facts, Day day,
                         const Calendar& calendar) {
  return decide(rules, {&facts, day, &calendar}).colour;
}

std::vector<Light> lights_by_rule(const SupervisionRules& rules, const ItemFacts& facts, Day day,
                                  const Calendar& calendar) {
  const Moment at{&facts, day, &calendar};
  std::vector<Light> out;
  judge(rules, at, [&](const Verdict& found) { out.push_back(light_of(found, at)); });
  return out;
}

}  // namespace stave::supervise
