#pragma once

#include <string>
#include <string_view>

namespace stave {

/// HMAC with SHA-1 (RFC 2104), 20 bytes: for one-time codes, which authenticators compute so.
/// \test RFC 2202, section 3
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view bytes);

}  // namespace stave
