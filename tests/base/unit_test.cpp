#include "stave/base/unit.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace stave {
namespace {

Unit unit(std::string_view text) {
  const auto u = Unit::parse(text);
  EXPECT_TRUE(u) << text;
  return u.value_or(Unit());
}

Decimal dec(std::string_view text) {
  return Decimal::parse(text).value();
}

std::string converted(std::string_view x, std::string_view from, std::string_view to) {
  const auto y = unit(from).convert(dec(x), unit(to));
  return y ? y->to_string() : "none";
}

struct Conversion {
  const char* x;
  const char* from;
  const char* to;
  const char* expected;
};

class UnitConversion : public ::testing::TestWithParam<Conversion> {};

TEST_P(UnitConversion, IsExact) {
  const auto& c = GetParam();
  EXPECT_EQ(converted(c.x, c.from, c.to), c.expected) << c.x << c.from << " -> " << c.to;
}

INSTANTIATE_TEST_SUITE_P(
    Table, UnitConversion,
    ::testing::Values(
        Conversion{"1", "亿元", "万元", "10000"}, Conversion{"123.4", "万元", "亿元", "0.01234"},
        Conversion{"1", "万亿元", "亿元", "10000"}, Conversion{"5", "百万元", "千元", "5000"},
        Conversion{"3", "万元", "CNY", "30000"}, Conversion{"2", "亿美元", "万美元", "20000"},
        Conversion{"15", "亩", "公顷", "1"}, Conversion{"1", "公顷", "亩", "15"},
        Conversion{"3", "mu", "平方米", "2000"}, Conversion{"1", "平方公里", "亩", "1500"},
        Conversion{"1", "km2", "ha", "100"}, Conversion{"1", "km²", "万平方米", "100"},
        Conversion{"1.5", "公里", "米", "1500"}, Conversion{"2", "千米", "km", "2"},
        Conversion{"1", "亿立方米", "万立方米", "10000"},
        Conversion{"1", "万吨", "千克", "10000000"}, Conversion{"1", "万吨标准煤", "tce", "10000"},
        Conversion{"1", "亿千瓦时", "万千瓦时", "10000"}, Conversion{"1", "千瓦时", "J", "3600000"},
        Conversion{"62.3", "%", "", "0.623"}, Conversion{"0.08", "倍", "%", "8"},
        Conversion{"1", "%", "‰", "10"}, Conversion{"1.5", "个百分点", "%", "1.5"},
        Conversion{"2", "年", "月", "24"}, Conversion{"1", "天", "小时", "24"},
        Conversion{"3", "万人", "人", "30000"}, Conversion{"1", "人年", "人·年", "1"},
        Conversion{"1", "万元/亩", "元/平方米", "15"},
        Conversion{"1", "亿元/平方公里", "万元/亩", "6.666666666666666666666666666666667"},
        Conversion{"0.5", "吨标准煤/万元", "千克标准煤/元", "0.05"},
        Conversion{"12", "件/万人", "件/人", "0.0012"},
        Conversion{"7", "立方米/万元", "万立方米/亿元", "7"},
        Conversion{"1", "米*米", "平方米", "1"}, Conversion{"1", "1/亩", "1/公顷", "15"},
        Conversion{"1", "千瓦·小时", "千瓦时", "1"}, Conversion{"1", "万元／人", "元/人", "10000"},
        Conversion{"5", "％", "", "0.05"}));

TEST(Unit, DifferentThingsDoNotConvert) {
  for (const auto& [a, b] : {std::pair{"万元", "亩"},
                             {"元", "美元"},
                             {"家", "个"},
                             {"人", "人次"},
                             {"月", "天"},
                             {"吨", "吨标准煤"},
                             {"吨标准煤", "千瓦时"},
                             {"万元", "%"},
                             {"分", "%"},
                             {"米", "平方米"},
                             {"万元/亩", "万元/人"}}) {
    EXPECT_FALSE(unit(a).same_dimension(unit(b))) << a << b;
    EXPECT_EQ(unit(a).convert(1, unit(b)), std::nullopt) << a << b;
    EXPECT_EQ(unit(a).factor_to(unit(b)), std::nullopt) << a << b;
  }
}

TEST(Unit, EqualityIsOfSizeNotOfSpelling) {
  EXPECT_EQ(unit("万元"), unit("万CNY"));
  EXPECT_EQ(unit("km2"), unit("平方公里"));
  EXPECT_EQ(unit("亩"), unit("mu"));
  EXPECT_NE(unit("万元"), unit("亿元"));
  EXPECT_EQ(unit(""), Unit());
  EXPECT_EQ(unit("1"), Unit());
  EXPECT_EQ(unit("倍"), Unit());
}

TEST(Unit, KeepsTheSymbolAsWritten) {
  EXPECT_EQ(unit(" 万元／亩 ").symbol(), "万元/亩");
  EXPECT_EQ(unit("mu").symbol(), "mu");
  EXPECT_EQ(unit("").symbol(), "");
  EXPECT_EQ(unit("米 * 米").symbol(), "米 · 米");
}

TEST(Unit, DimensionsAreSortedProductsOfBases) {
  EXPECT_EQ(unit("吨标准煤/万元").dimension(), (Dimension{{"CNY", -1}, {"tce", 1}}));
  EXPECT_EQ(unit("亩").dimension(), (Dimension{{"m", 2}}));
  EXPECT_TRUE(unit("‰").is_pure());
  EXPECT_TRUE(unit("元/万元").is_pure());
}

struct Refusal {
  const char* text;
  const char* key;
  const char* part;
};

class UnitRefusal : public ::testing::TestWithParam<Refusal> {};

TEST_P(UnitRefusal, NamesThePart) {
  const auto& c = GetParam();
  const auto u = Unit::parse(c.text);
  ASSERT_FALSE(u) << c.text;
  EXPECT_EQ(u.error().what.key, c.key);
  EXPECT_EQ(u.error().what.args.at(0).second, c.text);
  EXPECT_EQ(u.error().what.args.at(1).second, c.part);
}

INSTANTIATE_TEST_SUITE_P(
    Table, UnitRefusal,
    ::testing::Values(
        Refusal{"弗隆", "unit.unknown", "弗隆"}, Refusal{"万元/弗隆", "unit.unknown", "弗隆"},
        Refusal{"万", "unit.unknown", "万"}, Refusal{"万%", "unit.unknown", "万%"},
        Refusal{"百分", "unit.unknown", "百分"}, Refusal{"千年", "unit.unknown", "千年"},
        Refusal{"万万元", "unit.unknown", "万万元"}, Refusal{"2", "unit.unknown", "2"},
        Refusal{"万元/", "unit.empty_part", ""}, Refusal{"/亩", "unit.empty_part", ""},
        Refusal{"元··亩", "unit.empty_part", ""}, Refusal{"元/人·年", "unit.ambiguous", "元/人·年"},
        Refusal{"元·元·元·元·元·元·元·元·元·元", "unit.too_large", "元"},
        Refusal{"万亿元·万亿美元·万亿人", "unit.too_large", "万亿人"}));

TEST(Unit, TakesTheNinthPowerAndNoMore) {
  EXPECT_TRUE(Unit::parse("元·元·元·元·元·元·元·元·元"));
  const Unit ninth = unit("元·元·元·元·元·元·元·元·元");
  EXPECT_EQ(ninth.times(unit("元")), std::nullopt);
  EXPECT_TRUE(ninth.over(unit("元")));
}

TEST(Unit, TakesTwoHundredBytesAndNoMore) {
  EXPECT_TRUE(Unit::parse(std::string(197, ' ') + "元"));
  const auto past = Unit::parse(std::string(198, ' ') + "元");
  ASSERT_FALSE(past);
  EXPECT_EQ(past.error().what.key, "unit.too_long");
}

TEST(Unit, ProductsAndQuotientsAreWrittenReadably) {
  const auto symbol = [](const std::optional<Unit>& u) { return u ? u->symbol() : "none"; };
  EXPECT_EQ(symbol(unit("万元").over(unit("亩"))), "万元/亩");
  EXPECT_EQ(symbol(unit("万元/亩").times(unit("亩"))), "万元");
  EXPECT_EQ(symbol(unit("万元").over(unit("万元/人"))), "人");
  EXPECT_EQ(symbol(Unit().over(unit("亩"))), "1/亩");
  EXPECT_EQ(symbol(unit("人").times(unit("年"))), "人·年");
  EXPECT_EQ(symbol(unit("件").over(unit("人·年"))), "件/人/年");
  EXPECT_EQ(symbol(unit("万元").over(unit("万元"))), "");
}

TEST(KnownUnits, AreAllReadEachOnceAndListed) {
  std::set<std::string_view> seen;
  for (const auto symbol : known_units()) {
    EXPECT_TRUE(Unit::parse(symbol)) << symbol;
    EXPECT_TRUE(seen.insert(symbol).second) << symbol;
  }
  EXPECT_TRUE(seen.contains("亩"));
}

Unit any_known() {
  const auto all = known_units();
  return unit(all[*rc::gen::inRange<std::size_t>(0, all.size())]);
}

Unit any_convertible_to(const Unit& a) {
  std::vector<Unit> fitting;
  for (const auto symbol : known_units()) {
    if (unit(symbol).same_dimension(a)) {
      fitting.push_back(unit(symbol));
    }
  }
  return fitting[*rc::gen::inRange<std::size_t>(0, fitting.size())];
}

RC_GTEST_PROP(UnitProperty, ConvertedThereAndBackItIsTheSame, ()) {
  const Unit a = any_known();
  const Unit b = any_convertible_to(a);
  const Decimal x = *rc::gen::inRange<std::int64_t>(-1000000000, 1000000000);
  const Decimal back = *b.convert(*a.convert(x, b), a);
  const Decimal error = *subtract(back, x);  // only a third (亩) leaves one, in the 34th digit
  RC_ASSERT(error.rounded(20, Rounding::kHalfEven).is_zero());
  const auto factor = *a.factor_to(b);
  RC_ASSERT(*multiply(factor.numerator, b.factor_to(a)->numerator) ==
            *multiply(factor.denominator, b.factor_to(a)->denominator));
}

RC_GTEST_PROP(UnitProperty, AWrittenQuotientIsReadBack, ()) {
  const Unit quotient = *any_known().over(any_known());
  RC_ASSERT(unit(quotient.symbol()) == quotient || quotient.is_pure());
}

RC_GTEST_PROP(UnitProperty, TimesAndOverUndoEachOther, ()) {
  const Unit a = any_known();
  const Unit b = any_known();
  RC_ASSERT(a.times(b)->over(b) == a);
  RC_ASSERT(a.over(b)->times(b) == a);
  RC_ASSERT(a.times(b) == b.times(a));
}

}  // namespace
}  // namespace stave
