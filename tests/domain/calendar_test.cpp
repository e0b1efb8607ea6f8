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

}  // namespace
}  // namespace stave
