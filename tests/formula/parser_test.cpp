#include "sample.hpp"

#include "stave/base/text.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace stave::formula {
namespace {

using sample::Figures;
using sample::value;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

struct Calculation {
  const char* text;
  const char* expected;
};

class Precedence : public ::testing::TestWithParam<Calculation> {};

TEST_P(Precedence, IsThatOfSchool) {
  EXPECT_EQ(Figures().evaluate(GetParam().text), value(GetParam().expected)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Precedence,
    ::testing::Values(
        Calculation{"1 + 2 * 3", "7"}, Calculation{"(1 + 2) * 3", "9"},
        Calculation{"10 - 4 - 3", "3"}, Calculation{"24 / 4 / 3", "2"},
        Calculation{"2 * 6 / 4", "3"}, Calculation{"-2 * 3", "-6"}, Calculation{"2 * -3", "-6"},
        Calculation{"4 - -3", "7"}, Calculation{"--5", "5"}, Calculation{"-(1 + 2)", "-3"},
        Calculation{"1 + 1 < 3", "1"}, Calculation{"2 * 2 == 4", "1"}, Calculation{"3 != 3", "0"},
        Calculation{"3 <= 3", "1"}, Calculation{"3 >= 4", "0"}, Calculation{"3 > 2", "1"},
        Calculation{"1 / 0 if missing 2 + 3", "5"},
        Calculation{"1 / 0 if missing 1 / 0 if missing 7", "7"},
        Calculation{"(1 / 0 if missing 4) * 2", "8"}, Calculation{"2 > 1 if missing 0", "1"},
        Calculation{"8%", "0.08"}, Calculation{"0.5 + 8%", "0.58"},
        Calculation{"（1＋2）×３÷２－１", "3.5"}, Calculation{"max（1，2）＊２％", "0.04"},
        Calculation{"1 ≤ 2", "1"}, Calculation{"1 ≥ 2", "0"}, Calculation{"1 ≠ 2", "1"},
        Calculation{"5 − 2", "3"}, Calculation{"１２．５ ＜ １３", "1"},
        Calculation{" 1\n+\t1　", "2"}, Calculation{"1/3", "0.3333333333333333333333333333333333"},
        Calculation{"1234567890123456789012345678901234", "1234567890123456789012345678901234"}));

std::vector<std::string> names_of(std::string_view text) {
  return Formula::parse(text).value().names();
}

TEST(Names, AreOfAnyScriptAndKeepTheirOrder) {
  EXPECT_THAT(names_of("研发经费 / 地区生产总值 + gdp_2 * 地区生产总值"),
              ElementsAre("研发经费", "地区生产总值", "gdp_2"));
  EXPECT_THAT(names_of("_a + β·γ + имя + e\u0301té"), ElementsAre("_a", "β·γ", "имя", "e\u0301té"));
}

TEST(Names, WithOtherCharactersStandInQuotes) {
  EXPECT_THAT(names_of("`R&D (internal)` / “规模以上 工业+建筑业”"),
              ElementsAre("R&D (internal)", "规模以上 工业+建筑业"));
  EXPECT_THAT(names_of("`3D打印`"), ElementsAre("3D打印"));
}

TEST(Names, OfFunctionsAndKeywordsMayBeFiguresToo) {
  EXPECT_THAT(names_of("sum + missing if missing `if`"), ElementsAre("sum", "missing", "if"));
  EXPECT_THAT(names_of("sum(min, max)"), ElementsAre("min", "max"));
}

TEST(Names, OfAreasAreNoFigures) {
  EXPECT_THAT(names_of("gdp @ city + share_of(城市, tax)"), ElementsAre("gdp", "tax"));
  EXPECT_THAT(names_of("1 + 2"), IsEmpty());
}

TEST(YearsBack, IsTheDeepestReach) {
  const auto reach = [](std::string_view text) {
    return Formula::parse(text).value().years_back();
  };
  EXPECT_EQ(reach("gdp"), 0);
  EXPECT_EQ(reach("yoy(gdp)"), 1);
  EXPECT_EQ(reach("prev(gdp, 3) + yoy(tax)"), 3);
  EXPECT_EQ(reach("prev(yoy(gdp), 1)"), 2);
  EXPECT_EQ(reach("yoy(yoy(prev(gdp, 20)))"), 22);
}

TEST(Formula, KeepsItsTextAndEqualsByIt) {
  EXPECT_EQ(Formula::parse("a + b")->text(), "a + b");
  EXPECT_EQ(Formula::parse("a"), Formula::parse("a"));
  EXPECT_FALSE(*Formula::parse("a") == *Formula::parse("(a)"));
}

struct Wrong {
  const char* text;
  std::size_t first;
  std::size_t last;
  const char* key;
};

class SyntaxFault : public ::testing::TestWithParam<Wrong> {};

TEST_P(SyntaxFault, StandsAtItsExactPlace) {
  const auto& c = GetParam();
  const auto formula = Formula::parse(c.text);
  ASSERT_FALSE(formula) << c.text;
  EXPECT_EQ(formula.error().what.key, std::string("formula.") + c.key) << c.text;
  EXPECT_EQ(formula.error().first, c.first) << c.text;
  EXPECT_EQ(formula.error().last, c.last) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, SyntaxFault,
    ::testing::Values(
        Wrong{"", 0, 0, "empty"}, Wrong{"  ", 2, 2, "empty"},
        Wrong{"增加值 +", 5, 5, "expected_operand_at_end"}, Wrong{"* a", 0, 1, "expected_operand"},
        Wrong{"a + * b", 4, 5, "expected_operand"}, Wrong{"+a", 0, 1, "expected_operand"},
        Wrong{"()", 1, 2, "expected_operand"}, Wrong{"a b", 2, 3, "expected_operator"},
        Wrong{"3D打印", 1, 4, "expected_operator"}, Wrong{"2e3", 1, 3, "expected_operator"},
        Wrong{"2(3)", 1, 2, "expected_operator"}, Wrong{"a%", 1, 2, "expected_operator"},
        Wrong{"8%%", 2, 3, "expected_operator"}, Wrong{"a, b", 1, 2, "expected_operator"},
        Wrong{"a)", 1, 2, "unopened_parenthesis"},
        Wrong{"a * (b + c", 4, 5, "unclosed_parenthesis"},
        Wrong{"max(a, b", 3, 4, "unclosed_parenthesis"}, Wrong{"(a b)", 3, 4, "expected_close"},
        Wrong{"max(a; b)", 5, 6, "bad_character"}, Wrong{"(a, b)", 2, 3, "expected_close"},
        Wrong{"a = b", 2, 3, "single_equals"}, Wrong{"a ! b", 2, 3, "bad_character"},
        Wrong{"产值 # 2", 3, 4, "bad_character"}, Wrong{"a & b", 2, 3, "bad_character"},
        Wrong{"5. + 1", 0, 2, "bad_number"}, Wrong{".5", 0, 1, "bad_character"},
        Wrong{"1 + 12345678901234567890123456789012345", 4, 39, "number_too_long"},
        Wrong{"`gdp", 0, 4, "unclosed_name"}, Wrong{"a + “产值", 4, 7, "unclosed_name"},
        Wrong{"``", 0, 2, "empty_name"}, Wrong{"a < b < c", 6, 7, "chained_comparison"},
        Wrong{"a == b != c", 7, 9, "chained_comparison"}, Wrong{"a if b", 2, 4, "expected_missing"},
        Wrong{"a if missing", 12, 12, "expected_operand_at_end"},
        Wrong{"a @", 3, 3, "expected_area"}, Wrong{"a @ 3", 4, 5, "expected_area"},
        Wrong{"a @ (b)", 4, 5, "expected_area"}, Wrong{"share_of(3, a)", 9, 10, "expected_area"},
        Wrong{"avg(a)", 0, 3, "unknown_function"}, Wrong{"1 + 合计(a)", 4, 6, "unknown_function"},
        Wrong{"yoy()", 0, 5, "argument_count"}, Wrong{"1 + yoy(a, b)", 4, 13, "argument_count"},
        Wrong{"if(a, b)", 0, 8, "argument_count"}, Wrong{"sum()", 0, 5, "too_few_arguments"},
        Wrong{"share_of(city)", 0, 14, "argument_count"}, Wrong{"prev(a)", 0, 7, "argument_count"},
        Wrong{"prev(a, 0)", 8, 9, "years_literal"}, Wrong{"prev(a, 21)", 8, 10, "years_literal"},
        Wrong{"prev(a, 1.5)", 8, 11, "years_literal"}, Wrong{"prev(a, -1)", 8, 10, "years_literal"},
        Wrong{"prev(a, n)", 8, 9, "years_literal"}, Wrong{"prev(a, 1 + 1)", 8, 9, "years_literal"},
        Wrong{"prev(a, 5%)", 8, 9, "years_literal"}, Wrong{"prev(a, )", 8, 9, "years_literal"},
        Wrong{"round(a, 13)", 9, 11, "digits_literal"},
        Wrong{"round(a, -13)", 9, 12, "digits_literal"}, Wrong{"max(a,)", 6, 7, "expected_operand"},
        Wrong{"max(,a)", 4, 5, "expected_operand"}, Wrong{"a\xFF", 1, 1, "not_utf8"},
        Wrong{"产\xE5", 1, 1, "not_utf8"}));

TEST(Limits, FortyLevelsAreReadAndFortyOneRefused) {
  EXPECT_TRUE(Formula::parse(repeated("(", 40) + "1" + repeated(")", 40)));
  const auto deep = Formula::parse(repeated("(", 41) + "1" + repeated(")", 41));
  ASSERT_FALSE(deep);
  EXPECT_EQ(deep.error(), (Fault{40, 41, {"formula.too_deep", {{"limit", "40"}}}}));
  EXPECT_TRUE(Formula::parse(repeated("-", 40) + "1"));
  EXPECT_EQ(Formula::parse(repeated("-", 41) + "1").error().what.key, "formula.too_deep");
  EXPECT_TRUE(Formula::parse(repeated("abs(", 40) + "1" + repeated(")", 40)));
  const auto calls = Formula::parse(repeated("abs(", 42) + "1" + repeated(")", 42));
  ASSERT_FALSE(calls);
  EXPECT_EQ(calls.error().first, 160U);
  EXPECT_EQ(calls.error().last, 163U);
}

TEST(Limits, DepthIsOfNestingNotOfLength) {
  EXPECT_TRUE(Formula::parse("1" + repeated(" + (1)", 300)));
  EXPECT_TRUE(Formula::parse("1" + repeated(" + -1", 300)));
}

TEST(Limits, TwoThousandCharactersAreReadAndOneMoreRefused) {
  const std::string name = repeated("产", 1998);
  EXPECT_TRUE(Formula::parse(name + "+1"));
  const auto over = Formula::parse(name + "+12");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error(),
            (Fault{2000, 2001, {"formula.too_long", {{"limit", "2000"}, {"length", "2001"}}}}));
}

TEST(Limits, NumbersOfHundredCharactersAreRead) {
  EXPECT_TRUE(Formula::parse("0." + repeated("0", 97) + "1"));
  EXPECT_EQ(Formula::parse("0." + repeated("0", 98) + "1").error().what.key,
            "formula.number_too_long");
}

TEST(Limits, LongSumsEvaluate) {
  EXPECT_EQ(Figures().evaluate("1" + repeated("+1", 999)), value("1000"));
}

RC_GTEST_PROP(SyntaxProperty, FaultsLieInsideTheText, ()) {
  static const std::vector<std::string> pieces{
      "a",       "地区", "12",        ".5",     "8%", "+",  "-", "*", "/",    "(",     ")",
      ",",       "<",    "==",        "=",      "@",  "`",  "“", "”", "yoy(", "prev(", "if",
      "missing", " ",    "share_of(", "round(", "（", "，", "!", "#", "\xE5"};
  const auto picks = *rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, pieces.size()));
  std::string text;
  for (const auto pick : picks) {
    text += pieces[pick];
  }
  const auto formula = Formula::parse(text);
  if (!formula) {
    RC_ASSERT(formula.error().first <= formula.error().last);
    RC_ASSERT(formula.error().last <= code_points(text));
  }
}

}  // namespace
}  // namespace stave::formula
