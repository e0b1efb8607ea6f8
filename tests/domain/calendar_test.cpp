#include "stave/domain/calendar.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

using namespace std::chrono;

/// The Labour Day of 2019 as decreed: 1 to 4 May free, Sundays 28 April and 5 May worked.
Calendar labour_day() {
  return Calendar({{2019y / April / 28, true},
                   {2019y / May / 1, false},
                   {2019y / May / 2, false},
                   {2019y / May / 3, false},
                   {2019y / May / 4, false},
                   {2019y / May / 5, true}});
}

TEST(Day, ReadsAndWritesOneForm) {
  EXPECT_EQ(parse_day("2020-02-29"), Day(2020y / February / 29));
  EXPECT_EQ(to_string(2019y / June / 7), "2019-06-07");
  for (const char* text : {"2019-02-29", "2019-6-17", "2019/06/17", "2019-13-01", "2019-00-10",
                           "0000-01-01", "2019-06-17 ", "", "二〇一九"}) {
    EXPECT_FALSE(parse_day(text).has_value()) << text;
  }
}

TEST(Day, CountsOverMonths) {
  EXPECT_EQ(plus_days(2019y / February / 27, 3), Day(2019y / March / 2));
  EXPECT_EQ(days_between(2019y / December / 31, 2020y / January / 1), 1);
  EXPECT_EQ(days_between(2020y / January / 1, 2019y / December / 31), -1);
}

TEST(Calendar, WithoutDecreesWeekendsAreFree) {
  const Calendar plain;
  EXPECT_TRUE(plain.is_worked(2019y / June / 14));   // Friday
  EXPECT_FALSE(plain.is_worked(2019y / June / 15));  // Saturday
  EXPECT_EQ(plain.worked_on_or_after(2019y / June / 15), Day(2019y / June / 17));
}

TEST(Calendar, HolidaysAreFreeAndExchangedSundaysAreWorked) {
  const Calendar calendar = labour_day();
  EXPECT_EQ(calendar.worked_on_or_after(2019y / May / 1), Day(2019y / May / 5));
  EXPECT_TRUE(calendar.is_worked(2019y / April / 28));
  EXPECT_EQ(calendar.worked_between(2019y / April / 30, 2019y / May / 6), 2);
  EXPECT_EQ(calendar.worked_between(2019y / May / 6, 2019y / May / 6), 0);
}

TEST(Day, MonthsEndWhereTheMonthEnds) {
  EXPECT_EQ(plus_months(2019y / January / 31, 1), Day(2019y / February / 28));
  EXPECT_EQ(plus_months(2020y / January / 31, 1), Day(2020y / February / 29));
  EXPECT_EQ(plus_months(2020y / February / 29, 12), Day(2021y / February / 28));
  EXPECT_EQ(plus_months(2020y / February / 29, 48), Day(2024y / February / 29));
  EXPECT_EQ(plus_months(2019y / December / 31, 2), Day(2020y / February / 29));
  EXPECT_EQ(plus_months(2020y / March / 31, -1), Day(2020y / February / 29));
  EXPECT_EQ(plus_months(2020y / January / 15, -1), Day(2019y / December / 15));
  EXPECT_EQ(month_end(2100y / February / 1), Day(2100y / February / 28));
  EXPECT_EQ(month_end(2000y / February / 1), Day(2000y / February / 29));
}

TEST(Calendar, WorkingDaysAreAddedOverHolidaysAndExchangedDays) {
  const Calendar calendar = labour_day();
  // Tuesday 30 April; 1 to 4 May are free, Sunday 5 May is worked.
  EXPECT_EQ(calendar.plus_worked(2019y / April / 30, 1), Day(2019y / May / 5));
  EXPECT_EQ(calendar.plus_worked(2019y / April / 30, 2), Day(2019y / May / 6));
  EXPECT_EQ(calendar.plus_worked(2019y / May / 5, -1), Day(2019y / April / 30));
  // Friday 26 April, Sunday 28 April worked.
  EXPECT_EQ(calendar.plus_worked(2019y / April / 26, 1), Day(2019y / April / 28));
  EXPECT_EQ(calendar.plus_worked(2019y / May / 2, 0), Day(2019y / May / 2));
  EXPECT_EQ(calendar.worked_on_or_before(2019y / May / 4), Day(2019y / April / 30));
  EXPECT_EQ(calendar.plus(2019y / April / 30, 2, DayCount::kCalendar), Day(2019y / May / 2));
  EXPECT_EQ(calendar.plus(2019y / April / 30, 2, DayCount::kWorking), Day(2019y / May / 6));
}

TEST(Calendar, DaysBetweenAreNegativeBackwards) {
  const Calendar calendar = labour_day();
  EXPECT_EQ(calendar.between(2019y / April / 26, 2019y / May / 6, DayCount::kWorking), 5);
  EXPECT_EQ(calendar.between(2019y / May / 6, 2019y / April / 26, DayCount::kWorking), -5);
  EXPECT_EQ(calendar.between(2019y / April / 26, 2019y / May / 6, DayCount::kCalendar), 10);
  EXPECT_EQ(calendar.between(2019y / May / 6, 2019y / April / 26, DayCount::kCalendar), -10);
  EXPECT_EQ(calendar.between(2019y / May / 1, 2019y / May / 4, DayCount::kWorking), 0);
}

TEST(Calendar, CountingByWeeksEqualsCountingByDays) {
  const Calendar calendar = labour_day();
  for (Day a = 2019y / April / 15; a < Day(2019y / May / 20); a = plus_days(a, 1)) {
    int slow = 0;
    for (Day b = plus_days(a, 1); b < Day(2019y / June / 10); b = plus_days(b, 1)) {
      slow += calendar.is_worked(b) ? 1 : 0;
      ASSERT_EQ(calendar.worked_between(a, b), slow) << to_string(a) << " " << to_string(b);
    }
  }
  EXPECT_EQ(Calendar().worked_between(1969y / December / 1, 1970y / January / 31), 44);
}

}  // namespace
}  // namespace stave
