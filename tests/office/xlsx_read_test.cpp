#include "support.hpp"

#include "stave/office/read.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::ElementsAre;
using testing::golden;
using testing::read_parts_of;
using testing::relation;
using testing::relations;
using testing::workbook_parts;

Table only_sheet(const Result<Workbook>& book) {
  EXPECT_EQ(complaint(book), "");
  return book && !book->sheets.empty() ? book->sheets[0] : Table{};
}

Table rows(const std::string& xml) {
  return only_sheet(read_parts_of(workbook_parts(xml)));
}

/// The cell <c r="A1" ...> as it is read.
Cell cell(const std::string& xml) {
  return rows("<row>" + xml + "</row>").at(0, 0);
}

std::string refusal(const std::string& xml, const ReadLimits& limits = {}) {
  return complaint(read_parts_of(workbook_parts(xml), limits));
}

void expect_mixed(const Table& table) {
  EXPECT_EQ(table.name, "指标值");
  EXPECT_FALSE(table.hidden);
  EXPECT_EQ(table.rows.size(), 9U) << "formatted rows at the end do not count";
  EXPECT_THAT(table.merged, ElementsAre(Range{0, 0, 0, 2}));
  EXPECT_EQ(table.at(0, 0), text_cell("2018年指标"));
  EXPECT_EQ(table.rows[0].size(), 1U);
  EXPECT_EQ(table.at(2, 1), (Cell{CellKind::kNumber, false, "62.3"}));
  EXPECT_EQ(table.at(2, 2), text_cell("含保税区"));
  EXPECT_EQ(table.at(3, 1), (Cell{CellKind::kNumber, true, "0.065"}));
  EXPECT_EQ(table.at(4, 1), (Cell{CellKind::kDate, false, "2019-01-31"}));
  EXPECT_EQ(table.at(4, 2), (Cell{CellKind::kDate, false, "2019-01-31T08:30:00"}));
  EXPECT_EQ(table.at(5, 1).kind, CellKind::kNumber) << "a length of time is no date";
  EXPECT_EQ(table.at(6, 1), (Cell{CellKind::kNumber, false, "124.6"}));
  EXPECT_EQ(table.at(6, 2), (Cell{CellKind::kError, false, "#DIV/0!"}));
  EXPECT_EQ(table.at(7, 1), text_cell("420100000000000123"));
  EXPECT_EQ(table.at(7, 2), (Cell{CellKind::kBool, false, "TRUE"}));
  EXPECT_EQ(table.at(8, 1), (Cell{CellKind::kNumber, false, "0.3"}));
  EXPECT_EQ(table.at(8, 2), text_cell("第一行\n第二行"));
}

TEST(ReadXlsx, TakesWhatAnOfficeProgramSaved) {
  const auto book = read_xlsx(golden("mixed.xlsx"), "f.xlsx");
  ASSERT_EQ(complaint(book), "");
  ASSERT_EQ(book->sheets.size(), 2U);
  expect_mixed(book->sheets[0]);
  EXPECT_EQ(book->sheets[1].name, "底稿");
  EXPECT_TRUE(book->sheets[1].hidden);
  EXPECT_EQ(book->sheets[1].at(0, 0), (Cell{CellKind::kNumber, false, "-5"}));
}

TEST(ReadXlsx, DatesOfThe1904SystemAreTheSameDates) {
  const auto book = read_xlsx(golden("mixed1904.xlsx"), "f.xlsx");
  ASSERT_EQ(complaint(book), "");
  expect_mixed(book->sheets[0]);
}

TEST(ReadXlsx, CellsAndRowsMayLackTheirNames) {
  const auto table = rows(
      "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
      "<row r=\"5\"><c r=\"C5\"><v>5</v></c><c><v>6</v></c></row>");
  EXPECT_EQ(table.at(0, 2).text, "3");
  EXPECT_EQ(table.at(1, 0).text, "4");
  EXPECT_EQ(table.at(4, 2).text, "5");
  EXPECT_EQ(table.at(4, 3).text, "6");
  EXPECT_EQ(table.rows.size(), 5U);
}

TEST(ReadXlsx, KeepsDigitsAsStoredAndTakesAwayBinaryNoise) {
  EXPECT_EQ(cell("<c><v>1.50</v></c>").text, "1.50");
  EXPECT_EQ(cell("<c><v>62.299999999999997</v></c>").text, "62.3");
  EXPECT_EQ(cell("<c><v>0.30000000000000004</v></c>").text, "0.30000000000000004");
  EXPECT_EQ(cell("<c><v>4.2010000000000013E17</v></c>").text, "420100000000000100");
  EXPECT_EQ(cell("<c><v>1.5E-5</v></c>").text, "1.5E-5");
  EXPECT_EQ(number(cell("<c><v>1.5E-5</v></c>")), Decimal::parse("0.000015"));
}

