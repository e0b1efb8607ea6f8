#include "stave/domain/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>

namespace stave {
namespace {

using std::chrono::sys_days;

/// The decimal number of exactly the characters of `text`.
std::optional<int> number(std::string_view text) {
  int out = 0;
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || std::from_chars(text.data(), text.data() + text.size(), out).ec != std::errc{}) {
    return std::nullopt;
  }
  return out;
}

/// Mondays to Fridays from some fixed Monday up to a day, the day included; of earlier days
/// negative, so that a difference of two is always right.
int weekdays_up_to(Day day) {
  constexpr int kWeek = 7;
  constexpr int kWorked = 5;
  constexpr int kMonday = 3;  // 1970-01-01 was a Thursday
  const int at = static_cast<int>(sys_days(day).time_since_epoch().count()) + kMonday;
  const int week = at >= 0 ? at / kWeek : (at - kWeek + 1) / kWeek;
  return kWorked * week + std::min(at - kWeek * week + 1, kWorked);
}

bool is_weekday(Day day) {
  const std::chrono::weekday weekday{sys_days(day)};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

std::string two(unsigned number) {
  constexpr unsigned kTen = 10;
  return (number < kTen ? "0" : "") + std::to_string(number);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  constexpr std::size_t kLength = 10;
  constexpr std::size_t kMonth = 5;
  constexpr std::size_t kDay = 8;
  if (text.size() != kLength || text[kMonth - 1] != '-' || text[kDay - 1] != '-') {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, kMonth - 1));
  const auto month = number(text.substr(kMonth, 2));
  const auto day = number(text.substr(kDay, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const Day out = std::chrono::year(*year) / *month / *day;
  return out.ok() && *year > 0 ? std::optional(out) : std::nullopt;
}

std::string to_string(Day day) {
  constexpr std::size_t kYearDigits = 4;
  const std::string year = std::to_string(static_cast<int>(day.year()));
  return std::string(kYearDigits - std::min(kYearDigits, year.size()), '0') + year + "-" +
         two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
}

Day plus_days(Day day, int days) {
  return {sys_days(day) + std::chrono::days(days)};
}

int days_between(Day a, Day b) {
  return static_cast<int>((sys_days(b) - sys_days(a)).count());
}

Day plus_months(Day day, int months) {
  const Day out = day + std::chrono::months(months);
  return out.ok() ? out : month_end(out.year() / out.month() / 1);
}

Day month_end(Day day) {
  return std::chrono::year_month_day_last(day.year() / day.month() / std::chrono::last);
}

std::string_view to_string(DayCount count) noexcept {
  return count == DayCount::kWorking ? "working" : "calendar";
}

bool Calendar::is_worked(Day day) const {
  if (const auto it = decreed_.find(day); it != decreed_.end()) {
    return it->second;
  }
  return is_weekday(day);
}

Day Calendar::worked_on_or_after(Day day) const {
  while (!is_worked(day)) {
    day = plus_days(day, 1);
  }
  return day;
}

Day Calendar::worked_on_or_before(Day day) const {
  while (!is_worked(day)) {
    day = plus_days(day, -1);
  }
  return day;
}

int Calendar::worked_between(Day a, Day b) const {
  if (b <= a) {
    return 0;
  }
  int out = weekdays_up_to(b) - weekdays_up_to(a);
  const auto last = decreed_.upper_bound(b);
  for (auto it = decreed_.upper_bound(a); it != last; ++it) {
    out += (it->second ? 1 : 0) - (is_weekday(it->first) ? 1 : 0);
  }
  return out;
}

Day Calendar::plus_worked(Day day, int count) const {
  const int step = count < 0 ? -1 : 1;
  for (int left = std::abs(count); left > 0;) {
    day = plus_days(day, step);
    left -= is_worked(day) ? 1 : 0;
  }
  return day;
}

Day Calendar::plus(Day day, int days, DayCount count) const {
  return count == DayCount::kWorking ? plus_worked(day, days) : plus_days(day, days);
}

int Calendar::between(Day a, Day b, DayCount count) const {
  if (count == DayCount::kCalendar) {
    return days_between(a, b);
  }
  return b < a ? -worked_between(b, a) : worked_between(a, b);
}

}  // namespace stave
