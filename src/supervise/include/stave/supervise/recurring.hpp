#pragma once

#include "stave/domain/period.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/supervise/facts.hpp"

namespace stave::supervise {

/// The first rhythm of the rules with one date a period of that frequency; null when there is none.
[[nodiscard]] const Rhythm* rhythm_of(const SupervisionRules& rules, Frequency frequency) noexcept;

/// The date of the rhythm that is next to be reported for on a day, from the handing out on.
///
/// A report settles the date at whose end its round ends; one that comes late settles every date
/// that has passed. A second report in a settled round settles nothing. Reports after the day are
/// not known. Never after `end`. \pre the item is handed out; reports are in order of days
[[nodiscard]] Day recurring_due(const ItemFacts& facts, const Rhythm& rhythm, Day day,
                                std::optional<Day> end, const Calendar& calendar);

/// Makes an item that is done anew every period due at the next date of its rhythm: until the due
/// day that was agreed, which stays the last one. No share of the work is expected of it. Nothing
/// changes when it is not handed out, is done, or the rules have no such rhythm.
void set_recurring(ItemFacts& facts, Frequency frequency, const SupervisionRules& rules, Day day,
                   const Calendar& calendar);

}  // namespace stave::supervise
