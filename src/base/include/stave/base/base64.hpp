#pragma once

#include <string>
#include <string_view>

namespace stave {

/// The bytes in base 64 (RFC 4648, section 4), with padding and without line breaks.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace stave
