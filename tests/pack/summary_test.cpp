#include "stave/pack/summary.hpp"

#include "golden_pack.hpp"

#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace stave::pack::testing {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr double kUlps = 1e-15;  // a product of three quotients

// Total: economy 60, green 40. Economy holds the indicator city_share (1) and the group growth (1),
// so each has 0.30; growth holds gdp_growth alone. Green, east: gdp_per_land 2 and output_change 1,
// 0.4 in all.
TEST(Summary, SharesOfTheTotalAreProductsOnTheWayUp) {
  const auto pack = load(right_pack()).value();
  EXPECT_THAT(weight_shares(pack, "east"),
              ElementsAre(DoubleNear(0.3, kUlps), DoubleNear(0.3, kUlps),
                          DoubleNear(0.4 * 2 / 3, kUlps), DoubleNear(0.4 / 3, kUlps)));
  EXPECT_THAT(weight_shares(pack, "west"),
              ElementsAre(DoubleNear(0.3, kUlps), DoubleNear(0.3, kUlps), DoubleNear(0.3, kUlps),
                          DoubleNear(0.1, kUlps)));
}

TEST(Summary, CountsByProvenance) {
  const auto summary = summarise(load(right_pack()).value());
  EXPECT_THAT(summary.indicators, ElementsAre(0, 1, 3));
  EXPECT_THAT(summary.indicator_weights, ElementsAre(0, 0, 4));
  EXPECT_THAT(summary.group_weights, ElementsAre(1, 0, 2));
  EXPECT_EQ(summary.elements, 4U);
  EXPECT_EQ(summary.adjustments, 1U);
  EXPECT_TRUE(summary.any_assumed_weight);
}

TEST(Summary, AWeightIsAsWellFoundedAsTheWeakestOnItsWayUp) {
  auto pack = load(right_pack()).value();
  for (auto& indicator : pack.indicators) {
    indicator.weight_provenance = Provenance::kPublished;
  }
  const auto summary = summarise(pack);
  ASSERT_THAT(summary.weights, SizeIs(2));
  // Only city_share has published weights all the way; growth and green are assumed.
  EXPECT_THAT(summary.weights[0].weight,
              ElementsAre(DoubleNear(0.3, kUlps), 0.0, DoubleNear(0.7, kUlps)));
  EXPECT_THAT(summary.weights[0].indicator,
              ElementsAre(0.0, DoubleNear(0.3, kUlps), DoubleNear(0.7, kUlps)));
}

TEST(Summary, GroupsTellTheirPlaceShareAndSize) {
  const auto summary = summarise(load(right_pack()).value());
  ASSERT_THAT(summary.groups, SizeIs(3));
  EXPECT_EQ(summary.groups[0].depth, 0);
  EXPECT_DOUBLE_EQ(summary.groups[0].share, 0.6);
  EXPECT_EQ(summary.groups[0].indicators, 2U);
  EXPECT_EQ(summary.groups[1].depth, 1);
  EXPECT_DOUBLE_EQ(summary.groups[1].share, 0.3);
  EXPECT_EQ(summary.groups[2].indicators, 2U);
}

TEST(Summary, CountsTheChecks) {
  const auto summary = summarise(load(right_pack()).value());
  EXPECT_THAT(summary.checks, ElementsAre(0U, 1U, 7U));
  EXPECT_EQ(summary.error_checks, 3U);
}

TEST(Summary, APackWithoutClassesHasOneWeightSummary) {
  auto pack = load(right_pack()).value();
  pack.classes.clear();
  pack.indicators[2].weights = {{"", 2.0}};
  const auto summary = summarise(pack);
  ASSERT_THAT(summary.weights, SizeIs(1));
  EXPECT_EQ(summary.weights[0].zone_class, "");
  const auto shares = weight_shares(pack, "");
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, kUlps);
}

}  // namespace
}  // namespace stave::pack::testing
