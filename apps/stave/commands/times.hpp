#pragma once

#include <string>

namespace stave::cli {

/// The system clock, UTC to the second: "2019-06-17T08:00:00Z". SOURCE_DATE_EPOCH replaces it, so
/// that outputs can be made again bit for bit.
std::string utc_now();

}  // namespace stave::cli
