#include "stave/domain/report_span.hpp"

#include <gtest/gtest.h>

namespace stave {
namespace {

std::string days(std::string_view text) {
  const auto span = ReportSpan::parse(text);
  return span ? to_string(span->first) + " " + to_string(span->last) : "none";
}

TEST(ReportSpan, WeeksAreThoseOfIso8601) {
  EXPECT_EQ(days("2019-W01"), "2018-12-31 2019-01-06");
  EXPECT_EQ(days("2019-W23"), "2019-06-03 2019-06-09");
  EXPECT_EQ(days("2020-W53"), "2020-12-28 2021-01-03");
  EXPECT_EQ(days("2019-W53"), "none");  // 2019 has 52
  EXPECT_EQ(days("2019-W00"), "none");
  EXPECT_EQ(days("2019-W1"), "none");
  EXPECT_EQ(days("2021-W01"), "2021-01-04 2021-01-10");
}

TEST(ReportSpan, KnowsHalvesAndEveryPeriod) {
  EXPECT_EQ(days("2019H1"), "2019-01-01 2019-06-30");
  EXPECT_EQ(days("2019H2"), "2019-07-01 2019-12-31");
  EXPECT_EQ(days("2020-02"), "2020-02-01 2020-02-29");
  EXPECT_EQ(days("2019Q3"), "2019-07-01 2019-09-30");
  EXPECT_EQ(days("2019"), "2019-01-01 2019-12-31");
  for (const char* text : {"", "2019H3", "2019-W", "0000H1", "19", "2019-13", "2019-W2a"}) {
    EXPECT_EQ(days(text), "none") << text;
  }
}

TEST(ReportSpan, TheNextOneBeginsTheDayAfterAndIsWrittenAsItIsRead) {
  for (const char* text :
       {"2019-W52", "2020-W53", "2019-12", "2019Q4", "2019H1", "2019H2", "2019"}) {
    const auto span = ReportSpan::parse(text).value();
    EXPECT_EQ(span.to_string(), text);
    EXPECT_EQ(span.next().first, plus_days(span.last, 1)) << text;
    EXPECT_EQ(ReportSpan::parse(span.next().to_string()), span.next()) << text;
  }
}

}  // namespace
}  // namespace stave
