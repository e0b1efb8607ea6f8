#include "stave/base/decimal.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace stave {
namespace {

Decimal dec(std::string_view text) {
  return Decimal::parse(text).value();
}

std::string digits(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out.push_back(static_cast<char>('1' + i % 9));
  }
  return out;
}

TEST(DecimalParse, ReadsPlainAndScientificNotation) {
  EXPECT_EQ(dec("62.3").to_string(), "62.3");
  EXPECT_EQ(dec("-0.05").to_string(), "-0.05");
  EXPECT_EQ(dec("+7").to_string(), "7");
  EXPECT_EQ(dec("1e6").to_string(), "1000000");
  EXPECT_EQ(dec("1.5E-3").to_string(), "0.0015");
  EXPECT_EQ(dec("000123.4500").to_string(), "123.45");
  EXPECT_EQ(dec("0.000").to_string(), "0");
  EXPECT_EQ(dec("-0").to_string(), "0");
  EXPECT_EQ(dec("999999999999999999").to_string(), "999999999999999999");
  EXPECT_EQ(dec("-12345678901234567.").to_string(), "-12345678901234567");
  EXPECT_EQ(dec(".5").to_string(), "0.5");
  EXPECT_EQ(dec("-0.00000000000000012").to_string(), "-0.00000000000000012");
}

