// Every value of GB/T 9704-2012's layout, as docs/documents.md lists them, looked up in the parts
// of a written document.
#include "docx_support.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using ::testing::AllOf;
using testing::between;
using ::testing::Each;
using testing::full_document;
using ::testing::HasSubstr;
using testing::is_blank;
using ::testing::Not;
using testing::paragraphs;
using testing::place_of;
using testing::value;
using testing::written;

constexpr double kTwipsPerMm = 1440.0 / 25.4;

double mm(const std::string& twips) {
  return std::stod(twips) / kTwipsPerMm;
}

class Layout : public ::testing::Test {
 protected:
  std::string paragraph(const std::string& text) { return all_[place_of(all_, text)]; }

  [[nodiscard]] std::size_t blanks_before(const std::string& text) const {
    std::size_t count = 0;
    for (auto i = place_of(all_, text); i > 0 && is_blank(all_[i - 1]); --i) {
      ++count;
    }
    return count;
  }

  testing::Parts parts_ = written(full_document());
  std::string body_ = parts_.at("word/document.xml");
  std::vector<std::string> all_ = paragraphs(body_);
};

TEST_F(Layout, PaperIsA4WithTheStandardsMargins) {
  EXPECT_EQ(value(body_, "w:pgSz", "w:w"), "11906");
  EXPECT_EQ(value(body_, "w:pgSz", "w:h"), "16838");
  EXPECT_EQ(value(body_, "w:pgMar", "w:top"), "2098");
  EXPECT_EQ(value(body_, "w:pgMar", "w:left"), "1587");
  EXPECT_EQ(value(body_, "w:pgMar", "w:right"), "1474");
  EXPECT_NEAR(mm(value(body_, "w:pgMar", "w:top")), 37.0, 0.1);
  EXPECT_NEAR(mm(value(body_, "w:pgMar", "w:left")), 28.0, 0.1);
  EXPECT_NEAR(mm(value(body_, "w:pgMar", "w:right")), 26.0, 0.1);
  EXPECT_NEAR(mm(value(body_, "w:pgMar", "w:bottom")), 35.0, 0.1);
  EXPECT_NEAR(210.0 - 28.0 - mm(value(body_, "w:pgMar", "w:right")), 156.0, 0.1);
}

TEST_F(Layout, APageHas22LinesOf28Characters) {
  EXPECT_EQ(value(body_, "w:docGrid", "w:type"), "linesAndChars");
  EXPECT_EQ(value(body_, "w:docGrid", "w:linePitch"), "580");
  const int height = 16838 - std::stoi(value(body_, "w:pgMar", "w:top")) -
                     std::stoi(value(body_, "w:pgMar", "w:bottom"));
  EXPECT_EQ(height / 580, 22);
  EXPECT_NEAR(height / kTwipsPerMm, 225.0, 0.1);
  const int width = 11906 - 1587 - 1474;
  const auto run = between(paragraph("现印发给你们"), "<w:r>", "</w:r>");
  const double pitch = 320.0 + std::stod(value(run, "w:spacing", "w:val")) +
                       std::stod(value(body_, "w:docGrid", "w:charSpace")) / 4096.0 * 20.0;
  EXPECT_EQ(static_cast<int>(width / pitch), 28);
  EXPECT_NEAR(pitch / 20.0, 15.79, 0.06);
}

TEST_F(Layout, BodyIs16PointFangsongWithTwoCharactersIndent) {
  const auto text = paragraph("现印发给你们");
  const auto run = between(text, "<w:r>", "</w:r>");
  EXPECT_EQ(value(run, "w:rFonts", "w:eastAsia"), "仿宋_GB2312");
  EXPECT_EQ(value(run, "w:sz", "w:val"), "32");
  EXPECT_EQ(value(run, "w:color", "w:val"), "000000");
  EXPECT_EQ(value(text, "w:ind", "w:firstLineChars"), "200");
  EXPECT_EQ(value(text, "w:ind", "w:firstLine"), "640");
  EXPECT_EQ(value(text, "w:jc", "w:val"), "both");
}

