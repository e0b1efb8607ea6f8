#include "stave/domain/moment.hpp"

#include "stave/domain/calendar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace stave {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int64_t kHourSeconds = 3600;
constexpr std::int64_t kMinuteSeconds = 60;

std::int64_t number_at(const std::string& text, std::size_t first) {
  constexpr std::size_t kDigits = 2;
  std::int64_t out = 0;
  if (text.size() >= first + kDigits) {
    std::from_chars(text.data() + first, text.data() + first + kDigits, out);
  }
  return out;
}

}  // namespace

std::int64_t seconds_of(const std::string& moment) {
  constexpr std::size_t kDayLength = 10;
  constexpr std::size_t kHours = 11;
  constexpr std::size_t kMinutes = 14;
  constexpr std::size_t kSeconds = 17;
  const std::chrono::sys_days day =
      parse_day(std::string_view(moment).substr(0, kDayLength)).value_or(Day());
  return day.time_since_epoch().count() * kDaySeconds + number_at(moment, kHours) * kHourSeconds +
         number_at(moment, kMinutes) * kMinuteSeconds + number_at(moment, kSeconds);
}

std::string moment_of(std::int64_t seconds) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::seconds(seconds));
  const std::int64_t rest = seconds - day.count() * kDaySeconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(Day(std::chrono::sys_days(day))),
                     rest / kHourSeconds, rest % kHourSeconds / kMinuteSeconds,
                     rest % kMinuteSeconds);
}

std::string later(const std::string& moment, std::chrono::seconds by) {
  return moment_of(seconds_of(moment) + by.count());
}

}  // namespace stave
