#include "stave/base/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}

namespace stave {
namespace {

constexpr unsigned kHalfEvenMode = 0;
constexpr std::size_t kMaxDigits = 34;
constexpr int kMaxExponent = 6000;  // decimal128 reaches 6144; nothing reported comes near

BID_UINT128 raw(const std::array<std::uint64_t, 2>& bits) noexcept {
  BID_UINT128 x;
  x.w[0] = bits[0];
  x.w[1] = bits[1];
  return x;
}

std::array<std::uint64_t, 2> bits_of(BID_UINT128 x) noexcept {
  return {x.w[0], x.w[1]};
}

unsigned intel_mode(Rounding mode) noexcept {
  switch (mode) {
    case Rounding::kHalfEven:
      return 0;
    case Rounding::kHalfUp:
      return 4;  // ties away from zero
    case Rounding::kDown:
      return 3;  // towards zero
  }
  return 0;
}

/// Sign, digits without leading zeros ("0" for zero) and exponent: value = digits * 10^exponent.
struct Parts {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Parts parts_of(BID_UINT128 x) {
  unsigned flags = 0;
  std::array<char, 64> buffer{};
  bid128_to_string(buffer.data(), x, &flags);  // "+1234E-2"
  const std::string_view text(buffer.data());
  const auto e = text.find('E');
  Parts parts;
  parts.negative = text.front() == '-';
  parts.digits = std::string(text.substr(1, e - 1));
  parts.exponent =
      std::atoi(text.data() + e + 1);  // NOLINT(cert-err34-c): the library's own output
  const auto first = std::min(parts.digits.find_first_not_of('0'), parts.digits.size() - 1);
  parts.digits.erase(0, first);
  return parts;
}

std::string plain(const Parts& parts) {
  std::string out = parts.digits;
  if (parts.exponent >= 0) {
    out.append(static_cast<std::size_t>(parts.exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-parts.exponent);
    if (out.size() <= places) {
      out.insert(0, places + 1 - out.size(), '0');
    }
    out.insert(out.size() - places, 1, '.');
  }
  return out;
}

constexpr std::string_view kDigits = "0123456789";

void skip_sign(std::string_view& text) noexcept {
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
  }
}

/// Takes the digits at the front of the text.
std::string_view take_digits(std::string_view& text) noexcept {
  const auto digits = text.substr(0, text.find_first_not_of(kDigits));
  text.remove_prefix(digits.size());
  return digits;
}

/// What is left after the mantissa is e[+-]digits or nothing.
bool well_formed_exponent(std::string_view text) noexcept {
  if (text.empty()) {
    return true;
  }
  if (text.front() != 'e' && text.front() != 'E') {
    return false;
  }
  text.remove_prefix(1);
  skip_sign(text);
  const auto digits = take_digits(text);
  int exponent = 0;
  for (const char digit : digits) {
    exponent = std::min(exponent * 10 + (digit - '0'), kMaxExponent + 1);
  }
  return !digits.empty() && text.empty() && exponent <= kMaxExponent;
}

/// Checks the shape [+-]digits[.digits][e[+-]digits] and the number of significant digits.
bool well_formed(std::string_view text) {
  skip_sign(text);
  std::string digits(take_digits(text));
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits(text);
  }
  const auto leading = std::min(digits.find_first_not_of('0'), digits.size());
  return !digits.empty() && digits.size() - leading <= kMaxDigits && well_formed_exponent(text);
}

}  // namespace

Decimal::Decimal(std::int64_t whole) noexcept : bits_(bits_of(bid128_from_int64(whole))) {}

std::optional<Decimal> Decimal::finite(Bits bits) noexcept {
  if (bid128_isFinite(raw(bits)) == 0) {
    return std::nullopt;
  }
  return Decimal(bits);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (text.size() > 100 || !well_formed(text)) {
    return std::nullopt;
  }
  std::string copy(text);
  unsigned flags = 0;
  return finite(bits_of(bid128_from_string(copy.data(), kHalfEvenMode, &flags)));
}

Decimal Decimal::from_double(double x) {
  return parse(fmt::format("{}", x)).value_or(Decimal(0));
}

double Decimal::to_double() const noexcept {
  unsigned flags = 0;
  return is_zero() ? 0.0 : bid128_to_binary64(raw(bits_), kHalfEvenMode, &flags);  // never -0.0
}

std::string Decimal::to_string() const {
  Parts parts = parts_of(raw(bits_));
  if (parts.digits == "0") {
    return "0";
  }
  while (parts.exponent < 0 && parts.digits.back() == '0') {
    parts.digits.pop_back();
    ++parts.exponent;
  }
  return (parts.negative ? "-" : "") + plain(parts);
}

Decimal Decimal::rounded(int places, Rounding mode) const noexcept {
  unsigned flags = 0;
  const BID_UINT128 unit = bid128_scalbn(bid128_from_int64(1), -places, kHalfEvenMode, &flags);
  const BID_UINT128 q = bid128_quantize(raw(bits_), unit, intel_mode(mode), &flags);
  return finite(bits_of(q)).value_or(*this);  // more than 34 digits: it was whole already
}

std::string Decimal::to_fixed(int places, Rounding mode) const {
  const Decimal r = rounded(places, mode);
  Parts parts = parts_of(raw(r.bits_));
  if (r.is_zero()) {
    parts = {false, "0", std::min(-places, 0)};
  }
  for (; parts.exponent > -places; --parts.exponent) {
    parts.digits.push_back('0');
  }
  return (parts.negative ? "-" : "") + plain(parts);
}

bool Decimal::is_zero() const noexcept {
  return bid128_isZero(raw(bits_)) != 0;
}

int Decimal::sign() const noexcept {
  if (is_zero()) {
    return 0;
  }
  return bid128_isSigned(raw(bits_)) != 0 ? -1 : 1;
}

Decimal Decimal::negated() const noexcept {
  return Decimal(bits_of(bid128_negate(raw(bits_))));
}

std::optional<Decimal> add(Decimal a, Decimal b) noexcept {
  unsigned flags = 0;
  return Decimal::finite(bits_of(bid128_add(raw(a.bits_), raw(b.bits_), kHalfEvenMode, &flags)));
}

std::optional<Decimal> subtract(Decimal a, Decimal b) noexcept {
  return add(a, b.negated());
}

std::optional<Decimal> multiply(Decimal a, Decimal b) noexcept {
  unsigned flags = 0;
  return Decimal::finite(bits_of(bid128_mul(raw(a.bits_), raw(b.bits_), kHalfEvenMode, &flags)));
}

std::optional<Decimal> divide(Decimal a, Decimal b) noexcept {
  if (b.is_zero()) {
    return std::nullopt;
  }
  unsigned flags = 0;
  return Decimal::finite(bits_of(bid128_div(raw(a.bits_), raw(b.bits_), kHalfEvenMode, &flags)));
}

bool operator==(Decimal a, Decimal b) noexcept {
  unsigned flags = 0;
  return bid128_quiet_equal(raw(a.bits_), raw(b.bits_), &flags) != 0;
}

bool operator<(Decimal a, Decimal b) noexcept {
  unsigned flags = 0;
  return bid128_quiet_less(raw(a.bits_), raw(b.bits_), &flags) != 0;
}

}  // namespace stave
