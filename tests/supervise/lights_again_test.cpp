#include "sample.hpp"

#include "stave/supervise/lights.hpp"

#include <map>
#include <random>
#include <vector>

// The lights a second time, slowly and in another way: days are counted one by one, fractions are
// pairs of whole numbers, the state of knowledge of the day is cut out of the facts first.
namespace stave::supervise::testing {
namespace {

using Whole = long long;

/// top / bottom, bottom above 0.
struct Fraction {
  Whole top = 0;
  Whole bottom = 1;
};

Day next(Day day) {
  return plus_days(day, 1);
}

/// Days from `a` (not counted) to `b`, all or the worked ones; \pre a <= b
int count(Day a, Day b, const Calendar* worked) {
  int out = 0;
  for (Day day = a; day < b;) {
    day = next(day);
    out += worked == nullptr || worked->is_worked(day) ? 1 : 0;
  }
  return out;
}

int signed_count(Day a, Day b) {
  return a <= b ? count(a, b, nullptr) : -count(b, a, nullptr);
}

/// What is known at the end of the day, and no more.
ItemFacts cut(ItemFacts facts, Day day) {
  std::erase_if(facts.reports, [&](const auto& r) { return r.day > day; });
  std::erase_if(facts.urged, [&](Day u) { return u > day; });
  std::erase_if(facts.events, [&](const auto& e) { return e.second > day; });
  if (facts.started_on && *facts.started_on > day) {
    facts.started_on.reset();
  }
  return facts;
}

std::optional<Day> start_of(const ItemFacts& f) {
  return f.planned_start ? f.planned_start : f.handed_out;
}

Whole whole(Decimal number) {
  return static_cast<Whole>(number.to_double());
}

std::optional<Fraction> expected(const ItemFacts& f, Day day) {
  const auto start = start_of(f);
  if (f.phasing.empty()) {
    if (!start || !f.due) {
      return std::nullopt;
    }
    if (day >= *f.due) {
      return Fraction{100, 1};
    }
    if (day < *start) {
      return Fraction{0, 1};
    }
    return Fraction{100LL * (signed_count(*start, day) + 1), signed_count(*start, *f.due) + 1};
  }
  std::optional<std::pair<Day, Whole>> low;
  std::optional<std::pair<Day, Whole>> high;
  if (start && day >= *start) {
    low = {plus_days(*start, -1), 0};
  }
  for (const auto& point : f.phasing) {
    if (point.day <= day) {
      low = {point.day, whole(point.percent)};
    } else if (!high) {
      high = {point.day, whole(point.percent)};
    }
  }
  if (!low) {
    return Fraction{0, 1};
  }
  if (!high) {
    return Fraction{low->second, 1};
  }
  const int all = signed_count(low->first, high->first);
  return Fraction{low->second * all + (high->second - low->second) * signed_count(low->first, day),
                  all};
}

std::optional<Fraction> points(const ItemFacts& f, Day day) {
  const auto should = expected(f, day);
  if (!should) {
    return std::nullopt;
  }
  Whole is = 0;
  for (const auto& report : f.reports) {
    is = report.percent ? whole(*report.percent) : is;
  }
  return Fraction{should->top - is * should->bottom, should->bottom};
}

std::optional<Fraction> share(const ItemFacts& f, Day day) {
  const auto start = start_of(f);
  if (!start || !f.due) {
    return std::nullopt;
  }
  const int length = std::max(1, signed_count(*start, *f.due));
  if (day < *f.due && day <= *start) {
    return Fraction{100, 1};
  }
  return Fraction{100LL * signed_count(day, *f.due), length};
}

std::optional<Fraction> work(const ItemFacts& f, Day day) {
  std::optional<Fraction> told;
  for (const auto& report : f.reports) {
    if (report.days_behind) {
      told = Fraction{*report.days_behind, 1};
    }
  }
  const auto start = start_of(f);
  const auto behind = points(f, day);
  if (told || !start || !f.due || !behind) {
    return told;
  }
  const int length = std::max(1, signed_count(*start, *f.due) + 1);
  return Fraction{behind->top * length, behind->bottom * 100};
}

/// Month ends that passed from the planned start to the day before `day`.
std::optional<Fraction> not_started(const ItemFacts& f, Day day) {
  if (!f.planned_start) {
    return std::nullopt;
  }
  Whole ends = 0;
  for (Day at = *f.planned_start; !f.started_on && at < day; at = next(at)) {
    ends += at.month() != next(at).month() ? 1 : 0;
  }
  return Fraction{ends, 1};
}

/// The day that many months later, by stepping back from what may not exist.
Day months_later(Day day, int months) {
  const int index = static_cast<int>(day.year()) * 12 +
                    static_cast<int>(static_cast<unsigned>(day.month())) - 1 + months;
  Day out = std::chrono::year(index / 12) /
            std::chrono::month(static_cast<unsigned>(index % 12 + 1)) / day.day();
  while (!out.ok()) {
    out = out.year() / out.month() / std::chrono::day(static_cast<unsigned>(out.day()) - 1U);
  }
  return out;
}

std::optional<Fraction> since(const LightRule& rule, const ItemFacts& f, Day day) {
  std::map<std::string, Day> events;
  for (auto it = f.events.rbegin(); it != f.events.rend(); ++it) {
    events.insert_or_assign(it->first, it->second);
  }
  if (f.started_on) {
    events.emplace("started", *f.started_on);
  }
  if (!events.contains(rule.from)) {
    return std::nullopt;
  }
  if (events.contains(rule.until)) {
    return Fraction{0, 1};
  }
  const Day from = events[rule.from];
  int months = 0;
  while (months_later(from, months + 1) <= day) {
    ++months;
  }
  const Day low = months_later(from, months);
  const int all = signed_count(low, months_later(from, months + 1));
  return Fraction{static_cast<Whole>(months) * all + signed_count(low, day), all};
}

std::optional<Fraction> left(const LightRule& rule, const ItemFacts& f, Day day,
                             const Calendar& calendar) {
  if (!f.due) {
    return std::nullopt;
  }
  const auto* days = rule.count == DayCount::kWorking ? &calendar : nullptr;
  if (day > *f.due) {
    return Fraction{-std::max(1, count(*f.due, day, days)), 1};
  }
  return Fraction{count(day, *f.due, days), 1};
}

std::optional<Fraction> looked_at(const LightRule& rule, const ItemFacts& f, Day day,
                                  const Calendar& calendar) {
  switch (rule.measure) {
    case LightMeasure::kDaysLeft:
      return left(rule, f, day, calendar);
    case LightMeasure::kShareLeft:
      return share(f, day);
    case LightMeasure::kPointsBehind:
      return points(f, day);
    case LightMeasure::kDaysBehind:
      return work(f, day);
    case LightMeasure::kMonthsNotStarted:
      return not_started(f, day);
    case LightMeasure::kMonthsSinceEvent:
      return since(rule, f, day);
    case LightMeasure::kBehindMean:
      break;
  }
  if (!f.indicator || f.indicator->direction == Direction::kBand) {
    return std::nullopt;
  }
  const Whole gap = whole(f.indicator->mean) - whole(f.indicator->value);
  return Fraction{f.indicator->direction == Direction::kUp ? gap : -gap, 1};
}

bool condition(LightOnly only, const ItemFacts& f, Day day) {
  std::optional<Day> letter;
  for (const Day u : f.urged) {
    letter = u < day ? std::optional(u) : letter;
  }
  bool reported = false;
  bool answered = false;
  for (const auto& report : f.reports) {
    reported = reported || !f.handed_out || report.day >= *f.handed_out;
    answered = answered || (letter && report.day >= *letter);
  }
  switch (only) {
    case LightOnly::kAlways:
      return true;
    case LightOnly::kUnreported:
      return !reported;
    case LightOnly::kAtRisk:
      return !f.reports.empty() && f.reports.back().risk;
    case LightOnly::kUnanswered:
      return letter && !answered;
    case LightOnly::kReachable:
      return f.indicator && f.indicator->reachable && *f.indicator->reachable;
    case LightOnly::kUnreachable:
      return f.indicator && f.indicator->reachable && !*f.indicator->reachable;
  }
  return false;
}

bool bound(const LightStep& step, Fraction m) {
  const Whole limit = whole(step.value) * m.bottom;
  return step.bound == BoundKind::kNone || (step.bound == BoundKind::kBelow && m.top < limit) ||
         (step.bound == BoundKind::kAtMost && m.top <= limit) ||
         (step.bound == BoundKind::kAtLeast && m.top >= limit) ||
         (step.bound == BoundKind::kAbove && m.top > limit);
}

struct Answer {
  LightColour colour = LightColour::kGrey;
  std::string rule;
  std::optional<LightColour> held_from;
};

Answer judged(const SupervisionRules& rules, const ItemFacts& facts, Day day,
              const Calendar& calendar) {
  const ItemFacts f = cut(facts, day);
  const ItemKind* kind = rules.kinds.data();
  for (const ItemKind& k : rules.kinds) {
    kind = k.code == f.kind ? &k : kind;
  }
  Answer out;
  for (auto code = kind->lights.rbegin(); code != kind->lights.rend(); ++code) {
    const LightRule& rule = *rules.find_light(*code);
    const auto m = looked_at(rule, f, day, calendar);
    for (const LightStep& step : rule.steps) {
      if (m && bound(step, *m) && condition(step.only, f, day)) {
        if (out.rule.empty() || step.colour >= out.colour) {
          out = {step.colour, rule.code, std::nullopt};
        }
        break;
      }
    }
  }
  return out;
}

Answer again(const SupervisionRules& rules, const ItemFacts& f, Day day, const Calendar& calendar) {
  if (f.done_on && *f.done_on <= day) {
    const bool late = f.due && *f.done_on > *f.due;
    return {late ? rules.states.done_late : rules.states.done, "", std::nullopt};
  }
  if (f.suspended_since && *f.suspended_since <= day) {
    return {rules.states.suspended, "", std::nullopt};
  }
  Answer now = judged(rules, f, day, calendar);
  if (f.waiting && f.waiting->since <= day && now.colour > LightColour::kGreen &&
      signed_count(f.waiting->since, day) <= rules.states.waiting_days.value_or(1'000'000)) {
    const Answer then = judged(rules, f, f.waiting->since, calendar);
    if (then.colour < now.colour) {
      return {then.colour, then.rule, now.colour};
    }
  }
  const ItemFacts known = cut(f, day);
  const auto last = known.reports.empty() ? f.handed_out : known.reports.back().day;
  if (now.colour == LightColour::kGreen && rules.states.stale_days && last &&
      signed_count(*last, day) > *rules.states.stale_days) {
    now.colour = LightColour::kGrey;
  }
  return now;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  int upto(int last) { return static_cast<int>(random_() % static_cast<unsigned>(last + 1)); }

  int from(int first, int last) { return first + upto(last - first); }

  bool one_in(int n) { return upto(n - 1) == 0; }

  /// Some day of 2019 to 2021, over 29 February 2020 and two year ends.
  Day day() { return plus_days(std::chrono::year(2019) / 10 / 1, upto(500)); }

  std::optional<Day> maybe_day() { return one_in(3) ? std::nullopt : std::optional(day()); }

 private:
  std::mt19937 random_;
};

LightStep any_step(Dice& dice) {
  LightStep out;
  out.colour = kLightColours[static_cast<std::size_t>(dice.upto(5))];
  out.bound = static_cast<BoundKind>(dice.upto(4));
  out.value = dice.from(-40, 60);
  out.only = dice.one_in(3) ? static_cast<LightOnly>(dice.upto(5)) : LightOnly::kAlways;
  return out;
}

SupervisionRules any_rules(Dice& dice) {
  SupervisionRules out;
  for (int i = 0; i < 7; ++i) {
    LightRule rule;
    rule.code = "r" + std::to_string(i);
    rule.measure = static_cast<LightMeasure>(dice.upto(6));
    rule.count = static_cast<DayCount>(dice.upto(1));
    rule.from = dice.one_in(2) ? "started" : "a";
    rule.until = "b";
    for (int s = dice.upto(4); s >= 0; --s) {
      rule.steps.push_back(any_step(dice));
      if (rule.measure == LightMeasure::kMonthsNotStarted ||
          rule.measure == LightMeasure::kMonthsSinceEvent) {
        rule.steps.back().value = dice.upto(6);
      }
    }
    out.lights.push_back(rule);
  }
  for (const char* code : {"k0", "k1", "k2"}) {
    ItemKind kind;
    kind.code = code;
    for (int i = dice.upto(3); i >= 0; --i) {
      kind.lights.push_back("r" + std::to_string(dice.upto(6)));
    }
    out.kinds.push_back(kind);
  }
  out.states.done_late = LightColour::kYellow;
  out.states.stale_days = dice.one_in(2) ? std::nullopt : std::optional(dice.from(20, 90));
  out.states.waiting_days = dice.one_in(2) ? std::nullopt : std::optional(dice.from(5, 60));
  return out;
}

std::vector<Day> some_days(Dice& dice, int most) {
  std::vector<Day> out;
  for (int i = dice.upto(most); i > 0; --i) {
    out.push_back(dice.day());
  }
  std::sort(out.begin(), out.end());
  return out;
}

ItemFacts any_facts(Dice& dice) {
  ItemFacts f;
  f.kind = "k" + std::to_string(dice.upto(3));  // one of them is unknown
  f.handed_out = dice.maybe_day();
  f.planned_start = dice.maybe_day();
  f.started_on = dice.maybe_day();
  f.due = dice.maybe_day();
  f.done_on = dice.one_in(6) ? dice.maybe_day() : std::nullopt;
  f.suspended_since = dice.one_in(8) ? dice.maybe_day() : std::nullopt;
  if (dice.one_in(2)) {
    f.waiting = WaitingFor{"u", dice.day()};
  }
  for (const Day day : some_days(dice, 5)) {
    f.reports.push_back(
        {day, dice.one_in(3) ? std::nullopt : std::optional(Decimal(dice.upto(100))),
         dice.one_in(5) ? std::optional(dice.from(-5, 20)) : std::nullopt, dice.one_in(3)});
  }
  if (dice.one_in(3)) {
    int percent = 0;
    for (const Day day : some_days(dice, 3)) {
      if (f.phasing.empty() || day > f.phasing.back().day) {
        percent += dice.upto(30);
        f.phasing.push_back({day, percent});
      }
    }
  }
  f.urged = some_days(dice, 3);
  for (const char* name : {"a", "b"}) {
    if (dice.one_in(2)) {
      f.events.emplace_back(name, dice.day());
    }
  }
  if (dice.one_in(2)) {
    f.indicator =
        IndicatorStanding{dice.upto(20), dice.upto(20), static_cast<Direction>(dice.upto(2)),
                          dice.one_in(3) ? std::nullopt : std::optional(dice.one_in(2))};
  }
  return f;
}

TEST(Light, EqualsTheSlowOneOverRandomItems) {
  constexpr int kRounds = 50;
  constexpr int kItems = 100;
  const Calendar calendar({{d("2020-01-19"), true},
                           {d("2020-01-24"), false},
                           {d("2020-01-27"), false},
                           {d("2020-01-28"), false},
                           {d("2020-01-29"), false},
                           {d("2020-01-30"), false},
                           {d("2020-01-31"), false},
                           {d("2020-10-01"), false},
                           {d("2020-10-02"), false},
                           {d("2020-10-10"), true}});
  Dice dice(20200229);
  std::map<std::string, int> seen;
  int held = 0;
  for (int round = 0; round < kRounds; ++round) {
    const SupervisionRules rules = any_rules(dice);
    for (int i = 0; i < kItems; ++i) {
      const ItemFacts facts = any_facts(dice);
      const Day day = dice.day();
      const Light fast = light(rules, facts, day, calendar);
      const Answer slow = again(rules, facts, day, calendar);
      ASSERT_EQ(to_string(fast.colour), to_string(slow.colour))
          << "round " << round << ", item " << i << ": " << say(fast.reason);
      ASSERT_EQ(light_colour(rules, facts, day, calendar), fast.colour);
      ASSERT_EQ(fast.rule, slow.rule)
          << "round " << round << ", item " << i << ": " << say(fast.reason);
      ASSERT_EQ(fast.held_from, slow.held_from) << "round " << round << ", item " << i;
      ++seen[fast.reason.key];
      held += fast.held_from ? 1 : 0;
    }
  }
  EXPECT_GT(held, 30);
  EXPECT_GE(seen.size(), 25U) << "kinds of reasons that came up";
}

}  // namespace
}  // namespace stave::supervise::testing
