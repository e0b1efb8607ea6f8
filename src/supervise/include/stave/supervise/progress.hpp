#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/supervise/facts.hpp"
#include "stave/supervise/phasing.hpp"

#include <optional>
#include <string_view>

namespace stave::supervise {

enum class ProgressClass : unsigned char {
  kBehind,    ///< 欠进度
  kOnCourse,  ///< 达进度
  kAhead,     ///< 超进度
  kDone,      ///< 已完成
  kOther,     ///< 其它: nothing to compare
};

/// How far something is, beside how far it should be.
struct Progress {
  ProgressClass kind = ProgressClass::kOther;
  std::optional<Decimal> completion;  ///< of the way from start to goal, in per cent
  std::optional<Decimal> expected;    ///< the same of what is expected by now
  Message reason;                     ///< with the numbers
};

/// The class of a target by a figure known up to a day (from January on for amounts, the newest one
/// for states):
///
///   completion = 100 * (figure - start) / (goal - start), expected likewise,
///   d = completion - expected, for a ceiling on amounts expected - completion;
///   behind when d < -behind, ahead when d > ahead, else on course.
///
/// Done when the goal is reached: for amounts that are no ceiling and for breakthroughs at any
/// time; for all others from the year's last day on, since they can be lost again. Whatever has not
/// reached it then is behind. Of what is only to be kept: on course while it is met, else behind.
[[nodiscard]] Progress progress_of(const Phasing& phasing, std::optional<Decimal> figure, Day day,
                                   const ProgressTolerance& tolerance);

/// The same of an item by its reports and phasing: done when it is done, other when nothing was
/// reported or nothing is expected.
[[nodiscard]] Progress progress_of(const ItemFacts& facts, Day day,
                                   const ProgressTolerance& tolerance);

/// What is known of a year from its first months.
struct YearSoFar {
  Measured measured = Measured::kCumulative;
  Months this_year;
  Months last_year;
  std::optional<Decimal> base;  ///< last year's whole amount, or state at its end
};

enum class EstimateMethod : unsigned char {
  kSeasonal,  ///< by last year's months
  kLinear,    ///< by elapsed months
  kLatest,    ///< the newest state as it is
  kOther,     ///< by another forecast
};

struct Estimate {
  Decimal value;
  EstimateMethod method = EstimateMethod::kLinear;
  int months = 0;  ///< of this year that it rests on
};

/// Foresees a year's end. Replaceable by a better one.
class YearEndForecast {
 public:
  YearEndForecast() = default;
  YearEndForecast(const YearEndForecast&) = delete;
  YearEndForecast& operator=(const YearEndForecast&) = delete;
  YearEndForecast(YearEndForecast&&) = delete;
  YearEndForecast& operator=(YearEndForecast&&) = delete;
  virtual ~YearEndForecast() = default;

  /// nullopt when nothing of this year is known.
  [[nodiscard]] virtual std::optional<Estimate> estimate(const YearSoFar& so_far) const = 0;
};

/// By shares. Months that are missing take no part on either side:
///
///   flow        sum of the known months / last year's share of the same months, else / (k/12)
///   cumulative  newest figure / last year's share up to its month, else / (m/12)
///   state       newest + what last year still gained after that month (December - month), else
///               base + (newest - base) * 12/m, else the newest itself
///
/// Last year counts when all its needed months are there and their sum is positive.
class ShareForecast final : public YearEndForecast {
 public:
  [[nodiscard]] std::optional<Estimate> estimate(const YearSoFar& so_far) const override;
};

std::string_view to_string(ProgressClass kind) noexcept;     ///< "behind", "on_course", ...
std::string_view to_string(EstimateMethod method) noexcept;  ///< "seasonal", "linear", ...
/// Key of the class's word: "supervision.progress.behind".
std::string_view word_key_of(ProgressClass kind) noexcept;

}  // namespace stave::supervise
