#include "words.hpp"

#include "sample.hpp"

#include "stave/base/text.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace stave::report {
namespace {

TEST(Words, NumbersHaveFixedDigitsAndNeverAMinusZero) {
  const Words w(zh());
  EXPECT_EQ(w.fixed(62.3, 2), "62.30");
  EXPECT_EQ(w.fixed(-0.001, 2), "0.00");
  EXPECT_EQ(w.with_sign(0.42, 2), "+0.42");
  EXPECT_EQ(w.with_sign(0.001, 2), "0.00");
  EXPECT_EQ(w.with_sign(-1.8, 1), "-1.8");
}

TEST(Words, WhatIsNoNumberIsTheWordForMissing) {
  EXPECT_EQ(Words(zh()).fixed(kNone, 2), "缺失");
  EXPECT_EQ(Words(en()).with_sign(kNone, 2), "missing");
  EXPECT_EQ(Words(zh()).with_unit(kNone, 2, "%"), "缺失");
  EXPECT_EQ(Words(zh()).rank(0), "缺失");
  EXPECT_EQ(Words(zh()).value(Absent::kNotApplicable, 1, Rounding::kHalfUp), "不适用");
  EXPECT_EQ(Words(en()).value(Absent::kWithheld, 1, Rounding::kHalfUp), "withheld");
}

TEST(Words, PercentStandsAtItsNumberOtherUnitsApart) {
  EXPECT_EQ(Words(zh()).with_unit(62.3, 1, "%"), "62.3%");
  EXPECT_EQ(Words(zh()).with_unit(4, 0, "家"), "4 家");
}

TEST(Words, ATitleFallsBackToTheOtherLanguage) {
  EXPECT_EQ(title_in({"甲", ""}, i18n::Language::kEnglish), "甲");
  EXPECT_EQ(title_in({"", "A"}, i18n::Language::kChinese), "A");
}

TEST(Clip, KeepsWithinTheWidthAndMarksTheCut) {
  EXPECT_EQ(clip("短板", 4), "短板");
  EXPECT_EQ(clip("短板指标", 6), "短板…");
  EXPECT_EQ(clip("abcdef", 4), "abc…");
}

TEST(Wrap, BreaksChineseAnywhereButNotBeforeAComma) {
  EXPECT_EQ(wrap("甲乙丙，丁", 6, 0), "甲乙\n丙，丁\n");
}

TEST(Wrap, BreaksEnglishAtSpacesAndIndents) {
  EXPECT_EQ(wrap("one two three", 7, 2), "one two\n  three\n");
}

TEST(Wrap, NoLineIsWiderThanAsked) {
  const std::string text =
      "目标：不低于 62.3%，可补到全国平均；达到后 +0.42 分、升 2 位，措施与牵头单位齐备，期限为 "
      "2019 年 7 月前。";
  std::istringstream lines(wrap(text, 20, 4));
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(display_width(line), 20U) << line;
  }
}

}  // namespace
}  // namespace stave::report
