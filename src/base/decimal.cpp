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

// IEEE 754's binary encoding: a sign, 14 bits of exponent and 113 of coefficient, which begin at
// bit 49 of the upper word. Two set bits below the sign begin other forms: infinity, NaN, zeros.
constexpr unsigned kExponentShift = 49;
constexpr int kExponentBias = 6176;
constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63U;
constexpr std::uint64_t kOtherForm = std::uint64_t{3} << 61U;
constexpr std::uint64_t kUpperCoefficient = (std::uint64_t{1} << kExponentShift) - 1;

/// (-)coefficient * 10^exponent. \pre -6176 <= exponent <= 0
std::array<std::uint64_t, 2> encoded(bool negative, std::uint64_t coefficient,
                                     int exponent) noexcept {
  const int biased = exponent + kExponentBias;
  return {coefficient, (negative ? kSignBit : 0) | static_cast<std::uint64_t>(biased)
                                                       << kExponentShift};
}

/// Sign, digits without leading zeros ("0" for zero) and exponent: value = digits * 10^exponent.
struct Parts {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

/// The parts of a number whose coefficient fills one word, which is nearly every one.
std::optional<Parts> short_parts_of(BID_UINT128 x) {
  if ((x.w[1] & kOtherForm) == kOtherForm || (x.w[1] & kUpperCoefficient) != 0) {
    return std::nullopt;
  }
  const auto biased = (x.w[1] & ~kSignBit) >> kExponentShift;
  return Parts{(x.w[1] & kSignBit) != 0, std::to_string(x.w[0]),
               static_cast<int>(biased) - kExponentBias};
}

Parts parts_of(BID_UINT128 x) {
  if (auto parts = short_parts_of(x)) {
    return std::move(*parts);
  }
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

/// The number when it has at most 18 characters, all digits but for a sign and a point: nearly
/// every one. nullopt says nothing.
std::optional<std::array<std::uint64_t, 2>> short_number(std::string_view text) noexcept {
  constexpr std::size_t kOneWord = 18;  // so many digits and a point surely fit
  const bool negative = text.starts_with('-');
  text.remove_prefix(negative ? 1 : 0);
  if (text.size() > kOneWord) {
    return std::nullopt;
  }
  std::uint64_t coefficient = 0;
  std::size_t digits = 0;
  std::optional<std::size_t> before_point;
  for (const char c : text) {
    if (c == '.' && !before_point) {
      before_point = digits;
    } else if (c >= '0' && c <= '9') {
      coefficient = coefficient * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
    } else {
      return std::nullopt;
    }
  }
  const auto whole = before_point.value_or(digits);
  if (whole == 0) {
    return std::nullopt;
  }
  return encoded(negative, coefficient, -static_cast<int>(digits - whole));
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
  if (const auto bits = short_number(text)) {
    return Decimal(*bits);
  }
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
