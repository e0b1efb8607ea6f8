#include "stave/domain/report_span.hpp"

#include <algorithm>

namespace stave {
namespace {

constexpr int kWeekDays = 7;
constexpr int kThursday = 4;
constexpr int kHalfMonths = 6;
constexpr std::size_t kYearDigits = 4;

std::optional<int> digits(std::string_view text, std::size_t count) {
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    out = out * 10 + (c - '0');
  }
  return text.size() == count ? std::optional(out) : std::nullopt;
}

std::string padded(int number, std::size_t width) {
  const std::string out = std::to_string(number);
  return std::string(width - std::min(width, out.size()), '0') + out;
}

Day plus(Day day, int days) {
  return plus_days(day, days);
}

/// 1 Monday to 7.
int weekday(Day day) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding());
}

ReportSpan week_of(Day day) {
  const Day monday = plus(day, 1 - weekday(day));
  const Day thursday = plus(monday, kThursday - 1);
  const Day new_year = thursday.year() / std::chrono::January / 1;
  return {RhythmEvery::kWeek, static_cast<int>(thursday.year()),
          days_between(new_year, thursday) / kWeekDays + 1, monday, plus(monday, kWeekDays - 1)};
}

ReportSpan half_of(Day day) {
  const bool second = static_cast<unsigned>(day.month()) > kHalfMonths;
  const int first = second ? kHalfMonths + 1 : 1;
  return {
      RhythmEvery::kHalfYear, static_cast<int>(day.year()), second ? 2 : 1, day.year() / first / 1,
      std::chrono::year_month_day_last(day.year() / (first + kHalfMonths - 1) / std::chrono::last)};
}

}  // namespace

ReportSpan ReportSpan::of(const Period& period) {
  const RhythmEvery length = period.frequency() == Frequency::kMonth     ? RhythmEvery::kMonth
                             : period.frequency() == Frequency::kQuarter ? RhythmEvery::kQuarter
                                                                         : RhythmEvery::kYear;
  return {length, period.year().value(), period.number(), period.first_day(), period.last_day()};
}

ReportSpan ReportSpan::containing(Day day, RhythmEvery length) {
  switch (length) {
    case RhythmEvery::kWeek:
      return week_of(day);
    case RhythmEvery::kHalfYear:
      return half_of(day);
    case RhythmEvery::kMonth:
      return of(Period::containing(day, Frequency::kMonth));
    case RhythmEvery::kQuarter:
      return of(Period::containing(day, Frequency::kQuarter));
    case RhythmEvery::kYear:
      break;
  }
  return of(Period::containing(day, Frequency::kYear));
}

std::optional<ReportSpan> ReportSpan::parse(std::string_view text) {
  if (const auto period = Period::parse(text)) {
    return of(*period);
  }
  const auto year = digits(text.substr(0, kYearDigits), kYearDigits);
  const std::string_view rest = text.substr(std::min(text.size(), kYearDigits));
  if (!year || *year == 0) {
    return std::nullopt;
  }
  const Day new_year = std::chrono::year(*year) / std::chrono::January / 1;
  if (rest == "H1" || rest == "H2") {
    return half_of(rest == "H1" ? new_year : new_year.year() / std::chrono::July / 1);
  }
  const auto week = rest.starts_with("-W") ? digits(rest.substr(2), 2) : std::nullopt;
  if (!week || *week == 0) {
    return std::nullopt;
  }
  const Day in_first = plus(new_year, kThursday - 1);  // 4 January always lies in the first week
  const ReportSpan out = week_of(plus(in_first, (*week - 1) * kWeekDays));
  return out.year == *year && out.number == *week ? std::optional(out) : std::nullopt;
}

std::string ReportSpan::to_string() const {
  std::string text = padded(year, kYearDigits);
  switch (length) {
    case RhythmEvery::kWeek:
      return text + "-W" + padded(number, 2);
    case RhythmEvery::kMonth:
      return text + "-" + padded(number, 2);
    case RhythmEvery::kQuarter:
      return text + "Q" + std::to_string(number);
    case RhythmEvery::kHalfYear:
      return text + "H" + std::to_string(number);
    case RhythmEvery::kYear:
      break;
  }
  return text;
}

}  // namespace stave
