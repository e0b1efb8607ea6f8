#include "numbers.hpp"

#include <algorithm>
#include <array>

namespace stave::check {
namespace {

constexpr int kPercent = 100;
constexpr std::array<int, 4> kPlaces{4, 8, 16, 34};

std::string with_unit(Decimal x, int places, const Unit& unit) {
  const std::string number = x.rounded(places, Rounding::kHalfUp).to_string();
  const std::string& symbol = unit.symbol();
  const bool joined = symbol.empty() || symbol == "%" || symbol == "‰";
  return number + (joined ? "" : " ") + symbol;
}

/// base * (100 + percent) against now * 100.
struct Sides {
  Decimal now;
  Decimal limit;
};

std::optional<Sides> growth_sides(Decimal base, Decimal now, Decimal percent) {
  const auto factor = add(percent, Decimal(kPercent));
  const auto limit = factor ? multiply(base, *factor) : std::nullopt;
  const auto scaled = multiply(now, Decimal(kPercent));
  return limit && scaled ? std::optional(Sides{*scaled, *limit}) : std::nullopt;
}

}  // namespace

Decimal without_sign(Decimal x) noexcept {
  return x.sign() < 0 ? x.negated() : x;
}

std::optional<Decimal> allowance(const Tolerance& tolerance, Decimal right) {
  const auto scaled = multiply(without_sign(right), tolerance.percent);
  const auto relative = scaled ? divide(*scaled, Decimal(kPercent)) : std::nullopt;
  return relative ? std::optional(std::max(tolerance.absolute, *relative)) : std::nullopt;
}

std::optional<bool> holds(Decimal left, Comparison op, Decimal right, Decimal allowed) {
  const auto difference = subtract(left, right);
  if (!difference) {
    return std::nullopt;
  }
  switch (op) {
    case Comparison::kAtMost:
      return *difference <= allowed;
    case Comparison::kAtLeast:
      return *difference >= allowed.negated();
    case Comparison::kBelow:
      return *difference < allowed;
    case Comparison::kAbove:
      return *difference > allowed.negated();
    case Comparison::kEqual:
      break;
  }
  return without_sign(*difference) <= allowed;
}

std::optional<bool> grows_by_less(Decimal base, Decimal now, Decimal percent) {
  const auto sides = growth_sides(base, now, percent);
  return sides ? std::optional(sides->now < sides->limit) : std::nullopt;
}

std::optional<bool> grows_by_more(Decimal base, Decimal now, Decimal percent) {
  const auto sides = growth_sides(base, now, percent);
  return sides ? std::optional(sides->now > sides->limit) : std::nullopt;
}

std::optional<Decimal> growth_percent(Decimal base, Decimal now) {
  const auto increase = subtract(now, base);
  const auto scaled = increase ? multiply(*increase, Decimal(kPercent)) : std::nullopt;
  return scaled ? divide(*scaled, base) : std::nullopt;
}

int trailing_zeros(Decimal x) {
  const std::string text = x.to_string();
  if (x.is_zero() || text.find('.') != std::string::npos) {
    return 0;
  }
  const auto last = text.find_last_not_of('0');
  return static_cast<int>(text.size() - last - 1);
}

int trailing_repeats(Decimal x) {
  std::string digits = x.to_string();
  std::erase_if(digits, [](char c) { return c == '.' || c == '-'; });
  const auto other = digits.find_last_not_of(digits.back());
  return static_cast<int>(other == std::string::npos ? digits.size() : digits.size() - other - 1);
}

std::string amount(Decimal x, const Unit& unit) {
  return with_unit(x, kPlaces.front(), unit);
}

std::string exact_amount(Decimal x, const Unit& unit) {
  return with_unit(x, kPlaces.back(), unit);
}

std::string amount_beside(Decimal x, Decimal limit, const Unit& unit) {
  const auto alike = [&](int places) {
    return x.rounded(places, Rounding::kHalfUp) == limit.rounded(places, Rounding::kHalfUp);
  };
  const auto* const places = std::find_if_not(kPlaces.begin(), kPlaces.end() - 1, alike);
  return with_unit(x, *places, unit);
}

}  // namespace stave::check
