#pragma once

#include "stave/base/decimal.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/pack.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::supervise {

/// What a unit reported of an item on a day.
struct ProgressReport {
  Day day{};
  std::optional<Decimal> percent;  ///< of the whole item that is done
  std::optional<int> days_behind;  ///< days of work behind, as the site counts them
  bool risk = false;               ///< the unit itself sees a risk
};

/// How much of the item should be done by the end of a day, in per cent.
struct ExpectedPoint {
  Day day{};
  Decimal percent;
};

/// The item waits for another unit.
struct WaitingFor {
  std::string unit;  ///< as it is to be named
  Day since{};
};

/// Where the indicator stands that the item serves.
struct IndicatorStanding {
  Decimal value;
  Decimal mean;
  Direction direction = Direction::kUp;  ///< a band has no mean to be behind of
  std::optional<bool> reachable;  ///< the mean can be reached in time; none: nobody has estimated
};

/// What is known of an item of supervision. Everything carries its day, so that the light of an
/// earlier day is the light that was shown then: what lies after the day asked about does not
/// count.
///
/// Lists are in order of days, the oldest first. A due day before the start leaves no time between
/// them: the whole item is expected on the due day.
struct ItemFacts {
  std::string code;                  ///< names the item in notices
  std::string kind;                  ///< code of an ItemKind
  std::optional<Day> handed_out;     ///< 交办
  std::optional<Day> planned_start;  ///< the day handed out when absent
  std::optional<Day> started_on;
  std::optional<Day> first_due;  ///< as first set, before any extension
  std::optional<Day> due;        ///< as it stands now
  std::optional<Day> done_on;
  std::optional<Day> suspended_since;
  std::optional<WaitingFor> waiting;
  std::vector<ProgressReport> reports;
  std::vector<ExpectedPoint> phasing;               ///< empty: by days from start to due day
  std::vector<Day> urged;                           ///< when urging letters went out
  std::vector<std::pair<std::string, Day>> events;  ///< code of an event, when it came
  std::optional<IndicatorStanding> indicator;

  /// The planned start, else the day it was handed out.
  [[nodiscard]] std::optional<Day> start() const noexcept;
  [[nodiscard]] bool is_done_on(Day day) const noexcept;
  [[nodiscard]] bool is_suspended_on(Day day) const noexcept;
  /// When the event came, up to the day; "started" is started_on unless an event has that code.
  [[nodiscard]] std::optional<Day> event(std::string_view name, Day up_to) const noexcept;
  /// The newest report up to the day; null for none.
  [[nodiscard]] const ProgressReport* newest_report(Day up_to) const noexcept;
  /// The newest reported percentage up to the day.
  [[nodiscard]] std::optional<Decimal> percent_on(Day day) const noexcept;
};

/// 序时进度: the share of the days from `start` to `due`, both included, that are over at the end
/// of `day`, in per cent: 0 before the start, 100 from the due day on.
///
///   100 * (day - start + 1) / (due - start + 1)
[[nodiscard]] Decimal elapsed_percent(Day start, Day due, Day day);

/// What the item should have reached at the end of a day: along its phasing, linearly between two
/// points and, before the first of them, from 0 at its start; without phasing by elapsed_percent.
/// nullopt when there is neither phasing nor start and due day.
[[nodiscard]] std::optional<Decimal> expected_percent(const ItemFacts& facts, Day day);

}  // namespace stave::supervise
