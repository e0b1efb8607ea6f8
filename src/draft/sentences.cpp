#include "stave/draft/sentences.hpp"

#include <utility>

namespace stave::draft {
namespace {

constexpr int kRateDigits = 1;

std::string shown(Decimal value, int digits) {
  return value.to_fixed(digits, Rounding::kHalfUp);
}

Decimal size_of(Decimal value) {
  return value.sign() < 0 ? value.negated() : value;
}

bool is_share(const Standing& s) {
  return s.unit == "%" || s.unit == "％";
}

/// The difference of two figures as they are printed, so that a reader who subtracts them finds it.
Decimal printed_difference(Decimal a, Decimal b, int digits) {
  return subtract(a.rounded(digits, Rounding::kHalfUp), b.rounded(digits, Rounding::kHalfUp))
      .value_or(Decimal());
}

/// The clause for more, less or the same.
Message by_sign(const std::string& key, Decimal difference, const std::string& amount,
                const std::string& unit) {
  const char* end = difference.sign() > 0 ? ".up" : (difference.sign() < 0 ? ".down" : ".same");
  return {key + end, {{"amount", amount}, {"unit", unit}}};
}

Message change_in_points(const Standing& s, Decimal value, Decimal before) {
  const auto points = printed_difference(value, before, s.digits);
  if (points.is_zero() && !(value == before)) {
    return {"draft.say.year.nearly", {}};
  }
  return by_sign("draft.say.year.points", points, shown(size_of(points), s.digits), "");
}

Message change(const Standing& s, Decimal value, Decimal before) {
  if (value == before) {
    return {before.is_zero() ? "draft.say.year.both_zero" : "draft.say.year.same", {}};
  }
  if (is_share(s)) {
    return change_in_points(s, value, before);
  }
  if (before.is_zero()) {
    return {value.sign() > 0 ? "draft.say.year.from_zero" : "draft.say.year.was_zero", {}};
  }
  const auto rate = growth_percent(value, before);
  if (!rate) {
    return {"draft.say.year.was_negative", {{"before", shown(before, s.digits)}, {"unit", s.unit}}};
  }
  if (rate->is_zero()) {
    return {"draft.say.year.nearly", {}};
  }
  return by_sign("draft.say.year.rate", *rate, shown(size_of(*rate), kRateDigits), "");
}

void add_target(const Standing& s, Decimal value, Sentence& out) {
  if (!s.target) {
    return;
  }
  if (!s.target_is_growth) {
    const auto gap = printed_difference(value, *s.target, s.digits);
    const char* key = is_share(s)      ? "draft.say.target.points"
                      : s.unit.empty() ? "draft.say.target.plain"
                                       : "draft.say.target.amount";
    out.push_back(by_sign(key, gap, shown(size_of(gap), s.digits), s.unit));
    return;
  }
  const auto rate = s.last_year ? growth_percent(value, *s.last_year) : std::nullopt;
  if (!rate) {
    out.push_back({"draft.say.target.no_rate", {{"target", shown(*s.target, kRateDigits)}}});
    return;
  }
  const auto gap = printed_difference(*rate, *s.target, kRateDigits);
  out.push_back(by_sign("draft.say.target.points", gap, shown(size_of(gap), kRateDigits), ""));
}

void add_rank(const Standing& s, Sentence& out) {
  if (!s.rank) {
    return;
  }
  out.push_back({s.among.empty() ? "draft.say.rank.plain" : "draft.say.rank.among",
                 {{"rank", std::to_string(*s.rank)}, {"among", s.among}}});
  if (!s.rank_compared) {
    return;
  }
  if (!s.last_rank) {
    out.push_back({"draft.say.rank.new", {}});
    return;
  }
  const int places = *s.last_rank - *s.rank;
  const char* key = places > 0   ? "draft.say.rank.up"
                    : places < 0 ? "draft.say.rank.down"
                                 : "draft.say.rank.same";
  out.push_back({key, {{"places", std::to_string(places < 0 ? -places : places)}}});
}

}  // namespace

std::optional<Decimal> growth_percent(Decimal value, Decimal base) {
  if (base.sign() <= 0) {
    return std::nullopt;
  }
  const auto difference = subtract(value, base);
  const auto hundredfold = difference ? multiply(*difference, Decimal(100)) : std::nullopt;
  const auto rate = hundredfold ? divide(*hundredfold, base) : std::nullopt;
  return rate ? std::optional(rate->rounded(kRateDigits, Rounding::kHalfUp)) : std::nullopt;
}

Sentence standing_sentence(const Standing& standing) {
  if (!standing.value) {
    return {{"draft.say.missing", {{"name", standing.name}}}, {"draft.say.stop", {}}};
  }
  const auto value = *standing.value;
  const char* first = is_share(standing)      ? "draft.say.is_share"
                      : standing.unit.empty() ? "draft.say.is_plain"
                                              : "draft.say.is_amount";
  Sentence out{{first,
                {{"name", standing.name},
                 {"value", shown(value, standing.digits)},
                 {"unit", standing.unit}}}};
  if (standing.compared) {
    out.push_back(standing.last_year ? change(standing, value, *standing.last_year)
                                     : Message{"draft.say.year.unknown", {}});
  }
  add_target(standing, value, out);
  add_rank(standing, out);
  out.push_back({"draft.say.stop", {}});
  return out;
}

}  // namespace stave::draft
