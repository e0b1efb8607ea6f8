#pragma once

#include "reader.hpp"

#include "stave/domain/supervision.hpp"

#include <array>
#include <string_view>

namespace stave::pack {

// Words in the order of LightColour and DayCount.
inline constexpr std::array<std::string_view, 6> kColours{"grey",   "green",  "blue",
                                                          "yellow", "orange", "red"};
inline constexpr std::array<std::string_view, 2> kCounts{"calendar", "working"};

/// One rule of lights; its code is entered in `codes`. Without a known measure only what goes with
/// any measure is checked.
[[nodiscard]] LightRule read_light(Reader& r, Names& codes);

}  // namespace stave::pack