TEST(DecimalParse, RefusesWhateverIsNoNumber) {
  for (const auto* text :
       {"",        " ",   "-",     ".",    "1,234", "1 2", " 1",  "1 ", "1e",     "1e+",
        "e5",      "--1", "1.2.3", "0x10", "inf",   "nan", "NaN", "１", "1e6001", "1e99999999999",
        "1e-6001", "1%",  "1_000"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
  EXPECT_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST(DecimalParse, Takes34SignificantDigitsAndNoMore) {
  EXPECT_EQ(dec(digits(34)).to_string(), digits(34));
  EXPECT_FALSE(Decimal::parse(digits(35)));
  EXPECT_EQ(dec("0.000" + digits(34)).to_string(), "0.000" + digits(34));
  EXPECT_EQ(dec("0000000" + digits(34)).to_string(), digits(34));
}

TEST(DecimalParse, TakesHundredCharactersAndNoMore) {
  EXPECT_TRUE(Decimal::parse(std::string(99, '0') + "1"));
  EXPECT_FALSE(Decimal::parse(std::string(100, '0') + "1"));
}

TEST(DecimalArithmetic, IsExactWhereBinaryIsNot) {
  EXPECT_EQ(add(dec("0.1"), dec("0.2")), dec("0.3"));
  EXPECT_EQ(subtract(dec("62.3"), dec("62")), dec("0.3"));
  EXPECT_EQ(multiply(dec("1.1"), dec("1.1")), dec("1.21"));
  EXPECT_EQ(divide(dec("1"), dec("8")), dec("0.125"));
}

TEST(DecimalArithmetic, OneThirdHas34Digits) {
  EXPECT_EQ(divide(1, 3)->to_string(), "0." + std::string(34, '3'));
  EXPECT_EQ(divide(2, 3)->to_string(), "0." + std::string(33, '6') + "7");
}

TEST(DecimalArithmetic, TheLastDigitIsRoundedHalfToEven) {
  const std::string nines(33, '9');
  EXPECT_EQ(add(dec("1" + std::string(33, '0')), dec("0.5"))->to_string(),
            "1" + std::string(33, '0'));
  EXPECT_EQ(add(dec("1" + std::string(32, '0') + "1"), dec("0.5"))->to_string(),
            "1" + std::string(32, '0') + "2");
  EXPECT_EQ(add(dec("9" + nines), dec("0.5"))->to_string(), "1" + std::string(34, '0'));
}

TEST(DecimalArithmetic, DivisionByZeroIsNothing) {
  EXPECT_FALSE(divide(1, 0));
  EXPECT_FALSE(divide(0, 0));
  EXPECT_FALSE(divide(1, dec("-0.00")));
}

TEST(DecimalArithmetic, OverflowIsNothing) {
  const Decimal huge = dec("1e6000");
  EXPECT_FALSE(multiply(huge, huge));
  EXPECT_FALSE(divide(huge, dec("1e-6000")));
}

TEST(DecimalOrder, ComparesNumbersNotSpellings) {
  EXPECT_EQ(dec("1.0"), dec("1.00"));
  EXPECT_EQ(dec("0"), dec("-0.0"));
  EXPECT_LT(dec("-1"), dec("0.5"));
  EXPECT_GT(dec("1e2"), dec("99.99"));
  EXPECT_LE(dec("2"), dec("2.0"));
  EXPECT_GE(dec("2"), dec("2.0"));
  EXPECT_NE(dec("2"), dec("2.000000000000000000000000000000001"));
}

TEST(DecimalSign, ZeroHasNone) {
  EXPECT_EQ(dec("-0.00").sign(), 0);
  EXPECT_EQ(dec("-3").sign(), -1);
  EXPECT_EQ(dec("0.001").sign(), 1);
  EXPECT_FALSE(std::signbit(Decimal(0).negated().to_double()));
}

struct RoundingCase {
  const char* x;
  int places;
  const char* half_even;
  const char* half_up;
  const char* down;
};

class DecimalRounding : public ::testing::TestWithParam<RoundingCase> {};

TEST_P(DecimalRounding, FollowsTheDeclaredRule) {
  const auto& c = GetParam();
  EXPECT_EQ(dec(c.x).to_fixed(c.places, Rounding::kHalfEven), c.half_even) << c.x;
  EXPECT_EQ(dec(c.x).to_fixed(c.places, Rounding::kHalfUp), c.half_up) << c.x;
  EXPECT_EQ(dec(c.x).to_fixed(c.places, Rounding::kDown), c.down) << c.x;
  EXPECT_EQ(dec(c.x).rounded(c.places, Rounding::kHalfUp), dec(c.half_up)) << c.x;
}

INSTANTIATE_TEST_SUITE_P(Table, DecimalRounding,
                         ::testing::Values(RoundingCase{"0.5", 0, "0", "1", "0"},
                                           RoundingCase{"1.5", 0, "2", "2", "1"},
                                           RoundingCase{"2.5", 0, "2", "3", "2"},
                                           RoundingCase{"-0.5", 0, "0", "-1", "0"},
                                           RoundingCase{"-1.5", 0, "-2", "-2", "-1"},
                                           RoundingCase{"-2.5", 0, "-2", "-3", "-2"},
                                           RoundingCase{"2.5000001", 0, "3", "3", "2"},
                                           RoundingCase{"2.4999999", 0, "2", "2", "2"},
                                           RoundingCase{"62.345", 2, "62.34", "62.35", "62.34"},
                                           RoundingCase{"62.355", 2, "62.36", "62.36", "62.35"},
                                           RoundingCase{"1.005", 2, "1.00", "1.01", "1.00"},
                                           RoundingCase{"99.995", 2, "100.00", "100.00", "99.99"},
                                           RoundingCase{"7", 2, "7.00", "7.00", "7.00"},
                                           RoundingCase{"0", 3, "0.000", "0.000", "0.000"},
                                           RoundingCase{"-0.004", 2, "0.00", "0.00", "0.00"},
                                           RoundingCase{"1250", -2, "1200", "1300", "1200"},
                                           RoundingCase{"1350", -2, "1400", "1400", "1300"},
                                           RoundingCase{"49", -2, "0", "0", "0"}));

TEST(DecimalRounded, MorePlacesThanTheNumberHasChangeNothing) {
  const Decimal x = dec("12345678901234567890.12345678901234");
  EXPECT_EQ(x.rounded(30, Rounding::kHalfUp), x);
  EXPECT_EQ(dec("1e40").to_fixed(2), "1" + std::string(40, '0') + ".00");
}

TEST(DecimalFromDouble, IsTheShortestThatReadsBack) {
  EXPECT_EQ(Decimal::from_double(0.1).to_string(), "0.1");
  EXPECT_EQ(Decimal::from_double(-1e22).to_string(), "-1" + std::string(22, '0'));
  EXPECT_EQ(Decimal::from_double(std::numeric_limits<double>::max()).to_double(),
            std::numeric_limits<double>::max());
  EXPECT_EQ(Decimal::from_double(5e-324).to_double(), 5e-324);
}

TEST(DecimalFromInteger, IsExactAtTheEnds) {
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).to_string(), "-9223372036854775808");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::max()).to_string(), "9223372036854775807");
}

