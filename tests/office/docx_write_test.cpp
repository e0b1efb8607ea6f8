#include "docx_support.hpp"
#include "title_lines.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::ElementsAre;
using testing::full_document;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::paragraphs;
using testing::written;

std::vector<std::string> lines(const OfficialDocument& document) {
  return read_docx(write_docx(document).value(), "f.docx").value().lines;
}

TEST(DocxWrite, ReadsBackInOrderWithItsNumbers) {
  EXPECT_THAT(lines(full_document()),
              ElementsAre("云泽开发区管理委员会文件", "", "", "云管发〔2019〕12号", "", "",
                          "关于印发工作方案的通知", "", "各街道办事处，区直各部门：",
                          "《工作方案》——“补短板”……现印发给你们。占比62.3%", "一、指导思想",
                          "（一）做大总量。稳住工业基本盘。", "1.实施行动。逐户建立专班。",
                          "（1）按月会商。当月销号。", "任务分解表", "序号\t任务\t目标",
                          "1\t建立后备库\t62.3", "2\t入库\t——", "", "附件：1.\t任务分解表",
                          "2.\t指标一览表", "", "", "云泽开发区管理委员会", "2019年6月17日",
                          "抄送：区党工委办公室，区法院。",
                          "云泽开发区管委会办公室 2019年6月17日印发", ""));
}

TEST(DocxWrite, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(write_docx(full_document()).value(), write_docx(full_document()).value());
}

TEST(DocxWrite, AnEmptyDocumentIsOne) {
  EXPECT_THAT(lines({}), ElementsAre());
}

TEST(DocxWrite, LeavesOutWhatIsEmpty) {
  OfficialDocument document;
  document.title = "通报";
  document.blocks = {Paragraph{{{"正文"}}}};
  EXPECT_THAT(lines(document), ElementsAre("通报", "", "正文"));
}

TEST(DocxWrite, BehindAnInnerTitleHeadingsCountFromOneAgain) {
  OfficialDocument document;
  document.blocks = {Heading{1, "甲"}, Heading{2, "乙"},   Heading{2, "丙"}, Heading{1, "丁"},
                     Heading{2, "戊"}, InnerTitle{"附件"}, Heading{2, "己"}, Heading{1, "庚"}};
  EXPECT_THAT(lines(document), ElementsAre("一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊",
                                           "附件", "", "（一）己", "一、庚"));
}

TEST(DocxWrite, HeadingsMayBringTheirOwnNumbers) {
  OfficialDocument document;
  document.blocks = {Heading{1, "三、甲", {}, false}};
  EXPECT_THAT(lines(document), ElementsAre("三、甲"));
}

TEST(DocxWrite, BreaksAndTabsOfATextAreKept) {
  OfficialDocument document;
  document.blocks = {Paragraph{{{"甲\n乙\r\n丙\t丁"}}}};
  EXPECT_THAT(lines(document), ElementsAre("甲", "乙", "丙\t丁"));
}

TEST(DocxWrite, PageBreaksBeginThePageOfWhatFollows) {
  OfficialDocument document;
  document.blocks = {Paragraph{{{"甲"}}}, PageBreak{}, Paragraph{{{"乙"}}}};
  const auto all = paragraphs(written(document).at("word/document.xml"));
  EXPECT_THAT(all[0], Not(HasSubstr("pageBreakBefore")));
  EXPECT_THAT(all[1], HasSubstr("<w:pageBreakBefore/>"));
}

TEST(DocxWrite, TheLetterMayCloseBeforeItsAttachments) {
  OfficialDocument document;
  document.blocks = {Paragraph{{{"正文"}}}, Closing{}, Paragraph{{{"附件1"}}, Setting::kAnnex}};
  document.attachments = {"表"};
  document.signature = "甲";
  EXPECT_THAT(lines(document), ElementsAre("正文", "", "附件：表", "", "", "甲", "附件1"));
  const auto all = paragraphs(written(document).at("word/document.xml"));
  EXPECT_THAT(all.back(), HasSubstr("<w:pageBreakBefore/>"));
  EXPECT_THAT(all.back(), HasSubstr("w:eastAsia=\"黑体\""));
}

