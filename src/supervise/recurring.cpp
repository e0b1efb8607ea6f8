#include "stave/supervise/recurring.hpp"

#include "stave/supervise/due.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

RhythmEvery every(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::kMonth:
      return RhythmEvery::kMonth;
    case Frequency::kQuarter:
      return RhythmEvery::kQuarter;
    case Frequency::kYear:
      break;
  }
  return RhythmEvery::kYear;
}

}  // namespace

const Rhythm* rhythm_of(const SupervisionRules& rules, Frequency frequency) noexcept {
  const auto it = std::find_if(rules.rhythms.begin(), rules.rhythms.end(),
                               [&](const Rhythm& r) { return r.every == every(frequency); });
  return it == rules.rhythms.end() ? nullptr : &*it;
}

Day recurring_due(const ItemFacts& facts, const Rhythm& rhythm, Day day, std::optional<Day> end,
                  const Calendar& calendar) {
  const Day from = *facts.handed_out;
  Day due = next_date(rhythm, from, calendar);
  Day settled = plus_days(from, -1);  // the last day of the round that was settled
  for (const ProgressReport& report : facts.reports) {
    if (report.day > day) {
      break;
    }
    if (report.day <= settled) {
      continue;
    }
    settled = std::max(due, last_date(rhythm, report.day, calendar));
    due = next_date(rhythm, plus_days(settled, 1), calendar);
  }
  return end ? std::min(due, *end) : due;
}

void set_recurring(ItemFacts& facts, Frequency frequency, const SupervisionRules& rules, Day day,
                   const Calendar& calendar) {
  const Rhythm* rhythm = rhythm_of(rules, frequency);
  if (rhythm == nullptr || !facts.handed_out || facts.is_done_on(day)) {
    return;
  }
  facts.due = recurring_due(facts, *rhythm, day, facts.due, calendar);
  facts.phasing = {{*facts.due, Decimal(0)}};
}

}  // namespace stave::supervise
