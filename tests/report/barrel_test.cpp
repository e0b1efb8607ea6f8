#include "barrel.hpp"

#include "sample.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace stave::report {
namespace {

TEST(Barrel, HeightsFollowTheDifferenceOfScores) {
  const Sample sample;
  const auto report = sample.report();
  const Barrel barrel = barrel_of(Story(report, zh()));
  ASSERT_EQ(barrel.staves.size(), 4U);
  // In the pack's order: growth, use, garbage, hubs. Use: -3 points at weight 0.3; garbage: -6.
  EXPECT_NEAR(barrel.staves[0].difference, 20.0, 1e-9);
  EXPECT_NEAR(barrel.staves[1].difference, -10.0, 1e-9);
  EXPECT_NEAR(barrel.staves[2].difference, -20.0, 1e-9);
  EXPECT_NEAR(*barrel.staves[2].height, 0.25, 1e-9);
  EXPECT_NEAR(*barrel.staves[1].height, 0.525, 1e-9);
}

TEST(Barrel, ATallStaveIsCutAtTheRimAndAMissingOneHasNoHeight) {
  const Sample sample;
  const auto report = sample.report();
  const Barrel barrel = barrel_of(Story(report, zh()));
  EXPECT_EQ(barrel.staves[0].height, 1.0);
  EXPECT_TRUE(barrel.staves[0].cut);
  EXPECT_FALSE(barrel.staves[3].height.has_value());
}

TEST(Barrel, WaterStandsAtTheShortest) {
  const Sample sample;
  const auto report = sample.report();
  const Barrel barrel = barrel_of(Story(report, zh()));
  EXPECT_EQ(barrel.shortest, 2U);
  EXPECT_NEAR(barrel.water, 0.25, 1e-9);
}

TEST(Barrel, AScoreOfZeroTakesThePacksWeight) {
  Sample sample;
  sample.diagnosis.staves[1].score = 0.0;
  sample.diagnosis.staves[1].points = 0.0;
  const auto report = sample.report();
  const Barrel barrel = barrel_of(Story(report, zh()));
  EXPECT_NEAR(barrel.staves[2].difference, -20.0, 1e-9);  // -6 points over 60 % * 1/2
}

}  // namespace
}  // namespace stave::report
