#include "stave/supervise/progress.hpp"

#include "sample.hpp"

#include <vector>

namespace stave::supervise::testing {
namespace {

const ProgressTolerance kFive{5, 5};

Phasing phasing(TargetKind kind, std::string_view value, Measured measured,
                std::optional<Decimal> base = std::nullopt, bool at_most = false) {
  TargetYear t;
  t.year = 2019;
  t.kind = kind;
  t.value = n(value);
  t.measured = measured;
  t.base = base;
  t.at_most = at_most;
  auto out = phase(t);
  EXPECT_TRUE(out.has_value());
  return out.value_or(Phasing());
}

std::string_view class_of(const Phasing& p, std::string_view figure, std::string_view day) {
  return to_string(progress_of(p, n(figure), d(day), kFive).kind);
}

// 600 in the year: 300 by the end of June, five points are 30.
TEST(Progress, OfAnAmount) {
  const Phasing p = phasing(TargetKind::kLevel, "600", Measured::kCumulative);
  EXPECT_EQ(class_of(p, "269.9", "2019-06-30"), "behind");
  EXPECT_EQ(class_of(p, "270", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "330", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "330.1", "2019-06-30"), "ahead");
  EXPECT_EQ(class_of(p, "600", "2019-06-30"), "done");
  EXPECT_EQ(class_of(p, "590", "2019-12-30"), "on_course");
  EXPECT_EQ(class_of(p, "590", "2019-12-31"), "behind");  // no tolerance at the end
  EXPECT_EQ(class_of(p, "590", "2020-03-01"), "behind");
  const Progress found = progress_of(p, n("240"), d("2019-06-30"), kFive);
  EXPECT_EQ(found.completion, n("40"));
  EXPECT_EQ(found.expected, n("50"));
  EXPECT_EQ(say(found.reason), "stands at 240 where 300 is expected");
  EXPECT_EQ(progress_of(p, std::nullopt, d("2019-06-30"), kFive).kind, ProgressClass::kOther);
}

// From 50 to 60: half the way, 55, by the end of June; it can be lost again until December.
TEST(Progress, OfAState) {
  const Phasing p = phasing(TargetKind::kLevel, "60", Measured::kState, n("50"));
  EXPECT_EQ(class_of(p, "54.4", "2019-06-30"), "behind");
  EXPECT_EQ(class_of(p, "54.5", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "61", "2019-06-30"), "ahead");
  EXPECT_EQ(class_of(p, "61", "2019-12-31"), "done");
}

TEST(Progress, OfAReduction) {
  const Phasing p = phasing(TargetKind::kReduction, "2", Measured::kState, n("10"));  // to 8
  EXPECT_EQ(class_of(p, "9.2", "2019-06-30"), "behind");  // 40 of 50 points
  EXPECT_EQ(class_of(p, "9", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "8.5", "2019-06-30"), "ahead");
  EXPECT_EQ(class_of(p, "8", "2019-12-31"), "done");
}

// At most 120 in the year: 60 by the end of June; more is behind, and it is done in December only.
TEST(Progress, OfACeiling) {
  const Phasing p = phasing(TargetKind::kLevel, "120", Measured::kCumulative, std::nullopt, true);
  EXPECT_EQ(class_of(p, "67", "2019-06-30"), "behind");
  EXPECT_EQ(class_of(p, "60", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "50", "2019-06-30"), "ahead");
  EXPECT_EQ(class_of(p, "120", "2019-12-31"), "done");
  EXPECT_EQ(class_of(p, "121", "2019-12-31"), "behind");
}

TEST(Progress, OfWhatIsKept) {
  const Phasing p = phasing(TargetKind::kLevel, "20", Measured::kState, n("25"));
  EXPECT_EQ(class_of(p, "21", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(p, "19.9", "2019-06-30"), "behind");
  EXPECT_EQ(class_of(p, "20", "2019-12-31"), "done");
  const Phasing none = phasing(TargetKind::kLevel, "0", Measured::kCumulative, std::nullopt, true);
  EXPECT_EQ(class_of(none, "0", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(none, "1", "2019-06-30"), "behind");
}

TEST(Progress, OfARankAndABreakthrough) {
  const Phasing rank = phasing(TargetKind::kRank, "10", Measured::kState, n("27"));
  EXPECT_EQ(class_of(rank, "19", "2019-06-30"), "on_course");
  EXPECT_EQ(class_of(rank, "22", "2019-06-30"), "behind");
  EXPECT_EQ(class_of(rank, "10", "2019-06-30"), "ahead");
  EXPECT_EQ(class_of(rank, "10", "2019-12-31"), "done");
  const Phasing first = phasing(TargetKind::kBreakthrough, "1", Measured::kCumulative);
  EXPECT_EQ(class_of(first, "0", "2019-11-30"), "on_course");
  EXPECT_EQ(class_of(first, "1", "2019-03-31"), "done");
  EXPECT_EQ(class_of(first, "0", "2019-12-31"), "behind");
}

TEST(Progress, OfAnItem) {
  ItemFacts facts;
  facts.planned_start = d("2019-01-01");
  facts.due = d("2019-04-10");  // 19 February is half the way
  EXPECT_EQ(progress_of(facts, d("2019-02-19"), kFive).kind, ProgressClass::kOther);
  facts.reports.push_back({d("2019-02-19"), n("44.9"), std::nullopt, false});
  EXPECT_EQ(progress_of(facts, d("2019-02-19"), kFive).kind, ProgressClass::kBehind);
  EXPECT_EQ(progress_of(facts, d("2019-02-18"), kFive).kind, ProgressClass::kOther);
  facts.reports[0].percent = n("45");
  EXPECT_EQ(progress_of(facts, d("2019-02-19"), kFive).kind, ProgressClass::kOnCourse);
  facts.reports[0].percent = n("55.1");
  EXPECT_EQ(progress_of(facts, d("2019-02-19"), kFive).kind, ProgressClass::kAhead);
  facts.done_on = d("2019-03-01");
  EXPECT_EQ(progress_of(facts, d("2019-02-28"), kFive).kind, ProgressClass::kOnCourse);
  EXPECT_EQ(progress_of(facts, d("2019-03-01"), kFive).kind, ProgressClass::kDone);
}

std::string estimate(const YearSoFar& so_far) {
  const auto found = ShareForecast().estimate(so_far);
  return found ? found->value.to_string() + " " + std::string(to_string(found->method)) + " " +
                     std::to_string(found->months)
               : "none";
}

// Last year 1,200, of which 40, 60, 100 in the first three months.
TEST(Estimate, OfMonthsGoesByTheSameMonthsOfLastYear) {
  YearSoFar y;
  y.measured = Measured::kFlow;
  EXPECT_EQ(estimate(y), "none");
  y.this_year[0] = n("44");
  y.this_year[1] = n("66");
  y.this_year[2] = n("110");
  EXPECT_EQ(estimate(y), "880 linear 3");  // 220 * 12/3
  y.last_year = {n("40"),  n("60"),  n("100"), n("90"),  n("95"),  n("115"),
                 n("100"), n("100"), n("110"), n("100"), n("110"), n("180")};
  EXPECT_EQ(estimate(y), "1320 seasonal 3");  // 220 * 1200/200
  y.this_year[1].reset();                     // February is missing on both sides
  EXPECT_EQ(estimate(y), "1320 seasonal 2");  // 154 * 1200/140
  y.last_year[0] = n("-100");                 // no share can be made of it
  y.this_year[2].reset();
  EXPECT_EQ(estimate(y), "528 linear 1");
}

TEST(Estimate, OfSumsGoesByTheNewest) {
  YearSoFar y;
  y.this_year[2] = n("220");  // January and February were not told alone
  EXPECT_EQ(estimate(y), "880 linear 3");
  y.last_year[2] = n("200");
  EXPECT_EQ(estimate(y), "880 linear 3");
  y.last_year[11] = n("1200");
  EXPECT_EQ(estimate(y), "1320 seasonal 3");
  y.last_year[11].reset();
  y.base = n("1200");
  EXPECT_EQ(estimate(y), "1320 seasonal 3");
}

TEST(Estimate, OfStatesAddsWhatTheRestOfLastYearBrought) {
  YearSoFar y;
  y.measured = Measured::kState;
  y.this_year[5] = n("56");
  EXPECT_EQ(estimate(y), "56 latest 6");
  y.base = n("50");
  EXPECT_EQ(estimate(y), "62 linear 6");  // 6 in half a year
  y.last_year[5] = n("48");
  EXPECT_EQ(estimate(y), "58 seasonal 6");  // 2 came after June
}

TEST(Estimate, CanBeReplaced) {
  class Always final : public YearEndForecast {
   public:
    [[nodiscard]] std::optional<Estimate> estimate(const YearSoFar& so_far) const override {
      return Estimate{so_far.base.value_or(0), EstimateMethod::kOther, 0};
    }
  };

  const Always always;
  const YearEndForecast& forecast = always;
  YearSoFar y;
  y.base = n("7");
  EXPECT_EQ(forecast.estimate(y)->value, n("7"));
  EXPECT_EQ(to_string(forecast.estimate(y)->method), "other");
}

}  // namespace
}  // namespace stave::supervise::testing
