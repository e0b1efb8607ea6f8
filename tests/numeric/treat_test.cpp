#include "stave/numeric/treat.hpp"

#include "stave/numeric/impute.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

namespace stave::numeric {
namespace {

using testing::ElementsAre;
using testing::IsNan;

const std::vector<double> kTen{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

std::vector<double> with(std::vector<double> x, std::initializer_list<double> more) {
  x.insert(x.end(), more);
  return x;
}

TEST(Treat, APassingColumnStaysAsItIs) {
  const Treated t = treat({}, kTen);
  EXPECT_EQ(t.values, kTen);
  EXPECT_TRUE(t.passed_untreated);
  EXPECT_EQ(t.winsorised, 0U);
}

TEST(Treat, TheHighestIsPulledToTheNextUntilTheGatePasses) {
  const Treated t = treat({}, with(kTen, {30, 100}));
  EXPECT_EQ(t.values, with(kTen, {30, 30}));
  EXPECT_EQ(t.winsorised, 1U);
  EXPECT_EQ(t.touched.back(), Touched::kLowered);
  EXPECT_TRUE(t.passes);
}

TEST(Treat, ALowOutlierIsRaised) {
  const Treated t = treat({}, with(kTen, {-100}));
  EXPECT_EQ(t.values, with(kTen, {1}));
  EXPECT_EQ(t.touched.back(), Touched::kRaised);
}

TEST(Treat, NoMoreThanTheStatedPoints) {
  Treatment one;
  one.points = 1;
  const Treated t = treat(one, with(kTen, {5, 5, 5, 5, 500, 1000}));
  EXPECT_EQ(t.winsorised, 1U);
  EXPECT_EQ(t.values.back(), 500.0);
  EXPECT_FALSE(t.passes);
}

TEST(Treat, TheTransformationStartsFromTheUntreatedColumn) {
  Treatment both;
  both.points = 1;
  both.then = Transformation::kLog;
  const auto x = with(kTen, {5, 5, 5, 5, 500, 1000});
  const Treated t = treat(both, x);
  EXPECT_EQ(t.touched.back(), Touched::kTransformed);
  EXPECT_NEAR(t.values.back(), std::log(999.0 + 9.99), 1e-14);
  EXPECT_NEAR(t.values.front(), std::log(9.99), 1e-14);
}

TEST(Treat, ConstantOrTinyColumnsAreLeftAlone) {
  EXPECT_TRUE(treat({}, std::vector<double>(9, 4.0)).passed_untreated);
  EXPECT_TRUE(treat({}, std::vector<double>{1, 2, 1000}).passed_untreated);
  EXPECT_TRUE(treat({}, std::vector<double>{}).passed_untreated);
  EXPECT_EQ(log_shifted(std::vector<double>{4, 4}), (std::vector<double>{4, 4}));
}

TEST(Treat, MissingStaysMissing) {
  const auto x = with(kTen, {kMissing, 100});
  EXPECT_THAT(treat({}, x).values[10], IsNan());
}

TEST(BoxCox, LambdaZeroIsTheLogarithm) {
  EXPECT_THAT(box_cox(std::vector<double>{3, 4, 5}, 2.0), ElementsAre(0.0, 1.5, 4.0));
  EXPECT_NEAR(box_cox(std::vector<double>{3, 4}, 0.0)[1], std::log(2.0), 1e-16);
}

TEST(Impute, FillsWithMeanOrMedian) {
  std::vector<double> x{1, kMissing, 2, 9};
  EXPECT_EQ(impute(Centre::kMean, x), 0U);
  EXPECT_THAT(x, ElementsAre(1, 4, 2, 9));
  std::vector<double> y{1, kMissing, 2, 9};
  impute(Centre::kMedian, y);
  EXPECT_EQ(y[1], 2.0);
  std::vector<double> z{kMissing, kMissing};
  EXPECT_EQ(impute(Centre::kMean, z), 2U);
}

TEST(Impute, GroupsWithoutValuesAndUnitsWithoutGroupStayMissing) {
  std::vector<double> x{1, kMissing, 3, kMissing, kMissing};
  const std::vector<std::size_t> group{0, 0, 0, 1, kNoGroup};
  EXPECT_EQ(impute_by_group(Centre::kMean, group, x), 2U);
  EXPECT_THAT(x, ElementsAre(1, 2, 3, IsNan(), IsNan()));
}

}  // namespace
}  // namespace stave::numeric
