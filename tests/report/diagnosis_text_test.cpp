#include "sample.hpp"

#include "stave/base/text.hpp"
#include "stave/report/diagnosis_report.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace stave::report {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(DiagnosisText, HoldsTheWholeAnswerInChinese) {
  const Sample sample;
  const auto text = diagnosis_text(sample.report(), zh());
  EXPECT_THAT(
      text, AllOf(HasSubstr("■ 演示数据"), HasSubstr("综合得分 71.23"),
                  HasSubstr("东部第 5 位（共 107 个）"), HasSubstr("2017 年度第 15 位"),
                  HasSubstr("60.50"), HasSubstr("62.30"), HasSubstr("-1.80"), HasSubstr("+3.25")));
  EXPECT_THAT(text, AllOf(HasSubstr("● 可补齐"), HasSubstr("▲ 目标偏低、无措施"),
                          HasSubstr("3.1.1 盘活<低效>用地"), HasSubstr("2019年7月前"),
                          HasSubstr("没有措施"), HasSubstr("“进一步<提高>”"),
                          HasSubstr("权重中有 60% 是假定的")));
}

TEST(DiagnosisText, HoldsTheWholeAnswerInEnglish) {
  const Sample sample;
  const auto text = diagnosis_text(sample.report(), en());
  EXPECT_THAT(text,
              AllOf(HasSubstr("rank 12 of 219"), HasSubstr("● covered"),
                    HasSubstr("at least 63%: reaches the national mean; meeting it brings "
                              "+3.50 points, up 3 in rank"),
                    HasSubstr("60% of the weight is assumed"), HasSubstr("still move is 2020")));
}

TEST(DiagnosisText, FitsTheTerminal) {
  const Sample sample;
  for (const auto* words : {&zh(), &en()}) {
    std::istringstream lines(diagnosis_text(sample.report(), *words));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), 120U) << line;
    }
  }
}

TEST(DiagnosisText, NeverShowsANaNOrAKeyWithoutSentence) {
  const Sample sample;
  for (const auto* words : {&zh(), &en()}) {
    const auto text = diagnosis_text(sample.report(), *words);
    EXPECT_THAT(text, Not(ContainsRegex("[^a-z]nan[^a-z]")));
    EXPECT_THAT(text, Not(HasSubstr("⟦")));
  }
  EXPECT_THAT(diagnosis_text(sample.report(), zh()), HasSubstr("缺失"));
}

TEST(DiagnosisText, WithoutAPlanSaysSo) {
  Sample sample;
  const auto text = diagnosis_text(sample.bare(), zh());
  EXPECT_THAT(text, AllOf(HasSubstr("没有可对照的方案"), Not(HasSubstr("演示")),
                          Not(HasSubstr("方案的缺口"))));
}

}  // namespace
}  // namespace stave::report
