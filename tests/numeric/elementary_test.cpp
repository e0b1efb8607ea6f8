#include "stave/numeric/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace stave::numeric {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(NaturalLog, AgreesWithTheLibraryToTwoUnitsInTheLastPlace) {
  for (double x = 1e-310; x < 1e308; x *= 1.37) {
    const double wanted = std::log(x);
    EXPECT_NEAR(natural_log(x), wanted, 4.5e-16 * std::abs(wanted)) << x;
  }
  for (double x = 0.5; x < 2.0; x += 0.001) {
    EXPECT_NEAR(natural_log(x), std::log(x), 4.5e-16 * std::abs(std::log(x))) << x;
  }
}

TEST(NaturalLog, EdgesAreExact) {
  EXPECT_EQ(natural_log(1.0), 0.0);
  EXPECT_EQ(natural_log(0.0), -kInfinity);
  EXPECT_EQ(natural_log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(natural_log(-1.0)));
  EXPECT_TRUE(std::isnan(natural_log(std::nan(""))));
}

TEST(Exponential, AgreesWithTheLibraryToTwoUnitsInTheLastPlace) {
  for (double x = -708.0; x < 709.0; x += 0.37) {
    EXPECT_NEAR(exponential(x), std::exp(x), 4.5e-16 * std::exp(x)) << x;
  }
}

TEST(Exponential, EdgesAreExact) {
  EXPECT_EQ(exponential(0.0), 1.0);
  EXPECT_EQ(exponential(-kInfinity), 0.0);
  EXPECT_EQ(exponential(710.0), kInfinity);
  EXPECT_GT(exponential(709.7), 1e308);
  EXPECT_GT(exponential(-745.0), 0.0);
  EXPECT_TRUE(std::isnan(exponential(std::nan(""))));
}

TEST(Power, WholePowersAreMultipliedOut) {
  EXPECT_EQ(power(3.0, 4.0), 81.0);
  EXPECT_EQ(power(4.0, -2.0), 0.0625);
  EXPECT_EQ(power(0.0, 0.0), 1.0);
  EXPECT_NEAR(power(2.0, 0.5), std::sqrt(2.0), 1e-15);
  EXPECT_TRUE(std::isnan(power(-1.0, 0.5)));
}

}  // namespace
}  // namespace stave::numeric
