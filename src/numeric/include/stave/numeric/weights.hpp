#pragma once

#include "stave/base/error.hpp"
#include "stave/numeric/columns.hpp"

#include <span>
#include <vector>

namespace stave::numeric {

/// Weights that the data themselves suggest. Columns are scores, higher is better; each is first
/// brought to 0..1 by its own minimum and maximum, so the unit of the scores does not matter. All
/// results are
/// >= 0 and sum to 1; a constant column says nothing and gets 0, and when all are constant all get
/// 1/m. Missing values take no part (correlations: pairs where both are present). \test hand-worked
/// 3 x 4 example in docs/methods/weights.md; permutation of rows and columns (property)

[[nodiscard]] std::vector<double> equal_weights(std::size_t members);

/// Shannon entropy (Zeleny 1982): p = z / sum z, E = -sum p ln p / ln n, w ~ 1 - E.
[[nodiscard]] std::vector<double> entropy_weights(Columns scores);

/// CRITIC (Diakoulaki, Mavrotas, Papayannakis 1995): w_j ~ s_j sum_k (1 - r_jk).
[[nodiscard]] std::vector<double> critic_weights(Columns scores);

/// w ~ standard deviation of z.
[[nodiscard]] std::vector<double> deviation_weights(Columns scores);

/// Squared loadings of the first principal component of the correlation matrix (OECD/JRC Handbook
/// 2008, 6.1, with one factor).
[[nodiscard]] std::vector<double> pca_weights(Columns scores);

struct AhpResult {
  std::vector<double> weights;  ///< principal eigenvector, sums to 1
  double lambda_max = 0.0;
  double consistency_ratio = 0.0;  ///< CI / RI; acceptable up to 0.1. 0 for one or two members
};

/// Saaty's pairwise comparison: `ratios` row by row, ratios[i * n + j] = how many times i matters
/// as much as j. CI = (lambda - n) / (n - 1), random indices RI of Saaty 1980 (n <= 15). Fails with
/// numeric.ahp_* when the matrix is not square, larger than 15, has an entry that is not a positive
/// number, or is not reciprocal to 1e-6.
Result<AhpResult> ahp_weights(std::span<const double> ratios);

}  // namespace stave::numeric
