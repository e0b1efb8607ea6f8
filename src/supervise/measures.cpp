#include "measures.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

int month_index(Day day) {
  return static_cast<int>(day.year()) * kMonthCount +
         static_cast<int>(static_cast<unsigned>(day.month()));
}

std::optional<Fraction> share_left(const Moment& at) {
  const auto start = at.facts->start();
  const auto due = at.facts->due;
  if (!start || !due) {
    return std::nullopt;
  }
  if (at.day < *due && at.day <= *start) {
    return Fraction{Decimal(kHundred)};
  }
  const int length = std::max(1, days_between(*start, *due));
  return hundred_times(days_between(at.day, *due), length);
}

/// Nothing reported is nothing done.
std::optional<Fraction> points_behind(const Moment& at) {
  const auto should = expected(*at.facts, at.day);
  if (!should) {
    return std::nullopt;
  }
  const Decimal is = at.facts->percent_on(at.day).value_or(0);
  return Fraction{difference(should->top, product(is, Decimal(should->bottom))), should->bottom};
}

std::optional<int> reported_days_behind(const Moment& at) {
  const auto& reports = at.facts->reports;
  const auto it = std::find_if(reports.rbegin(), reports.rend(), [&](const auto& report) {
    return report.day <= at.day && report.days_behind;
  });
  return it == reports.rend() ? std::nullopt : it->days_behind;
}

std::optional<Fraction> days_behind(const Moment& at) {
  if (const auto reported = reported_days_behind(at)) {
    return Fraction{Decimal(*reported)};
  }
  const auto start = at.facts->start();
  const auto due = at.facts->due;
  const auto points = points_behind(at);
  if (!start || !due || !points) {
    return std::nullopt;
  }
  const int length = std::max(1, days_between(*start, *due) + 1);
  return Fraction{product(points->top, Decimal(length)), points->bottom * kHundred};
}

std::optional<Fraction> months_not_started(const Moment& at) {
  const auto planned = at.facts->planned_start;
  if (!planned) {
    return std::nullopt;
  }
  if (at.facts->started_on && *at.facts->started_on <= at.day) {
    return Fraction{Decimal(0)};
  }
  return Fraction{Decimal(std::max(0, month_index(at.day) - month_index(*planned)))};
}

std::optional<Fraction> months_since_event(const LightRule& rule, const Moment& at) {
  const auto from = at.facts->event(rule.from, at.day);
  if (!from) {
    return std::nullopt;
  }
  if (at.facts->event(rule.until, at.day)) {
    return Fraction{Decimal(0)};
  }
  const auto passed = months_between(*from, at.day);
  return Fraction{Decimal(passed.months * passed.month_length + passed.days), passed.month_length};
}

std::optional<Fraction> behind_mean(const Moment& at) {
  const auto& standing = at.facts->indicator;
  if (!standing || standing->direction == Direction::kBand) {
    return std::nullopt;
  }
  return Fraction{standing->direction == Direction::kUp
                      ? difference(standing->mean, standing->value)
                      : difference(standing->value, standing->mean)};
}

bool keeps_bound(const LightStep& step, const Fraction& measured) {
  if (step.bound == BoundKind::kNone) {
    return true;
  }
  const Number limit =
      measured.bottom == 1 ? Number(step.value) : product(step.value, Decimal(measured.bottom));
  if (!limit || !measured.top) {
    return false;
  }
  switch (step.bound) {
    case BoundKind::kBelow:
      return *measured.top < *limit;
    case BoundKind::kAtMost:
      return *measured.top <= *limit;
    case BoundKind::kAtLeast:
      return *measured.top >= *limit;
    case BoundKind::kAbove:
      return *measured.top > *limit;
    case BoundKind::kNone:
      break;
  }
  return true;
}

bool has_report_since(const ItemFacts& facts, std::optional<Day> since, Day day) {
  const auto* newest = facts.newest_report(day);
  return newest != nullptr && (!since || newest->day >= *since);
}

bool keeps_condition(LightOnly only, const Moment& at) {
  const ItemFacts& facts = *at.facts;
  switch (only) {
    case LightOnly::kUnreported:
      return !has_report_since(facts, facts.handed_out, at.day);
    case LightOnly::kAtRisk: {
      const auto* newest = facts.newest_report(at.day);
      return newest != nullptr && newest->risk;
    }
    case LightOnly::kUnanswered: {
      const auto letter = letter_before(facts, at.day);
      return letter && !has_report_since(facts, letter, at.day);
    }
    case LightOnly::kReachable:
      return facts.indicator && facts.indicator->reachable == true;
    case LightOnly::kUnreachable:
      return facts.indicator && facts.indicator->reachable == false;
    case LightOnly::kAlways:
      break;
  }
  return true;
}

}  // namespace

bool is_waiting(const StateColours& states, const ItemFacts& facts, Day day) {
  if (!facts.waiting || facts.waiting->since > day) {
    return false;
  }
  return !states.waiting_days || days_between(facts.waiting->since, day) <= *states.waiting_days;
}

int days_left(Day due, DayCount count, const Moment& at) {
  const int left = at.calendar->between(at.day, due, count);
  return at.day > due ? std::min(left, -1) : left;
}

MonthsAndDays months_between(Day from, Day to) {
  int months = month_index(to) - month_index(from);
  months -= plus_months(from, months) > to ? 1 : 0;
  const Day whole = plus_months(from, months);
  return {months, days_between(whole, to), days_between(whole, plus_months(from, months + 1))};
}

std::optional<Day> letter_before(const ItemFacts& facts, Day day) {
  const auto after = std::lower_bound(facts.urged.begin(), facts.urged.end(), day);
  return after == facts.urged.begin() ? std::nullopt : std::optional(*(after - 1));
}

std::optional<Fraction> measure(const LightRule& rule, const Moment& at) {
  switch (rule.measure) {
    case LightMeasure::kShareLeft:
      return share_left(at);
    case LightMeasure::kPointsBehind:
      return points_behind(at);
    case LightMeasure::kDaysBehind:
      return days_behind(at);
    case LightMeasure::kMonthsNotStarted:
      return months_not_started(at);
    case LightMeasure::kMonthsSinceEvent:
      return months_since_event(rule, at);
    case LightMeasure::kBehindMean:
      return behind_mean(at);
    case LightMeasure::kDaysLeft:
      break;
  }
  const auto due = at.facts->due;
  return due ? std::optional(Fraction{Decimal(days_left(*due, rule.count, at))}) : std::nullopt;
}

bool holds(const LightStep& step, const Fraction& measured, const Moment& at) {
  return keeps_bound(step, measured) && keeps_condition(step.only, at);
}

}  // namespace stave::supervise
