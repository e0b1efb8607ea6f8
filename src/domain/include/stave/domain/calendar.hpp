#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// A day of the calendar, always one that exists.
using Day = std::chrono::year_month_day;

/// "2019-06-17"; nullopt for what is no day.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(Day day);
[[nodiscard]] Day plus_days(Day day, int days);
/// How many days `b` is after `a`.
[[nodiscard]] int days_between(Day a, Day b);

/// The same day of the month that many months later (earlier when negative), or the month's last
/// day when it is shorter: 31 January and one month is 28 or 29 February.
[[nodiscard]] Day plus_months(Day day, int months);

/// The last day of the month of a day.
[[nodiscard]] Day month_end(Day day);

/// Which days a limit counts.
enum class DayCount : unsigned char { kCalendar, kWorking };

std::string_view to_string(DayCount count) noexcept;  ///< "calendar", "working"

/// Which days are worked: Monday to Friday, but for what was decreed otherwise (holidays, and
/// weekend days worked in exchange for them).
class Calendar {
 public:
  Calendar() = default;

  /// `decreed`: day -> whether it is worked.
  explicit Calendar(std::map<Day, bool> decreed) : decreed_(std::move(decreed)) {}

  [[nodiscard]] bool is_worked(Day day) const;

  /// The day itself when it is worked, else the first one after it that is.
  [[nodiscard]] Day worked_on_or_after(Day day) const;

  /// The day itself when it is worked, else the last one before it that is.
  [[nodiscard]] Day worked_on_or_before(Day day) const;

  /// Worked days after `a` up to `b`, `b` included; 0 when b is not after a. Costs the decreed days
  /// between them, not the days.
  [[nodiscard]] int worked_between(Day a, Day b) const;

  /// The `count`-th worked day after `day`, before it when negative; the day itself for 0.
  [[nodiscard]] Day plus_worked(Day day, int count) const;

  /// So many days of that kind after a day, before it when negative.
  [[nodiscard]] Day plus(Day day, int days, DayCount count) const;

  /// How many days of that kind `b` is after `a`; negative when before: -between(b, a).
  [[nodiscard]] int between(Day a, Day b, DayCount count) const;

 private:
  std::map<Day, bool> decreed_;
};

}  // namespace stave
