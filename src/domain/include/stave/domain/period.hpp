#pragma once

#include "stave/domain/times.hpp"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// How often a figure is reported.
enum class Frequency : unsigned char { kYear, kMonth, kQuarter };

/// What a figure is about: a year, a quarter or a month.
///
/// Invariant: the year is 1 to 9999, the number fits the frequency. Periods are ordered as their
/// texts are: by year, then the year itself, its months, its quarters.
class Period {
 public:
  Period() noexcept = default;     ///< year 1
  Period(DataYear year) noexcept;  // NOLINT(google-explicit-constructor): a year is a period

  /// \pre 1 <= month <= 12, 1 <= quarter <= 4, 1 <= year <= 9999
  static Period of_month(int year, int month) noexcept;
  static Period of_quarter(int year, int quarter) noexcept;

  /// "2019", "2019-06", "2019Q2", and SDMX's "2019-Q2", "2019-M06"; nullopt for anything else.
  static std::optional<Period> parse(std::string_view text);

  /// The period of that frequency in which a day lies.
  static Period containing(std::chrono::year_month_day day, Frequency frequency) noexcept;

  [[nodiscard]] Frequency frequency() const noexcept { return frequency_; }

  [[nodiscard]] DataYear year() const noexcept { return year_; }

  /// 1 to 12 of a month, 1 to 4 of a quarter, 0 of a year.
  [[nodiscard]] int number() const noexcept { return number_; }

  /// "2019", "2019-06", "2019Q2": the first three forms of parse.
  [[nodiscard]] std::string to_string() const;

  /// As many periods of this frequency earlier, or later when negative. Stays within years 1 to
  /// 9999.
  [[nodiscard]] Period before(int periods) const noexcept;

  /// The same month or quarter of the year before; the year before of a year.
  [[nodiscard]] Period year_before() const noexcept;

  [[nodiscard]] std::chrono::year_month_day first_day() const noexcept;
  [[nodiscard]] std::chrono::year_month_day last_day() const noexcept;

  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  Period(int year, Frequency frequency, int number) noexcept
      : year_(year), frequency_(frequency), number_(number) {}

  DataYear year_{1};
  Frequency frequency_ = Frequency::kYear;
  int number_ = 0;
};

/// How many periods of the frequency a year has: 1, 12, 4.
[[nodiscard]] int periods_a_year(Frequency frequency) noexcept;

std::string_view to_string(Frequency frequency) noexcept;  ///< "year", "month", "quarter"
std::optional<Frequency> frequency_of(std::string_view name) noexcept;

}  // namespace stave
