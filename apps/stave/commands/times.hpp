#pragma once

#include "stave/domain/calendar.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace stave::cli {

/// The system clock, UTC to the second: "2019-06-17T08:00:00Z". SOURCE_DATE_EPOCH replaces it, so
/// that outputs can be made again bit for bit.
std::string utc_now();

/// The day of a moment in UTC, "2019-06-17T08:00:00Z", in the machine's time zone.
Day local_day(const std::string& moment);

/// The last second of a day, "2019-06-17", of the machine's time zone, in UTC; nullopt for what is
/// no day.
std::optional<std::string> end_of_day(const std::string& day);

/// Nine o'clock of that day in the machine's time zone and so much later, in UTC; nullopt for what
/// is no day.
std::optional<std::string> moment_after(const std::string& day, std::chrono::seconds later);

}  // namespace stave::cli
