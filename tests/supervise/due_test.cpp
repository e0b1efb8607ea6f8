#include "stave/supervise/due.hpp"

#include "sample.hpp"

namespace stave::supervise::testing {
namespace {

std::string due(std::string_view kind, std::string_view handed_out, const Calendar& calendar) {
  const SupervisionRules rules = shipped_rules();
  const auto day = due_day(*rules.find_kind(kind), d(handed_out), calendar);
  return day ? to_string(*day) : "none";
}

TEST(DueDay, CountsFromTheDayAfterHandingOut) {
  const Calendar plain;
  EXPECT_EQ(due("document", "2019-06-17", plain), "2019-07-17");     // 30 days
  EXPECT_EQ(due("minutes", "2019-06-17", plain), "2019-07-07");      // 20 days
  EXPECT_EQ(due("note_urgent", "2019-06-28", plain), "2019-07-03");  // 5 days
  EXPECT_EQ(due("note", "2019-12-20", plain), "2020-01-04");         // over the year's end
  EXPECT_EQ(due("document", "2020-01-30", plain), "2020-02-29");
  EXPECT_EQ(due("document", "2019-01-30", plain), "2019-03-01");
  EXPECT_EQ(due("measure", "2019-06-17", plain), "none");
}

// 26 April 2019 is a Friday. Worked days after it: Sunday 28, 29, 30 April (3), Sunday 5 May (4), 6
// to 10 (9), 13 to 17 (14), 20 to 24 (19), 27 to 31 (24), 3 to 7 June (29), 10 June (30). Without
// decrees 29 April to 3 May (5), then five a week: 7 June.
TEST(DueDay, WorkingDaysPassOverHolidaysAndTakeExchangedDays) {
  EXPECT_EQ(due("decision", "2019-04-26", labour_day()), "2019-06-10");
  EXPECT_EQ(due("decision", "2019-04-26", Calendar()), "2019-06-07");
}

TEST(DueDay, MayMoveToAWorkedDay) {
  ItemKind kind;
  kind.limit = 3;
  EXPECT_EQ(due_day(kind, d("2019-04-29"), labour_day()), d("2019-05-02"));
  kind.shift = Shift::kAfter;
  EXPECT_EQ(due_day(kind, d("2019-04-29"), labour_day()), d("2019-05-05"));
  kind.shift = Shift::kBefore;
  EXPECT_EQ(due_day(kind, d("2019-04-29"), labour_day()), d("2019-04-30"));
}

std::string next(const char* rhythm, std::string_view from, const Calendar& calendar = {}) {
  return to_string(next_date(*shipped_rules().find_rhythm(rhythm), d(from), calendar));
}

std::string last(const char* rhythm, std::string_view to, const Calendar& calendar = {}) {
  return to_string(last_date(*shipped_rules().find_rhythm(rhythm), d(to), calendar));
}

TEST(Rhythm, ComesAgainAndAgain) {
  EXPECT_EQ(next("weekly", "2019-06-17"), "2019-06-17");  // a Monday
  EXPECT_EQ(next("weekly", "2019-06-18"), "2019-06-24");
  EXPECT_EQ(last("weekly", "2019-06-23"), "2019-06-17");
  EXPECT_EQ(next("monthly", "2019-06-01"), "2019-06-28");  // a Friday
  EXPECT_EQ(next("monthly", "2019-06-29"), "2019-07-26");  // the 28th is a Sunday
  EXPECT_EQ(last("monthly", "2019-06-27"), "2019-05-28");
  EXPECT_EQ(next("quarterly", "2019-01-01"), "2019-03-29");  // the 31st is a Sunday
  EXPECT_EQ(next("quarterly", "2019-03-30"), "2019-06-28");  // June has 30 days, a Sunday
  EXPECT_EQ(next("half_yearly", "2019-07-01"), "2019-12-30");
  EXPECT_EQ(next("yearly", "2019-01-01"), "2019-12-31");
  EXPECT_EQ(last("yearly", "2019-12-30"), "2018-12-31");
}

TEST(Rhythm, TheLastDayOfFebruaryStandsForThe30th) {
  Rhythm rhythm;
  rhythm.day = 30;
  EXPECT_EQ(next_date(rhythm, d("2020-02-01"), Calendar()), d("2020-02-29"));
  EXPECT_EQ(next_date(rhythm, d("2019-02-01"), Calendar()), d("2019-02-28"));
  EXPECT_EQ(last_date(rhythm, d("2020-03-29"), Calendar()), d("2020-02-29"));
}

TEST(Rhythm, HolidaysMoveADate) {
  Rhythm rhythm;
  rhythm.every = RhythmEvery::kWeek;
  rhythm.day = 4;  // Thursday
  rhythm.shift = Shift::kAfter;
  EXPECT_EQ(next_date(rhythm, d("2019-04-30"), labour_day()), d("2019-05-05"));
  EXPECT_EQ(last_date(rhythm, d("2019-05-04"), labour_day()), d("2019-04-25"));
  EXPECT_EQ(last_date(rhythm, d("2019-05-05"), labour_day()), d("2019-05-05"));
}

// Property: no date of the rhythm lies between one and the next.
TEST(Rhythm, LastAndNextMeet) {
  const Calendar calendar = labour_day();
  for (const Rhythm& rhythm : shipped_rules().rhythms) {
    for (Day day = d("2019-01-01"); day < d("2020-12-31"); day = plus_days(day, 1)) {
      const Day after = next_date(rhythm, day, calendar);
      ASSERT_GE(after, day) << rhythm.code;
      ASSERT_EQ(last_date(rhythm, after, calendar), after) << rhythm.code;
      ASSERT_LT(last_date(rhythm, plus_days(after, -1), calendar), after) << rhythm.code;
      if (after != day) {
        ASSERT_LT(last_date(rhythm, plus_days(after, -1), calendar), day) << rhythm.code;
      }
    }
  }
}

}  // namespace
}  // namespace stave::supervise::testing
