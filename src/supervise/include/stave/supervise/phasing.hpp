#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/work_plan.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stave::supervise {

inline constexpr std::size_t kMonthsAYear = 12;

/// A figure a month, January first; nothing where it is not known.
using Months = std::array<std::optional<Decimal>, kMonthsAYear>;

/// What a monthly figure is.
enum class Measured : unsigned char {
  kFlow,        ///< the month's own amount
  kCumulative,  ///< the amount from January on
  kState,       ///< what stands at the month's end: a stock, a ratio, a rank
};

struct HandPoint {
  int month = 0;  ///< 1 to 12
  Decimal value;  ///< expected at its end: from January on, or the state
};

/// A target of a year, and what is needed to divide it into months.
struct TargetYear {
  int year = 0;
  TargetKind kind = TargetKind::kLevel;
  Decimal value;
  bool in_percent = false;  ///< only kReduction: by so many per cent, else by an amount
  bool at_most = false;     ///< a ceiling; reductions and ranks always are
  Measured measured = Measured::kCumulative;
  std::optional<Decimal> base;  ///< last year's whole amount, or state at its end
  Months last_year;             ///< as measured
  PhasingMethod method = PhasingMethod::kLinear;
  std::vector<HandPoint> by_hand;
};

/// What should be reached by when: 以月保季、以季保年.
///
/// Amounts (kFlow, kCumulative) are phased from January on, beginning with 0; states from last
/// year's end. `goal` is what the target means for the year's end:
///
///   level v           goal = v
///   growth v %        goal = base * (1 + v/100)
///   increase v        goal = base + v
///   reduction v       goal = base - v, or base * (1 - v/100) in per cent
///   multiple v        goal = base * v
///   rank v            goal = v; whole places, rounded towards the start; from month to month
///   breakthrough v    goal = v; nothing is expected before the year's end
///
///   linear    amounts  goal * m/12                       states  base + (goal - base) * m/12
///   seasonal  amounts  goal * last(1..m) / last(1..12)   states  linear + last(m) - last(12)
///   by hand   the given months, linear between them and from the start
///
/// A state that meets its goal already at the start is to be kept: the goal is expected all year.
struct Phasing {
  int year = 0;
  Measured measured = Measured::kCumulative;
  TargetKind kind = TargetKind::kLevel;
  PhasingMethod method = PhasingMethod::kLinear;  ///< that was used
  bool stepwise = false;  ///< nothing between two month ends: rank, breakthrough
  bool at_most = false;   ///< less is better
  bool keep = false;      ///< met at the start, or goal and start are equal
  Decimal start;
  Decimal goal;
  std::array<Decimal, kMonthsAYear> at_end;

  /// Whether the figure is as good as the goal.
  [[nodiscard]] bool is_met_by(Decimal figure) const noexcept;
  [[nodiscard]] Decimal at_month(int month) const;      ///< \pre 1 <= month <= 12
  [[nodiscard]] Decimal at_quarter(int quarter) const;  ///< \pre 1 <= quarter <= 4
};

/// Fails when the kind needs last year's figure and there is none; when the points by hand are out
/// of order or their December is not the goal; when a number leaves what decimals hold. Seasonal
/// falls back to linear, and says so in `method`, when a month of last year is missing or the
/// year's sum is not positive; rank and breakthrough know no seasons.
[[nodiscard]] Result<Phasing> phase(const TargetYear& target);

/// What is expected at the end of a day: by days between two month ends; the start before the year,
/// the goal after it.
[[nodiscard]] Decimal expected_on(const Phasing& phasing, Day day);

}  // namespace stave::supervise
