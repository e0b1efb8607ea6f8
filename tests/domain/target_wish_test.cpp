#include "stave/domain/target_wish.hpp"

#include <gtest/gtest.h>

namespace stave {
namespace {

TEST(TargetWish, IsKeptAndReadAgain) {
  const TargetWish all{Decimal(62), "%", "2019"};
  EXPECT_EQ(to_string(all), "value=62\nunit=%\nperiod=2019");
  for (const TargetWish& wish : {all, TargetWish{{}, "亿元", ""}, TargetWish{{}, "", "2019Q4"},
                                 TargetWish{Decimal(-7), "", ""}, TargetWish{}}) {
    EXPECT_EQ(target_wish_of(to_string(wish)), wish);
  }
}

TEST(TargetWish, ReadsWhatOlderFoldersHold) {
  EXPECT_EQ(target_wish_of("7"), (TargetWish{Decimal(7), "", ""}));
  EXPECT_EQ(target_wish_of("value=62\nunit=%\n"), (TargetWish{Decimal(62), "%", ""}));
  EXPECT_EQ(target_wish_of("colour=red\n\nnothing\nunit=%"), (TargetWish{{}, "%", ""}));
}

TEST(TargetWish, IsSaidInOneLine) {
  EXPECT_EQ(readable({Decimal(62), "%", "2019"}), "62 % 2019");
  EXPECT_EQ(readable({{}, "", "2019"}), "2019");
  EXPECT_EQ(readable({}), "");
}

}  // namespace
}  // namespace stave
