#include "stave/numeric/statistics.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

namespace stave::numeric {
namespace {

const std::vector<double> kEight{2, 4, 4, 4, 5, 5, 7, 9};  // mean 5, sum of squares 32

TEST(Statistics, HandWorkedColumn) {
  EXPECT_EQ(mean(kEight), 5.0);
  EXPECT_DOUBLE_EQ(sample_sd(kEight), std::sqrt(32.0 / 7.0));
  EXPECT_EQ(median(kEight), 4.5);
  EXPECT_EQ(quantile(kEight, 0.25), 4.0);
  EXPECT_EQ(quantile(kEight, 0.9), 7.6);  // h = 6.3: 7 + 0.3 * 2
  // m2 = 4, m3 = 42/8, m4 = 356/8: g1 = 5.25/8, g2 = 44.5/16 - 3
  EXPECT_NEAR(skewness(kEight), 0.65625 * std::sqrt(56.0) / 6.0, 1e-15);
  EXPECT_NEAR(kurtosis(kEight), (9.0 * (44.5 / 16.0 - 3.0) + 6.0) * 7.0 / 30.0, 1e-14);
}

TEST(Statistics, MissingValuesTakeNoPart) {
  const std::vector<double> holed{2, kMissing, 4, 4, 4, 5, kMissing, 5, 7, 9};
  EXPECT_EQ(mean(holed), mean(kEight));
  EXPECT_EQ(sample_sd(holed), sample_sd(kEight));
  EXPECT_EQ(kurtosis(holed), kurtosis(kEight));
  EXPECT_EQ(median(holed), 4.5);
  EXPECT_EQ(count_present(holed), 8U);
}

TEST(Statistics, WhatIsNotDefinedIsMissing) {
  const std::vector<double> none{kMissing, kMissing};
  const std::vector<double> same{3, 3, 3, 3};
  EXPECT_TRUE(std::isnan(mean({})));
  EXPECT_TRUE(std::isnan(median(none)));
  EXPECT_TRUE(std::isnan(sample_sd(std::vector<double>{1.0})));
  EXPECT_TRUE(std::isnan(skewness(same)));
  EXPECT_TRUE(std::isnan(kurtosis(std::vector<double>{1, 2, 3})));
  EXPECT_EQ(extremes(none).count, 0U);
}

TEST(Correlation, UsesRowsWhereBothArePresent) {
  const std::vector<double> x{1, 2, 3, kMissing, 100};
  const std::vector<double> y{2, 4, 6, 5, kMissing};
  EXPECT_NEAR(correlation(x, y), 1.0, 1e-15);
  EXPECT_TRUE(std::isnan(correlation(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
}

}  // namespace
}  // namespace stave::numeric
