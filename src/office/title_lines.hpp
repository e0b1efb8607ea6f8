#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::office {

/// A title broken into lines ("\n") of at most `width` full-width characters, four at most:
/// each shorter than the one before, or the middle one the longest (a trapezoid or a diamond), and
/// never before a closing or behind an opening sign, nor inside a number or a Latin word. What has
/// line breaks already, or fits, stays as it is. \pre is_utf8(title)
[[nodiscard]] std::string shaped_title(std::string_view title, std::size_t width);

}  // namespace stave::office
