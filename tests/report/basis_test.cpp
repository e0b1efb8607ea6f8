#include "stave/report/basis.hpp"

#include "sample.hpp"

#include <gmock/gmock.h>

namespace stave::report {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string said(const DiagnosisReport& report, const i18n::Catalogue& words) {
  std::string out;
  for (const Message& line : basis_lines(report, words.language())) {
    out += words.say(line) + "\n";
  }
  return out;
}

TEST(Basis, NamesPackVersionRoundDataYearAndReference) {
  const Sample sample;
  const auto zh_text = said(sample.report(), zh());
  EXPECT_THAT(zh_text, HasSubstr("试验办法，test-1 1.2.0 版；发布单位：某部"));
  EXPECT_THAT(zh_text, HasSubstr("2018 年度考核，2017 年数据，219 个开发区"));
  EXPECT_THAT(zh_text, HasSubstr("劣于全国平均"));
  const auto en_text = said(sample.report(), en());
  EXPECT_THAT(en_text, HasSubstr("Trial method, test-1 version 1.2.0"));
  EXPECT_THAT(en_text, HasSubstr("worse than the national mean"));
}

TEST(Basis, GeneratedFiguresComeFirst) {
  const Sample sample;
  EXPECT_EQ(basis_lines(sample.report(), i18n::Language::kChinese).front().key,
            "report.basis.generated");
}

TEST(Basis, AssumedWeightIsAlwaysSaidWhenThereIsAny) {
  Sample sample;
  EXPECT_THAT(said(sample.report(), zh()), HasSubstr("权重中有 60% 是假定的"));
  sample.diagnosis.assumed_weight = 0.00001;
  EXPECT_THAT(said(sample.report(), zh()), HasSubstr("权重中有 <0.1% 是假定的"));
  sample.diagnosis.assumed_weight = 0.125;
  EXPECT_THAT(said(sample.report(), en()), HasSubstr("12.5% of the weight is assumed"));
}

TEST(Basis, NothingAssumedIsNotSpokenOf) {
  Sample sample;
  const auto lines = basis_lines(sample.bare(), i18n::Language::kEnglish);
  EXPECT_THAT(lines, Not(Contains(Field(&Message::key, "report.basis.assumed_weight"))));
  EXPECT_THAT(lines, Not(Contains(Field(&Message::key, "report.basis.generated"))));
  EXPECT_THAT(lines, Contains(Field(&Message::key, "report.basis.vintage_unknown")));
}

TEST(Basis, CountsAssumedIndicators) {
  const Sample sample;
  EXPECT_THAT(said(sample.report(), en()), HasSubstr("1 of 4 indicators are assumed"));
}

TEST(Basis, VintageIsReadable) {
  EXPECT_EQ(readable_time("2019-06-17T08:00:00Z"), "2019-06-17 08:00 UTC");
  EXPECT_EQ(readable_time("last week"), "last week");
  EXPECT_THAT(readable_time(""), IsEmpty());
}

}  // namespace
}  // namespace stave::report