TEST(DocxWrite, TablesThatFollowEachOtherStayTwo) {
  OfficialDocument document;
  const DocumentTable table{"", {{"甲"}}, {{"1"}}};
  document.blocks = {table, table};
  EXPECT_THAT(written(document).at("word/document.xml"), HasSubstr("</w:tbl><w:p>"));
  EXPECT_THAT(lines(document), ElementsAre("甲", "1", "", "甲", "1"));
}

TEST(DocxWrite, ATableWithoutHeadersHasNoHeaderRow) {
  OfficialDocument document;
  document.blocks = {DocumentTable{"", {{}, {}}, {{"甲", "乙"}}}};
  EXPECT_THAT(written(document).at("word/document.xml"), Not(HasSubstr("tblHeader")));
  EXPECT_THAT(lines(document), ElementsAre("甲\t乙"));
}

TEST(DocxWrite, EnglishDocumentsNumberInEnglishAndHintAtNothing) {
  OfficialDocument document;
  document.title = "Work plan";
  document.blocks = {Heading{1, "Aims"}, Heading{2, "Exports"}, Paragraph{{{"“Quoted” — text"}}}};
  EXPECT_THAT(lines(document),
              ElementsAre("Work plan", "", "I. Aims", "1. Exports", "“Quoted” — text"));
  EXPECT_THAT(written(document).at("word/document.xml"), Not(HasSubstr("w:hint")));
}

struct Refused {
  std::string what;
  std::function<void(OfficialDocument&)> change;
  std::string complaint;
};

class Refusals : public ::testing::TestWithParam<Refused> {};

TEST_P(Refusals, NameTheirPlace) {
  auto document = full_document();
  GetParam().change(document);
  EXPECT_EQ(complaint(write_docx(document)), GetParam().complaint);
}

const std::string kBell("a\x07");
const std::string kNul("a\0b", 3);

INSTANTIATE_TEST_SUITE_P(
    DocxWrite, Refusals,
    ::testing::Values(
        Refused{"title", [](auto& d) { d.title = kBell; }, "title docx.write_not_text"},
        Refused{"red_head", [](auto& d) { d.red_head = kNul; }, "red_head docx.write_not_text"},
        Refused{"number", [](auto& d) { d.number = "\x7F"; }, "number docx.write_not_text"},
        Refused{"signer", [](auto& d) { d.signer = "\xFF"; }, "signer docx.write_not_text"},
        Refused{"addressee", [](auto& d) { d.addressee = "\xEF\xBF\xBE"; },
                "addressee docx.write_not_text"},
        Refused{"paragraph",
                [](auto& d) {
                  d.blocks[0] = Paragraph{{{"好"}, {kBell}}};
                },
                "blocks[1] docx.write_not_text"},
        Refused{"heading",
                [](auto& d) {
                  d.blocks[1] = Heading{1, "\xEF\xBF\xBF"};
                },
                "blocks[2] docx.write_not_text"},
        Refused{"heading_body",
                [](auto& d) {
                  d.blocks[1] = Heading{1, "好", {{kNul}}};
                },
                "blocks[2] docx.write_not_text"},
        Refused{"inner", [](auto& d) { d.blocks[1] = InnerTitle{"\xED\xA0\x80"}; },
                "blocks[2] docx.write_not_text"},
        Refused{"caption", [](auto& d) { std::get<DocumentTable>(d.blocks[5]).caption = kBell; },
                "blocks[6].caption docx.write_not_text"},
        Refused{"column",
                [](auto& d) { std::get<DocumentTable>(d.blocks[5]).columns[1].header = kBell; },
                "blocks[6].columns[2] docx.write_not_text"},
        Refused{"cell", [](auto& d) { std::get<DocumentTable>(d.blocks[5]).rows[1][2] = kBell; },
                "blocks[6].rows[2][3] docx.write_not_text"},
        Refused{"attachment", [](auto& d) { d.attachments[1] = kBell; },
                "attachments[2] docx.write_not_text"},
        Refused{"signature", [](auto& d) { d.signature = kBell; }, "signature docx.write_not_text"},
        Refused{"date", [](auto& d) { d.date = kBell; }, "date docx.write_not_text"},
        Refused{"copies", [](auto& d) { d.imprint.copies = kBell; },
                "imprint.copies docx.write_not_text"},
        Refused{"printer", [](auto& d) { d.imprint.printer = kBell; },
                "imprint.printer docx.write_not_text"},
        Refused{"printed", [](auto& d) { d.imprint.date = kBell; },
                "imprint.date docx.write_not_text"},
        Refused{"note", [](auto& d) { d.footer_note = kBell; }, "footer_note docx.write_not_text"},
        Refused{"font", [](auto& d) { d.layout.fonts.body = kBell; }, "fonts docx.write_not_text"},
        Refused{"word", [](auto& d) { d.words.copies = kBell; }, "words docx.write_not_text"},
        Refused{"level",
                [](auto& d) {
                  d.blocks[1] = Heading{5, "好"};
                },
                "blocks[2] docx.write_level"},
        Refused{"ragged", [](auto& d) { std::get<DocumentTable>(d.blocks[5]).rows[1].pop_back(); },
                "blocks[6].rows[2] docx.write_ragged"},
        Refused{"no_columns", [](auto& d) { d.blocks[5] = DocumentTable{}; },
                "blocks[6] docx.write_columns"},
        Refused{"width", [](auto& d) { std::get<DocumentTable>(d.blocks[5]).columns[0].width = 0; },
                "blocks[6] docx.write_columns"},
        Refused{"columns",
                [](auto& d) {
                  d.blocks[5] = DocumentTable{"", std::vector<TableColumn>(64), {}};
                },
                "blocks[6] docx.write_columns"},
        Refused{"blocks", [](auto& d) { d.blocks.resize(kMaxBlocks + 1, BlankLine{}); },
                "blocks docx.write_too_large"},
        Refused{"size", [](auto& d) { d.title = std::string(kMaxDocumentText, 'a'); },
                " docx.write_too_large"}),
    [](const auto& parameter) { return parameter.param.what; });

