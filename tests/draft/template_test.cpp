#include "support.hpp"

#include <gmock/gmock.h>

namespace stave::draft {
namespace {

using office::Align;
using office::BlankLine;
using office::Block;
using office::DocumentTable;
using office::Heading;
using office::InnerTitle;
using office::PageBreak;
using office::Paragraph;
using office::Setting;
using ::testing::ElementsAre;
using testing::filled;
using testing::parsed;
using ::testing::SizeIs;

Fields texts(std::map<std::string, FieldText, std::less<>> all) {
  return {std::move(all), {}};
}

Fields record(const std::string& name, const std::string& value) {
  return texts({{"name", {name}}, {"value", {value, "v-" + name}}});
}

std::vector<Block> blocks(std::string_view body, const Fields& fields = {}) {
  return filled("title: T\n\n" + std::string(body), fields).document.blocks;
}

TEST(Template, HeadFillsTheDocumentInEitherLanguage) {
  const Fields fields = texts({{"unit", {"发改局"}}, {"none", {""}}});
  const auto document = filled(
                            "// "
                            "说明\n\n文种：督办函\n红头：甲文件\n文号：甲〔2019〕1号\n签发人：张三"
                            "\n标题：关于{unit}的函\n"
                            "主送：{unit}、财政局\n附件：一\nattachment: {none?}\nattachment: "
                            "二\nfrom: 甲\ndate: 2019年\n"
                            "copies: 乙\nprinter: 丙\nprinted: 2020年\nnote: "
                            "0f\n行距：28磅\n表格：横向\nword-copies: \"cc: \"\n"
                            "\n正文",
                            fields)
                            .document;
  EXPECT_EQ(document.red_head, "甲文件");
  EXPECT_EQ(document.number, "甲〔2019〕1号");
  EXPECT_EQ(document.signer, "张三");
  EXPECT_EQ(document.title, "关于发改局的函");
  EXPECT_EQ(document.addressee, "发改局、财政局");
  EXPECT_THAT(document.attachments, ElementsAre("一", "二"));
  EXPECT_EQ(document.signature, "甲");
  EXPECT_EQ(document.date, "2019年");
  EXPECT_EQ(document.imprint, (office::Imprint{"乙", "丙", "2020年"}));
  EXPECT_EQ(document.footer_note, "0f");
  EXPECT_EQ(document.layout.pitch, office::LinePitch::kFixed28);
  EXPECT_TRUE(document.layout.landscape_tables);
  EXPECT_EQ(document.words.copies, "cc: ");
  EXPECT_EQ(parsed("文种：督办函\n标题：甲\n").kind(), "督办函");
}

TEST(Template, LinesBecomeBlocks) {
  EXPECT_THAT(
      blocks("正文\n# 甲\n## 乙\n### 丙。丁。戊\n#### 己\n= 附件标题\n---\n~\n===\n@ 附件1\n<< "
             "左\n>< 中\n>> 右\n"),
      ElementsAre(Block(Paragraph{{{"正文"}}}), Block(Heading{1, "甲"}), Block(Heading{2, "乙"}),
                  Block(Heading{3, "丙。", {{"丁。戊"}}}), Block(Heading{4, "己"}),
                  Block(InnerTitle{"附件标题"}), Block(PageBreak{}), Block(BlankLine{}),
                  Block(office::Closing{}), Block(Paragraph{{{"附件1"}}, Setting::kAnnex}),
                  Block(Paragraph{{{"左"}}, Setting::kFlush}),
                  Block(Paragraph{{{"中"}}, Setting::kCentred}),
                  Block(Paragraph{{{"右"}}, Setting::kRight})));
}

TEST(Template, BoldBracesAndCommentsAreUnderstood) {
  EXPECT_THAT(blocks("甲**乙{x}**丙\n// 不印\n{{x}} 与 }}\n", texts({{"x", {"**"}}})),
              ElementsAre(Block(Paragraph{{{"甲"}, {"乙", true}, {"**", true}, {"丙"}}}),
                          Block(Paragraph{{{"{x} 与 }"}}})));
}

TEST(Template, EachPrintsItsRecordsWithTheirNumbers) {
  Fields fields;
  fields.lists["items"] = {record("甲", "1"), record("乙", "2")};
  EXPECT_THAT(blocks("{each items as i}\n{#i}.{i.name}={i.value}\n{end}\n", fields),
              ElementsAre(Block(Paragraph{{{"1"}, {"."}, {"甲"}, {"="}, {"1"}}}),
                          Block(Paragraph{{{"2"}, {"."}, {"乙"}, {"="}, {"2"}}})));
  EXPECT_EQ(blocks("{逐项 items 作 i}\n{i.name}\n{完}\n", fields).size(), 2U);
}

TEST(Template, ListsMayStandInRecords) {
  Fields outer = record("甲", "1");
  outer.lists["parts"] = {record("a", "5"), record("b", "6")};
  Fields fields;
  fields.lists["items"] = {outer};
  const auto draft = filled(
      "title: T\n\n{each items as i}\n{each i.parts as p}\n{i.name}{p.value}\n{end}\n{end}\n",
      fields);
  EXPECT_THAT(draft.document.blocks, SizeIs(2));
  EXPECT_THAT(draft.printed, ElementsAre(Printed{"blocks[1]", "items[1].parts[1].value", "v-a"},
                                         Printed{"blocks[2]", "items[1].parts[2].value", "v-b"}));
}

TEST(Template, ConditionsAskForTextsAndLists) {
  Fields fields = texts({{"yes", {"1"}}, {"no", {""}}});
  fields.lists["some"] = {record("甲", "1")};
  fields.lists["none"] = {};
  EXPECT_THAT(
      blocks("{if yes}\n1\n{end}\n{if no}\n2\n{end}\n{unless no}\n3\n{end}\n{如有 some}\n4\n"
             "{完}\n{如无 none}\n5\n{完}\n",
             fields),
      ElementsAre(Block(Paragraph{{{"1"}}}), Block(Paragraph{{{"3"}}}), Block(Paragraph{{{"4"}}}),
                  Block(Paragraph{{{"5"}}})));
}

TEST(Template, TablesTakeHeadersWidthsAndAlignmentFromTheirRule) {
  Fields fields;
  fields.lists["items"] = {record("甲|乙", "1"), record("丙", "2")};
  const auto draft = filled(
      "title: T\n\n|= 表\n| 名称 | 值 |\n|:---|-:|\n{each items as i}\n| {i.name}\\| | {i.value} "
      "|\n"
      "{end}\n| 合计 | 3 |\n\n| 另 |\n",
      fields);
  EXPECT_THAT(draft.document.blocks,
              ElementsAre(Block(DocumentTable{"表",
                                              {{"名称", 3, Align::kLeft}, {"值", 1, Align::kRight}},
                                              {{"甲|乙|", "1"}, {"丙|", "2"}, {"合计", "3"}}}),
                          Block(DocumentTable{"", {{}}, {{"另"}}})));
  EXPECT_THAT(draft.printed,
              ElementsAre(Printed{"blocks[1].rows[1][2]", "items[1].value", "v-甲|乙"},
                          Printed{"blocks[1].rows[2][2]", "items[2].value", "v-丙"}));
}

TEST(Template, ATableWithoutHeadersMayHaveARule) {
  EXPECT_THAT(blocks("|--|:-:|\n| 甲 | |\n"),
              ElementsAre(Block(DocumentTable{
                  "", {{"", 2, Align::kAuto}, {"", 1, Align::kCentre}}, {{"甲", ""}}})));
}

TEST(Template, LineEndsInValuesAreParagraphs) {
  EXPECT_THAT(blocks("甲{x}丁\n", texts({{"x", {"乙\n丙"}}})),
              ElementsAre(Block(Paragraph{{{"甲"}, {"乙"}}}), Block(Paragraph{{{"丙"}, {"丁"}}})));
}

TEST(Template, EveryNumberIsToldWithWhereItCameFrom) {
  const auto draft =
      filled("title: {t}\nattachment: {t}\n\n## 甲。占{rate}，{word}\n{blank?}{note}\n",
             texts({{"t", {"2019年", "v1"}},
                    {"rate", {"62.3%", "v2"}},
                    {"word", {"持平"}},
                    {"blank", {""}},
                    {"note", {"上年\n末位", "v3"}}}));
  EXPECT_THAT(draft.printed,
              ElementsAre(Printed{"title", "t", "v1"}, Printed{"attachments[1]", "t", "v1"},
                          Printed{"blocks[1]", "rate", "v2"}, Printed{"blocks[2]", "note", "v3"}));
}

TEST(Template, ANumberWithoutOriginIsSeen) {
  const auto draft = filled("title: T\n\n{x}\n", texts({{"x", {"12"}}}));
  EXPECT_THAT(draft.printed, ElementsAre(Printed{"blocks[1]", "x", ""}));
}

TEST(Template, LinesWhoseOptionalFieldsAreEmptyAreLeftOut) {
  EXPECT_THAT(blocks("{x?}\n", texts({{"x", {""}}})), SizeIs(0));
}

TEST(Template, NamesAreListed) {
  EXPECT_THAT(
      parsed("title: {a}\n\n{each 清单 as i}\n| {i.b?} | {#i} |\n{end}\n{if c}\n{end}\n").names(),
      ElementsAre("a", "c", "i.b", "清单"));
}

TEST(Template, Gb18030TemplatesAreRead) {
  // 标题：甲 and an empty line, 乙
  EXPECT_EQ(filled("\xB1\xEA\xCC\xE2\xA3\xBA\xBC\xD7\n\n\xD2\xD2\n", {}).document.title, "甲");
}

TEST(Template, ValuesAreNeverTemplate) {
  const auto draft = filled("title: {x}\n\n{x}\n| {x} | b |\n",
                            texts({{"x", {"{y} # **b** | c | {each a as b} // {{"}}}));
  EXPECT_EQ(draft.document.title, "{y} # **b** | c | {each a as b} // {{");
  EXPECT_EQ(draft.document.blocks[0], Block(Paragraph{{{draft.document.title}}}));
  EXPECT_EQ(draft.document.blocks[1],
            Block(DocumentTable{"", {{}, {}}, {{draft.document.title, "b"}}}));
}

}  // namespace
}  // namespace stave::draft