TEST(ReadXlsx, TakesSharedInlineAndFormulaStrings) {
  auto parts = workbook_parts(
      "<row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>行</t></r><r><t "
      "xml:space=\"preserve\"> 内</t></r></is></c>"
      "<c t=\"str\"><f>A1</f><v>结果</v></c><c t=\"str\"><f>A2</f><v></v></c></row>");
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml") +
                relation("rId2", "sharedStrings", "strings.xml"));
  parts["xl/strings.xml"] =
      "<sst><si><t/></si><si><r><rPr><b/></rPr><t>东</t></r><r><t>京_x000D__x000A_a_x005F_b_x0</"
      "t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>トウ</t></rPh><phoneticPr fontId=\"1\"/></si></sst>";
  const auto table = only_sheet(read_parts_of(parts));
  EXPECT_EQ(table.at(0, 0), text_cell("东京\na_b_x0"));
  EXPECT_EQ(table.at(0, 1), text_cell("行 内"));
  EXPECT_EQ(table.at(0, 2), text_cell("结果"));
  EXPECT_EQ(table.rows[0].size(), 3U);
}

TEST(ReadXlsx, StylesDecideBetweenNumbersDatesAndPercents) {
  auto parts = workbook_parts(
      "<row><c s=\"1\"><v>43496</v></c><c s=\"2\"><v>0.5</v></c><c s=\"3\"><v>43496</v></c><c "
      "s=\"9\"><v>7</v></c>"
      "<c s=\"1\"><v>60</v></c><c t=\"d\"><v>2019-01-31</v></c></row>");
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                relation("rId2", "styles", "styles.xml"));
  parts["xl/styles.xml"] =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
      "formatCode=\"yyyy&quot;年&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
      "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/><xf numFmtId=\"10\"/><xf "
      "numFmtId=\"164\"/></cellXfs></styleSheet>";
  const auto table = only_sheet(read_parts_of(parts));
  EXPECT_EQ(table.at(0, 0), (Cell{CellKind::kDate, false, "2019-01-31"}));
  EXPECT_EQ(table.at(0, 1), (Cell{CellKind::kNumber, true, "0.5"}));
  EXPECT_EQ(table.at(0, 2), (Cell{CellKind::kDate, false, "2019-01-31"}));
  EXPECT_EQ(table.at(0, 3), (Cell{CellKind::kNumber, false, "7"}));
  EXPECT_EQ(table.at(0, 4), (Cell{CellKind::kNumber, false, "60"})) << "1900-02-29 never was";
  EXPECT_EQ(table.at(0, 5), (Cell{CellKind::kDate, false, "2019-01-31"}));
}

TEST(ReadXlsx, SheetsComeInTheOrderOfTheirTabsWithoutCharts) {
  auto parts = workbook_parts("<row><c><v>1</v></c></row>");
  parts["xl/worksheets/b.xml"] = testing::sheet("<row><c><v>2</v></c></row>");
  parts["xl/workbook.xml"] =
      "<workbook><sheets><sheet name=\"b&amp;c\" r:id=\"r2\" state=\"veryHidden\"/><sheet "
      "name=\"图\" r:id=\"r3\"/><sheet name=\"a\" r:id=\"r1\"/>"
      "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("r1", "worksheet", "./worksheets/sheet1.xml") +
                relation("r2", "worksheet", "../xl/worksheets/b.xml") +
                relation("r3", "chartsheet", "chartsheets/sheet1.xml"));
  const auto book = read_parts_of(parts);
  ASSERT_EQ(complaint(book), "");
  ASSERT_EQ(book->sheets.size(), 2U);
  EXPECT_EQ(book->sheets[0].name, "b&c");
  EXPECT_TRUE(book->sheets[0].hidden);
  EXPECT_EQ(book->sheets[1].at(0, 0).text, "1");
}

