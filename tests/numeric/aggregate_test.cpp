#include "stave/numeric/aggregate.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace stave::numeric {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsNan;

using Column = std::vector<double>;

Column join(const Aggregator& how, const std::vector<Column>& columns, const Column& weights,
            double coverage = 0.0) {
  const std::vector<std::span<const double>> views(columns.begin(), columns.end());
  Column out(columns.front().size());
  aggregate(how, views, weights, coverage, out);
  return out;
}

double row(Aggregation method, const Column& x, const Column& weights, double p = 1.0) {
  return aggregate_row({method, p}, x, weights, 0.0);
}

TEST(AggregateRow, HandWorkedMeans) {
  const Column x{1, 4, 16};
  const Column equal{1, 1, 1};
  EXPECT_DOUBLE_EQ(row(Aggregation::kAmean, x, equal), 7.0);
  EXPECT_DOUBLE_EQ(row(Aggregation::kGmean, x, equal), 4.0);
  EXPECT_DOUBLE_EQ(row(Aggregation::kHmean, x, equal), 3.0 / 1.3125);
  EXPECT_DOUBLE_EQ(row(Aggregation::kGenmean, x, equal, 2.0), std::sqrt(91.0));
  EXPECT_DOUBLE_EQ(row(Aggregation::kGenmean, x, equal, 0.0), 4.0);
  EXPECT_DOUBLE_EQ(row(Aggregation::kGenmean, x, equal, -1.0), 3.0 / 1.3125);
  EXPECT_DOUBLE_EQ(row(Aggregation::kMinimum, x, equal), 1.0);
  EXPECT_DOUBLE_EQ(row(Aggregation::kMpi, x, equal), 7.0 - 42.0 / 7.0);  // S^2 = (36 + 9 + 81) / 3
}

TEST(AggregateRow, WeightsAreRescaledOverPresentValues) {
  EXPECT_DOUBLE_EQ(row(Aggregation::kAmean, {10, kMissing, 40}, {1, 7, 2}), 30.0);
  EXPECT_THAT(row(Aggregation::kAmean, {kMissing, kMissing}, {1, 1}), IsNan());
  EXPECT_THAT(row(Aggregation::kAmean, {5, kMissing}, {0, 1}), IsNan());
  EXPECT_DOUBLE_EQ(row(Aggregation::kMinimum, {5, 9}, {0, 1}), 9.0);
}

TEST(Aggregate, CoverageIsAShareOfTheWeight) {
  const std::vector<Column> x{{10, 10}, {20, kMissing}};
  EXPECT_THAT(join({}, x, {3, 1}, 0.75), ElementsAre(12.5, 10));
  EXPECT_THAT(join({}, x, {3, 1}, 0.76), ElementsAre(12.5, IsNan()));
  EXPECT_THAT(join({Aggregation::kCopeland, 1.0}, x, {3, 1}, 0.76), ElementsAre(0, IsNan()));
}

TEST(Aggregate, WhatTheFormulaCannotTakeIsMissingAndNamed) {
  const Column zero{0, 2};
  const Column w{1, 1};
  EXPECT_THAT(row(Aggregation::kGmean, zero, w), IsNan());
  EXPECT_THAT(row(Aggregation::kHmean, {-1, 2}, w), IsNan());
  EXPECT_THAT(row(Aggregation::kGenmean, {-1, 2}, w, 2.0), IsNan());
  EXPECT_DOUBLE_EQ(row(Aggregation::kGenmean, zero, w, 2.0), std::sqrt(2.0));
  EXPECT_THAT(row(Aggregation::kMpi, {-1, -3}, w), IsNan());
  EXPECT_EQ(first_out_of_domain({Aggregation::kGmean, 1.0}, Column{3, 0}, w), 1U);
  EXPECT_EQ(first_out_of_domain({Aggregation::kGmean, 1.0}, Column{3, 0}, Column{1, 0}), 2U);
  EXPECT_EQ(first_out_of_domain({Aggregation::kMpi, 1.0}, Column{-1, -3}, w), 1U);
}

TEST(Copeland, CountsTheWeightOnWhichAUnitIsBetter) {
  // three units, weights 1 and 3: (a, b) = (1, 9), (2, 8), (2, 9)
  EXPECT_THAT(join({Aggregation::kCopeland, 1.0}, {{1, 2, 2}, {9, 8, 9}}, {1, 3}),
              ElementsAre(0.75 + 0.375, 0.25 + 0.125, 0.625 + 0.875));
}

TEST(Copeland, APairIsJudgedOnWhatBothHave) {
  EXPECT_THAT(join({Aggregation::kCopeland, 1.0}, {{1, 2, kMissing}, {9, kMissing, 7}}, {1, 3}),
              ElementsAre(0 + 1.0, 1.0 + 0.5, 0 + 0.5));
}

Column arbitrary_scores(std::size_t n, bool holes) {
  const auto raw = *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(holes ? 0 : 1, 100));
  Column x;
  for (const int v : raw) {
    x.push_back(v == 0 ? kMissing : v);
  }
  return x;
}

RC_GTEST_PROP(PowerMeans, AreOrdered, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(1, 9);
  const Column x = arbitrary_scores(n, true);
  const Column w = arbitrary_scores(n, false);
  const double a = row(Aggregation::kAmean, x, w);
  RC_PRE(!std::isnan(a));
  const double slack = 1e-12 * a;
  const double g = row(Aggregation::kGmean, x, w);
  const double h = row(Aggregation::kHmean, x, w);
  RC_ASSERT(row(Aggregation::kMinimum, x, w) <= h + slack);
  RC_ASSERT(h <= g + slack);
  RC_ASSERT(g <= a + slack);
  RC_ASSERT(a <= row(Aggregation::kGenmean, x, w, 3.0) + slack);
  RC_ASSERT(row(Aggregation::kMpi, x, w) <= a);
}

RC_GTEST_PROP(Aggregate, AgreesWithItsRowForm, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(1, 9);
  const std::vector<Column> columns{arbitrary_scores(n, true), arbitrary_scores(n, true),
                                    arbitrary_scores(n, true)};
  const Column w = arbitrary_scores(3, false);
  for (const auto method :
       {Aggregation::kAmean, Aggregation::kGmean, Aggregation::kMinimum, Aggregation::kMpi}) {
    const Column all = join({method, 1.0}, columns, w, 0.4);
    for (std::size_t i = 0; i < n; ++i) {
      const double one =
          aggregate_row({method, 1.0}, Column{columns[0][i], columns[1][i], columns[2][i]}, w, 0.4);
      RC_ASSERT(all[i] == one || (std::isnan(all[i]) && std::isnan(one)));
    }
  }
}

RC_GTEST_PROP(Copeland, SortingAndPairsAgree, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(2, 12);
  std::vector<Column> columns{arbitrary_scores(n, false), arbitrary_scores(n, false),
                              arbitrary_scores(n, false)};
  const Column w = arbitrary_scores(3, false);
  const Column fast = join({Aggregation::kCopeland, 1.0}, columns, w);
  for (auto& c : columns) {
    c.push_back(
        kMissing);  // a unit without anything forces the pairwise way and takes no part in it
  }
  const Column slow = join({Aggregation::kCopeland, 1.0}, columns, w);
  for (std::size_t i = 0; i < n; ++i) {
    RC_ASSERT(std::abs(fast[i] - slow[i]) < 1e-12);
  }
}

}  // namespace
}  // namespace stave::numeric
