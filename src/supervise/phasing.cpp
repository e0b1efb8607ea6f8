#include "stave/supervise/phasing.hpp"

#include "maths.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace stave::supervise {
namespace {

constexpr int kQuarterMonths = 3;

using Ends = std::array<Number, kMonthsAYear>;

bool is_amount(const TargetYear& target) {
  return target.measured != Measured::kState && target.kind != TargetKind::kRank;
}

/// Last year's amounts from January on; nothing from the first missing month on.
Ends sums_of(const Months& months, Measured measured) {
  Ends out;
  Number so_far = Decimal(0);
  for (std::size_t m = 0; m < kMonthsAYear; ++m) {
    so_far = measured == Measured::kFlow ? sum(so_far, months[m]) : months[m];
    out[m] = so_far;
  }
  return out;
}

Number base_of(const TargetYear& target) {
  if (target.base) {
    return target.base;
  }
  const Measured measured = is_amount(target) ? target.measured : Measured::kState;
  return sums_of(target.last_year, measured).back();
}

bool needs_base(const TargetYear& target) {
  switch (target.kind) {
    case TargetKind::kGrowth:
    case TargetKind::kIncrease:
    case TargetKind::kReduction:
    case TargetKind::kMultiple:
      return true;
    case TargetKind::kBreakthrough:
      return false;
    case TargetKind::kLevel:
    case TargetKind::kRank:
      break;
  }
  return !is_amount(target) && target.method != PhasingMethod::kByHand;
}

/// base * (1 + percent/100), multiplied before it is divided.
Number grown(const Number& base, const Number& percent) {
  return quotient(product(base, sum(Decimal(kHundred), percent)), Decimal(kHundred));
}

Number goal_of(const TargetYear& target, const Number& base) {
  const Number value = target.value;
  switch (target.kind) {
    case TargetKind::kGrowth:
      return grown(base, value);
    case TargetKind::kIncrease:
      return sum(base, value);
    case TargetKind::kReduction:
      return target.in_percent ? grown(base, target.value.negated()) : difference(base, value);
    case TargetKind::kMultiple:
      return product(base, value);
    case TargetKind::kLevel:
    case TargetKind::kRank:
    case TargetKind::kBreakthrough:
      break;
  }
  return value;
}

/// Whole places, rounded towards the start.
Decimal whole_place(Decimal exact, Decimal start) {
  const Decimal down = exact.rounded(0, Rounding::kDown);
  return down < exact && start > exact ? add(down, 1).value_or(down) : down;
}

Ends linear(const Phasing& phasing) {
  Ends out;
  for (int m = 1; m <= kMonthCount; ++m) {
    auto& end = out[static_cast<std::size_t>(m - 1)];
    end = between(phasing.start, phasing.goal, m, kMonthCount);
    if (phasing.kind == TargetKind::kRank && end) {
      end = whole_place(*end, phasing.start);
    }
  }
  return out;
}

/// Whether last year's months can be followed.
bool has_seasons(const TargetYear& target, const Ends& last) {
  if (target.kind == TargetKind::kRank || target.kind == TargetKind::kBreakthrough) {
    return false;
  }
  const bool all = std::all_of(last.begin(), last.end(), [](const Number& n) { return !!n; });
  return all && (!is_amount(target) || last.back()->sign() > 0);
}

Ends seasonal(const TargetYear& target, const Phasing& phasing, const Ends& last) {
  Ends out;
  for (int m = 1; m <= kMonthCount; ++m) {
    const auto i = static_cast<std::size_t>(m - 1);
    out[i] = is_amount(target) ? quotient(product(phasing.goal, last[i]), last.back())
                               : sum(difference(last[i], last.back()),
                                     between(phasing.start, phasing.goal, m, kMonthCount));
  }
  return out;
}

/// The first fault of the points by hand; nullopt for none.
std::optional<Message> fault_of(const std::vector<HandPoint>& points, Decimal goal) {
  int before = 0;
  for (const HandPoint& point : points) {
    if (point.month <= before || point.month > kMonthCount) {
      return Message{"supervision.phasing.hand_order", {{"month", std::to_string(point.month)}}};
    }
    before = point.month;
  }
  if (before == kMonthCount && points.back().value != goal) {
    return Message{"supervision.phasing.hand_end",
                   {{"found", points.back().value.to_string()}, {"goal", goal.to_string()}}};
  }
  return std::nullopt;
}

Ends by_hand(const TargetYear& target, const Phasing& phasing) {
  Ends out;
  HandPoint last{0, phasing.start};
  auto points = target.by_hand;
  if (points.empty() || points.back().month != kMonthCount) {
    points.push_back({kMonthCount, phasing.goal});
  }
  for (const HandPoint& point : points) {
    for (int m = last.month + 1; m <= point.month; ++m) {
      out[static_cast<std::size_t>(m - 1)] =
          between(last.value, point.value, m - last.month, point.month - last.month);
    }
    last = point;
  }
  return out;
}

Ends until_the_end(const Phasing& phasing) {
  Ends out;
  out.fill(phasing.start);
  out.back() = phasing.goal;
  return out;
}

/// By the method that can be used, which is noted in the phasing.
Ends ends_of(const TargetYear& target, Phasing& phasing) {
  phasing.method = PhasingMethod::kLinear;
  if (target.method == PhasingMethod::kByHand) {
    phasing.method = PhasingMethod::kByHand;
    return by_hand(target, phasing);
  }
  if (phasing.keep) {
    Ends out;
    out.fill(phasing.goal);
    return out;
  }
  if (target.kind == TargetKind::kBreakthrough) {
    return until_the_end(phasing);
  }
  const auto last =
      sums_of(target.last_year, is_amount(target) ? target.measured : Measured::kState);
  if (target.method == PhasingMethod::kSeasonal && has_seasons(target, last)) {
    phasing.method = PhasingMethod::kSeasonal;
    return seasonal(target, phasing, last);
  }
  return linear(phasing);
}

Phasing frame_of(const TargetYear& target, const Number& base, Decimal goal) {
  Phasing out;
  out.year = target.year;
  out.measured = is_amount(target) ? target.measured : Measured::kState;
  out.kind = target.kind;
  out.stepwise = target.kind == TargetKind::kRank || target.kind == TargetKind::kBreakthrough;
  out.at_most =
      target.at_most || target.kind == TargetKind::kReduction || target.kind == TargetKind::kRank;
  out.goal = goal;
  out.start = is_amount(target) ? Decimal(0) : base.value_or(0);
  out.keep = is_amount(target) ? goal == out.start : base && out.is_met_by(out.start);
  return out;
}

}  // namespace