TEST(ReadXlsx, AWrongCellIsNamed) {
  EXPECT_EQ(refusal("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"),
            "f.xlsx:表!B2 xlsx.duplicate_cell");
  EXPECT_EQ(refusal("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"),
            "f.xlsx:表!A1 xlsx.out_of_order");
  EXPECT_EQ(refusal("<row r=\"3\"/><row r=\"2\"/>"), "f.xlsx:表!A2 xlsx.out_of_order");
  EXPECT_EQ(refusal("<row r=\"2\"><c r=\"A1\"><v>2</v></c></row>"),
            "f.xlsx:表!A1 xlsx.out_of_range");
  EXPECT_EQ(refusal("<row><c r=\"A0\"/></row>"), "f.xlsx:表!A0 xlsx.out_of_range");
  EXPECT_EQ(refusal("<row><c r=\"1A\"/></row>"), "f.xlsx:表!1A xlsx.out_of_range");
  EXPECT_EQ(refusal("<row r=\"x\"/>"), "f.xlsx:表!x xlsx.out_of_range");
  EXPECT_EQ(refusal("<row r=\"99999999999999999999\"/>"),
            "f.xlsx:表!99999999999999999999 xlsx.out_of_range");
  EXPECT_EQ(refusal("<row><c><v>12a</v></c></row>"), "f.xlsx:表!A1 xlsx.bad_value");
  EXPECT_EQ(refusal("<row><c><v>nan</v></c></row>"), "f.xlsx:表!A1 xlsx.bad_value");
  EXPECT_EQ(refusal("<row><c t=\"s\"><v>0</v></c></row>"), "f.xlsx:表!A1 xlsx.bad_value");
  EXPECT_EQ(refusal("<row><c t=\"b\"><v>2</v></c></row>"), "f.xlsx:表!A1 xlsx.bad_value");
  EXPECT_EQ(refusal("<row><c><f>1+1</f></c></row>"), "f.xlsx:表!A1 xlsx.formula_without_value");
}

TEST(ReadXlsx, TheLastCellOfASheetIsTheLimit) {
  EXPECT_EQ(refusal("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), "");
  EXPECT_EQ(refusal("<row r=\"1048577\"/>"), "f.xlsx:表!1048577 xlsx.out_of_range");
  EXPECT_EQ(refusal("<row><c r=\"XFD1\"><v>1</v></c></row>"), "");
  EXPECT_EQ(refusal("<row><c r=\"XFE1\"><v>1</v></c></row>"), "f.xlsx:表!XFE1 xlsx.out_of_range");
  EXPECT_EQ(refusal("<row><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>"),
            "f.xlsx:表!XFE1 xlsx.out_of_range");
}

TEST(ReadXlsx, CellsAreCountedWithTheEmptyOnesBeforeThem) {
  ReadLimits limits;
  limits.cells = 12;  // one row and ten cells, then one more row
  EXPECT_EQ(refusal("<row><c r=\"J1\"><v>1</v></c></row>", limits), "");
  EXPECT_EQ(
      refusal("<row><c r=\"J1\"><v>1</v></c></row><row><c r=\"A2\"><v>1</v></c></row>", limits),
      "f.xlsx:表!A2 xlsx.too_many_cells");
}

TEST(ReadXlsx, MergedRangesAreListedAndChecked) {
  const auto read = [](const std::string& ref) {
    return read_parts_of(workbook_parts(
        "<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"" + ref + "\"/></mergeCells>"));
  };
  EXPECT_THAT(only_sheet(read("A1:B3")).merged, ElementsAre(Range{0, 0, 2, 1}));
  EXPECT_EQ(complaint(read("B3:A1")), "f.xlsx:表!B3:A1 xlsx.out_of_range");
  EXPECT_EQ(complaint(read("A1:A1048577")), "f.xlsx:表!A1:A1048577 xlsx.out_of_range");
  EXPECT_EQ(complaint(read("")), "f.xlsx:表 xlsx.out_of_range");
}

TEST(ReadTableFile, GoesByTheContentNotByTheName) {
  const auto csv = read_table_file("a,b\n1,2\n", "f.xlsx");
  ASSERT_EQ(complaint(csv), "");
  EXPECT_EQ(csv->sheets[0].at(1, 1).text, "2");
  EXPECT_EQ(csv->sheets[0].name, "");
  const auto xlsx = read_table_file(golden("mixed.xlsx"), "f.csv");
  ASSERT_EQ(complaint(xlsx), "");
  EXPECT_EQ(xlsx->sheets.size(), 2U);
  EXPECT_EQ(complaint(read_table_file("a,b\n1\n", "f.csv")), "f.csv:2:1 csv.ragged_row");
}

}  // namespace
}  // namespace stave::office
