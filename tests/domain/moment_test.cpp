#include "stave/domain/moment.hpp"

#include <gtest/gtest.h>

namespace stave {
namespace {

TEST(Moment, IsSecondsAndBack) {
  EXPECT_EQ(seconds_of("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(seconds_of("2019-06-17T08:00:00Z"), 1560758400);
  for (const char* moment :
       {"1969-12-31T23:59:59Z", "2000-02-29T12:34:56Z", "2019-06-17T08:00:00Z"}) {
    EXPECT_EQ(moment_of(seconds_of(moment)), moment);
  }
}

TEST(Moment, ALaterOneIsLaterInTheOrderOfTexts) {
  const std::string now = "2019-12-31T23:59:30Z";
  EXPECT_EQ(later(now, std::chrono::minutes(1)), "2020-01-01T00:00:30Z");
  EXPECT_EQ(later(now, -std::chrono::hours(24)), "2019-12-30T23:59:30Z");
  EXPECT_LT(now, later(now, std::chrono::seconds(1)));
}

}  // namespace
}  // namespace stave
