#pragma once

#include "stave/numeric/columns.hpp"

#include <span>

namespace stave::numeric {

enum class Aggregation : unsigned char {
  kAmean,
  kGmean,
  kHmean,
  kGenmean,
  kMinimum,
  kMpi,
  kCopeland
};

/// How the scores of the members of a group become one score. With weights w over the members that
/// are present, W = sum of w:
///
///   kAmean    sum(w x) / W
///   kGmean    exp(sum(w ln x) / W); every x > 0
///   kHmean    W / sum(w / x); every x > 0
///   kGenmean  (sum(w x^p) / W)^(1/p); x >= 0, x > 0 for p <= 0; p = 0 is kGmean, p = 1 kAmean
///   kMinimum  the least x with w > 0
///   kMpi      M - S^2 / M with M the mean and S^2 = sum(w (x - M)^2) / W: the mean less the
///   penalty S cv for
///             unbalance (Mazziotta and Pareto 2013, there for scores of mean 100 and sd 10); M > 0
///   kCopeland sum over the other units of the share of weight on which this unit is better, ties
///             counting half (outranking matrix, Munda and Nardo 2009). A pair is judged on the
///             members that both have; a pair without any counts 1/2. Depends on all units.
///
/// Where a formula's condition on x fails the result is missing (NaN): the caller says so to a
/// person, see first_out_of_domain.
struct Aggregator {
  Aggregation method = Aggregation::kAmean;
  double p = 1.0;  ///< only for kGenmean
  friend bool operator==(const Aggregator&, const Aggregator&) = default;
};

/// Scores of one group over all units. Weights are rescaled over the members present; a unit whose
/// present weight is below `coverage` of the whole is missing, and so is one with no present
/// weight.
///
/// \pre every column and `out` of one length, weights.size() == columns.size(), weights >= 0;
///      `out` overlaps no column
/// \test published tables (amean, gmean); hand-worked; power means are ordered, min <= h <= g <= a
/// (property) Cost O(units * members); kCopeland O(members * n log n) without missing values, else
/// O(members * n^2).
void aggregate(const Aggregator& how, Columns columns, std::span<const double> weights,
               double coverage, std::span<double> out);

/// One unit's group score. \pre how.method != kCopeland; x.size() == weights.size()
[[nodiscard]] double aggregate_row(const Aggregator& how, std::span<const double> x,
                                   std::span<const double> weights, double coverage) noexcept;

/// The first member (index) whose present value lies outside the formula's domain (zero or negative
/// under a geometric mean, say) and carries weight; under kMpi with M <= 0 the least member;
/// x.size() when none does.
[[nodiscard]] std::size_t first_out_of_domain(const Aggregator& how, std::span<const double> x,
                                              std::span<const double> weights) noexcept;

}  // namespace stave::numeric
