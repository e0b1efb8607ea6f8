#include "times.hpp"

#include <fmt/chrono.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iomanip>
#include <sstream>
#include <string_view>

namespace stave::cli {

std::string utc_now() {
  auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr) {
    const std::string_view text(fixed);
    std::from_chars(text.data(), text.data() + text.size(), now);
  }
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

Day local_day(const std::string& moment) {
  std::istringstream in(moment);
  std::tm read{};
  in >> std::get_time(&read, "%Y-%m-%dT%H:%M:%SZ");
  const std::tm local = fmt::localtime(timegm(&read));
  return parse_day(fmt::format("{:%Y-%m-%d}", local)).value_or(Day());
}

namespace {

/// A moment of that day of the machine's time zone; nullopt for what is no day.
std::optional<std::time_t> moment_of(const std::string& day, int hour, int minute, int second) {
  std::istringstream in(day);
  std::tm read{};
  in >> std::get_time(&read, "%Y-%m-%d");
  const bool whole = !in.fail() && in.peek() == std::istringstream::traits_type::eof();
  std::tm moment = read;
  moment.tm_hour = hour;
  moment.tm_min = minute;
  moment.tm_sec = second;
  moment.tm_isdst = -1;
  const std::time_t out = std::mktime(&moment);
  if (!whole || moment.tm_mday != read.tm_mday) {  // mktime turns 31 February into March
    return std::nullopt;
  }
  return out;
}

std::string utc_text(std::time_t moment) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(moment));
}

}  // namespace

std::optional<std::string> end_of_day(const std::string& day) {
  constexpr int kLastHour = 23;
  constexpr int kLast = 59;
  const auto moment = moment_of(day, kLastHour, kLast, kLast);
  return moment ? std::optional(utc_text(*moment)) : std::nullopt;
}

std::optional<std::string> moment_after(const std::string& day, std::chrono::seconds later) {
  constexpr int kMorning = 9;
  const auto moment = moment_of(day, kMorning, 0, 0);
  return moment ? std::optional(utc_text(*moment + later.count())) : std::nullopt;
}

}  // namespace stave::cli
