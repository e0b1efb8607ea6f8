#include "stave/domain/reconcile.hpp"

#include <gtest/gtest.h>

namespace stave {
namespace {

Decimal d(const char* text) {
  return Decimal::parse(text).value();
}

TEST(Gap, IsTheStatementLessTheRecordAndItsPercentOfTheRecord) {
  const auto gap = gap_between(Value(d("200")), Value(d("210")), 0);
  ASSERT_TRUE(gap.has_value());
  EXPECT_EQ(gap->difference, d("10"));
  EXPECT_EQ(gap->percent, d("5"));
  EXPECT_EQ(gap_between(Value(d("3")), Value(d("2")), 0)->percent, d("-33.3333"));
}

TEST(Gap, OfANegativeRecordIsMeasuredByItsSize) {
  const auto gap = gap_between(Value(d("-200")), Value(d("-190")), 0);
  EXPECT_EQ(gap->difference, d("10"));
  EXPECT_EQ(gap->percent, d("5"));
}

TEST(Gap, ThereIsNoneWhileTheNumbersAreWithinTheTolerance) {
  EXPECT_FALSE(gap_between(Value(d("1000")), Value(d("1005")), d("0.5")).has_value());
  EXPECT_TRUE(gap_between(Value(d("1000")), Value(d("1005.0000001")), d("0.5")).has_value());
  EXPECT_FALSE(gap_between(Value(d("1000")), Value(d("995")), d("0.5")).has_value());
  EXPECT_FALSE(gap_between(Value(d("1.50")), Value(d("1.5")), 0).has_value());
}

TEST(Gap, FromZeroIsAlwaysOneAndHasNoPercent) {
  const auto gap = gap_between(Value(0), Value(d("0.01")), d("50"));
  ASSERT_TRUE(gap.has_value());
  EXPECT_EQ(gap->difference, d("0.01"));
  EXPECT_EQ(gap->percent, std::nullopt);
}

TEST(Gap, ASourceThatKnowsNothingStatesNothing) {
  EXPECT_FALSE(gap_between(Value(1), Absent::kMissing, 0).has_value());
  EXPECT_FALSE(gap_between(Value(1), Absent::kWithheld, 0).has_value());
  EXPECT_TRUE(gap_between(Value(1), Absent::kNotApplicable, 0).has_value());
  EXPECT_FALSE(gap_between(Value(Absent::kNotApplicable), Absent::kNotApplicable, 0).has_value());
}

TEST(Gap, AStatedNumberDiffersFromWhatWasNeverReported) {
  EXPECT_EQ(gap_between(std::nullopt, Value(1), d("100")), Gap{});
  EXPECT_EQ(gap_between(Value(Absent::kMissing), Value(1), 0), Gap{});
}

}  // namespace
}  // namespace stave
