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

std::optional<std::string> end_of_day(const std::string& day) {
  std::istringstream in(day);
  std::tm read{};
  in >> std::get_time(&read, "%Y-%m-%d");
  const bool whole = !in.fail() && in.peek() == std::istringstream::traits_type::eof();
  std::tm last = read;
  last.tm_hour = 23;
  last.tm_min = 59;
  last.tm_sec = 59;
  last.tm_isdst = -1;
  const std::time_t moment = std::mktime(&last);
  if (!whole || last.tm_mday != read.tm_mday) {  // mktime turns 31 February into March
    return std::nullopt;
  }
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(moment));
}

}  // namespace stave::cli
