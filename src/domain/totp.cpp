#include "stave/domain/totp.hpp"

#include "stave/base/hmac.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stave {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr unsigned kBitsOfDigit = 5;
constexpr unsigned kBitsOfByte = 8;
constexpr unsigned kByte = 0xff;

std::string counter_bytes(std::uint64_t counter) {
  std::string out(sizeof counter, '\0');
  for (auto at = out.rbegin(); at != out.rend(); ++at) {
    *at = static_cast<char>(counter & kByte);
    counter >>= kBitsOfByte;
  }
  return out;
}

/// Four bytes from where the last digit says, without the sign (RFC 4226, 5.3).
std::uint32_t truncated(const std::string& mac) {
  constexpr unsigned kLow = 0xf;
  constexpr std::uint32_t kWithoutSign = 0x7fffffff;
  const std::size_t offset = static_cast<unsigned char>(mac.back()) & kLow;
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < sizeof out; ++i) {
    out = out << kBitsOfByte | static_cast<unsigned char>(mac[offset + i]);
  }
  return out & kWithoutSign;
}

bool is_code(std::string_view code) noexcept {
  return code.size() == kTotpDigits &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_same(std::string_view a, std::string_view b) noexcept {
  unsigned different = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    different |= static_cast<unsigned>(a[i] == b[i] ? 0 : 1);
  }
  return different == 0;
}

bool is_plain(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_' || c == '.';
}

/// As RFC 3986 writes what could end a part of an address.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr unsigned kNibble = 4;
  constexpr unsigned kLow = 0xf;
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> kNibble];
    out += kHex[byte & kLow];
  }
  return out;
}

}  // namespace

std::string hotp(std::string_view key, std::uint64_t counter, int digits) {
  constexpr std::uint32_t kTen = 10;
  std::uint32_t number = truncated(hmac_sha1(key, counter_bytes(counter)));
  std::string out(static_cast<std::size_t>(digits), '0');
  for (auto at = out.rbegin(); at != out.rend(); ++at) {
    *at = static_cast<char>('0' + number % kTen);
    number /= kTen;
  }
  return out;
}

std::string totp(std::string_view key, std::int64_t seconds, int digits) {
  return hotp(key, static_cast<std::uint64_t>(seconds / kTotpSeconds), digits);
}

std::optional<std::int64_t> totp_step(std::string_view key, std::string_view code,
                                      std::int64_t seconds, std::int64_t last_step) {
  if (!is_code(code)) {
    return std::nullopt;
  }
  const std::int64_t now = seconds / kTotpSeconds;
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {now - 1, now, now + 1}) {
    const bool same = is_same(hotp(key, static_cast<std::uint64_t>(step)), code);
    if (same && step > last_step) {
      found = step;
    }
  }
  return found;
}

std::string base32(std::string_view bytes) {
  constexpr unsigned kDigitMask = 0x1f;
  std::string out;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    held = (held << kBitsOfByte | static_cast<unsigned char>(c)) & 0xffffU;
    bits += kBitsOfByte;
    while (bits >= kBitsOfDigit) {
      bits -= kBitsOfDigit;
      out += kAlphabet[held >> bits & kDigitMask];
    }
  }
  if (bits > 0) {
    out += kAlphabet[held << (kBitsOfDigit - bits) & kDigitMask];
  }
  return out;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string out;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '=') {
      continue;
    }
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto digit = kAlphabet.find(upper);
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    held = (held << kBitsOfDigit | static_cast<unsigned>(digit)) & 0xffffU;
    bits += kBitsOfDigit;
    if (bits >= kBitsOfByte) {
      bits -= kBitsOfByte;
      out += static_cast<char>(held >> bits & kByte);
    }
  }
  return out;
}

std::string otpauth_uri(std::string_view issuer, std::string_view person, std::string_view secret) {
  const std::string name = percent_encoded(issuer);
  return "otpauth://totp/" + name + ":" + percent_encoded(person) + "?secret=" + base32(secret) +
         "&issuer=" + name;
}

}  // namespace stave