TEST_F(Layout, EveryRunNamesItsFontAndNoThemeIsAsked) {
  for (const auto& [name, xml] : parts_) {
    EXPECT_THAT(xml, Not(HasSubstr("Theme"))) << name;
    EXPECT_THAT(name, Not(HasSubstr("theme")));
    EXPECT_THAT(
        testing::all_between(xml, "<w:r>", "</w:r>"),
        Each(AllOf(HasSubstr("w:eastAsia=\""), HasSubstr("w:ascii=\""), HasSubstr("w:hAnsi=\""))))
        << name;
  }
}

TEST_F(Layout, QuotesAndDashesAreEastAsian) {
  for (const auto* name : {"word/document.xml", "word/footer1.xml", "word/footer2.xml"}) {
    for (const auto& run : testing::all_between(parts_.at(name), "<w:r>", "</w:r>")) {
      EXPECT_EQ(value(run, "w:rFonts", "w:hint"), "eastAsia") << run;
    }
  }
  EXPECT_THAT(paragraph("——“补短板”……"), HasSubstr("w:hint=\"eastAsia\""));
}

TEST_F(Layout, TitleIs22PointXiaobiaosongCentredTwoLinesBelowTheRedLine) {
  const auto title = paragraph("关于印发工作方案的通知");
  EXPECT_EQ(value(title, "w:rFonts", "w:eastAsia"), "方正小标宋简体");
  EXPECT_EQ(value(title, "w:sz", "w:val"), "44");
  EXPECT_EQ(value(title, "w:jc", "w:val"), "center");
  EXPECT_EQ(blanks_before("关于印发工作方案的通知"), 2U);
}

TEST_F(Layout, LevelsHaveTheirFontsAndAreNumberedByTheProgram) {
  const std::vector<std::pair<std::string, std::string>> kFonts{{"指导思想", "黑体"},
                                                                {"做大总量。", "楷体_GB2312"},
                                                                {"实施行动。", "仿宋_GB2312"},
                                                                {"按月会商。", "仿宋_GB2312"}};
  for (std::size_t i = 0; i < kFonts.size(); ++i) {
    const auto text = paragraph(kFonts[i].first);
    EXPECT_EQ(value(text, "w:rFonts", "w:eastAsia"), kFonts[i].second);
    EXPECT_EQ(value(text, "w:sz", "w:val"), "32");
    EXPECT_EQ(value(text, "w:ilvl", "w:val"), std::to_string(i));
    EXPECT_EQ(value(text, "w:pStyle", "w:val"), "Heading" + std::to_string(i + 1));
    EXPECT_THAT(text, Not(HasSubstr("<w:b/>")));
  }
  const auto levels = testing::all_between(parts_.at("word/numbering.xml"), "<w:lvl ", "</w:lvl>");
  ASSERT_EQ(levels.size(), 4U);
  const std::vector<std::pair<std::string, std::string>> kForms{
      {"chineseCountingThousand", "%1、"},
      {"chineseCountingThousand", "（%2）"},
      {"decimal", "%3."},
      {"decimal", "（%4）"}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(value(levels[i], "w:numFmt", "w:val"), kForms[i].first);
    EXPECT_EQ(value(levels[i], "w:lvlText", "w:val"), kForms[i].second);
    EXPECT_EQ(value(levels[i], "w:rFonts", "w:eastAsia"), kFonts[i].second);
  }
}

TEST_F(Layout, RedHeadStands35MmBelowTheTopOfTheText) {
  const auto head = paragraph("云泽开发区管理委员会文件");
  EXPECT_EQ(place_of(all_, "云泽开发区管理委员会文件"), 0U);
  EXPECT_EQ(value(head, "w:rFonts", "w:eastAsia"), "方正小标宋简体");
  EXPECT_EQ(value(head, "w:color", "w:val"), "FF0000");
  EXPECT_EQ(value(head, "w:jc", "w:val"), "center");
  EXPECT_NEAR(mm(value(head, "w:spacing", "w:before")), 35.0, 0.1);
  // The line is as high as its characters, so their top is the line's.
  EXPECT_EQ(std::stoi(value(head, "w:spacing", "w:line")),
            std::stoi(value(head, "w:sz", "w:val")) * 10);
  EXPECT_EQ(value(head, "w:spacing", "w:lineRule"), "exact");
}

