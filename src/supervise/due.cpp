#include "stave/supervise/due.hpp"

#include "maths.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

constexpr int kWeek = 7;
constexpr int kReach = 4;  // dates looked at on either side: more than any holidays move one

Day shifted(Day day, Shift shift, const Calendar& calendar) {
  switch (shift) {
    case Shift::kBefore:
      return calendar.worked_on_or_before(day);
    case Shift::kAfter:
      return calendar.worked_on_or_after(day);
    case Shift::kStay:
      break;
  }
  return day;
}

/// Months of one round of the rhythm; 0 for weeks.
int months_of(RhythmEvery every) {
  switch (every) {
    case RhythmEvery::kMonth:
      return 1;
    case RhythmEvery::kQuarter:
      return 3;
    case RhythmEvery::kHalfYear:
      return 6;
    case RhythmEvery::kYear:
      return kMonthCount;
    case RhythmEvery::kWeek:
      break;
  }
  return 0;
}

/// The date of the rhythm in the round that lies `rounds` after the one of `day`.
Day date_of(const Rhythm& rhythm, Day day, int rounds, const Calendar& calendar) {
  if (rhythm.every == RhythmEvery::kWeek) {
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    const int back = static_cast<int>(weekday.iso_encoding()) - rhythm.day;
    return shifted(plus_days(day, kWeek * rounds - back), rhythm.shift, calendar);
  }
  const int length = months_of(rhythm.every);
  const int month = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  const Day first =
      day.year() / std::chrono::month(static_cast<unsigned>(month / length * length + 1)) / 1;
  const Day of_month = plus_months(first, length * rounds + rhythm.month - 1);
  const int last = static_cast<int>(static_cast<unsigned>(month_end(of_month).day()));
  return shifted(plus_days(of_month, std::min(rhythm.day, last) - 1), rhythm.shift, calendar);
}

}  // namespace

std::optional<Day> due_day(const ItemKind& kind, Day handed_out, const Calendar& calendar) {
  if (!kind.limit) {
    return std::nullopt;
  }
  return shifted(calendar.plus(handed_out, *kind.limit, kind.count), kind.shift, calendar);
}

Day next_date(const Rhythm& rhythm, Day from, const Calendar& calendar) {
  int rounds = -kReach;
  Day out = date_of(rhythm, from, rounds, calendar);
  while (out < from) {
    out = date_of(rhythm, from, ++rounds, calendar);
  }
  return out;
}

Day last_date(const Rhythm& rhythm, Day to, const Calendar& calendar) {
  int rounds = kReach;
  Day out = date_of(rhythm, to, rounds, calendar);
  while (out > to) {
    out = date_of(rhythm, to, --rounds, calendar);
  }
  return out;
}

}  // namespace stave::supervise
