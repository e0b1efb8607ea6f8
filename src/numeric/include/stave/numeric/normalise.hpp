#pragma once

#include "stave/numeric/columns.hpp"
#include "stave/numeric/statistics.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace stave::numeric {

/// What is good: high values, low values, or values inside [low, high].
enum class Sense : unsigned char { kUp, kDown, kBand };

struct Goal {
  Sense sense = Sense::kUp;
  double low = 0.0;   ///< of a band
  double high = 0.0;  ///< of a band
  friend bool operator==(const Goal&, const Goal&) = default;
};

/// The value as "higher is better": x, -x, or minus the distance to the band (0 inside it).
[[nodiscard]] inline double oriented(const Goal& goal, double x) noexcept {
  if (goal.sense == Sense::kUp) {
    return x;
  }
  if (goal.sense == Sense::kDown) {
    return -x;
  }
  const double outside = x < goal.low ? goal.low - x : x - goal.high;
  return x < goal.low || x > goal.high ? -outside : x * 0.0;  // x * 0.0 keeps NaN
}

/// Formulas in terms of z, the oriented value (see docs/methods/normalise.md for sources and
/// examples). "data" = minimum and maximum of the column.
enum class Normalisation : unsigned char {
  kNone,       ///< z
  kMinmax,     ///< low + (z - min) / (max - min) * (high - low), data bounds, result in [low, high]
  kGoalposts,  ///< scale * (x - low) / (high - low) clipped to [0, scale]; mirrored for kDown; low,
               ///< high in x's unit
  kZscore,     ///< mean + sd * (z - average) / standard deviation (n - 1)
  kRank,       ///< 1 = worst ... n = best, equal values share the lower number
  kPrank,      ///< (rank - 1) / (n - 1)
  kBorda,      ///< rank - 1
  kFracmax,    ///< x / max; kDown and kBand: (max + min - x) / max, the mirror image within the
               ///< column's range
  kDist2max,   ///< 1 - (max - z) / (max - min)
  kDist2ref,  ///< 1 - (z_row - z) / (z_row - min), z_row = unit number `row`; at most 1 when capped
  kDist2target,  ///< 1 - (z_target - z) / (z_target - min); at most 1 when capped
  kEfficacy,     ///< base + span * (z - min) / (max - min), 60 + 40 by default
  kRatio2mean,   ///< points * x / average, kDown and kBand: points * average / x; at most cap
  kBase80,       ///< start + gain * (growth in % / step), start = 80, growth in the good direction;
                 ///< within [0, cap]
  kGrades,  ///< points[number of limits <= x]; the table itself speaks, so kDown does not mirror it
};

struct Normaliser {
  Normalisation method = Normalisation::kMinmax;
  double low = 0.0;     ///< kMinmax: worst score; kGoalposts: lower post
  double high = 100.0;  ///< kMinmax: best score; kGoalposts: upper post
  double scale = 100.0;
  double mean = 0.0;
  double sd = 1.0;
  double target = 0.0;  ///< in x's unit
  std::size_t row = 0;
  bool capped = false;
  bool as_oriented = false;  ///< kFracmax: z / max z whatever the signs, as COINr has it
  double base = 60.0;
  double span = 40.0;
  double points = 100.0;
  double cap = std::numeric_limits<double>::infinity();
  double start = 80.0;
  double step = 5.0;           ///< percent
  double gain = 1.0;           ///< points a step
  std::vector<double> limits;  ///< ascending
  std::vector<double> grades;  ///< one more than limits
  friend bool operator==(const Normaliser&, const Normaliser&) = default;
};

/// A normaliser fitted to a column: a function from a value to a score. Two scales that are equal
/// give every value the same score, so if a changed column fits the same scale nobody else's score
/// has moved.
///
/// A missing value has a missing score; a constant column gives all the middle score (ranks: 1,
/// kPrank and kBorda: 0). A scale that cannot be defined (kFracmax with max <= 0, kRatio2mean with
/// a negative average, kDist2ref with a missing reference) gives missing everywhere and says so by
/// defined(). All such cases: docs/methods/normalise.md.
class Scale {
 public:
  Scale() = default;

  [[nodiscard]] bool defined() const noexcept { return form_ != Form::kUndefined; }

  /// \pre the method is not kBase80 (use apply_to_change)
  [[nodiscard]] double apply(double x) const noexcept;
  /// \pre y.size() == x.size(); y may be x itself
  void apply(std::span<const double> x, std::span<double> y) const noexcept;

  /// kBase80: the score of x after `last` the year before. Missing when last is missing or 0.
  [[nodiscard]] double apply_to_change(double x, double last) const noexcept;

  friend bool operator==(const Scale& a, const Scale& b) noexcept;

