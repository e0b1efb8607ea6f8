#include "support.hpp"

#include "stave/office/write.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Parts;
using testing::parts_of_zip;

/// A form: title, a line of words, a row of groups, headers, two rows to fill in, facts.
Book form() {
  Sheet sheet;
  sheet.name = "填报";
  sheet.title = "2018年基本情况表";
  sheet.heads = {{{"填报单位：统计局", 4, false}}, {{"项目", 2}, {"本期", 1}, {"说明", 1}}};
  sheet.columns = {{"代码", 20.0, "@"}, {"指标"}, {"数值"}, {"核实"}};
  sheet.protect = true;
  sheet.frozen_columns = 2;
  Validation amount{Validation::Kind::kDecimal, {},        Decimal(0), *Decimal::parse("99.5"),
                    "请填 0 至 99.5",           "超出范围"};
  Validation word{Validation::Kind::kList, {"是", "否"}};
  sheet.validations = {amount, word};
  for (int r = 0; r < 2; ++r) {
    std::vector<SheetCell> row(4);
    row[0].value = text_cell("91420100MA0000000X");
    row[1].value = text_cell("进出口");
    row[2].input = true;
    row[2].validation = 0;
    row[2].number_format = "0.00";
    row[3].input = true;
    row[3].validation = 1;
    sheet.rows.push_back(std::move(row));
  }
  sheet.closing = {"表号 JK-01　校验码 3F2A"};
  sheet.print.footer = "表号 JK-01 校验码 3F2A";
  Book book;
  book.sheets.push_back(std::move(sheet));
  book.sheets.push_back(facts_sheet("_stave", {{"form", "JK-01"}, {"checksum", "00120"}}));
  return book;
}

Parts parts(const Book& book) {
  const auto bytes = write_xlsx(book);
  EXPECT_EQ(complaint(bytes), "");
  return bytes ? parts_of_zip(*bytes) : Parts{};
}

std::string complaint_of(const Sheet& sheet) {
  Book book;
  book.sheets.push_back(sheet);
  return complaint(write_xlsx(book));
}

TEST(Template, OnlyInputsAreUnlocked) {
  const auto written = parts(form());
  EXPECT_THAT(written.at("xl/worksheets/sheet1.xml"), HasSubstr("<sheetProtection sheet=\"1\""));
  EXPECT_THAT(written.at("xl/workbook.xml"), HasSubstr("lockStructure=\"1\""));
  // A5: code, locked, text format (49); C5: input, own format (164), unlocked.
  EXPECT_THAT(written.at("xl/styles.xml"), HasSubstr("<xf numFmtId=\"49\""));
  EXPECT_THAT(written.at("xl/styles.xml"), HasSubstr("<protection locked=\"0\"/>"));
  Sheet open = form().sheets[0];
  open.protect = false;
  Book book;
  book.sheets.push_back(open);
  EXPECT_THAT(parts(book).at("xl/worksheets/sheet1.xml"), Not(HasSubstr("sheetProtection")));
}

TEST(Template, RulesStandAtTheirCells) {
  const auto sheet = parts(form()).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet,
              HasSubstr("<dataValidations count=\"2\"><dataValidation type=\"decimal\" "
                        "allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" "
                        "error=\"超出范围\" prompt=\"请填 0 至 99.5\" sqref=\"C5:C6\"><formula1>0"
                        "</formula1><formula2>99.5</formula2></dataValidation>"));
  EXPECT_THAT(sheet, HasSubstr("sqref=\"D5:D6\"><formula1>\"是,否\"</formula1>"));
}

TEST(Template, LongListsStandOnASheetOfTheirOwn) {
  auto book = form();
  book.sheets[0].validations[1].list = {"有,逗号", "无"};
  const auto sheet = parts(book).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<formula1>_lists!$A$1:$A$2</formula1>"));
  const auto read = read_xlsx(*write_xlsx(book), "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  ASSERT_EQ(read->sheets.size(), 3U);
  EXPECT_EQ(read->sheets[2].name, "_lists");
  EXPECT_TRUE(read->sheets[2].hidden);
  EXPECT_EQ(read->sheets[2].at(0, 0), text_cell("有,逗号"));
  book.sheets[0].validations[1].list = std::vector<std::string>(100, "甲乙丙");
  EXPECT_THAT(parts(book).at("xl/worksheets/sheet1.xml"), HasSubstr("_lists!$A$1:$A$100"));
}

TEST(Template, WholeNumbersAndTextLengthsAreRulesToo) {
  auto book = form();
  book.sheets[0].validations[0] = {Validation::Kind::kWhole, {}, Decimal(-3), {}, "", ""};
  book.sheets[0].validations[1] = {Validation::Kind::kTextLength, {}, {}, Decimal(18), "", ""};
  const auto sheet = parts(book).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("type=\"whole\""));
  EXPECT_THAT(sheet, HasSubstr("<formula1>-3</formula1><formula2>1E+300</formula2>"));
  EXPECT_THAT(sheet, HasSubstr("<formula1>0</formula1><formula2>18</formula2>"));
}

