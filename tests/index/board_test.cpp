#include "stave/index/board.hpp"

#include "stave/numeric/philox.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace stave::index {
namespace {

using numeric::Aggregation;
using numeric::Normalisation;
using numeric::Sense;

/// total <- two groups of weight 1 and 3; a, b in the first, c, d (down) in the second.
ScoringModel small_model() {
  ScoringModel m;
  m.nodes = {{kNoNode, 1.0, {}}, {0, 1.0, {}}, {0, 3.0, {}}};
  const numeric::Normaliser minmax;  // 0 to 100
  m.leaves = {{1, minmax, {}}, {1, minmax, {}}, {2, minmax, {}}, {2, minmax, {Sense::kDown, 0, 0}}};
  m.weights = {{1.0, 1.0, 1.0, 1.0}, {3.0, 1.0, 1.0, 1.0}};
  return m;
}

Population small_people() {
  Population p;
  p.zones = 3;
  p.values = {0, 5, 10, /*b*/ 10, 0, 5, /*c*/ 0, 10, 10, /*d*/ 1, 2, 3};
  p.zone_class = {0, 0, 1};
  return p;
}

TEST(Board, AHandWorkedTreeOfTwoGroupsAndTwoClasses) {
  const Board board(small_model(), small_people());
  EXPECT_DOUBLE_EQ(board.node_score(1, 0), 50.0);  // (0 + 100) / 2
  EXPECT_DOUBLE_EQ(board.node_score(1, 2), 87.5);  // (3 * 100 + 50) / 4: the second class's weights
  EXPECT_DOUBLE_EQ(board.node_score(2, 0), 50.0);  // (0 + 100) / 2: low is good in d
  EXPECT_DOUBLE_EQ(board.total(0), 50.0);
  EXPECT_DOUBLE_EQ(board.total(1), (25.0 + 3 * 75.0) / 4);
  EXPECT_DOUBLE_EQ(board.total(2), (87.5 + 3 * 50.0) / 4);
  EXPECT_EQ(board.rank(1), 1);
  EXPECT_EQ(board.rank(2), 2);
  EXPECT_EQ(board.rank(0), 3);
}

TEST(Board, WeightTimesScoreAddsUpToTheTotal) {
  const Board board(small_model(), small_people());
  for (std::size_t z = 0; z < 3; ++z) {
    double sum = 0.0;
    for (std::size_t leaf = 0; leaf < 4; ++leaf) {
      sum += board.weight(leaf, z) * board.score(leaf, z);
    }
    EXPECT_NEAR(sum, board.total(z), 1e-12);
  }
}

TEST(Board, AMissingValueGivesItsWeightToTheOthersAndTooFewGiveNoScore) {
  auto people = small_people();
  people.values[0] = numeric::kMissing;
  EXPECT_DOUBLE_EQ(Board(small_model(), people).node_score(1, 0), 100.0);
  auto strict = small_model();
  strict.coverage = 0.6;
  EXPECT_TRUE(std::isnan(Board(strict, people).node_score(1, 0)));
  auto zero = small_model();
  zero.missing = MissingRule::kZero;
  EXPECT_DOUBLE_EQ(Board(zero, people).node_score(1, 0), 50.0);
}

TEST(Board, BonusCapFloorAndVetoActOnTheTotalInThisOrder) {
  auto model = small_model();
  model.cap = 60.0;
  model.floor = 55.0;
  auto people = small_people();
  people.adjustment = {1.0, 5.0, -1.0};
  people.veto = {numeric::kMissing, numeric::kMissing, 7.0};
  const Board board(model, people);
  EXPECT_DOUBLE_EQ(board.total(0), 55.0);
  EXPECT_DOUBLE_EQ(board.total(1), 60.0);
  EXPECT_DOUBLE_EQ(board.total(2), 7.0);
  EXPECT_FALSE(board.is_vetoed(1));
  EXPECT_TRUE(board.is_vetoed(2));
}

struct Setting {
  Normalisation normalisation;
  Aggregation inside;
  MissingRule missing;
  bool treat;
};

class BoardWhatIf : public testing::TestWithParam<Setting> {};

constexpr std::size_t kZones = 12;
constexpr std::size_t kLeaves = 6;

ScoringModel model_for(const Setting& s) {
  ScoringModel m;
  numeric::Aggregator how;
  how.method = s.inside;
  m.nodes = {{kNoNode, 1.0, {}}, {0, 2.0, how}, {0, 1.0, how}};
  numeric::Normaliser n;
  n.method = s.normalisation;
  n.low = 1.0;
  n.high = s.normalisation == Normalisation::kGoalposts ? 3.0 : 100.0;
  for (std::size_t leaf = 0; leaf < kLeaves; ++leaf) {
    const auto sense = leaf == 4 ? Sense::kDown : leaf == 5 ? Sense::kBand : Sense::kUp;
    m.leaves.push_back({1 + leaf % 2, n, {sense, 0.8, 1.2}});
  }
  m.weights = {{1, 2, 1, 1, 1, 1}};
  m.missing = s.missing;
  m.tie_tolerance = 1e-9;
  if (s.treat) {
    m.treat = numeric::Treatment{};
  }
  return m;
}

/// Values on a coarse grid, so that ties, lone extremes and missing cells all occur.
Population people_for(std::uint64_t seed) {
  const numeric::RandomStream random(seed, 7);
  Population p;
  p.zones = kZones;
  for (std::size_t i = 0; i < kZones * kLeaves; ++i) {
    const double x = std::round(std::exp(random.normal(i)) * 8.0) / 8.0 + 0.125;
    p.values.push_back(random.uniform(i, 9) < 0.08 ? numeric::kMissing : x);
  }
  return p;
}

// The fast answer is the answer of scoring the changed field from the start.
TEST_P(BoardWhatIf, IsTheSameAsScoringTheChangedFieldFromScratch) {
  const auto model = model_for(GetParam());
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto people = people_for(seed);
    const Board board(model, people);
    const numeric::RandomStream random(seed, 8);
    for (std::size_t k = 0; k < 40; ++k) {
      const auto zone = static_cast<std::size_t>(random.uniform(k, 1) * kZones);
      const auto leaf = static_cast<std::size_t>(random.uniform(k, 2) * kLeaves);
      const double value = std::round(random.uniform(k, 3) * 40.0) / 8.0 + 0.125;
      auto changed = people;
      changed.values[leaf * kZones + zone] = value;
      const Board scratch(model, changed);
      const Standing fast = board.what_if(zone, Change{leaf, value});
      if (std::isnan(scratch.total(zone))) {
        ASSERT_TRUE(std::isnan(fast.score));
        continue;
      }
      ASSERT_NEAR(fast.score, scratch.total(zone), 1e-9)
          << "seed " << seed << " zone " << zone << " leaf " << leaf << " value " << value;
      ASSERT_EQ(fast.rank, scratch.rank(zone))
          << "seed " << seed << " zone " << zone << " leaf " << leaf << " value " << value;
    }
  }
}

