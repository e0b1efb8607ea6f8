#include "html.hpp"
#include "sample.hpp"
#include "xml.hpp"

#include "stave/report/diagnosis_report.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <regex>

namespace stave::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Escape, LeavesNoMarkupAndNoControlCharacter) {
  EXPECT_EQ(html::esc("<a href=\"x\">'&\x01\n"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp; ");
}

TEST(Numbers, AreShortInSvg) {
  EXPECT_EQ(html::num(12.5), "12.5");
  EXPECT_EQ(html::num(-0.001), "0");
  EXPECT_EQ(html::num(100.0), "100");
}

/// The page's elements as "name.class" with the names of those around them, read as XML.
std::vector<std::string> elements(const std::string& page) {
  constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";
  EXPECT_THAT(page, StartsWith(std::string(kDoctype)));
  office::XmlReader xml(std::string_view(page).substr(kDoctype.size()), 32);
  std::vector<std::string> path;
  std::vector<std::string> out;
  while (true) {
    switch (xml.next()) {
      case office::XmlReader::Event::kStart:
        path.push_back((path.empty() ? "" : path.back() + " ") + std::string(xml.name()) + "." +
                       xml.attribute("class"));
        out.push_back(path.back());
        break;
      case office::XmlReader::Event::kEnd:
        path.pop_back();
        break;
      case office::XmlReader::Event::kText:
        break;
      case office::XmlReader::Event::kDone:
        return out;
      case office::XmlReader::Event::kFault:
        ADD_FAILURE() << xml.fault().key << " at line " << xml.fault().line << ": "
                      << page.substr(0, 80);
        return {};
    }
  }
}

auto ending(const std::vector<std::string>& all, const std::string& end) {
  return std::count_if(all.begin(), all.end(),
                       [&](const std::string& path) { return path.ends_with(end); });
}

TEST(DiagnosisHtml, IsWellFormedWithBothPicturesInBothLanguages) {
  const Sample sample;
  for (const auto* words : {&zh(), &en()}) {
    const auto all = elements(diagnosis_html(sample.report(), *words));
    EXPECT_EQ(ending(all, "svg.barrel polygon.b-short"), 2);
    EXPECT_EQ(ending(all, "svg.barrel polygon.b-none"), 1);
    EXPECT_EQ(ending(all, "svg.worth rect.c-main"), 3);  // the legend's too
    EXPECT_EQ(ending(all, "table.wide tbody. tr."), 4);  // two short staves, figures and plan
  }
}

TEST(DiagnosisHtml, NamesItsLanguage) {
  const Sample sample;
  EXPECT_THAT(diagnosis_html(sample.report(), zh()), HasSubstr("<html lang=\"zh-CN\">"));
  EXPECT_THAT(diagnosis_html(sample.report(), en()), HasSubstr("<html lang=\"en\">"));
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
  const auto all = elements(diagnosis_html(sample.report(), zh()));
  EXPECT_EQ(ending(all, "section.sheet"), 3);
  EXPECT_EQ(ending(all, "section.sheet div.banner") + ending(all, "section.sheet div.strip b."), 3);
  EXPECT_EQ(ending(all, "main. div.mark"), 1);
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
                          HasSubstr("<span class=\"light amber\">▲ 目标偏低、无措施</span>")));
}

TEST(DiagnosisHtml, AZoneWithoutShortStavesHasAPageToo) {
  Sample sample;
  sample.diagnosis.short_staves = 0;
  sample.diagnosis.staves.erase(sample.diagnosis.staves.begin(),
                                sample.diagnosis.staves.begin() + 2);
  EXPECT_EQ(ending(elements(diagnosis_html(sample.report(), zh())), "section.sheet"), 2);
}

}  // namespace
}  // namespace stave::report