TEST(Template, RulesThatMakeNoSenseAreRefused) {
  auto sheet = form().sheets[0];
  sheet.rows[1][2].validation = 2;
  EXPECT_EQ(complaint_of(sheet), "填报!C6 xlsx.write_validation");
  sheet = form().sheets[0];
  sheet.validations[1].list.clear();
  EXPECT_EQ(complaint_of(sheet), "填报 xlsx.write_validation");
  sheet = form().sheets[0];
  sheet.validations[0].least = Decimal(100);
  EXPECT_EQ(complaint_of(sheet), "填报 xlsx.write_validation");
  sheet = form().sheets[0];
  sheet.validations[0].prompt = std::string(256, 'x');
  EXPECT_EQ(complaint_of(sheet), "填报 xlsx.write_too_long");
}

TEST(Template, WhatIsAboveTheBodyStaysInView) {
  const auto book = form();
  EXPECT_EQ(book.sheets[0].body_row(), 4U);
  const auto written = parts(book);
  EXPECT_THAT(written.at("xl/worksheets/sheet1.xml"),
              HasSubstr("<pane xSplit=\"2\" ySplit=\"4\" topLeftCell=\"C5\""));
  EXPECT_THAT(written.at("xl/workbook.xml"), HasSubstr("'填报'!$1:$4"));
  EXPECT_THAT(written.at("xl/worksheets/sheet1.xml"), HasSubstr("校验码 3F2A&amp;R&amp;P"));
  const auto read = read_xlsx(*write_xlsx(book), "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  const auto& table = read->sheets[0];
  EXPECT_THAT(table.merged, ElementsAre(Range{0, 0, 0, 3}, Range{1, 0, 1, 3}, Range{2, 0, 2, 1},
                                        Range{6, 0, 6, 3}));
  EXPECT_EQ(table.at(1, 0), text_cell("填报单位：统计局"));
  EXPECT_EQ(table.at(2, 2), text_cell("本期"));
  EXPECT_EQ(table.at(3, 2), text_cell("数值"));
  EXPECT_EQ(table.at(4, 0), text_cell("91420100MA0000000X"));
  EXPECT_EQ(table.at(6, 0), text_cell("表号 JK-01　校验码 3F2A"));
}

TEST(Template, FactsComeBackFromASheetThatNobodySees) {
  const auto bytes = write_xlsx(form());
  ASSERT_EQ(complaint(bytes), "");
  EXPECT_THAT(parts_of_zip(*bytes).at("xl/workbook.xml"),
              HasSubstr("name=\"_stave\" sheetId=\"2\" state=\"veryHidden\""));
  const auto read = read_xlsx(*bytes, "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  const std::map<std::string, std::string> facts{{"form", "JK-01"}, {"checksum", "00120"}};
  EXPECT_EQ(read_facts(*read, "_stave"), facts);
  EXPECT_TRUE(read_facts(*read, "other").empty());
}

TEST(WriteXlsx, RowsMayBeMadeOneByOne) {
  Sheet sheet;
  sheet.name = "长表";
  sheet.columns = {{"数"}, {"文"}};
  sheet.closing = {"完"};
  sheet.more = [n = 0](std::vector<SheetCell>& row) mutable {
    row.resize(2);
    row[0].value = number_cell(Decimal(n));
    row[1].value = text_cell("第" + std::to_string(n) + "行");
    return n++ < 20'500;
  };
  Book book;
  book.sheets.push_back(sheet);
  const auto read = read_xlsx(write_xlsx(book).value_or(""), "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  ASSERT_EQ(read->sheets[0].rows.size(), 20'502U);
  EXPECT_EQ(read->sheets[0].at(20'500, 0).text, "20499");
  EXPECT_EQ(read->sheets[0].at(20'500, 1).text, "第20499行") << "past the shared texts";
  EXPECT_EQ(read->sheets[0].at(20'501, 0).text, "完");
  sheet.more = [](std::vector<SheetCell>& row) {
    row.resize(1);
    row[0].value = text_cell("a\xFF");
    return true;
  };
  book.sheets[0] = sheet;
  EXPECT_EQ(complaint(write_xlsx(book)), "长表!A2 xlsx.write_not_text");
}

}  // namespace
}  // namespace stave::office
