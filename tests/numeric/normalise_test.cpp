#include "stave/numeric/normalise.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace stave::numeric {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;
using testing::IsNan;

using Column = std::vector<double>;

constexpr Goal kUp{Sense::kUp, 0, 0};
constexpr Goal kDown{Sense::kDown, 0, 0};

constexpr std::array kAll{
    Normalisation::kNone,       Normalisation::kMinmax,      Normalisation::kGoalposts,
    Normalisation::kZscore,     Normalisation::kRank,        Normalisation::kPrank,
    Normalisation::kBorda,      Normalisation::kFracmax,     Normalisation::kDist2max,
    Normalisation::kDist2ref,   Normalisation::kDist2target, Normalisation::kEfficacy,
    Normalisation::kRatio2mean, Normalisation::kGrades};

Normaliser of(Normalisation method) {
  Normaliser n;
  n.method = method;
  return n;
}

Column scores(const Normaliser& n, const Goal& goal, const Column& x) {
  Column y(x.size());
  normalise(n, goal, x, {}, y);
  return y;
}

Column scores(Normalisation method, const Goal& goal, const Column& x) {
  return scores(of(method), goal, x);
}

TEST(Minmax, BestIsHundredAndWorstIsZero) {
  EXPECT_THAT(scores(Normalisation::kMinmax, kUp, {10, 20, 15, kMissing}),
              ElementsAre(0, 100, 50, IsNan()));
  EXPECT_THAT(scores(Normalisation::kMinmax, kDown, {10, 20, 15}), ElementsAre(100, 0, 50));
}

TEST(Zscore, HasTheStatedMeanAndDeviation) {
  Normaliser n = of(Normalisation::kZscore);
  n.mean = 10;
  n.sd = 2;
  EXPECT_THAT(scores(n, kUp, {1, 2, 3}), ElementsAre(8, 10, 12));
}

TEST(Ranks, EqualValuesShareTheLowerNumber) {
  EXPECT_THAT(scores(Normalisation::kRank, kUp, {5, 7, 5, 9, kMissing}),
              ElementsAre(1, 3, 1, 4, IsNan()));
  EXPECT_THAT(scores(Normalisation::kBorda, kDown, {5, 7, 5, 9}), ElementsAre(2, 1, 2, 0));
  EXPECT_THAT(scores(Normalisation::kPrank, kUp, {5, 7, 5, 9, kMissing}),
              ElementsAre(0, DoubleEq(2.0 / 3.0), 0, 1, IsNan()));
}

TEST(Fracmax, LowIsGoodMirrorsWithinTheColumnsRange) {
  EXPECT_THAT(scores(Normalisation::kFracmax, kUp, {1, 2, 4}), ElementsAre(0.25, 0.5, 1));
  EXPECT_THAT(scores(Normalisation::kFracmax, kDown, {1, 2, 4}), ElementsAre(1, 0.75, 0.25));
  EXPECT_THAT(scores(Normalisation::kFracmax, kDown, {0, 1, 4}), ElementsAre(1, 0.75, 0));
  EXPECT_FALSE(fit(of(Normalisation::kFracmax), kUp, Column{-1, -2}).defined());
}

TEST(Distances, AreSharesOfTheWayFromTheWorst) {
  EXPECT_THAT(scores(Normalisation::kDist2max, kUp, {0, 1, 4}), ElementsAre(0, 0.25, 1));
  Normaliser target = of(Normalisation::kDist2target);
  target.target = 2;
  EXPECT_THAT(scores(target, kUp, {0, 1, 4}), ElementsAre(0, 0.5, 2));
  EXPECT_THAT(scores(target, kDown, {4, 3, 1}), ElementsAre(0, 0.5, 1.5));
  target.capped = true;
  EXPECT_THAT(scores(target, kUp, {0, 1, 4}), ElementsAre(0, 0.5, 1));
  EXPECT_THAT(scores(target, kUp, {3, 4}), Each(1.0));
  Normaliser reference = of(Normalisation::kDist2ref);
  reference.row = 1;
  EXPECT_THAT(scores(reference, kUp, {0, 2, 3}), ElementsAre(0, 1, 1.5));
  EXPECT_FALSE(fit(reference, kUp, Column{0, kMissing, 3}).defined());
}

TEST(Goalposts, ClipAtBothPosts) {
  Normaliser n = of(Normalisation::kGoalposts);
  n.low = 10;
  n.high = 20;
  EXPECT_THAT(scores(n, kUp, {5, 10, 12, 25}), ElementsAre(0, 0, 20, 100));
  EXPECT_THAT(scores(n, kDown, {5, 10, 12, 25}), ElementsAre(100, 100, 80, 0));
}

TEST(Efficacy, SixtyToAHundred) {
  EXPECT_THAT(scores(Normalisation::kEfficacy, kUp, {10, 20, 15}), ElementsAre(60, 100, 80));
  EXPECT_THAT(scores(Normalisation::kEfficacy, kDown, {10, 20, 15}), ElementsAre(100, 60, 80));
}

TEST(Ratio2mean, IsCappedAndInvertedForLowIsGood) {
  Normaliser n = of(Normalisation::kRatio2mean);
  EXPECT_THAT(scores(n, kUp, {1, 2, 3}), ElementsAre(50, 100, 150));
  EXPECT_THAT(scores(n, kDown, {1, 2, 3}), ElementsAre(200, 100, DoubleEq(200.0 / 3.0)));
  EXPECT_THAT(scores(n, kDown, {0, 2, 4}), ElementsAre(IsNan(), 100, 50));
  n.cap = 120;
  EXPECT_THAT(scores(n, kUp, {1, 2, 3}), ElementsAre(50, 100, 120));
  EXPECT_THAT(scores(n, kDown, {0, 2, 4}), ElementsAre(120, 100, 50));
}

