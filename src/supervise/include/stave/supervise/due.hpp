#pragma once

#include "stave/domain/supervision.hpp"

#include <optional>

namespace stave::supervise {

/// The due day of an item that was handed out on a day and for which no date was said: its kind's
/// limit after that day, which itself does not count. nullopt for a kind without a limit.
[[nodiscard]] std::optional<Day> due_day(const ItemKind& kind, Day handed_out,
                                         const Calendar& calendar);

/// The first date of the rhythm on or after a day, as shifted to a worked day.
[[nodiscard]] Day next_date(const Rhythm& rhythm, Day from, const Calendar& calendar);

/// The last date of the rhythm on or before a day, as shifted to a worked day.
[[nodiscard]] Day last_date(const Rhythm& rhythm, Day to, const Calendar& calendar);

}  // namespace stave::supervise
