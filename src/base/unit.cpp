#include "stave/base/unit.hpp"

#include "unit_table.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace stave {
namespace {

constexpr std::string_view kDot = "·";
constexpr std::string_view kBlanks = " \t";
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSameSigns{{
    {"／", "/"},
    {"％", "%"},
    {"*", kDot},
    {"＊", kDot},
    {"×", kDot},
    {"⋅", kDot},
    {"•", kDot},
    {"∙", kDot},
    {"　", " "},
}};

tl::unexpected<Error> refuse(std::string key, std::string_view text, std::string_view part) {
  return fail(Errc::kInvalidInput, "",
              {std::move(key), {{"text", std::string(text)}, {"part", std::string(part)}}});
}

std::string one_spelling(std::string_view text) {
  std::string out(text);
  for (const auto& [from, to] : kSameSigns) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
      out.replace(at, from.size(), to);
    }
  }
  return out;
}

/// A part of a composed unit with the sign of its exponent.
struct Part {
  std::string_view symbol;
  int sign = 1;
};

/// The parts between · and /, in order; those after a / have sign -1.
std::vector<Part> split(std::string_view text) {
  std::vector<Part> parts;
  int sign = 1;
  while (true) {
    const auto slash = std::min(text.find('/'), text.size());
    const auto dot = std::min(text.find(kDot), text.size());
    const auto end = std::min(slash, dot);
    parts.push_back({trimmed(text.substr(0, end), kBlanks), sign});
    if (end == text.size()) {
      return parts;
    }
    sign = slash < dot ? -1 : 1;
    text.remove_prefix(end + (slash < dot ? 1 : kDot.size()));
  }
}

/// Whether a · stands after a /: it is then open what is divided by.
bool ambiguous(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && text.find(kDot, slash) != std::string_view::npos;
}

/// The symbol of a product: equal parts above and below cancel, the rest keeps its order.
std::string product_symbol(const std::vector<Part>& parts) {
  std::vector<Part> kept;
  for (const Part& part : parts) {
    const auto opposite = std::find_if(kept.begin(), kept.end(), [&](const Part& k) {
      return k.symbol == part.symbol && k.sign == -part.sign;
    });
    if (opposite != kept.end()) {
      kept.erase(opposite);
    } else if (!part.symbol.empty() && part.symbol != "1") {
      kept.push_back(part);
    }
  }
  std::string above;
  std::string below;
  for (const Part& part : kept) {
    if (part.sign < 0) {
      below.append("/").append(part.symbol);
    } else {
      above.append(above.empty() ? "" : kDot).append(part.symbol);
    }
  }
  return (above.empty() && !below.empty() ? "1" : above) + below;
}

Dimension product_dimension(const Dimension& a, const Dimension& b, int sign) {
  Dimension out = a;
  for (const auto& [base, exponent] : b) {
    auto at = std::lower_bound(
        out.begin(), out.end(), base,
        [](const auto& entry, const std::string& name) { return entry.first < name; });
    if (at == out.end() || at->first != base) {
      at = out.insert(at, {base, 0});
    }
    at->second += sign * exponent;
  }
  std::erase_if(out, [](const auto& entry) { return entry.second == 0; });
  return out;
}

bool divisible(Decimal x, Decimal prime) {
  const auto q = divide(x, prime);
  return q && *q == q->rounded(0, Rounding::kDown);
}

/// Lowest terms. The sizes in the table have no prime factors but these.
Fraction reduced(Fraction f) {
  for (const int prime : {2, 3, 5, 7}) {
    while (divisible(f.numerator, prime) && divisible(f.denominator, prime)) {
      f = {*divide(f.numerator, prime), *divide(f.denominator, prime)};
    }
  }
  return f;
}

/// The product of two sizes within the limits; both are below 10^30, so that 34 digits would lie
/// for larger ones only, and those are refused.
std::optional<Fraction> product(const Fraction& a, const Fraction& b) {
  static const Decimal kLimit = *Decimal::parse("1e" + std::to_string(Unit::kMaxSizeDigits));
  const Fraction cross1 = reduced({a.numerator, b.denominator});
  const Fraction cross2 = reduced({b.numerator, a.denominator});
  const auto numerator = multiply(cross1.numerator, cross2.numerator);
  const auto denominator = multiply(cross1.denominator, cross2.denominator);
  if (!numerator || !denominator || !(*numerator < kLimit) || !(*denominator < kLimit)) {
    return std::nullopt;
  }
  return Fraction{*numerator, *denominator};
}

