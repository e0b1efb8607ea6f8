#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// One-time codes by time, as RFC 6238 says: HMAC-SHA-1, 30 seconds, 6 digits.
inline constexpr std::int64_t kTotpSeconds = 30;
inline constexpr int kTotpDigits = 6;

/// The code of a counter by RFC 4226. \pre 1 <= digits <= 9
/// \test RFC 4226 appendix D, RFC 6238 appendix B (8 digits).
std::string hotp(std::string_view key, std::uint64_t counter, int digits = kTotpDigits);

/// The code of a moment. `seconds`: since 1970, UTC.
std::string totp(std::string_view key, std::int64_t seconds, int digits = kTotpDigits);

/// The 30-second step that a code belongs to: that of the moment, the one before or the one after,
/// and later than `last_step`, so that a code serves once. None for a code that is wrong or used.
/// Takes the same time for every code of six digits.
std::optional<std::int64_t> totp_step(std::string_view key, std::string_view code,
                                      std::int64_t seconds, std::int64_t last_step);

/// RFC 4648 base 32 without padding, as authenticators show secrets. Small letters and blanks are
/// read too; none for what is no base 32.
std::string base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

/// "otpauth://totp/Issuer:person?secret=...&issuer=Issuer": what the square code holds.
std::string otpauth_uri(std::string_view issuer, std::string_view person, std::string_view secret);

}  // namespace stave