/// A decimal of up to 17 digits with a moderate exponent, so that products stay exact.
Decimal arbitrary() {
  const auto mantissa = *rc::gen::inRange<std::int64_t>(-99999999999999999, 100000000000000000);
  const auto exponent = *rc::gen::inRange(-8, 9);
  return dec(std::to_string(mantissa) + "e" + std::to_string(exponent));
}

RC_GTEST_PROP(DecimalProperty, PrintedAndReadItIsTheSame, ()) {
  const Decimal x = arbitrary();
  RC_ASSERT(Decimal::parse(x.to_string()).value() == x);
}

/// Short plain numbers are read and printed by a way of their own.
RC_GTEST_PROP(DecimalProperty, ShortNumbersAreTheSameWithAndWithoutAnExponent, ()) {
  const auto digits = std::to_string(*rc::gen::inRange<std::int64_t>(0, 10000000000000000));
  const auto point = *rc::gen::inRange<std::size_t>(0, digits.size() + 1);
  const auto sign = *rc::gen::element<std::string>("", "-");
  const auto text = sign + digits.substr(0, point) + "." + digits.substr(point);
  const Decimal read = dec(text);
  RC_ASSERT(read == dec(text + "e0"));
  const Decimal printed_at_length = multiply(read, dec("1e17")).value();
  RC_ASSERT(dec(printed_at_length.to_string() + "e-17") == read);
  RC_ASSERT(read.to_fixed(16) == multiply(printed_at_length, dec("1e-17"))->to_fixed(16));
}

RC_GTEST_PROP(DecimalProperty, SumsAndProductsCommute, ()) {
  const Decimal a = arbitrary();
  const Decimal b = arbitrary();
  RC_ASSERT(add(a, b) == add(b, a));
  RC_ASSERT(multiply(a, b) == multiply(b, a));
}

RC_GTEST_PROP(DecimalProperty, WhatIsAddedCanBeTakenAway, ()) {
  const Decimal a = arbitrary();
  const Decimal b = arbitrary();
  RC_ASSERT(subtract(*add(a, b), b) == a);
}

RC_GTEST_PROP(DecimalProperty, ProductsAreExactAndDivideBack, ()) {
  const Decimal a = arbitrary();
  const Decimal b = arbitrary();
  RC_PRE(!b.is_zero());
  RC_ASSERT(divide(*multiply(a, b), b) == a);
}

RC_GTEST_PROP(DecimalProperty, RoundingMovesByAtMostHalfAUnit, (int places)) {
  const int p = std::abs(places % 6);
  const Decimal x = arbitrary();
  const Decimal r = x.rounded(p, Rounding::kHalfUp);
  const Decimal distance = *subtract(x, r);
  const Decimal half = dec("5e-" + std::to_string(p + 1));
  RC_ASSERT(distance <= half);
  RC_ASSERT(distance >= half.negated());
  RC_ASSERT(r.rounded(p, Rounding::kHalfEven) == r);
}

RC_GTEST_PROP(DecimalProperty, DoublesSurvive, (double x)) {
  RC_PRE(std::isfinite(x));
  RC_ASSERT(Decimal::from_double(x).to_double() == x);
}

RC_GTEST_PROP(DecimalProperty, AgreesWithDoubleToItsPrecision, ()) {
  const Decimal a = arbitrary();
  const Decimal b = arbitrary();
  RC_PRE(!b.is_zero());
  const double q = divide(a, b)->to_double();
  const double expected = a.to_double() / b.to_double();
  RC_ASSERT(std::abs(q - expected) <=
            4 * std::numeric_limits<double>::epsilon() * std::abs(expected));
}

}  // namespace
}  // namespace stave
