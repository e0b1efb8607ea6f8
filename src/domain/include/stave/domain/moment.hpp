#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace stave {

// Moments are texts of UTC to the second, "2019-06-17T08:00:00Z": in that form their order is that
// of time.

/// Seconds since 1970. What is no digit counts as 0.
std::int64_t seconds_of(const std::string& moment);

/// The moment so many seconds after 1970 began.
std::string moment_of(std::int64_t seconds);

/// The moment so much later.
std::string later(const std::string& moment, std::chrono::seconds by);

}  // namespace stave
