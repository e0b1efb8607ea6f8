#pragma once

#include <string_view>

namespace stave::office {

/// Whether the guarding writer puts an apostrophe in front of a text: it may be run as a formula,
/// or it is such a text behind apostrophes. So the answer is the same with one apostrophe more, and
/// the reader can tell which one to take away.
[[nodiscard]] bool guard_needed(std::string_view text);

}  // namespace stave::office
