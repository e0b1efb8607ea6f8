#include "stave/supervise/phasing.hpp"

#include "sample.hpp"

#include <vector>

namespace stave::supervise::testing {
namespace {

/// Last year's amounts, a month each: little in January and February, much in December; 1,200 in
/// all.
Months uneven() {
  return {n("40"),  n("60"),  n("100"), n("90"),  n("95"),  n("115"),
          n("100"), n("100"), n("110"), n("100"), n("110"), n("180")};
}

/// The same from January on.
Months sums() {
  return {n("40"),  n("100"), n("200"), n("290"), n("385"),  n("500"),
          n("600"), n("700"), n("810"), n("910"), n("1020"), n("1200")};
}

TargetYear target(TargetKind kind, std::string_view value, Measured measured) {
  TargetYear out;
  out.year = 2019;
  out.kind = kind;
  out.value = n(value);
  out.measured = measured;
  return out;
}

std::string at(const TargetYear& t, int month) {
  const auto phasing = phase(t);
  return phasing ? phasing->at_month(month).to_string() : say(phasing.error().what);
}

TEST(Phasing, LevelOfAnAmountIsATwelfthAMonth) {
  const auto t = target(TargetKind::kLevel, "600", Measured::kCumulative);
  EXPECT_EQ(at(t, 1), "50");
  EXPECT_EQ(at(t, 6), "300");
  EXPECT_EQ(at(t, 12), "600");
  const auto phasing = phase(t);
  ASSERT_TRUE(phasing.has_value());
  EXPECT_EQ(phasing->at_quarter(1), n("150"));
  EXPECT_EQ(phasing->at_quarter(3), n("450"));
}

// 100 in twelve parts: 8.333…, at 34 digits; the year's end is exact all the same.
TEST(Phasing, TheYearsEndIsExact) {
  const auto t = target(TargetKind::kLevel, "100", Measured::kFlow);
  EXPECT_EQ(at(t, 1), "8.333333333333333333333333333333333");
  EXPECT_EQ(at(t, 3), "25");
  EXPECT_EQ(at(t, 12), "100");
}

// 8 % more than 1,200 is 1,296; half of last year's first half was 500/1200 of the year: 540.
TEST(Phasing, GrowthFollowsLastYearsMonths) {
  auto t = target(TargetKind::kGrowth, "8", Measured::kFlow);
  t.last_year = uneven();
  t.method = PhasingMethod::kSeasonal;
  EXPECT_EQ(at(t, 1), "43.2");   // 40 * 1.08
  EXPECT_EQ(at(t, 6), "540");    // 500 * 1.08
  EXPECT_EQ(at(t, 12), "1296");  // 1200 * 1.08
  t.measured = Measured::kCumulative;
  t.last_year = sums();
  EXPECT_EQ(at(t, 1), "43.2");
  EXPECT_EQ(at(t, 6), "540");
  t.method = PhasingMethod::kLinear;
  EXPECT_EQ(at(t, 6), "648");
}

TEST(Phasing, AMissingMonthFallsBackToTwelfths) {
  auto t = target(TargetKind::kGrowth, "8", Measured::kFlow);
  t.last_year = uneven();
  t.last_year[4].reset();
  t.base = n("1200");
  t.method = PhasingMethod::kSeasonal;
  const auto phasing = phase(t);
  ASSERT_TRUE(phasing.has_value());
  EXPECT_EQ(phasing->method, PhasingMethod::kLinear);
  EXPECT_EQ(phasing->at_month(6), n("648"));
}

TEST(Phasing, IncreaseReductionAndMultipleAreTakenFromTheBase) {
  auto t = target(TargetKind::kIncrease, "60", Measured::kState);  // 60 more firms than 240
  t.base = n("240");
  EXPECT_EQ(at(t, 6), "270");
  EXPECT_EQ(at(t, 12), "300");
  t = target(TargetKind::kReduction, "3", Measured::kState);  // by 3 per cent of 0.5
  t.base = n("0.5");
  t.in_percent = true;
  EXPECT_EQ(at(t, 12), "0.485");
  EXPECT_EQ(at(t, 6), "0.4925");
  t.in_percent = false;  // by 3
  t.base = n("15");
  EXPECT_EQ(at(t, 4), "14");
  t = target(TargetKind::kMultiple, "2", Measured::kCumulative);
  t.base = n("30");
  EXPECT_EQ(at(t, 6), "30");
  EXPECT_EQ(at(t, 12), "60");
}

TEST(Phasing, AStateGoesFromLastYearsEnd) {
  auto t = target(TargetKind::kLevel, "62.3", Measured::kState);
  t.base = n("59.3");
  EXPECT_EQ(at(t, 1), "59.55");
  EXPECT_EQ(at(t, 12), "62.3");
  // as last year went: 1.2 above December's in June, and half of the 3 points
  t.method = PhasingMethod::kSeasonal;
  t.last_year.fill(n("59.3"));
  t.last_year[5] = n("60.5");
  EXPECT_EQ(at(t, 6), "62");
  EXPECT_EQ(at(t, 12), "62.3");
}

TEST(Phasing, WhatIsMetAtTheStartIsToBeKept) {
  auto t = target(TargetKind::kLevel, "20", Measured::kState);
  t.base = n("25");
  const auto phasing = phase(t);
  ASSERT_TRUE(phasing.has_value());
  EXPECT_TRUE(phasing->keep);
  EXPECT_EQ(phasing->at_month(1), n("20"));
  EXPECT_EQ(expected_on(*phasing, d("2019-01-10")), n("20"));
  t.at_most = true;  // a ceiling of 20 is not met at 25
  EXPECT_FALSE(phase(t)->keep);
  EXPECT_EQ(at(t, 6), "22.5");
}

TEST(Phasing, RanksAreWholePlacesRoundedTowardsTheStart) {
  auto t = target(TargetKind::kRank, "10", Measured::kState);
  t.base = n("27");
  EXPECT_EQ(at(t, 1), "26");  // 27 - 17/12 = 25.58
  EXPECT_EQ(at(t, 6), "19");  // 18.5
  EXPECT_EQ(at(t, 12), "10");
  const auto phasing = phase(t);
  EXPECT_EQ(expected_on(*phasing, d("2019-06-29")), phasing->at_month(5));
  EXPECT_EQ(expected_on(*phasing, d("2019-06-30")), n("19"));
}

TEST(Phasing, ABreakthroughIsExpectedAtTheYearsEnd) {
  const auto phasing = phase(target(TargetKind::kBreakthrough, "1", Measured::kCumulative));
  ASSERT_TRUE(phasing.has_value());
  EXPECT_EQ(phasing->at_month(11), n("0"));
  EXPECT_EQ(phasing->at_month(12), n("1"));
  EXPECT_EQ(expected_on(*phasing, d("2019-12-30")), n("0"));
  EXPECT_EQ(expected_on(*phasing, d("2019-12-31")), n("1"));
}

TEST(Phasing, ByHandIsLinearBetweenTheGivenMonths) {
  auto t = target(TargetKind::kLevel, "100", Measured::kCumulative);
  t.method = PhasingMethod::kByHand;
  t.by_hand = {{3, n("15")}, {6, n("45")}};
  EXPECT_EQ(at(t, 1), "5");
  EXPECT_EQ(at(t, 5), "35");
  EXPECT_EQ(at(t, 9), "72.5");
  EXPECT_EQ(at(t, 12), "100");
  t.by_hand = {{6, n("45")}, {3, n("15")}};
  EXPECT_EQ(at(t, 1),
            "the months' targets by hand are out of order (month 3); months must be 1 to 12, each "
            "later than the one before");
  t.by_hand = {{0, n("45")}};
  EXPECT_EQ(phase(t).error().what.key, "supervision.phasing.hand_order");
  t.by_hand = {{12, n("90")}};
  EXPECT_EQ(at(t, 1), "the December target by hand is 90, but the year's target is 100");
}

TEST(Phasing, SaysWhatItLacks) {
  const auto t = target(TargetKind::kGrowth, "8", Measured::kFlow);
  const auto phasing = phase(t);
  ASSERT_FALSE(phasing.has_value());
  EXPECT_EQ(phasing.error().where, "2019");
  EXPECT_EQ(say(phasing.error().what),
            "there is no figure of 2018, so the target cannot be divided into months; enter last "
            "year's figure first");
  auto huge = target(TargetKind::kMultiple, "1e6000", Measured::kCumulative);
  huge.base = n("1e6000");
  EXPECT_EQ(phase(huge).error().what.key, "supervision.phasing.too_large");
}

// 序时进度 within a month: 15 of February's 29 days in 2020.
TEST(Phasing, DaysLieBetweenMonthEnds) {
  auto t = target(TargetKind::kLevel, "696", Measured::kCumulative);  // 58 a month
  t.year = 2020;
  const auto phasing = phase(t);
  ASSERT_TRUE(phasing.has_value());
  EXPECT_EQ(expected_on(*phasing, d("2020-02-15")), n("88"));  // 58 + 58 * 15/29
  EXPECT_EQ(expected_on(*phasing, d("2020-02-29")), n("116"));
  EXPECT_EQ(expected_on(*phasing, d("2019-12-31")), n("0"));
  EXPECT_EQ(expected_on(*phasing, d("2021-01-01")), n("696"));
}

TEST(ElapsedPercent, CountsBothEnds) {
  EXPECT_EQ(elapsed_percent(d("2020-01-01"), d("2020-12-31"), d("2020-02-29")).to_fixed(4),
            "16.3934");  // 60 of 366 days
  EXPECT_EQ(elapsed_percent(d("2019-01-01"), d("2019-12-31"), d("2019-06-30")).to_fixed(4),
            "49.5890");  // 181 of 365
  EXPECT_EQ(elapsed_percent(d("2019-01-01"), d("2019-12-31"), d("2018-12-31")), n("0"));
  EXPECT_EQ(elapsed_percent(d("2019-01-01"), d("2019-12-31"), d("2020-01-01")), n("100"));
  EXPECT_EQ(elapsed_percent(d("2019-01-01"), d("2019-01-01"), d("2019-01-01")), n("100"));
}

}  // namespace
}  // namespace stave::supervise::testing
