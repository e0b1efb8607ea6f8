#include "stave/numeric/weights.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace stave::numeric {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

using Column = std::vector<double>;

// docs/methods/weights.md works this table by hand: after min-max a = b = 0, 1/2, 1 and c = 1,
// 0, 1.
const Column kA{1, 2, 3};
const Column kB{10, 20, 30};
const Column kC{4, 2, 4};
const std::vector<std::span<const double>> kTable{kA, kB, kC};

TEST(EntropyWeights, HandWorked) {
  // a: shares 1/3, 2/3; c: 1/2, 1/2
  const double a = 1.0 - (std::log(3.0) - 2.0 / 3.0 * std::log(2.0)) / std::log(3.0);
  const double c = 1.0 - std::log(2.0) / std::log(3.0);
  const double sum = 2 * a + c;
  EXPECT_THAT(entropy_weights(kTable),
              Pointwise(DoubleNear(1e-15), Column{a / sum, a / sum, c / sum}));
}

TEST(CriticWeights, HandWorked) {
  // r_ab = 1, r_ac = r_bc = 0; s_a = 1/2, s_c = 1/sqrt(3): C = 1/2, 1/2, 2/sqrt(3)
  const double c = 2.0 / std::sqrt(3.0);
  EXPECT_THAT(critic_weights(kTable),
              Pointwise(DoubleNear(1e-15), Column{0.5 / (1 + c), 0.5 / (1 + c), c / (1 + c)}));
}

TEST(DeviationWeights, HandWorked) {
  const double c = 1.0 / std::sqrt(3.0);
  EXPECT_THAT(deviation_weights(kTable),
              Pointwise(DoubleNear(1e-15), Column{0.5 / (1 + c), 0.5 / (1 + c), c / (1 + c)}));
}

TEST(PcaWeights, TheFirstComponentIsSharedByCorrelatedColumns) {
  EXPECT_THAT(pca_weights(kTable), Pointwise(DoubleNear(1e-12), Column{0.5, 0.5, 0.0}));
}

TEST(DataWeights, AConstantColumnGetsNothingAndAllConstantAreEqual) {
  const Column same{5, 5, 5};
  const std::vector<std::span<const double>> one{kA, same};
  const std::vector<std::span<const double>> all{same, same};
  for (const auto& method : {entropy_weights, critic_weights, deviation_weights, pca_weights}) {
    EXPECT_THAT(method(one), ElementsAre(DoubleNear(1.0, 1e-15), DoubleNear(0.0, 1e-15)));
    EXPECT_THAT(method(all), ElementsAre(0.5, 0.5));
  }
}

TEST(DataWeights, SumToOneWithMissingValues) {
  const Column holed{kMissing, 7, 1};
  const std::vector<std::span<const double>> table{kA, holed, kC};
  for (const auto& method : {entropy_weights, critic_weights, deviation_weights, pca_weights}) {
    const auto w = method(table);
    EXPECT_NEAR(std::accumulate(w.begin(), w.end(), 0.0), 1.0, 1e-15);
  }
}

TEST(Ahp, AConsistentMatrixGivesItsRatios) {
  const auto r = ahp_weights(Column{1, 2, 6, 0.5, 1, 3, 1.0 / 6, 1.0 / 3, 1});
  ASSERT_TRUE(r);
  EXPECT_THAT(r->weights, Pointwise(DoubleNear(1e-14), Column{0.6, 0.3, 0.1}));
  EXPECT_NEAR(r->lambda_max, 3.0, 1e-13);
  EXPECT_NEAR(r->consistency_ratio, 0.0, 1e-13);
}

// a : b = 3, b : c = 3, a : c = 3. lambda = 1 + q^(1/3) + q^(-1/3) with q = a_ab a_bc / a_ac = 3,
// and the eigenvector of a 3 x 3 reciprocal matrix is the geometric means of its rows.
TEST(Ahp, HandWorkedInconsistentMatrix) {
  const auto r = ahp_weights(Column{1, 3, 3, 1.0 / 3, 1, 3, 1.0 / 3, 1.0 / 3, 1});
  ASSERT_TRUE(r);
  const double lambda = 1.0 + std::cbrt(3.0) + 1.0 / std::cbrt(3.0);
  EXPECT_NEAR(r->lambda_max, lambda, 1e-13);
  EXPECT_NEAR(r->consistency_ratio, (lambda - 3.0) / 2.0 / 0.58, 1e-12);
  const double sum = std::cbrt(9.0) + 1.0 + 1.0 / std::cbrt(9.0);
  EXPECT_THAT(r->weights, Pointwise(DoubleNear(1e-14), Column{std::cbrt(9.0) / sum, 1.0 / sum,
                                                              1.0 / std::cbrt(9.0) / sum}));
}

TEST(Ahp, RefusesWhatIsNotAComparison) {
  EXPECT_EQ(ahp_weights(Column{1, 2, 3}).error().what.key, "numeric.ahp_size");
  EXPECT_EQ(ahp_weights(Column{}).error().what.key, "numeric.ahp_size");
  EXPECT_EQ(ahp_weights(Column(256, 1.0)).error().what.key, "numeric.ahp_size");
  EXPECT_EQ(ahp_weights(Column{1, 0, 2, 1}).error().where, "ahp[1][2]");
  EXPECT_EQ(ahp_weights(Column{1, 2, 2, 1}).error().what.key, "numeric.ahp_reciprocal");
}

}  // namespace
}  // namespace stave::numeric