 private:
  friend class Fitter;
  enum class Form : unsigned char {
    kUndefined,
    kIdentity,
    kLine,
    kDistance,
    kInverse,
    kBelow,
    kGrades,
    kGrowth,
    kConstant
  };
  using Values = std::shared_ptr<const std::vector<double>>;  // shared: copies of a scale are many,
                                                              // and it is immutable

  Form form_ = Form::kUndefined;
  Goal goal_;
  double shift_ = 0.0;  // kLine: (z - shift) / width * gain + offset
  double width_ = 1.0;
  double gain_ = 1.0;
  double offset_ = 0.0;
  double least_ = -std::numeric_limits<double>::infinity();
  double most_ = std::numeric_limits<double>::infinity();
  Values sorted_;  // kBelow: oriented values, ascending; kGrades: limits
  Values points_;  // kGrades
};

/// A column with its fitted scale, ready to answer "and if one value were another?".
class Fitter {
 public:
  /// Keeps a copy of the column. \pre kDist2ref: normaliser.row < column.size()
  Fitter(const Normaliser& normaliser, const Goal& goal, std::span<const double> column);

  [[nodiscard]] const Scale& scale() const noexcept { return scale_; }

  /// The scale of the column with `value` (may be NaN) at `row`: the same bits as a fit from
  /// scratch. O(1) for methods that rest on minimum and maximum or on nothing, else O(n).
  [[nodiscard]] Scale with(std::size_t row, double value) const;

  /// The oriented values.
  [[nodiscard]] std::span<const double> column() const noexcept { return column_; }

  /// O(1): true when with(row, value) == scale() for sure, for every row that does not hold the
  /// scale; false when it has to be looked at.
  [[nodiscard]] bool keeps_scale(double value) const noexcept {
    const double next = oriented(goal_, value);
    return rests_on_ == RestsOn::kNothing ||
           (rests_on_ == RestsOn::kExtremes && next >= low_[0] && next <= high_[0]);
  }

  /// Whether the scale rests on the row: it alone has the smallest or the largest value.
  [[nodiscard]] bool holds_scale(std::size_t row) const noexcept {
    const double z = column_[row];
    return rests_on_ != RestsOn::kNothing &&
           (rests_on_ == RestsOn::kEverything || (z == low_[0] && z != low_[1]) ||
            (z == high_[0] && z != high_[1]));
  }

 private:
  enum class RestsOn : unsigned char {
    kNothing,
    kExtremes,
    kEverything
  };  // what of the column the scale is made from

  struct Change {
    std::size_t row;
    double value;
  };

  static constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] double at(std::size_t i, const Change& change) const noexcept;
  [[nodiscard]] Extremes extremes_with(const Change& change) const noexcept;
  [[nodiscard]] double mean_with(const Change& change, std::size_t count) const noexcept;
  [[nodiscard]] Scale make(const Change& change) const;
  [[nodiscard]] Scale line(const Extremes& e, double worst, double best) const noexcept;
  [[nodiscard]] Scale constant(double score) const noexcept;
  [[nodiscard]] Scale goalposts() const noexcept;
  [[nodiscard]] Scale zscore(const Change& change, const Extremes& e) const noexcept;
  [[nodiscard]] Scale fraction(const Extremes& e) const noexcept;
  [[nodiscard]] Scale distance(double reference, const Extremes& e) const noexcept;
  [[nodiscard]] Scale ratio(const Change& change, const Extremes& e) const noexcept;
  [[nodiscard]] Scale below(const Change& change, const Extremes& e) const;
  [[nodiscard]] Scale grades() const;

  Normaliser normaliser_;
  Goal goal_;
  RestsOn rests_on_ = RestsOn::kEverything;
  std::vector<double> column_;  // oriented
  std::array<double, 2> low_;   // two smallest present, ascending
  std::array<double, 2> high_;  // two largest present, descending
  std::size_t count_ = 0;
  std::shared_ptr<const std::vector<double>> sorted_;  // only for ranks
  std::shared_ptr<const std::vector<double>> limits_;  // only for grades
  std::shared_ptr<const std::vector<double>> grades_;
  Scale scale_;
};

/// Fitter(...).scale() \test published tables of 8 normalisers (49 indicators, 51 units) to 1e-12
[[nodiscard]] Scale fit(const Normaliser& normaliser, const Goal& goal,
                        std::span<const double> column);

/// Fits and applies; kBase80 needs `last`, last year's column, all others ignore it.
/// \pre y.size() == column.size(); last.size() == column.size() for kBase80
void normalise(const Normaliser& normaliser, const Goal& goal, std::span<const double> column,
               std::span<const double> last, std::span<double> y);

}  // namespace stave::numeric
