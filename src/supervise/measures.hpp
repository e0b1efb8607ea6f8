#pragma once

#include "maths.hpp"

#include "stave/domain/supervision.hpp"
#include "stave/supervise/facts.hpp"

namespace stave::supervise {

/// An item at the end of a day.
struct Moment {
  const ItemFacts* facts = nullptr;
  Day day{};
  const Calendar* calendar = nullptr;
};

/// expected_percent, not yet divided.
[[nodiscard]] std::optional<Fraction> expected(const ItemFacts& facts, Day day);

/// The rule's measure; nothing when there is nothing to look at.
[[nodiscard]] std::optional<Fraction> measure(const LightRule& rule, const Moment& at);

/// Whether the step's bound and condition are kept.
[[nodiscard]] bool holds(const LightStep& step, const Fraction& measured, const Moment& at);

/// The newest urging letter of an earlier day; nothing when there is none.
[[nodiscard]] std::optional<Day> letter_before(const ItemFacts& facts, Day day);

/// Days up to the due day; past it negative, and at least one day past, whatever days count.
[[nodiscard]] int days_left(Day due, DayCount count, const Moment& at);

/// Whether the item waits for a unit on the day, and not longer than that may hold it.
[[nodiscard]] bool is_waiting(const StateColours& states, const ItemFacts& facts, Day day);

/// Whole months from one day to another, and the days left over.
struct MonthsAndDays {
  int months = 0;
  int days = 0;
  int month_length = 1;  ///< days of the month that is not yet whole
};

/// \pre from <= to
[[nodiscard]] MonthsAndDays months_between(Day from, Day to);

}  // namespace stave::supervise
