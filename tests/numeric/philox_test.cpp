#include "stave/numeric/philox.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace stave::numeric {
namespace {

// Known answers of Random123 (kat_vectors, philox4x32 10).
TEST(Philox, KnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, 0), (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, ~std::uint64_t{0}),
            (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822),
            (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Uniform, NeverReachesItsEnds) {
  EXPECT_EQ(uniform(0, 0), 0x1p-53);
  EXPECT_EQ(uniform(0xffffffff, 0xffffffff), 1.0 - 0x1p-53);
}

// Quantiles to 16 digits: tables of the normal distribution.
TEST(NormalQuantile, KnownValues) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 2e-15);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167813, 4e-15);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 1e-14);
}

TEST(NormalQuantile, InvertsTheDistribution) {
  for (double p = 0.0005; p < 1.0; p += 0.0005) {
    EXPECT_NEAR(0.5 * std::erfc(-normal_quantile(p) / std::sqrt(2.0)), p, 1e-15) << p;
  }
}

TEST(RandomStream, IsAddressedNotConsumed) {
  const RandomStream a(7, 1);
  const double third = a.normal(3);
  EXPECT_EQ(a.uniform(0), RandomStream(7, 1).uniform(0));
  EXPECT_EQ(a.normal(3), third);
  EXPECT_NE(a.uniform(0), RandomStream(8, 1).uniform(0));
  EXPECT_NE(a.uniform(0), RandomStream(7, 2).uniform(0));
  EXPECT_NE(a.uniform(0), a.uniform(0, 1));
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t i = 0; i < 100000; ++i) {
    sum += a.normal(i);
    squares += a.normal(i) * a.normal(i);
  }
  EXPECT_NEAR(sum / 1e5, 0.0, 0.015);  // 4.7 standard errors
  EXPECT_NEAR(squares / 1e5, 1.0, 0.02);
}

}  // namespace
}  // namespace stave::numeric
