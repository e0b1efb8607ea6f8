#include "stave/supervise/facts.hpp"

#include "measures.hpp"

#include <algorithm>

namespace stave::supervise {
namespace {

/// Along the points; \pre points are not empty
Fraction along(const std::vector<ExpectedPoint>& points, std::optional<Day> start, Day day) {
  const auto next = std::find_if(points.begin(), points.end(),
                                 [&](const ExpectedPoint& p) { return p.day >= day; });
  if (next == points.end()) {
    return {points.back().percent};
  }
  if (next->day == day) {
    return {next->percent};
  }
  if (next != points.begin()) {
    const ExpectedPoint& last = *(next - 1);
    return fraction_between(last.percent, next->percent, days_between(last.day, day),
                            days_between(last.day, next->day));
  }
  if (!start || day < *start) {
    return {Decimal(0)};
  }
  const Day nothing_yet = plus_days(*start, -1);
  return fraction_between(0, next->percent, days_between(nothing_yet, day),
                          days_between(nothing_yet, next->day));
}

Fraction elapsed(Day start, Day due, Day day) {
  if (day >= due) {
    return {Decimal(kHundred)};
  }
  if (day < start) {
    return {Decimal(0)};
  }
  return hundred_times(days_between(start, day) + 1, days_between(start, due) + 1);
}

}  // namespace

std::optional<Day> ItemFacts::start() const noexcept {
  return planned_start ? planned_start : handed_out;
}

bool ItemFacts::is_done_on(Day day) const noexcept {
  return done_on && *done_on <= day;
}

bool ItemFacts::is_suspended_on(Day day) const noexcept {
  return suspended_since && *suspended_since <= day;
}

std::optional<Day> ItemFacts::event(std::string_view name, Day up_to) const noexcept {
  const auto it =
      std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.first == name; });
  const auto when = it != events.end()  ? std::optional(it->second)
                    : name == "started" ? started_on
                                        : std::nullopt;
  return when && *when <= up_to ? when : std::nullopt;
}

const ProgressReport* ItemFacts::newest_report(Day up_to) const noexcept {
  const auto after = std::upper_bound(reports.begin(), reports.end(), up_to,
                                      [](Day day, const auto& report) { return day < report.day; });
  return after == reports.begin() ? nullptr : &*(after - 1);
}

std::optional<Decimal> ItemFacts::percent_on(Day day) const noexcept {
  const auto* report = newest_report(day);
  if (report == nullptr) {
    return std::nullopt;
  }
  for (auto count = report - reports.data() + 1; count > 0; --count, --report) {
    if (report->percent) {
      return report->percent;
    }
  }
  return std::nullopt;
}

Decimal elapsed_percent(Day start, Day due, Day day) {
  return elapsed(start, due, day).value().value_or(0);  // never nothing: the numbers are small
}

std::optional<Decimal> expected_percent(const ItemFacts& facts, Day day) {
  const auto found = expected(facts, day);
  return found ? found->value() : std::nullopt;
}

std::optional<Fraction> expected(const ItemFacts& facts, Day day) {
  const auto start = facts.start();
  if (!facts.phasing.empty()) {
    return along(facts.phasing, start, day);
  }
  return start && facts.due ? std::optional(elapsed(*start, *facts.due, day)) : std::nullopt;
}

}  // namespace stave::supervise
