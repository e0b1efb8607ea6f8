#include "stave/domain/period.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

namespace stave {
namespace {

using namespace std::chrono;

TEST(Period, ReadsItsOwnTextAndThatOfSdmx) {
  for (const char* text : {"2019", "0001", "9999", "2019-06", "2019-12", "2019Q1", "2019Q4"}) {
    ASSERT_TRUE(Period::parse(text).has_value()) << text;
    EXPECT_EQ(Period::parse(text)->to_string(), text);
  }
  EXPECT_EQ(Period::parse("2019-Q2"), Period::of_quarter(2019, 2));
  EXPECT_EQ(Period::parse("2019-M06"), Period::of_month(2019, 6));
}

TEST(Period, RefusesWhatIsNone) {
  for (const char* text :
       {"", "19", "0000", "2019-", "2019-6", "2019-13", "2019-00", "2019Q0", "2019Q5", "2019Q",
        "2019M06", "201906", "2019-06-01", " 2019", "20199", "2019-0x", "2019-+6"}) {
    EXPECT_FALSE(Period::parse(text).has_value()) << text;
  }
}

TEST(Period, OrderIsThatOfTheTexts) {
  std::vector<Period> all{DataYear(2018), DataYear(2019)};
  for (int n = 1; n <= 12; ++n) {
    all.push_back(Period::of_month(2019, n));
  }
  for (int n = 1; n <= 4; ++n) {
    all.push_back(Period::of_quarter(2018, n));
  }
  for (const Period a : all) {
    for (const Period b : all) {
      EXPECT_EQ(a < b, a.to_string() < b.to_string()) << a.to_string() << " " << b.to_string();
    }
  }
}

TEST(Period, GoesBackOverYears) {
  EXPECT_EQ(Period::of_month(2019, 1).before(1), Period::of_month(2018, 12));
  EXPECT_EQ(Period::of_month(2019, 1).before(13), Period::of_month(2017, 12));
  EXPECT_EQ(Period::of_quarter(2019, 4).before(-1), Period::of_quarter(2020, 1));
  EXPECT_EQ(Period(DataYear(2019)).before(2), Period(DataYear(2017)));
  EXPECT_EQ(Period::of_month(2019, 6).year_before(), Period::of_month(2018, 6));
  EXPECT_EQ(Period(DataYear(2019)).year_before(), Period(DataYear(2018)));
}

TEST(Period, KnowsItsDays) {
  EXPECT_EQ(Period::of_month(2020, 2).last_day(), 2020y / February / 29);
  EXPECT_EQ(Period::of_quarter(2019, 2).first_day(), 2019y / April / 1);
  EXPECT_EQ(Period::of_quarter(2019, 2).last_day(), 2019y / June / 30);
  EXPECT_EQ(Period(DataYear(2019)).first_day(), 2019y / January / 1);
  EXPECT_EQ(Period(DataYear(2019)).last_day(), 2019y / December / 31);
}

TEST(Period, ADayLiesInItsMonthQuarterAndYear) {
  const auto day = 2019y / June / 30;
  EXPECT_EQ(Period::containing(day, Frequency::kMonth), Period::of_month(2019, 6));
  EXPECT_EQ(Period::containing(day, Frequency::kQuarter), Period::of_quarter(2019, 2));
  EXPECT_EQ(Period::containing(day, Frequency::kYear), Period(DataYear(2019)));
}

TEST(Period, FrequenciesHaveNames) {
  for (const auto f : {Frequency::kYear, Frequency::kMonth, Frequency::kQuarter}) {
    EXPECT_EQ(frequency_of(to_string(f)), f);
  }
  EXPECT_EQ(frequency_of("week"), std::nullopt);
}

}  // namespace
}  // namespace stave
