#include "sample.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <set>
#include <thread>

namespace stave::formula {
namespace {

using sample::dec;
using sample::Figures;
using sample::unit;
using sample::value;

/// gdp of five years, none for year 4; loss below zero; nothing zero.
Figures zone() {
  Figures f;
  f.name("gdp", "万元", {"city"})
      .put("gdp", "1080")
      .put("gdp", "1000", 1)
      .put("gdp", "800", 2)
      .put("gdp", "0", 3);
  f.put("gdp", "5400", 0, "city").put("gdp", "5000", 1, "city");
  f.name("tax", "亿元").put("tax", "0.02").put("tax", "0.016", 1);
  f.name("land", "亩").put("land", "15");
  f.name("people", "人").put("people", "30");
  f.name("rate", "%").put("rate", "62.3").put("rate", "60", 1);
  f.name("profit", "万元").put("profit", "50").put("profit", "-10", 1);
  f.name("zero", "万元").put("zero", "0").put("zero", "0", 1);
  f.name("gone", "万元").put("gone", "-").name("na", "万元").put("na", "n/a");
  f.name("secret", "万元").put("secret", "withheld");
  f.name("huge", "").put("huge", "1e6000");
  return f;
}

struct Worked {
  const char* text;
  const char* result;
  const char* expected;
};

class HandWorked : public ::testing::TestWithParam<Worked> {};

TEST_P(HandWorked, GivesTheNumber) {
  const auto& c = GetParam();
  EXPECT_EQ(zone().evaluate(c.text, c.result), value(c.expected)) << c.text << " in " << c.result;
}

INSTANTIATE_TEST_SUITE_P(
    Units, HandWorked,
    ::testing::Values(
        Worked{"gdp + tax", "万元", "1280"}, Worked{"gdp + tax", "亿元", "0.128"},
        Worked{"tax + gdp", "元", "12800000"}, Worked{"tax - gdp", "万元", "-880"},
        Worked{"sum(tax, gdp, 0 * gdp)", "万元", "1280"}, Worked{"mean(gdp, tax)", "亿元", "0.064"},
        Worked{"min(tax, gdp)", "万元", "200"}, Worked{"max(tax, gdp)", "亿元", "0.108"},
        Worked{"gdp > tax", "", "1"}, Worked{"gdp / land", "万元/亩", "72"},
        Worked{"gdp / land", "万元/公顷", "1080"}, Worked{"gdp / land", "亿元/平方公里", "10.8"},
        Worked{"tax / gdp", "%", "18.51851851851851851851851851851852"},
        Worked{"round(tax / gdp, 2)", "", "0.19"}, Worked{"tax / gdp > 0.1", "", "1"},
        Worked{"gdp / people", "万元/人", "36"}, Worked{"gdp / people", "元/人", "360000"},
        Worked{"people / gdp", "人/亿元", "277.7777777777777777777777777777778"},
        Worked{"rate", "", "0.623"}, Worked{"rate", "‰", "623"},
        Worked{"rate * gdp", "万元", "672.84"}, Worked{"rate * rate", "%", "38.8129"},
        Worked{"rate + 1%", "%", "63.3"}, Worked{"1% + rate", "%", "63.3"},
        Worked{"rate - prev(rate, 1)", "个百分点", "2.3"}, Worked{"0.5", "%", "50"},
        Worked{"8%", "%", "8"}, Worked{"round(rate, 0)", "%", "62"},
        Worked{"round(gdp, -2)", "元", "11000000"}, Worked{"abs(tax - gdp)", "万元", "880"},
        Worked{"gdp if missing tax", "万元", "1080"}, Worked{"gone if missing tax", "万元", "200"},
        Worked{"if(gdp > tax, tax, gdp)", "万元", "200"}));

INSTANTIATE_TEST_SUITE_P(
    YearsAndAreas, HandWorked,
    ::testing::Values(
        Worked{"yoy(gdp)", "%", "8"}, Worked{"yoy(tax)", "%", "25"},
        Worked{"prev(gdp, 2)", "万元", "800"}, Worked{"prev(yoy(gdp), 1)", "%", "25"},
        Worked{"yoy(gdp) - prev(yoy(gdp), 1)", "个百分点", "-17"},
        Worked{"yoy(gdp + tax)", "%", "10.34482758620689655172413793103448"},
        Worked{"prev(gdp + prev(gdp, 1), 1)", "万元", "1800"}, Worked{"gdp @ city", "万元", "5400"},
        Worked{"share_of(city, gdp)", "%", "20"}, Worked{"prev(share_of(city, gdp), 1)", "%", "20"},
        Worked{"share_of(city, prev(gdp, 1))", "%", "20"}, Worked{"yoy(gdp @ city)", "%", "8"},
        Worked{"yoy(gdp) / yoy(gdp @ city)", "", "1"},
        Worked{"(gdp + prev(gdp, 1)) @ city", "万元", "10400"},
        Worked{"(gdp - prev(gdp, 1)) / prev(gdp, 1)", "%", "8"}));

INSTANTIATE_TEST_SUITE_P(
    GrowthWithoutABase, HandWorked,
    ::testing::Values(Worked{"yoy(gone)", "%", "-"}, Worked{"yoy(zero)", "%", "-"},
                      Worked{"yoy(profit)", "%", "-"}, Worked{"prev(yoy(gdp), 2)", "%", "-"},
                      Worked{"prev(yoy(gdp), 3)", "%", "-"}, Worked{"yoy(-gdp)", "%", "-"},
                      Worked{"yoy(gdp - 2 * gdp)", "%", "-"}));

INSTANTIATE_TEST_SUITE_P(
    NoNumber, HandWorked,
    ::testing::Values(
        Worked{"gdp / zero", "", "-"}, Worked{"zero / zero", "", "-"},
        Worked{"zero / gdp", "", "0"}, Worked{"huge * huge", "", "-"},
        Worked{"gdp + gone", "万元", "-"}, Worked{"gdp + na", "万元", "n/a"},
        Worked{"secret + gdp", "万元", "withheld"}, Worked{"gone + na", "万元", "n/a"},
        Worked{"na + gone", "万元", "n/a"}, Worked{"na * secret", "万元·万元", "withheld"},
        Worked{"sum(secret, na, gone, gdp)", "万元", "withheld"},
        Worked{"mean(gdp, gone)", "万元", "-"}, Worked{"max(gdp, gone)", "万元", "-"},
        Worked{"min(gdp, na)", "万元", "n/a"}, Worked{"gone > 0", "", "-"},
        Worked{"na == na", "", "n/a"}, Worked{"-gone", "万元", "-"},
        Worked{"abs(na)", "万元", "n/a"}, Worked{"round(secret, 2)", "万元", "withheld"},
        Worked{"0 * gone", "万元", "-"}, Worked{"gone if missing 0", "万元", "0"},
        Worked{"na if missing 0", "万元", "n/a"}, Worked{"secret if missing 0", "万元", "withheld"},
        Worked{"gone if missing na", "万元", "n/a"},
        Worked{"gone if missing gone if missing gdp", "万元", "1080"},
        Worked{"if_missing(gone, gdp) + 0 * gdp", "万元", "1080"},
        Worked{"yoy(gdp) if missing yoy(zero)", "%", "8"},
        Worked{"yoy(zero) if missing 0", "%", "0"}, Worked{"if(gone > 0, gdp, gdp)", "万元", "-"},
        Worked{"if(na > 0, 1, 2)", "", "n/a"}, Worked{"if(gdp > 0, gdp, gone)", "万元", "1080"},
        Worked{"if(gdp > 0, gone, gdp)", "万元", "-"}, Worked{"if(zero > 0, 1, 0)", "", "0"},
        Worked{"if(rate, 7, 8)", "", "7"}, Worked{"share_of(city, prev(gdp, 2))", "%", "-"}));

TEST(Round, FollowsThePacksRule) {
  EXPECT_EQ(Figures().evaluate("round(2.5, 0)", "", Rounding::kHalfUp), value("3"));
  EXPECT_EQ(Figures().evaluate("round(2.5, 0)", "", Rounding::kHalfEven), value("2"));
  EXPECT_EQ(Figures().evaluate("round(2.9, 0)", "", Rounding::kDown), value("2"));
  EXPECT_EQ(Figures().evaluate("round(-62.345, 2)"), value("-62.35"));
  EXPECT_EQ(Figures().evaluate("round(1250, -2)"), value("1300"));
}

TEST(Program, ReadsEveryFigureOncePerAreaAndYear) {
  std::multiset<std::string> reads;
  const Figures f = zone();
  const auto program =
      Formula::parse("share_of(city, yoy(yoy(gdp)))")->compile(f.symbols(), Unit()).value();
  (void)program.evaluate([&](std::string_view name, std::string_view area, int years) -> Value {
    reads.insert(std::string(name) + "@" + std::string(area) + "-" + std::to_string(years));
    return Decimal(1);
  });
  EXPECT_THAT(reads, ::testing::ElementsAre("gdp@-0", "gdp@-1", "gdp@-2", "gdp@city-0",
                                            "gdp@city-1", "gdp@city-2"));
}

TEST(Program, GrowthOfGrowthFortyDeepStaysSmall) {
  std::string text = "gdp";
  for (int i = 0; i < 40; ++i) {
    text = "yoy(" + text + ")";
  }
  const Figures f = zone();
  int reads = 0;
  const auto program = Formula::parse(text)->compile(f.symbols(), Unit()).value();
  (void)program.evaluate([&](auto, auto, int) -> Value {
    ++reads;
    return Decimal(1);
  });
  EXPECT_EQ(reads, 41);
}

TEST(Program, OutlivesItsFormulaAndIsSharedByThreads) {
  const Figures f = zone();
  const auto program = [&] {
    return Formula::parse("yoy(gdp) + rate * 2")->compile(f.symbols(), unit("%")).value();
  }();
  const Value expected = value("132.6");
  std::vector<std::thread> threads;
  std::array<bool, 4> right{};
  for (auto& ok : right) {
    threads.emplace_back([&] {
      ok = true;
      for (int i = 0; i < 200; ++i) {
        ok = ok && program.evaluate(f.source()) == expected;
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_THAT(right, ::testing::Each(true));
}

Value any_number() {
  return dec(std::to_string(*rc::gen::inRange(-100000, 100000)) + "e-" +
             std::to_string(*rc::gen::inRange(0, 4)));
}

Value any_value() {
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
      return Absent::kMissing;
    case 1:
      return Absent::kNotApplicable;
    case 2:
      return Absent::kWithheld;
    default:
      return any_number();
  }
}

/// The formula over x and y, both 万元 unless said otherwise.
Value of(std::string_view text, std::string_view result, const Value& x, const Value& y,
         const char* y_unit = "万元") {
  Figures f;
  f.name("x", "万元").name("y", y_unit);
  const auto program = Formula::parse(text)->compile(f.symbols(), unit(result)).value();
  return program.evaluate([&](std::string_view name, auto, int) { return name == "x" ? x : y; });
}

RC_GTEST_PROP(ProgramProperty, SumsAndProductsCommuteExactly, ()) {
  const Value x = any_value();
  const Value y = any_value();
  RC_ASSERT(of("x + y", "万元", x, y) == of("y + x", "万元", x, y));
  RC_ASSERT(of("x * y", "万元·万元", x, y) == of("y * x", "万元·万元", x, y));
  RC_ASSERT(of("max(x, y)", "万元", x, y) == of("max(y, x)", "万元", x, y));
}

RC_GTEST_PROP(ProgramProperty, TheUnitOfAnOperandDoesNotMatter, ()) {
  const Value x = any_value();
  const Value y = any_value();
  const Value y_small = y.has_number() ? Value(*multiply(*y.number(), 10000)) : y;
  for (const auto* text :
       {"x + y", "x - y", "min(x, y)", "mean(x, y)", "x if missing y", "if(x > y, x, y)"}) {
    RC_ASSERT(of(text, "万元", x, y) == of(text, "万元", x, y_small, "元"));
  }
}

RC_GTEST_PROP(ProgramProperty, AComparisonIsOneOrZeroAndItsOppositeTheOther, ()) {
  const Value x = any_value();
  const Value y = any_value();
  const Value less = of("x < y", "", x, y);
  const Value not_less = of("x >= y", "", x, y);
  RC_ASSERT(less.has_number() == (x.has_number() && y.has_number()));
  if (less.has_number()) {
    RC_ASSERT(add(*less.number(), *not_less.number()) == Decimal(1));
  }
}

RC_GTEST_PROP(ProgramProperty, AgreesWithDoubleArithmetic, ()) {
  const Value x = any_number();
  const Value y = any_number();
  RC_PRE(!y.number()->is_zero());
  const double a = x.number()->to_double();
  const double b = y.number()->to_double();
  const double expected = (a + 2.5 * b) / (3.0 * b) - a / b;
  const Value v = of("(x + 2.5 * y) / (3 * y) - x / y", "", x, y);
  // cancellation: the error is relative to the terms, not to the difference
  RC_ASSERT(std::abs(v.number()->to_double() - expected) <= 1e-14 * (1.0 + std::abs(a / b)));
}

}  // namespace
}  // namespace stave::formula
