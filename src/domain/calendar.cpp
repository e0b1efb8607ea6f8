#include "stave/domain/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace stave {
namespace {

using std::chrono::days;
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

Day plus_days(Day day, int count) {
  return {sys_days(day) + days(count)};
}

int days_between(Day a, Day b) {
  return static_cast<int>((sys_days(b) - sys_days(a)).count());
}

bool Calendar::is_worked(Day day) const {
  if (const auto it = decreed_.find(day); it != decreed_.end()) {
    return it->second;
  }
  const std::chrono::weekday weekday{sys_days(day)};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Day Calendar::worked_on_or_after(Day day) const {
  while (!is_worked(day)) {
    day = plus_days(day, 1);
  }
  return day;
}

int Calendar::worked_between(Day a, Day b) const {
  int out = 0;
  for (Day day = plus_days(a, 1); day <= b; day = plus_days(day, 1)) {
    out += is_worked(day) ? 1 : 0;
  }
  return out;
}

}  // namespace stave
