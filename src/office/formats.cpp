#include "formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace stave::office {
namespace {

constexpr std::size_t kShortDecimal = 15;  // characters without the sign

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kPhantomDay = 60;     // 1900-02-29
constexpr double kLastSerial = 2'958'466.0;  // 9999-12-31, past its end

/// Where what begins at `i` and only decorates ends: "quoted", \escaped, _padding, *filling.
std::size_t past_decoration(std::string_view code, std::size_t i) noexcept {
  const char c = code[i];
  if (c == '"') {
    const auto end = code.find('"', i + 1);
    return end == std::string_view::npos ? code.size() : end + 1;
  }
  return c == '\\' || c == '_' || c == '*' ? i + 2 : i;
}

/// "[h]", "[mm]", "[ss]": a length of time.
bool elapsed(std::string_view bracket) noexcept {
  return !bracket.empty() && bracket.find_first_not_of("hHmMsS") == std::string_view::npos;
}

std::string iso_date(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso_time(std::int64_t second) {
  return fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
}

}  // namespace

Shown built_in_format(int id) noexcept {
  if (id == 9 || id == 10) {
    return Shown::kPercent;
  }
  const bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
                    (id >= 50 && id <= 58);
  return date ? Shown::kDate : Shown::kNumber;
}

Shown format_meaning(std::string_view code) noexcept {
  if (code.starts_with("General")) {
    return Shown::kNumber;
  }
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const auto past = past_decoration(code, i);
    if (past != i) {
      i = past - 1;
      continue;
    }
    if (code[i] == '[') {
      const auto close = code.find(']', i);
      if (close == std::string_view::npos || elapsed(code.substr(i + 1, close - i - 1))) {
        return Shown::kNumber;
      }
      i = close;
      continue;
    }
    if (code[i] == '%') {
      return Shown::kPercent;
    }
    if (std::string_view("yYmMdDhHsS").find(code[i]) != std::string_view::npos) {
      return Shown::kDate;
    }
  }
  return Shown::kNumber;
}

std::optional<std::string> serial_date(double serial, bool date1904) {
  if (!(serial >= 0.0 && serial < kLastSerial)) {
    return std::nullopt;
  }
  const auto total = std::llround(serial * static_cast<double>(kDaySeconds));
  const std::int64_t day = total / kDaySeconds;
  const std::int64_t second = total % kDaySeconds;
  if (serial < 1.0 && day == 0 && !(date1904 && second == 0)) {
    return iso_time(second);
  }
  if (!date1904 && day == kPhantomDay) {
    return std::nullopt;
  }
  using std::chrono::sys_days;
  const sys_days epoch = date1904            ? sys_days(std::chrono::year(1904) / 1 / 1)
                         : day < kPhantomDay ? sys_days(std::chrono::year(1899) / 12 / 31)
                                             : sys_days(std::chrono::year(1899) / 12 / 30);
  const sys_days date = epoch + std::chrono::days(day);
  if (date >= sys_days(std::chrono::year(10000) / 1 / 1)) {
    return std::nullopt;
  }
  return second == 0 ? iso_date(date) : iso_date(date) + "T" + iso_time(second);
}

bool is_short_decimal(std::string_view text) noexcept {
  const auto body = text.substr(text.starts_with('-') ? 1 : 0);
  if (body.empty() || body.size() > kShortDecimal) {
    return false;
  }
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto* const point = std::find_if_not(body.begin(), body.end(), digit);
  if (point == body.end()) {
    return true;
  }
  return *point == '.' && point != body.begin() && point + 1 != body.end() &&
         std::all_of(point + 1, body.end(), digit);
}

}  // namespace stave::office
