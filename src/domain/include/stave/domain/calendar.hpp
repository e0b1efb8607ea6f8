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

  /// Worked days after `a` up to `b`, `b` included; 0 when b is not after a.
  [[nodiscard]] int worked_between(Day a, Day b) const;

 private:
  std::map<Day, bool> decreed_;
};

}  // namespace stave