TEST_F(Layout, ALongRedHeadIsNarrowedToItsLine) {
  auto document = full_document();
  document.red_head = "云泽国家级经济技术开发区管理委员会办公室文件";  // 22 characters of 32 pt
  const auto head = paragraphs(written(document).at("word/document.xml"))[0];
  EXPECT_EQ(value(head, "w:sz", "w:val"), "64");
  EXPECT_EQ(value(head, "w:w", "w:val"), "62");  // 442.25 pt / (22 x 32 pt)
}

TEST_F(Layout, NumberIsCentredTwoLinesBelowTheHeadWithTheRedLine4MmBelow) {
  const auto number = paragraph("〔2019〕12号");
  EXPECT_EQ(blanks_before("〔2019〕12号"), 2U);
  EXPECT_EQ(value(number, "w:jc", "w:val"), "center");
  EXPECT_EQ(value(number, "w:sz", "w:val"), "32");
  const auto line = between(number, "<w:pBdr>", "</w:pBdr>");
  EXPECT_EQ(value(line, "w:bottom", "w:color"), "FF0000");
  EXPECT_NEAR(std::stod(value(line, "w:bottom", "w:space")) * 25.4 / 72.0, 4.0, 0.18);
  // As wide as the text: no indent narrows it.
  EXPECT_THAT(number, Not(HasSubstr("<w:ind")));
  EXPECT_EQ(value(number, "w:spacing", "w:line"), "320");
}

TEST_F(Layout, SignerStandsOppositeTheNumberWithTheNameInKaiti) {
  auto document = full_document();
  document.signer = "张三";
  const auto all = paragraphs(written(document).at("word/document.xml"));
  const auto line = all[place_of(all, "签发人：")];
  const auto runs = testing::all_between(line, "<w:r>", "</w:r>");
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_THAT(runs[0], AllOf(HasSubstr("云管发〔2019〕12号"), HasSubstr("<w:tab/>"),
                             HasSubstr("仿宋_GB2312"), HasSubstr("<w:sz w:val=\"32\"/>")));
  EXPECT_THAT(runs[1], AllOf(HasSubstr("张三"), HasSubstr("楷体_GB2312"),
                             HasSubstr("<w:sz w:val=\"32\"/>")));
  EXPECT_EQ(value(line, "w:ind", "w:firstLineChars"), "100");
  EXPECT_EQ(value(line, "w:tab", "w:val"), "right");
  EXPECT_EQ(value(line, "w:tab", "w:pos"), std::to_string(8845 - 320));
  EXPECT_THAT(line, HasSubstr("<w:pBdr>"));
}

TEST_F(Layout, AddresseeIsFlushLeftWithAFullWidthColon) {
  const auto to = paragraph("各街道办事处，区直各部门：");
  EXPECT_THAT(to, Not(HasSubstr("<w:ind")));
  EXPECT_EQ(blanks_before("各街道办事处"), 1U);
}

TEST_F(Layout, AttachmentsFollowABlankLineWithTheirNamesInOneColumn) {
  EXPECT_EQ(blanks_before("附件："), 1U);
  const auto first = paragraph("附件：");
  const auto second = paragraph("指标一览表");
  EXPECT_THAT(first, HasSubstr(">附件：1.<"));
  EXPECT_THAT(second, HasSubstr(">2.<"));
  EXPECT_EQ(value(first, "w:ind", "w:left"), value(second, "w:ind", "w:left"));
  EXPECT_EQ(value(first, "w:tab", "w:pos"), value(first, "w:ind", "w:left"));
  EXPECT_EQ(
      std::stoi(value(first, "w:ind", "w:left")) - std::stoi(value(first, "w:ind", "w:hanging")),
      640);
}

TEST_F(Layout, AFullStopBehindAnAttachmentIsLeftOut) {
  auto document = full_document();
  document.attachments = {"任务分解表。"};
  const auto all = paragraphs(written(document).at("word/document.xml"));
  const auto& line = all[place_of(all, "附件：")];
  EXPECT_THAT(line, HasSubstr(">附件：任务分解表<"));
}

TEST_F(Layout, DateEndsFourCharactersFromTheEdgeUnderTheSignature) {
  const auto place = place_of(all_, ">2019年6月17日<");
  const auto& date = all_[place];
  EXPECT_EQ(value(date, "w:ind", "w:rightChars"), "400");
  EXPECT_EQ(value(date, "w:ind", "w:right"), "1280");
  EXPECT_EQ(value(date, "w:jc", "w:val"), "right");
  const auto& name = all_[place - 1];
  // 10 characters over a date of 6.5: its middle lies 4 + 3.25 characters from the edge.
  EXPECT_EQ(value(name, "w:ind", "w:right"), std::to_string(1280 + (6 * 320 + 160 - 10 * 320) / 2));
  EXPECT_THAT(name, HasSubstr("<w:keepNext/>"));
}