Fraction inverse(const Fraction& f) {
  return {f.denominator, f.numerator};
}

}  // namespace

std::optional<Decimal> Fraction::of(Decimal x) const noexcept {
  const auto scaled = numerator == Decimal(1) ? std::optional(x) : multiply(x, numerator);
  return !scaled || denominator == Decimal(1) ? scaled : divide(*scaled, denominator);
}

std::optional<Unit> Unit::known(std::string_view symbol) {
  const auto table = unit_table();
  const auto* const entry = std::find_if(table.data(), table.data() + table.size(),
                                         [&](const KnownUnit& u) { return u.symbol == symbol; });
  if (entry == table.data() + table.size()) {
    return std::nullopt;
  }
  Unit unit;
  unit.symbol_ = symbol;
  unit.size_ = {entry->numerator, entry->denominator};
  for (const BasePower& power : {entry->first, entry->second}) {
    unit.dimension_ =
        product_dimension(unit.dimension_, {{std::string(power.base), power.exponent}}, 1);
  }
  return unit;
}

std::optional<Unit> Unit::with_prefix(std::string_view symbol) {
  for (const UnitPrefix& prefix : unit_prefixes()) {
    if (!symbol.starts_with(prefix.word)) {
      continue;
    }
    const auto rest = symbol.substr(prefix.word.size());
    const auto table = unit_table();
    const bool fits = std::any_of(table.begin(), table.end(), [&](const KnownUnit& u) {
      return u.takes_prefix && u.symbol == rest;
    });
    if (!fits) {
      continue;
    }
    auto unit = known(rest);
    unit->symbol_ = symbol;
    unit->size_ = *product(unit->size_, {prefix.size, 1});
    return unit;
  }
  return std::nullopt;
}

Result<Unit> Unit::parse(std::string_view text) {
  if (text.size() > kMaxSymbolBytes) {
    return fail(Errc::kInvalidInput, "",
                {"unit.too_long", {{"limit", std::to_string(kMaxSymbolBytes)}}});
  }
  const std::string spelled = one_spelling(text);
  const std::string_view whole = trimmed(spelled, kBlanks);
  if (whole.empty()) {
    return Unit();
  }
  if (ambiguous(whole)) {
    return refuse("unit.ambiguous", text, whole);
  }
  Unit out;
  for (const Part& part : split(whole)) {
    if (part.symbol.empty()) {
      return refuse("unit.empty_part", text, "");
    }
    auto unit = part.symbol == "1" ? std::optional(Unit()) : known(part.symbol);
    unit = unit ? unit : with_prefix(part.symbol);
    if (!unit) {
      return refuse("unit.unknown", text, part.symbol);
    }
    const auto next = out.joined(*unit, part.sign);
    if (!next) {
      return refuse("unit.too_large", text, part.symbol);
    }
    out = *next;
  }
  out.symbol_ = whole == "1" ? std::string_view() : whole;
  return out;
}

std::optional<Unit> Unit::joined(const Unit& other, int sign) const {
  Unit out;
  auto parts = split(symbol_);
  for (const Part& part : split(other.symbol_)) {
    parts.push_back({part.symbol, part.sign * sign});
  }
  out.symbol_ = product_symbol(parts);
  out.dimension_ = product_dimension(dimension_, other.dimension_, sign);
  const auto size = product(size_, sign > 0 ? other.size_ : inverse(other.size_));
  const bool deep =
      std::any_of(out.dimension_.begin(), out.dimension_.end(),
                  [](const auto& entry) { return std::abs(entry.second) > kMaxExponent; });
  if (!size || deep || out.symbol_.size() > kMaxSymbolBytes) {
    return std::nullopt;
  }
  out.size_ = *size;
  return out;
}

std::optional<Unit> Unit::times(const Unit& other) const {
  return joined(other, 1);
}

std::optional<Unit> Unit::over(const Unit& other) const {
  return joined(other, -1);
}

std::optional<Fraction> Unit::factor_to(const Unit& to) const {
  if (!same_dimension(to)) {
    return std::nullopt;
  }
  return product(size_, inverse(to.size_));
}

std::optional<Decimal> Unit::convert(Decimal x, const Unit& to) const {
  const auto factor = factor_to(to);
  return factor ? factor->of(x) : std::nullopt;
}

bool operator==(const Unit& a, const Unit& b) {
  return a.dimension_ == b.dimension_ && a.size_ == b.size_;
}

}  // namespace stave
