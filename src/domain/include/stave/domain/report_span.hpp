#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/period.hpp"
#include "stave/domain/supervision.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// The days that a report speaks of: a week, a month, a quarter, half a year, a year.
///
/// Weeks are those of ISO 8601: from Monday to Sunday, of the year in which their Thursday lies.
struct ReportSpan {
  RhythmEvery length = RhythmEvery::kMonth;
  int year = 1;
  int number = 0;  ///< within the year, from 1; 0 of a year
  Day first{};
  Day last{};

  /// "2019-W23", "2019H1", and every text of a Period; nullopt for anything else.
  static std::optional<ReportSpan> parse(std::string_view text);
  static ReportSpan of(const Period& period);
  static ReportSpan containing(Day day, RhythmEvery length);

  /// The span of the same length that follows.
  [[nodiscard]] ReportSpan next() const { return containing(plus_days(last, 1), length); }

  [[nodiscard]] bool has(Day day) const noexcept { return first <= day && day <= last; }

  [[nodiscard]] std::string to_string() const;  ///< as parse reads it
  friend bool operator==(const ReportSpan&, const ReportSpan&) = default;
};

}  // namespace stave
