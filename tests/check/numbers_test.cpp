#include "numbers.hpp"

#include "bench.hpp"

#include <gtest/gtest.h>

namespace stave::check::testing {
namespace {

Unit unit(const char* symbol) {
  return Unit::parse(symbol).value();
}

TEST(Amounts, CarryTheirUnit) {
  EXPECT_EQ(amount(decimal("1080"), unit("万元")), "1080 万元");
  EXPECT_EQ(amount(decimal("62.3"), unit("%")), "62.3%");
  EXPECT_EQ(amount(decimal("0.5"), Unit()), "0.5");
  EXPECT_EQ(amount(decimal("0.123456"), Unit()), "0.1235");
  EXPECT_EQ(exact_amount(decimal("0.123456"), Unit()), "0.123456");
}

TEST(Amounts, NeverReadLikeTheLimitThatTheyPass) {
  EXPECT_EQ(amount_beside(decimal("100.1"), decimal("100"), Unit()), "100.1");
  EXPECT_EQ(amount_beside(decimal("100.000001"), decimal("100"), Unit()), "100.000001");
  EXPECT_EQ(amount_beside(decimal("100.0000000001"), decimal("100"), Unit()), "100.0000000001");
  EXPECT_EQ(amount_beside(decimal("100"), decimal("100"), Unit()), "100");
}

TEST(Growth, IsComparedWithoutDividing) {
  // 4 over 3 is 33.3… %: no rounding of the quotient can make it equal to a limit
  const Decimal third = decimal("33.33333333333333333333333333333");
  EXPECT_EQ(grows_by_more(3, 4, third), true);
  EXPECT_EQ(grows_by_less(3, 4, third), false);
  EXPECT_EQ(grows_by_more(300, decimal("399.9"), decimal("33.3")), false);
  EXPECT_EQ(grows_by_less(300, decimal("399.9"), decimal("33.3")), false);
}

TEST(Digits, AreThoseOfTheWrittenNumber) {
  EXPECT_EQ(trailing_zeros(decimal("1200")), 2);
  EXPECT_EQ(trailing_zeros(decimal("12.00")), 0);
  EXPECT_EQ(trailing_zeros(decimal("0")), 0);
  EXPECT_EQ(trailing_repeats(decimal("12.555")), 3);
  EXPECT_EQ(trailing_repeats(decimal("5")), 1);
  EXPECT_EQ(trailing_repeats(decimal("-44")), 2);
}

}  // namespace
}  // namespace stave::check::testing
