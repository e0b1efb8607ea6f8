#include "stave/base/value.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

TEST(Value, IsMissingWhenNothingIsKnown) {
  EXPECT_FALSE(Value().has_number());
  EXPECT_EQ(Value().why(), Absent::kMissing);
  EXPECT_EQ(Value().number(), std::nullopt);
}

TEST(Value, ZeroIsANumberAndNoneOfTheReasons) {
  const Value zero = Decimal(0);
  EXPECT_TRUE(zero.has_number());
  EXPECT_EQ(zero.number(), Decimal(0));
  EXPECT_NE(zero, Value());
  EXPECT_NE(zero, Value(Absent::kNotApplicable));
  EXPECT_NE(zero, Value(Absent::kWithheld));
}

TEST(Value, TheReasonsAreKeptApart) {
  EXPECT_NE(Value(Absent::kMissing), Value(Absent::kNotApplicable));
  EXPECT_NE(Value(Absent::kNotApplicable), Value(Absent::kWithheld));
  EXPECT_EQ(Value(Absent::kWithheld).why(), Absent::kWithheld);
}

TEST(Value, EqualNumbersAreEqualHoweverWritten) {
  EXPECT_EQ(Value(*Decimal::parse("1.0")), Value(*Decimal::parse("1.00")));
}

}  // namespace
}  // namespace stave
