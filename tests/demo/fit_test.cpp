#include "fit.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace stave::demo {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Optional;
using testing::Pointwise;

TEST(PoissonQuantile, IsTheLeastCountWithThatChance) {
  // mean 1: P(X <= 0) = 0.3679, P(X <= 1) = 0.7358, P(X <= 2) = 0.9197.
  EXPECT_EQ(poisson_quantile(1.0, 0.36, 0.0), 0.0);
  EXPECT_EQ(poisson_quantile(1.0, 0.37, 0.0), 1.0);
  EXPECT_EQ(poisson_quantile(1.0, 0.73, 0.0), 1.0);
  EXPECT_EQ(poisson_quantile(1.0, 0.74, 0.0), 2.0);
  EXPECT_EQ(poisson_quantile(0.0, 0.999, 0.0), 0.0);
}

TEST(PoissonQuantile, IsNormalAboveAMeanOfTwoHundred) {
  EXPECT_EQ(poisson_quantile(400.0, 0.5, 0.0), 400.0);
  EXPECT_EQ(poisson_quantile(400.0, 0.84, 1.0), 420.0);
  EXPECT_EQ(poisson_quantile(400.0, 0.0, -30.0), 0.0);
}

TEST(PoissonQuantile, EndsAtTheLargestUniform) {
  const double u = 1.0 - std::numeric_limits<double>::epsilon() / 4;
  EXPECT_GT(poisson_quantile(200.0, u, 8.2), 300.0);
  EXPECT_LT(poisson_quantile(200.0, u, 8.2), 500.0);
}

TEST(FitScale, SharesTheGoalInProportion) {
  const Row level{0.0, 0.6931471805599453, 0.0};
  const Row weight{1.0, 1.0, 2.0};
  const auto x = fit_scale({level, weight}, 1.0, 50.0);
  ASSERT_TRUE(x);
  EXPECT_THAT(*x, Pointwise(DoubleNear(1e-12), {10.0, 20.0, 20.0}));
}

TEST(FitScale, NobodyToShareAmongIsNoAnswer) {
  const Row level{0.0, 0.0};
  const Row weight{0.0, 0.0};
  EXPECT_FALSE(fit_scale({level, weight}, 1.0, 50.0));
}

TEST(FitPart, AGoalOfTheWholeOrMoreIsNoAnswer) {
  const Row level{0.0, 1.0};
  const Row weight{10.0, 30.0};
  EXPECT_FALSE(fit_part({level, weight}, 40.0));
  const auto x = fit_part({level, weight}, 20.0);
  ASSERT_TRUE(x);
  EXPECT_NEAR((*x)[0] + (*x)[1], 20.0, 1e-12);
  // log odds differ by the levels' difference
  const double odds = ((*x)[1] / (30.0 - (*x)[1])) / ((*x)[0] / (10.0 - (*x)[0]));
  EXPECT_NEAR(odds, 2.718281828459045, 1e-9);
}

TEST(FitWhole, IsNeverLessThanItsPart) {
  const Row level{0.0, 1.0};
  const Row weight{10.0, 30.0};
  EXPECT_FALSE(fit_whole({level, weight}, 40.0));
  const auto y = fit_whole({level, weight}, 400.0);
  ASSERT_TRUE(y);
  EXPECT_NEAR((*y)[0] + (*y)[1], 400.0, 1e-9);
  EXPECT_GT((*y)[0], 10.0);
  EXPECT_GT((*y)[1], 30.0);
}

TEST(FitCount, TakesTheLeastScaleThatReachesTheGoal) {
  const Row level{0.0, 0.0, 0.0, 0.0};
  const Row weight{1.0, 1.0, 1.0, 1.0};
  const Row u{0.5, 0.5, 0.5, 0.5};
  EXPECT_THAT(fit_count({level, weight}, u, 10.0), Optional(ElementsAre(3.0, 3.0, 3.0, 3.0)));
  EXPECT_THAT(fit_count({level, weight}, u, 12.0), Optional(ElementsAre(3.0, 3.0, 3.0, 3.0)));
  EXPECT_THAT(fit_count({level, weight}, u, 12.5), Optional(ElementsAre(4.0, 4.0, 4.0, 4.0)));
}

TEST(FitPower, FindsTheSpreadThatHoldsTheShare) {
  // Two zones of levels 0 and ln 2 and no home: the larger holds 2^p / (1 + 2^p), which is 0.8 at p
  // = 2.
  const Row level{0.0, 0.6931471805599453};
  const Row weight{1.0, 1.0};
  EXPECT_THAT(fit_power({level, weight}, {1, 0.8, 100.0, 0.0}), Optional(DoubleNear(2.0, 1e-12)));
  EXPECT_FALSE(fit_power({level, weight}, {1, 0.95, 100.0, 0.0}));  // p = 4.25
  EXPECT_FALSE(fit_power({level, weight}, {1, 0.5, 100.0, 0.0}));   // p = 0
}

}  // namespace
}  // namespace stave::demo