bool Phasing::is_met_by(Decimal figure) const noexcept {
  return at_most ? figure <= goal : figure >= goal;
}

Decimal Phasing::at_month(int month) const {
  assert(month >= 1 && month <= kMonthCount);
  return at_end[static_cast<std::size_t>(month - 1)];
}

Decimal Phasing::at_quarter(int quarter) const {
  return at_month(quarter * kQuarterMonths);
}

Result<Phasing> phase(const TargetYear& target) {
  const Number base = base_of(target);
  if (needs_base(target) && !base) {
    return fail(Errc::kInvalidInput, std::to_string(target.year),
                {"supervision.phasing.no_base", {{"year", std::to_string(target.year - 1)}}});
  }
  const auto too_large = [&] {
    return fail(Errc::kInvalidInput, std::to_string(target.year),
                {"supervision.phasing.too_large", {{"value", target.value.to_string()}}});
  };
  const Number goal = goal_of(target, base);
  if (!goal) {
    return too_large();
  }
  Phasing out = frame_of(target, base, *goal);
  if (target.method == PhasingMethod::kByHand) {
    if (auto fault = fault_of(target.by_hand, *goal)) {
      return fail(Errc::kInvalidInput, std::to_string(target.year), *std::move(fault));
    }
  }
  const Ends ends = ends_of(target, out);
  for (std::size_t m = 0; m < kMonthsAYear; ++m) {
    if (!ends[m]) {
      return too_large();
    }
    out.at_end[m] = *ends[m];
  }
  return out;
}

Decimal expected_on(const Phasing& phasing, Day day) {
  const int year = static_cast<int>(day.year());
  if (year < phasing.year) {
    return phasing.start;
  }
  if (year > phasing.year) {
    return phasing.at_end.back();
  }
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  const Decimal end = phasing.at_month(month);
  const Decimal before = month > 1 ? phasing.at_month(month - 1)
                         : phasing.keep && phasing.method != PhasingMethod::kByHand ? phasing.goal
                                                                                    : phasing.start;
  const Day last = month_end(day);
  if (day == last) {
    return end;
  }
  if (phasing.stepwise) {
    return before;
  }
  return between(before, end, static_cast<int>(static_cast<unsigned>(day.day())),
                 static_cast<int>(static_cast<unsigned>(last.day())))
      .value_or(end);
}

}  // namespace stave::supervise