TEST_P(BoardWhatIf, SeveralChangesAtOnceToo) {
  const auto model = model_for(GetParam());
  const auto people = people_for(99);
  const Board board(model, people);
  const std::vector<Change> changes{{0, 2.5}, {1, 0.25}, {4, 0.5}};
  auto changed = people;
  for (const Change& c : changes) {
    changed.values[c.leaf * kZones + 3] = c.value;
  }
  const Board scratch(model, changed);
  const Standing fast = board.what_if(3, changes);
  EXPECT_NEAR(fast.score, scratch.total(3), 1e-9);
  EXPECT_EQ(fast.rank, scratch.rank(3));
}

TEST_P(BoardWhatIf, LiftingEveryoneAsksTheSameQuestionForEach) {
  const auto model = model_for(GetParam());
  const Board board(model, people_for(5));
  std::vector<Standing> lifted(kZones);
  const std::vector<double> values{1.5};
  board.lift(0, values, lifted);
  for (std::size_t z = 0; z < kZones; ++z) {
    const bool behind = board.value(0, z) < 1.5 && board.rank(z) != numeric::kUnranked;
    const Standing one =
        behind ? board.what_if(z, Change{0, 1.5}) : Standing{board.total(z), board.rank(z)};
    EXPECT_EQ(lifted[z].rank, one.rank);
    EXPECT_NEAR(lifted[z].score, one.score, 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Settings, BoardWhatIf,
    testing::Values(
        Setting{Normalisation::kMinmax, Aggregation::kAmean, MissingRule::kRescale, false},
        Setting{Normalisation::kEfficacy, Aggregation::kAmean, MissingRule::kZero, false},
        Setting{Normalisation::kZscore, Aggregation::kAmean, MissingRule::kRescale, false},
        Setting{Normalisation::kBorda, Aggregation::kAmean, MissingRule::kRescale, false},
        Setting{Normalisation::kGoalposts, Aggregation::kAmean, MissingRule::kRescale, false},
        Setting{Normalisation::kRatio2mean, Aggregation::kAmean, MissingRule::kRescale, false},
        Setting{Normalisation::kMinmax, Aggregation::kGmean, MissingRule::kRescale, false},
        Setting{Normalisation::kMinmax, Aggregation::kMinimum, MissingRule::kRescale, false},
        Setting{Normalisation::kMinmax, Aggregation::kCopeland, MissingRule::kRescale, false},
        Setting{Normalisation::kMinmax, Aggregation::kAmean, MissingRule::kMedian, false},
        Setting{Normalisation::kMinmax, Aggregation::kAmean, MissingRule::kClassMean, false},
        Setting{Normalisation::kMinmax, Aggregation::kAmean, MissingRule::kRescale, true}));

}  // namespace
}  // namespace stave::index
