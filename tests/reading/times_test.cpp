#include "times.hpp"

#include <gmock/gmock.h>

#include <string>

namespace {

using namespace std::chrono_literals;
using stave::reading::Calendar;
using stave::reading::deadlines_in;
using std::chrono::year_month_day;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::SizeIs;

const Calendar kCalendar{2019, year_month_day{2019y / 6 / 17}};

stave::reading::TimePhrase only(const std::string& text) {
  const auto found = deadlines_in(text, kCalendar);
  EXPECT_THAT(found, SizeIs(1)) << text;
  return found.empty() ? stave::reading::TimePhrase{} : found.front();
}

TEST(Deadlines, AMonthWithoutItsEndTakesTheEarlierReading) {
  const auto july = only("2019年7月前");
  EXPECT_TRUE(july.ambiguous);
  EXPECT_EQ(july.by, year_month_day{2019y / 6 / 30});
  const auto january = only("2020年1月前");
  EXPECT_EQ(january.by, year_month_day{2019y / 12 / 31});
}

TEST(Deadlines, TheEndOfAMonthKnowsLeapYears) {
  EXPECT_EQ(only("2020年2月底前").by, year_month_day{2020y / 2 / 29});
  EXPECT_EQ(only("2019年2月末前").by, year_month_day{2019y / 2 / 28});
}

TEST(Deadlines, ADateWithoutAYearTakesTheLatestNamed) {
  const auto found = deadlines_in("2021年立项,12月底前建成", kCalendar);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].by, year_month_day{2021y / 12 / 31});
  EXPECT_FALSE(found[0].year_assumed);
}

TEST(Deadlines, ADateWithoutAnyYearTakesThePlansAndSaysSo) {
  const auto phrase = only("12月底前");
  EXPECT_EQ(phrase.by, year_month_day{2019y / 12 / 31});
  EXPECT_TRUE(phrase.year_assumed);
  EXPECT_EQ(deadlines_in("12月底前", {}).front().by, std::nullopt);
}

TEST(Deadlines, PartsOfAMonthAndOfAYear) {
  EXPECT_EQ(only("2019年7月上旬前").by, year_month_day{2019y / 7 / 10});
  EXPECT_EQ(only("2019年7月中旬前").by, year_month_day{2019y / 7 / 20});
  EXPECT_EQ(only("2019年7月下旬前").by, year_month_day{2019y / 7 / 31});
  EXPECT_EQ(only("2019年上半年").by, year_month_day{2019y / 6 / 30});
  EXPECT_EQ(only("今年年底前").by, year_month_day{2019y / 12 / 31});
  const auto quarter = only("2019年第三季度前");
  EXPECT_TRUE(quarter.ambiguous);
  EXPECT_EQ(quarter.by, year_month_day{2019y / 6 / 30});
}

TEST(Deadlines, CountFromTheDayOfIssue) {
  EXPECT_EQ(only("自印发之日起30日内").by, year_month_day{2019y / 7 / 17});
  EXPECT_EQ(only("印发之日起3个月内").by, year_month_day{2019y / 9 / 17});
  EXPECT_EQ(only("印发之日起20个工作日内").by, std::nullopt) << "holidays are not known here";
}

TEST(Deadlines, AnImpossibleDayIsNone) {
  EXPECT_THAT(deadlines_in("2019年2月30日前,13月底前", kCalendar), IsEmpty());
}

TEST(Deadlines, WordsThatOnlyLookLikeOnesAreNone) {
  for (const std::string text :
       {"区内企业", "3年内", "近年内", "2019年前三季度", "前10位", "2019年1月1日至12月31日", "目前",
        "每年前往", "从2019年1月1日起", "2019年", "年底总结"}) {
    EXPECT_THAT(deadlines_in(text, kCalendar), IsEmpty()) << text;
  }
}

TEST(LeadingPeriod, ReadsYearsHorizonsAndFiveYearPlans) {
  const auto year_of = [](std::string_view clause) {
    return stave::reading::leading_period(clause, kCalendar)->year;
  };
  EXPECT_THAT(year_of("2019年,"), Optional(2019));
  EXPECT_THAT(year_of("到2025年底实现"), Optional(2025));
  EXPECT_THAT(year_of("“十四五”期间"), Optional(2025));
  EXPECT_THAT(year_of("到十三五末"), Optional(2020));
  EXPECT_THAT(year_of("全年盘活"), Optional(2019));
  EXPECT_EQ(stave::reading::leading_period("十五个项目", kCalendar), std::nullopt);
}

TEST(DateLine, ReadsBothWaysOfWritingAndNothingElse) {
  EXPECT_EQ(stave::reading::date_line("2019年6月17日"), (year_month_day{2019y / 6 / 17}));
  EXPECT_EQ(stave::reading::date_line("二〇一九年十二月二十一日"),
            (year_month_day{2019y / 12 / 21}));
  EXPECT_EQ(stave::reading::date_line("2019年6月31日"), std::nullopt);
  EXPECT_EQ(stave::reading::date_line("2019年6月17日前"), std::nullopt);
}

}  // namespace
