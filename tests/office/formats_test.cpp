#include "formats.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

TEST(FormatMeaning, KnowsDatesPercentsAndNumbers) {
  for (const std::string_view code : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"", "yyyy\\年m\\月d\\日",
                                      "[$-804]yyyy/m/d", "h:mm AM/PM", "mm:ss.0", "YYYY/M/D;@"}) {
    EXPECT_EQ(format_meaning(code), Shown::kDate) << code;
  }
  for (const std::string_view code : {"0%", "0.00%", "[Red]0.0%;[Green]-0.0%"}) {
    EXPECT_EQ(format_meaning(code), Shown::kPercent) << code;
  }
  for (const std::string_view code :
       {"General", "0.00", "#,##0", "0.00E+00", "@", "[h]:mm", "[mm]:ss", "\"days\" 0", "0\"%\"",
        "\\d0", "_d0", "[Red]0", "G/通用格式", "", "0;yyyy", "[", "\\", "\"y"}) {
    EXPECT_EQ(format_meaning(code), Shown::kNumber) << code;
  }
}

TEST(BuiltInFormat, EastAsianDatesAreDates) {
  EXPECT_EQ(built_in_format(0), Shown::kNumber);
  EXPECT_EQ(built_in_format(9), Shown::kPercent);
  EXPECT_EQ(built_in_format(10), Shown::kPercent);
  EXPECT_EQ(built_in_format(14), Shown::kDate);
  EXPECT_EQ(built_in_format(22), Shown::kDate);
  EXPECT_EQ(built_in_format(31), Shown::kDate);
  EXPECT_EQ(built_in_format(46), Shown::kNumber);
  EXPECT_EQ(built_in_format(57), Shown::kDate);
  EXPECT_EQ(built_in_format(-1), Shown::kNumber);
}

// ECMA-376 part 1, 18.17.4.1: 1900-01-01 is 1, 1904-01-01 is 0 in the 1904 system.
TEST(SerialDate, CountsFromEitherEpoch) {
  EXPECT_EQ(serial_date(1, false), "1900-01-01");
  EXPECT_EQ(serial_date(59, false), "1900-02-28");
  EXPECT_EQ(serial_date(61, false), "1900-03-01");
  EXPECT_EQ(serial_date(43496, false), "2019-01-31");
  EXPECT_EQ(serial_date(2958465, false), "9999-12-31");
  EXPECT_EQ(serial_date(0, true), "1904-01-01");
  EXPECT_EQ(serial_date(43496 - 1462, true), "2019-01-31");
}

TEST(SerialDate, AFractionIsATimeToTheNearestSecond) {
  EXPECT_EQ(serial_date(0.5, false), "12:00:00");
  EXPECT_EQ(serial_date(0.0, false), "00:00:00");
  EXPECT_EQ(serial_date(43496.3541666667, false), "2019-01-31T08:30:00");
  EXPECT_EQ(serial_date(43496.9999999, false), "2019-02-01");
}

TEST(SerialDate, RefusesDaysThatNeverWere) {
  EXPECT_EQ(serial_date(60, false), std::nullopt);
  EXPECT_EQ(serial_date(-1, false), std::nullopt);
  EXPECT_EQ(serial_date(2958466, false), std::nullopt);
  EXPECT_EQ(serial_date(2957004, true), std::nullopt);
  EXPECT_EQ(serial_date(1e300, false), std::nullopt);
}

}  // namespace
}  // namespace stave::office
