#include "stave/index/assess.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace stave::index {
namespace {

/// One indicator, min-max 0 to 100, four zones: 0, 2, 4, 10.
Assessment one_indicator(std::vector<ReferenceRule> references) {
  ScoringModel m;
  m.nodes = {{kNoNode, 1.0, {}}};
  m.leaves = {{0, {}, {}}};
  m.weights = {{1.0}};
  Population p;
  p.zones = 4;
  p.values = {0, 2, 4, 10};
  return {Board(m, p), std::move(references), 0};
}

TEST(Assessment, ReferencesAreWhatTheirNamesSay) {
  const auto a = one_indicator({{ReferenceKind::kMean, 0, {}},
                                {ReferenceKind::kMedian, 0, {}},
                                {ReferenceKind::kTopMean, 2, {}},
                                {ReferenceKind::kBest, 0, {}},
                                {ReferenceKind::kAverageZone, 0, {5.5}}});
  EXPECT_DOUBLE_EQ(a.reference(0, 0, 0), 4.0);
  EXPECT_DOUBLE_EQ(a.reference(1, 0, 0), 3.0);
  EXPECT_DOUBLE_EQ(a.reference(2, 0, 0), 7.0);
  EXPECT_DOUBLE_EQ(a.reference(3, 0, 0), 10.0);
  EXPECT_DOUBLE_EQ(a.reference(4, 0, 0), 5.5);
}

TEST(Assessment, ShortMeansWorseThanTheDecidingReferenceAndEqualIsNotShort) {
  const auto a = one_indicator({{ReferenceKind::kMean, 0, {}}});
  EXPECT_TRUE(a.short_stave(0, 0));
  EXPECT_TRUE(a.short_stave(0, 1));
  EXPECT_FALSE(a.short_stave(0, 2));
  EXPECT_FALSE(a.short_stave(0, 3));
}

// Zone 1 (2 -> 4): 20 -> 40 points, ties with zone 2 and so gains a place. Zone 0 (0 -> 4) moves
// the minimum to 2: its score is (4 - 2) / 8 = 25 points, level with zone 2 whose score falls from
// 40 to 25: two places gained.
TEST(Assessment, WorthRenormalisesTheWholeField) {
  const auto a = one_indicator({{ReferenceKind::kMean, 0, {}}});
  EXPECT_DOUBLE_EQ(a.worth(0, 0, 1).points, 20.0);
  EXPECT_EQ(a.worth(0, 0, 1).ranks, 1);
  EXPECT_DOUBLE_EQ(a.worth(0, 0, 0).points, 25.0);
  EXPECT_EQ(a.worth(0, 0, 0).ranks, 2);
  EXPECT_DOUBLE_EQ(a.worth(0, 0, 3).points, 0.0);
}

TEST(Assessment, AGapIsToldInUnitsPercentAndPoints) {
  const auto a = one_indicator({{ReferenceKind::kMean, 0, {}}});
  const Gap gap = a.gap(0, 0, 1);
  EXPECT_DOUBLE_EQ(gap.difference, -2.0);
  EXPECT_DOUBLE_EQ(gap.percent, -50.0);
  EXPECT_DOUBLE_EQ(gap.points, -20.0);
  EXPECT_TRUE(gap.behind);
}

TEST(Assessment, AMissingValueIsBehindNothing) {
  ScoringModel m;
  m.nodes = {{kNoNode, 1.0, {}}};
  m.leaves = {{0, {}, {}}, {0, {}, {}}};
  m.weights = {{1.0, 1.0}};
  Population p;
  p.zones = 2;
  p.values = {numeric::kMissing, 3, 1, 2};
  const Assessment a(Board(m, p), {{ReferenceKind::kMean, 0, {}}}, 0);
  EXPECT_FALSE(a.short_stave(0, 0));
  EXPECT_EQ(a.leaf_rank(0, 0), numeric::kUnranked);
  EXPECT_DOUBLE_EQ(a.worth(0, 0, 0).points, 0.0);
}

TEST(Assessment, ClassesHaveTheirOwnMeanAndRanks) {
  ScoringModel m;
  m.nodes = {{kNoNode, 1.0, {}}};
  m.leaves = {{0, {}, {}}};
  m.weights = {{1.0}, {1.0}};
  Population p;
  p.zones = 4;
  p.values = {0, 2, 4, 10};
  p.zone_class = {0, 1, 0, 1};
  const Assessment a(Board(m, p), {{ReferenceKind::kClassMean, 0, {}}}, 0);
  EXPECT_DOUBLE_EQ(a.reference(0, 0, 0), 2.0);
  EXPECT_DOUBLE_EQ(a.reference(0, 0, 1), 6.0);
  EXPECT_EQ(a.class_rank(2), 1);
  EXPECT_EQ(a.class_rank(0), 2);
  EXPECT_EQ(a.class_rank(3), 1);
}

}  // namespace
}  // namespace stave::index
