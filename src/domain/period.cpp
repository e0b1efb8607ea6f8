#include "stave/domain/period.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace stave {
namespace {

constexpr int kLastYear = 9999;
constexpr int kMonths = 12;
constexpr int kQuarters = 4;
constexpr int kMonthsAQuarter = 3;
constexpr std::size_t kYearDigits = 4;
constexpr Names<Frequency, 3> kNames{
    {{{Frequency::kYear, "year"}, {Frequency::kMonth, "month"}, {Frequency::kQuarter, "quarter"}}}};

/// A number of exactly so many digits.
std::optional<int> digits(std::string_view text, std::size_t count) {
  int out = 0;
  const bool all = text.size() == count && std::all_of(text.begin(), text.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
  if (!all || std::from_chars(text.data(), text.data() + text.size(), out).ec != std::errc{}) {
    return std::nullopt;
  }
  return out;
}

std::string padded(int number, std::size_t width) {
  std::string out = std::to_string(number);
  return std::string(width - std::min(width, out.size()), '0') + out;
}

std::optional<int> within(std::optional<int> number, int last) {
  return number && *number >= 1 && *number <= last ? number : std::nullopt;
}

}  // namespace

Period::Period(DataYear year) noexcept : year_(year) {}

Period Period::of_month(int year, int month) noexcept {
  assert(month >= 1 && month <= kMonths);
  return {year, Frequency::kMonth, month};
}

Period Period::of_quarter(int year, int quarter) noexcept {
  assert(quarter >= 1 && quarter <= kQuarters);
  return {year, Frequency::kQuarter, quarter};
}

std::optional<Period> Period::parse(std::string_view text) {
  const auto year = within(digits(text.substr(0, kYearDigits), kYearDigits), kLastYear);
  if (!year) {
    return std::nullopt;
  }
  std::string_view rest = text.substr(kYearDigits);
  if (rest.empty()) {
    return Period(DataYear(*year));
  }
  const bool dash = rest.front() == '-';
  rest.remove_prefix(dash ? 1 : 0);
  if (rest.starts_with('Q')) {
    const auto quarter = within(digits(rest.substr(1), 1), kQuarters);
    return quarter ? std::optional(of_quarter(*year, *quarter)) : std::nullopt;
  }
  rest.remove_prefix(rest.starts_with('M') ? 1 : 0);
  const auto month = dash ? within(digits(rest, 2), kMonths) : std::nullopt;
  return month ? std::optional(of_month(*year, *month)) : std::nullopt;
}

Period Period::containing(std::chrono::year_month_day day, Frequency frequency) noexcept {
  const int year = static_cast<int>(day.year());
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  switch (frequency) {
    case Frequency::kMonth:
      return of_month(year, month);
    case Frequency::kQuarter:
      return of_quarter(year, (month - 1) / kMonthsAQuarter + 1);
    case Frequency::kYear:
      break;
  }
  return DataYear(year);
}

std::string Period::to_string() const {
  std::string year = padded(year_.value(), kYearDigits);
  switch (frequency_) {
    case Frequency::kMonth:
      return year + "-" + padded(number_, 2);
    case Frequency::kQuarter:
      return year + "Q" + std::to_string(number_);
    case Frequency::kYear:
      break;
  }
  return year;
}

Period Period::before(int periods) const noexcept {
  const int a_year = periods_a_year(frequency_);
  const int offset = frequency_ == Frequency::kYear ? 0 : number_ - 1;
  const int moved = std::clamp(year_.value() * a_year + offset - periods, a_year,
                               kLastYear * a_year + a_year - 1);
  return {moved / a_year, frequency_, frequency_ == Frequency::kYear ? 0 : moved % a_year + 1};
}

Period Period::year_before() const noexcept {
  return before(periods_a_year(frequency_));
}

std::chrono::year_month_day Period::first_day() const noexcept {
  const int month = frequency_ == Frequency::kMonth     ? number_
                    : frequency_ == Frequency::kQuarter ? (number_ - 1) * kMonthsAQuarter + 1
                                                        : 1;
  return std::chrono::year(year_.value()) / month / 1;
}

std::chrono::year_month_day Period::last_day() const noexcept {
  const int month = frequency_ == Frequency::kMonth     ? number_
                    : frequency_ == Frequency::kQuarter ? number_ * kMonthsAQuarter
                                                        : kMonths;
  return std::chrono::year_month_day_last(std::chrono::year(year_.value()) / month /
                                          std::chrono::last);
}

int periods_a_year(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::kMonth:
      return kMonths;
    case Frequency::kQuarter:
      return kQuarters;
    case Frequency::kYear:
      break;
  }
  return 1;
}

std::string_view to_string(Frequency frequency) noexcept {
  return kNames.of(frequency);
}

std::optional<Frequency> frequency_of(std::string_view name) noexcept {
  return kNames.find(name);
}

}  // namespace stave