TEST(Base80, EqualToLastYearIsEightyAndEachStepGains) {
  Normaliser n = of(Normalisation::kBase80);
  n.cap = 100;
  const Column now{100, 105, 90, 300, 5, kMissing};
  const Column last{100, 100, 100, 100, 0, 1};
  Column y(now.size());
  normalise(n, kUp, now, last, y);
  EXPECT_THAT(y, ElementsAre(80, 81, 78, 100, IsNan(), IsNan()));
  normalise(n, kDown, now, last, y);
  EXPECT_THAT(y, ElementsAre(80, 79, 82, 40, IsNan(), IsNan()));
}

TEST(Grades, CountTheLimitsReached) {
  Normaliser n = of(Normalisation::kGrades);
  n.limits = {10, 20};
  n.grades = {0, 60, 100};
  EXPECT_THAT(scores(n, kUp, {9.9, 10, 19, 20}), ElementsAre(0, 60, 60, 100));
}

TEST(Band, EveryValueInsideIsBestAndDistanceCounts) {
  const Goal band{Sense::kBand, 40, 60};
  EXPECT_THAT(scores(Normalisation::kMinmax, band, {50, 40, 60, 20, 65, kMissing}),
              ElementsAre(100, 100, 100, 0, 75, IsNan()));
}

TEST(Constant, GetsTheMiddleScore) {
  const Column same{3, 3, kMissing};
  EXPECT_THAT(scores(Normalisation::kMinmax, kUp, same), ElementsAre(50, 50, IsNan()));
  EXPECT_THAT(scores(Normalisation::kZscore, kDown, same), ElementsAre(0, 0, IsNan()));
  EXPECT_THAT(scores(Normalisation::kEfficacy, kUp, same), ElementsAre(80, 80, IsNan()));
  EXPECT_THAT(scores(Normalisation::kDist2max, kUp, same), ElementsAre(0.5, 0.5, IsNan()));
  EXPECT_THAT(scores(Normalisation::kRatio2mean, kUp, {0, 0}), ElementsAre(100, 100));
}

// A column of whole numbers with holes; whole numbers make ties and constants likely.
Column arbitrary_column() {
  const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-3, 9));
  Column x;
  for (const int v : raw) {
    x.push_back(v == -3 ? kMissing : v);
  }
  return x;
}

Goal arbitrary_goal() {
  return *rc::gen::element(kUp, kDown, Goal{Sense::kBand, 2, 4});
}

bool same_bits(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

RC_GTEST_PROP(Fitter, WithOneValueReplacedIsAFitFromScratch, ()) {
  Column x = arbitrary_column();
  RC_PRE(!x.empty());
  const Goal goal = arbitrary_goal();
  Normaliser n = of(*rc::gen::elementOf(kAll));
  n.row = *rc::gen::inRange<std::size_t>(0, x.size());
  n.limits = {1, 4};
  n.grades = {0, 50, 100};
  const Fitter fitter(n, goal, x);
  const auto row = *rc::gen::inRange<std::size_t>(0, x.size());
  const double value = *rc::gen::element(kMissing, -2.5, 0.0, 3.0, 8.0, 40.0);
  const Scale quick = fitter.with(row, value);
  RC_ASSERT(!fitter.keeps_scale(value) || fitter.holds_scale(row) || quick == fitter.scale());
  x[row] = value;
  const Scale slow = fit(n, goal, x);
  RC_ASSERT(quick == slow);
  for (const double v : x) {
    RC_ASSERT(same_bits(quick.apply(v), slow.apply(v)));
  }
}

RC_GTEST_PROP(Scale, SpanAndSingleValueAgree, ()) {
  const Column x = arbitrary_column();
  const Goal goal = arbitrary_goal();
  Normaliser n = of(*rc::gen::elementOf(kAll));
  RC_PRE(n.method != Normalisation::kDist2ref || !x.empty());
  n.grades = {7};
  const Scale scale = fit(n, goal, x);
  Column y(x.size());
  scale.apply(x, y);
  for (std::size_t i = 0; i < x.size(); ++i) {
    RC_ASSERT(same_bits(y[i], scale.apply(x[i])));
    RC_ASSERT(!std::isnan(x[i]) || std::isnan(y[i]));
  }
}

RC_GTEST_PROP(Scale, ABetterValueNeverScoresLess, ()) {
  const Column x = arbitrary_column();
  RC_PRE(!x.empty());
  const Goal goal = arbitrary_goal();
  Normaliser n = of(*rc::gen::elementOf(kAll));
  RC_PRE(n.method != Normalisation::kGrades);
  const Scale scale = fit(n, goal, x);
  for (const double a : x) {
    for (const double b : x) {
      const double at_a = scale.apply(a);
      const double at_b = scale.apply(b);
      if (oriented(goal, a) >= oriented(goal, b) && !std::isnan(at_a) && !std::isnan(at_b)) {
        RC_ASSERT(at_a >= at_b || n.method == Normalisation::kRatio2mean);
      }
    }
  }
}

}  // namespace
}  // namespace stave::numeric