TEST_F(Layout, ImprintHasItsLinesAndStandsAtTheFoot) {
  const auto table = between(body_, "<w:tbl><w:tblPr><w:tblpPr", "</w:tbl>");
  EXPECT_EQ(value(table, "w:tblpPr", "w:tblpYSpec"), "bottom");
  EXPECT_EQ(value(table, "w:tblpPr", "w:vertAnchor"), "margin");
  EXPECT_EQ(value(table, "w:tblW", "w:w"), "8845");
  const auto rows = testing::all_between(table, "<w:tr>", "</w:tr>");
  ASSERT_EQ(rows.size(), 2U);
  const auto line = [](const std::string& row, const char* side) {
    return std::stod(value(between(row, "<w:tcBorders>", "</w:tcBorders>"), side, "w:sz")) / 8.0 *
           25.4 / 72.0;
  };
  EXPECT_NEAR(line(rows[0], "w:top"), 0.35, 0.01);
  EXPECT_NEAR(line(rows[1], "w:top"), 0.25, 0.02);
  EXPECT_NEAR(line(rows[1], "w:bottom"), 0.35, 0.01);
  EXPECT_THAT(rows[0], HasSubstr("抄送：区党工委办公室，区法院。"));
  EXPECT_THAT(rows[1], AllOf(HasSubstr("云泽开发区管委会办公室"), HasSubstr("2019年6月17日印发")));
  for (const auto& row : rows) {
    const auto text = between(row, "<w:p>", "</w:p>");
    EXPECT_EQ(value(text, "w:rFonts", "w:eastAsia"), "仿宋_GB2312");
    EXPECT_EQ(value(text, "w:sz", "w:val"), "28");
    EXPECT_EQ(value(text, "w:ind", "w:right"), "280");
  }
  EXPECT_EQ(value(rows[1], "w:ind", "w:left"), "280");
  EXPECT_EQ(value(rows[1], "w:tab", "w:pos"), std::to_string(8845 - 280));
}

TEST_F(Layout, PageNumbersStandOutsideBetweenDashes7MmBelowTheText) {
  EXPECT_THAT(parts_.at("word/settings.xml"), HasSubstr("<w:evenAndOddHeaders/>"));
  const auto odd = paragraphs(parts_.at("word/footer1.xml"))[0];
  const auto even = paragraphs(parts_.at("word/footer2.xml"))[0];
  EXPECT_EQ(value(odd, "w:jc", "w:val"), "right");
  EXPECT_EQ(value(odd, "w:ind", "w:right"), "280");
  EXPECT_EQ(value(even, "w:jc", "w:val"), "left");
  EXPECT_EQ(value(even, "w:ind", "w:left"), "280");
  for (const auto& foot : {odd, even}) {
    EXPECT_THAT(foot, AllOf(HasSubstr(">— <"), HasSubstr("> —<"), HasSubstr(" PAGE ")));
    EXPECT_EQ(value(foot, "w:rFonts", "w:eastAsia"), "宋体");
    EXPECT_EQ(value(foot, "w:rFonts", "w:ascii"), "宋体");
    EXPECT_EQ(value(foot, "w:sz", "w:val"), "28");
  }
  EXPECT_THAT(body_, AllOf(HasSubstr("<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"),
                           HasSubstr("<w:footerReference w:type=\"even\" r:id=\"rId5\"/>")));
  auto document = full_document();
  document.footer_note.clear();
  const auto bare = written(document).at("word/document.xml");
  // The foot of the number's line, half its height, up to the dash: 35 mm less that is 7 mm.
  const double dash = std::stod(value(bare, "w:pgMar", "w:footer")) + 140.0;
  EXPECT_NEAR(35.0 - dash / kTwipsPerMm, 7.0, 0.1);
  // The note's line below leaves the number where it was.
  EXPECT_EQ(std::stoi(value(bare, "w:pgMar", "w:footer")) -
                std::stoi(value(body_, "w:pgMar", "w:footer")),
            std::stoi(value(paragraphs(parts_.at("word/footer1.xml"))[1], "w:spacing", "w:line")));
}

