#include "html.hpp"
#include "sample.hpp"

#include "stave/report/diagnosis_report.hpp"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include <regex>

namespace stave::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Escape, LeavesNoMarkupAndNoControlCharacter) {
  EXPECT_EQ(html::esc("<a href=\"x\">'&\x01\n"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp; ");
}

TEST(Numbers, AreShortInSvg) {
  EXPECT_EQ(html::num(12.5), "12.5");
  EXPECT_EQ(html::num(-0.001), "0");
  EXPECT_EQ(html::num(100.0), "100");
}

TEST(DiagnosisHtml, IsWellFormedInBothLanguages) {
  const Sample sample;
  for (const auto* words : {&zh(), &en()}) {
    pugi::xml_document page;
    const auto parsed = page.load_string(diagnosis_html(sample.report(), *words).c_str());
    ASSERT_TRUE(parsed) << parsed.description() << " at " << parsed.offset;
    EXPECT_STREQ(page.child("html").attribute("lang").value(), words == &zh() ? "zh-CN" : "en");
    EXPECT_TRUE(page.select_node("//svg[@class='barrel']//polygon[@class='b-short']"));
    EXPECT_EQ(page.select_nodes("//svg[@class='barrel']//polygon[@class='b-short']").size(), 2U);
    EXPECT_EQ(page.select_nodes("//svg[@class='worth']/rect[@class='c-main']").size(),
              3U);  // the legend's too
  }
}

TEST(DiagnosisHtml, EscapesTitlesOfPackAndPlan) {
  const Sample sample;
  const auto page = diagnosis_html(sample.report(), zh());
  EXPECT_THAT(page,
              AllOf(Not(HasSubstr("<script")), HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"),
                    HasSubstr("土地&lt;利用&gt;率&amp;"), HasSubstr("盘活&lt;低效&gt;用地"),
                    HasSubstr("示例&amp;开发区")));
}

TEST(DiagnosisHtml, FetchesNothing) {
  const Sample sample;
  const auto page = diagnosis_html(sample.report(), zh());
  EXPECT_FALSE(std::regex_search(page, std::regex("(src|href)=|@import|url\\((?!#)|https?:")));
}

TEST(DiagnosisHtml, NeverShowsANaNOrAKeyWithoutSentence) {
  const Sample sample;
  for (const auto* words : {&zh(), &en()}) {
    const auto page = diagnosis_html(sample.report(), *words);
    EXPECT_FALSE(std::regex_search(page, std::regex("[^a-z](nan|inf)[^a-z]")));
    EXPECT_THAT(page, Not(HasSubstr("⟦")));
  }
}

TEST(DiagnosisHtml, EveryPrintedPageSaysThatTheFiguresAreGenerated) {
  const Sample sample;
  pugi::xml_document page;
  ASSERT_TRUE(page.load_string(diagnosis_html(sample.report(), zh()).c_str()));
  for (const auto& sheet : page.select_nodes("//section[@class='sheet']")) {
    EXPECT_TRUE(sheet.node().select_node("*[@class='banner'] | *[@class='strip']/b"));
  }
  EXPECT_TRUE(page.select_node("//div[@class='mark']"));
}

TEST(DiagnosisHtml, RealFiguresBearNoBanner) {
  Sample sample;
  const auto page = diagnosis_html(sample.bare(), zh());
  EXPECT_THAT(page, AllOf(Not(HasSubstr("演示")), HasSubstr("没有可对照的方案"),
                          Not(HasSubstr("class=\"mark\""))));
}

TEST(DiagnosisHtml, LightsAreShapeAndWordToo) {
  const Sample sample;
  const auto page = diagnosis_html(sample.report(), zh());
  EXPECT_THAT(page, AllOf(HasSubstr("<span class=\"light green\">● 可补齐</span>"),
                          HasSubstr("<span class=\"light amber\">▲ 有欠缺</span>")));
}

TEST(DiagnosisHtml, AZoneWithoutShortStavesHasAPageToo) {
  Sample sample;
  sample.diagnosis.short_staves = 0;
  sample.diagnosis.staves.erase(sample.diagnosis.staves.begin(),
                                sample.diagnosis.staves.begin() + 2);
  pugi::xml_document page;
  EXPECT_TRUE(page.load_string(diagnosis_html(sample.report(), zh()).c_str()));
}

}  // namespace
}  // namespace stave::report
