#include "judge.hpp"

#include "numbers.hpp"

#include <algorithm>
#include <utility>

namespace stave::check {
namespace {

using Args = std::vector<std::pair<std::string, std::string>>;

/// The findings of `about(subject)` over the scope's subjects.
template <class About>
std::vector<Finding> each_subject(const Case& c, About about) {
  std::vector<Finding> out;
  for (const Zone& subject : c.scope->subjects) {
    if (auto finding = about(subject)) {
      out.push_back(std::move(*finding));
    }
  }
  return out;
}

/// The formula's value now and in the base period, where both are numbers.
struct Pair {
  Decimal base;
  Decimal now;
};

std::optional<Pair> pair_of(const Case& c, const Zone& subject, std::optional<Period> base_period) {
  if (!base_period) {
    return std::nullopt;
  }
  const auto base = c.number(0, subject, *base_period);
  const auto now = c.number(0, subject, c.scope->period);
  return base && now ? std::optional(Pair{*base, *now}) : std::nullopt;
}

/// A finding about a pair: both numbers, both periods, the formula.
Finding of_pair(const Case& c, const Zone& subject, const Pair& pair, Period base_period,
                const std::string& formula) {
  Finding out = c.finding(subject.code);
  out.found = pair.now;
  out.compared = pair.base;
  out.what.args = {{"formula", formula},
                   {"found", amount(pair.now, c.check->unit)},
                   {"compared", amount(pair.base, c.check->unit)},
                   {"base_period", base_period.to_string()}};
  return out;
}

Unit percent() {
  return Unit::parse("%").value();
}

Finding told(Finding finding, std::string key, Args more) {
  finding.what.key = std::move(key);
  finding.what.args.insert(finding.what.args.end(), more.begin(), more.end());
  return finding;
}

/// `pair` with a base above zero.
std::optional<Finding> judge_change(const ChangeRule& rule, const Case& c, const Zone& subject,
                                    const Pair& pair, Period base_period) {
  const bool falls = rule.low && grows_by_less(pair.base, pair.now, *rule.low).value_or(false);
  const bool rises = rule.high && grows_by_more(pair.base, pair.now, *rule.high).value_or(false);
  const auto change = growth_percent(pair.base, pair.now);
  if ((!falls && !rises) || !change) {
    return std::nullopt;
  }
  const Decimal limit = falls ? *rule.low : *rule.high;
  Finding out = of_pair(c, subject, pair, base_period, rule.formula);
  out.low = rule.low;
  out.high = rule.high;
  return told(
      std::move(out), falls ? "check.found.change_low" : "check.found.change_high",
      {{"change", amount_beside(*change, limit, percent())}, {"limit", amount(limit, percent())}});
}

bool just_past(const JumpRule& rule, const Pair& pair) {
  const bool up = rule.rewarded == Rewarded::kAtLeast;
  const bool passed = up ? pair.base < rule.threshold && pair.now >= rule.threshold
                         : pair.base > rule.threshold && pair.now <= rule.threshold;
  const auto past = subtract(pair.now, rule.threshold);
  return passed && past && without_sign(*past) <= rule.margin;
}

std::optional<Finding> judge_digits(const RoundRule& rule, const Case& c, const Zone& subject,
                                    const Element& element) {
  const auto number = c.figures->get(subject.code, element.code, c.scope->period).number();
  if (!number) {
    return std::nullopt;
  }
  const int zeros = trailing_zeros(*number);
  const int repeats = number->is_zero() || zeros > 0 ? 0 : trailing_repeats(*number);
  const bool too_round = rule.zeros && zeros >= *rule.zeros;
  if (!too_round && !(rule.repeated && repeats >= *rule.repeated)) {
    return std::nullopt;
  }
  Finding out = c.finding(subject.code);
  out.elements = {element.code};
  out.unit = element.unit.symbol();
  out.found = number;
  return told(std::move(out), too_round ? "check.found.zeros" : "check.found.repeats",
              {{"formula", element.code},
               {"found", exact_amount(*number, element.unit)},
               {"count", std::to_string(too_round ? zeros : repeats)}});
}

std::optional<Finding> judge_presence(const PresentRule& rule, const Case& c, const Zone& subject,
                                      const std::string& element) {
  const auto when = c.figures->get(subject.code, rule.when, c.scope->period).number();
  const Value value = c.figures->get(subject.code, element, c.scope->period);
  if (!when || value != Value(Absent::kMissing)) {
    return std::nullopt;
  }
  const Unit unit = c.formulas->pack.find_element(rule.when)->unit;
  Finding out = c.finding(subject.code);
  out.elements = {std::min(element, rule.when), std::max(element, rule.when)};
  out.unit = unit.symbol();
  out.compared = when;
  return told(std::move(out), "check.found.absent",
              {{"formula", element}, {"when", rule.when}, {"compared", amount(*when, unit)}});
}

}  // namespace

std::optional<Decimal> Case::number(std::size_t program, const Zone& subject, Period period) const {
  return formulas->value(programs[program], *figures, subject, period).number();
}

std::optional<Period> Case::base(BasePeriod kind) const {
  const Period now = scope->period;
  const Period then = kind == BasePeriod::kPrevious ? now.before(1) : now.year_before();
  return then == now ? std::nullopt : std::optional(then);
}

Finding Case::finding(const std::string& subject) const {
  Finding out;
  out.check = check->code;
  out.severity = check->severity;
  out.subject = subject;
  out.elements.assign(reads.begin(), reads.end());
  out.period = scope->period;
  out.unit = check->unit.symbol();
  return out;
}

bool Case::holds_element(const std::string& element) const {
  const auto& held = scope->elements;
  return !held || std::find(held->begin(), held->end(), element) != held->end();
}

std::optional<Finding> judge_sides(const Case& c, const std::string& subject, const Sides& sides) {
  const auto allowed = allowance(*sides.tolerance, sides.right);
  const auto kept = allowed ? holds(sides.left, sides.op, sides.right, *allowed) : std::nullopt;
  if (kept.value_or(true)) {
    return std::nullopt;
  }
  const auto difference = subtract(sides.left, sides.right).value_or(0);
  Finding out = c.finding(subject);
  out.found = sides.left;
  out.compared = sides.right;
  out.what.args = {{"found", amount_beside(sides.left, sides.right, c.check->unit)},
                   {"op", std::string(to_string(sides.op))},
                   {"compared", amount_beside(sides.right, sides.left, c.check->unit)},
                   {"difference", amount_beside(difference, 0, c.check->unit)},
                   {"allowed", amount(*allowed, c.check->unit)}};
  return out;
}

std::vector<Finding> judge(const BalanceRule& rule, const Case& c) {
  return each_subject(c, [&](const Zone& subject) -> std::optional<Finding> {
    const auto left = c.number(0, subject, c.scope->period);
    const auto right = c.number(1, subject, c.scope->period);
    if (!left || !right) {
      return std::nullopt;
    }
    auto out = judge_sides(c, subject.code, {*left, rule.op, *right, &rule.tolerance});
    return out ? std::optional(told(std::move(*out), "check.found.balance",
                                    {{"left", rule.left}, {"right", rule.right}}))
               : std::nullopt;
  });
}

std::vector<Finding> judge(const RangeRule& rule, const Case& c) {
  return each_subject(c, [&](const Zone& subject) -> std::optional<Finding> {
    const auto x = c.number(0, subject, c.scope->period);
    const bool below = x && rule.low && *x < *rule.low;
    const bool above = x && rule.high && *x > *rule.high;
    if (!below && !above) {
      return std::nullopt;
    }
    const Decimal limit = below ? *rule.low : *rule.high;
    Finding out = c.finding(subject.code);
    out.found = x;
    out.low = rule.low;
    out.high = rule.high;
    return told(std::move(out), below ? "check.found.range_low" : "check.found.range_high",
                {{"formula", rule.formula},
                 {"found", amount_beside(*x, limit, c.check->unit)},
                 {"limit", amount(limit, c.check->unit)}});
  });
}

std::vector<Finding> judge(const ChangeRule& rule, const Case& c) {
  const auto base_period = c.base(rule.base);
  return each_subject(c, [&](const Zone& subject) -> std::optional<Finding> {
    const auto pair = pair_of(c, subject, base_period);
    if (!pair) {
      return std::nullopt;
    }
    if (pair->base.sign() > 0) {
      return judge_change(rule, c, subject, *pair, *base_period);
    }
    if (!rule.from_nothing || pair->now.sign() <= 0) {
      return std::nullopt;
    }
    return told(of_pair(c, subject, *pair, *base_period, rule.formula),
                "check.found.change_from_nothing", {});
  });
}

std::vector<Finding> judge(const JumpRule& rule, const Case& c) {
  const auto base_period = c.base(rule.base);
  return each_subject(c, [&](const Zone& subject) -> std::optional<Finding> {
    const auto pair = pair_of(c, subject, base_period);
    if (!pair || !just_past(rule, *pair)) {
      return std::nullopt;
    }
    Finding out = of_pair(c, subject, *pair, *base_period, rule.formula);
    const bool up = rule.rewarded == Rewarded::kAtLeast;
    (up ? out.low : out.high) = rule.threshold;
    return told(std::move(out), up ? "check.found.jump_up" : "check.found.jump_down",
                {{"limit", amount(rule.threshold, c.check->unit)}});
  });
}

std::vector<Finding> judge(const RoundRule& rule, const Case& c) {
  std::vector<Finding> out;
  for (const Zone& subject : c.scope->subjects) {
    for (const auto& code : rule.elements) {
      const Element* element = c.formulas->pack.find_element(code);
      auto finding =
          c.holds_element(code) ? judge_digits(rule, c, subject, *element) : std::nullopt;
      if (finding) {
        out.push_back(std::move(*finding));
      }
    }
  }
  return out;
}

std::vector<Finding> judge(const PresentRule& rule, const Case& c) {
  std::vector<Finding> out;
  for (const Zone& subject : c.scope->subjects) {
    for (const auto& code : rule.elements) {
      const bool held = c.holds_element(code) && c.holds_element(rule.when);
      auto finding = held ? judge_presence(rule, c, subject, code) : std::nullopt;
      if (finding) {
        out.push_back(std::move(*finding));
      }
    }
  }
  return out;
}

}  // namespace stave::check