TEST_F(Layout, BothSidesOfASheetLieOverEachOther) {
  EXPECT_THAT(parts_.at("word/settings.xml"), HasSubstr("<w:mirrorMargins/>"));
}

TEST_F(Layout, FooterNoteIsSmallOnEveryPage) {
  for (const auto* name : {"word/footer1.xml", "word/footer2.xml"}) {
    const auto note = paragraphs(parts_.at(name))[1];
    EXPECT_THAT(note, HasSubstr("0123456789abcdef"));
    EXPECT_EQ(value(note, "w:sz", "w:val"), "13");
  }
}

TEST_F(Layout, FixedPitchIs28PointExactButNotInTables) {
  auto document = full_document();
  document.layout.pitch = LinePitch::kFixed28;
  const auto parts = written(document);
  EXPECT_THAT(parts.at("word/styles.xml"),
              HasSubstr("<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>"));
  EXPECT_EQ(value(parts.at("word/document.xml"), "w:docGrid", "w:linePitch"), "560");
  const auto cell = between(parts.at("word/document.xml"), "<w:tc>", "</w:tc>");
  EXPECT_THAT(cell, HasSubstr("<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"));
}

TEST_F(Layout, TablesRepeatTheirHeadersAndKeepRowsWhole) {
  const auto table = between(body_, "<w:tbl><w:tblPr><w:tblW", "</w:tbl>");
  const auto rows = testing::all_between(table, "<w:tr>", "</w:tr>");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0], HasSubstr("<w:tblHeader/>"));
  EXPECT_THAT(rows[1], Not(HasSubstr("<w:tblHeader/>")));
  EXPECT_THAT(rows, Each(HasSubstr("<w:cantSplit/>")));
  int sum = 0;
  for (const auto& column : testing::all_between(table, "<w:gridCol", "/>")) {
    sum += std::stoi(value(column, "w:gridCol", "w:w"));
  }
  EXPECT_EQ(sum, 8845);
  const auto cells = testing::all_between(rows[1], "<w:tc>", "</w:tc>");
  EXPECT_EQ(value(cells[0], "w:jc", "w:val"), "center");
  EXPECT_EQ(value(cells[1], "w:jc", "w:val"), "left");
  EXPECT_EQ(value(cells[2], "w:jc", "w:val"), "right");  // a figure
}

TEST_F(Layout, AllPagesMayLie) {
  auto document = full_document();
  document.layout.landscape = true;
  const auto body = written(document).at("word/document.xml");
  const auto sections = testing::all_between(body, "<w:sectPr>", "</w:sectPr>");
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(value(sections[0], "w:pgSz", "w:orient"), "landscape");
  EXPECT_EQ(value(body, "w:tblW", "w:w"), "12760");
}

TEST_F(Layout, ASignatureKeepsTheTextBeforeItOnItsPage) {
  OfficialDocument document;
  document.blocks = {Paragraph{{{"甲"}}}, Paragraph{{{"乙"}}}};
  document.signature = "丙";
  const auto all = paragraphs(written(document).at("word/document.xml"));
  ASSERT_EQ(all.size(), 5U);
  EXPECT_THAT(all[0], Not(HasSubstr("keepNext")));
  for (const auto i : {1U, 2U, 3U}) {
    EXPECT_THAT(all[i], HasSubstr("<w:keepNext/>"));
  }
}

TEST_F(Layout, TablesMayLieOnPagesOfTheirOwn) {
  auto document = full_document();
  document.layout.landscape_tables = true;
  const auto body = written(document).at("word/document.xml");
  const auto sections = testing::all_between(body, "<w:sectPr>", "</w:sectPr>");
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(value(sections[0], "w:pgSz", "w:w"), "11906");
  EXPECT_EQ(value(sections[1], "w:pgSz", "w:w"), "16838");
  EXPECT_EQ(value(sections[1], "w:pgSz", "w:orient"), "landscape");
  EXPECT_EQ(value(sections[2], "w:pgSz", "w:w"), "11906");
  const auto table = between(body, "<w:tbl><w:tblPr><w:tblW", "</w:tbl>");
  EXPECT_EQ(value(table, "w:tblW", "w:w"), "12760");
}

}  // namespace
}  // namespace stave::office
