#pragma once

#include "level.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace stave::demo {

[[nodiscard]] double sum(std::span<const double> x);

/// The generated zones of one element in one year, before they are fitted.
struct Field {
  std::span<const double> level;  ///< one a generated zone
  std::span<const double>
      weight;  ///< what the zone is in proportion to or a part of; 0 takes no part
};

/// x = c weight exp(power level) with sum `goal`. Nullopt when the sum of what is scaled is not a
/// positive finite number.
[[nodiscard]] std::optional<Row> fit_scale(const Field& field, double power, double goal);

/// The power in [0.1, 4], by 60 halvings, for which the k largest of fit_scale's figures and `home`
/// hold `share` of `total`. Nullopt when neither end reaches it or both do.
struct ConcentrationGoal {
  std::size_t k;
  double share;
  double total;
  double home;
};

[[nodiscard]] std::optional<double> fit_power(const Field& field, const ConcentrationGoal& goal);

/// x = weight / (1 + exp(-(level + d))) with sum `goal`, d in [-30, 30] by 80 halvings. Nullopt
/// when no d there gives it.
[[nodiscard]] std::optional<Row> fit_part(const Field& field, double goal);

/// y = weight (1 + exp(-(level + d))) with sum `goal`, d likewise: wholes around known parts.
[[nodiscard]] std::optional<Row> fit_whole(const Field& field, double goal);

/// Whole numbers x = poisson_quantile(c weight exp(level), u) with the least c in [1e-9, 1e9], by
/// 80 halvings of its logarithm, for which their sum is at least `goal`. Nullopt when there is none
/// or even 1e-9 reaches it.
[[nodiscard]] std::optional<Row> fit_count(const Field& field, std::span<const double> u,
                                           double goal);

/// The least k with P(X <= k) >= u for X Poisson of this mean; above a mean of 200
/// max(0, round(mean + sqrt(mean) z)) instead, z being the normal quantile of u.
[[nodiscard]] double poisson_quantile(double mean, double u, double z) noexcept;

}  // namespace stave::demo