TEST(DocxWrite, TakesAsMuchAsItSays) {
  OfficialDocument document;
  document.blocks.resize(kMaxBlocks, BlankLine{});
  document.blocks[0] = DocumentTable{"", std::vector<TableColumn>(63), {}};
  EXPECT_EQ(complaint(write_docx(document)), "");
}

TEST(TitleLines, ShortOnesAndBrokenOnesStay) {
  EXPECT_EQ(shaped_title("关于印发工作方案的通知", 20), "关于印发工作方案的通知");
  EXPECT_EQ(shaped_title("云泽经济技术开发区管理委员会办公室\n关于印发工作方案的通知", 20),
            "云泽经济技术开发区管理委员会办公室\n关于印发工作方案的通知");
}

TEST(TitleLines, BreakWhereAWordBegins) {
  EXPECT_EQ(shaped_title("云泽经济技术开发区管委会关于印发补短板工作方案的通知", 20),
            "云泽经济技术开发区管委会\n关于印发补短板工作方案的通知");
}

TEST(TitleLines, NeverCutNumbersWordsOrBrackets) {
  for (const std::string text :
       {"关于报送2019年第一季度经济运行情况分析报告和R&D经费支出统计表的紧急通知",
        "关于《国家级经济技术开发区综合发展水平考核评价办法》（2021年版）征求意见的函",
        "关于转发〔2019〕12号文件和做好1234567890项指标填报工作有关事项的通知"}) {
    const auto shaped = shaped_title(text, 20);
    EXPECT_NE(shaped, text);
    std::string back = shaped;
    for (auto at = back.find('\n'); at != std::string::npos; at = back.find('\n')) {
      const auto before = static_cast<unsigned char>(back[at - 1]);
      const auto after = static_cast<unsigned char>(back[at + 1]);
      EXPECT_FALSE(before < 0x80 && after < 0x80) << shaped;
      EXPECT_NE(back.substr(at + 1).find("）"), 0U) << shaped;
      EXPECT_FALSE(back.substr(0, at).ends_with("（")) << shaped;
      back.erase(at, 1);
    }
    EXPECT_EQ(back, text);
  }
}

}  // namespace
}  // namespace stave::office
