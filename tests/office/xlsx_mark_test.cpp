#include "support.hpp"

#include "stave/office/write.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Parts;
using testing::parts_of_zip;
using testing::read_parts_of;
using testing::relation;
using testing::relations;
using testing::workbook_parts;
using testing::zip_of;

std::string written(Sheet sheet) {
  Book book;
  book.sheets.push_back(std::move(sheet));
  return write_xlsx(book).value_or("");
}

/// 表: A1 名称, B1 数值; A2 甲, B2 -5 with a comment, in 0.00.
Sheet small_sheet() {
  Sheet sheet;
  sheet.name = "表";
  sheet.columns = {{"名称"}, {"数值", 12.0, "0.00"}};
  std::vector<SheetCell> row(2);
  row[0].value = text_cell("甲");
  row[1].value = {CellKind::kNumber, false, "-5"};
  row[1].note = "来源：月报";
  sheet.rows.push_back(row);
  return sheet;
}

Parts marked(const std::string& xlsx, const std::vector<CellFault>& faults) {
  const auto out = mark_faults(xlsx, faults);
  EXPECT_EQ(complaint(out), "");
  return out ? parts_of_zip(*out) : Parts{};
}

// By hand: the sheet's cell B2 has format 3 (border, 0.00); its red twin is the one behind the
// last.
TEST(MarkFaults, ACellGetsItsOwnFormatInRedAndAComment) {
  const auto before = parts_of_zip(written(small_sheet()));
  const auto after = marked(written(small_sheet()), {{"表", 1, 0, "名称重复"}});
  const auto& sheet = after.at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(before.at("xl/worksheets/sheet1.xml"), HasSubstr("<c r=\"A2\" s=\"2\""));
  EXPECT_THAT(before.at("xl/styles.xml"), HasSubstr("<cellXfs count=\"4\">"));
  EXPECT_THAT(sheet, HasSubstr("<c r=\"A2\" s=\"4\""));
  EXPECT_THAT(sheet, HasSubstr("<c r=\"B2\" s=\"3\""));
  const auto& styles = after.at("xl/styles.xml");
  EXPECT_THAT(styles, HasSubstr("<cellXfs count=\"5\">"));
  EXPECT_THAT(styles, HasSubstr("<fills count=\"4\">"));
  EXPECT_THAT(styles, HasSubstr("fillId=\"3\" borderId=\"1\""));
  EXPECT_THAT(styles, HasSubstr("FFFF9999"));
  EXPECT_THAT(after.at("xl/comments1.xml"), HasSubstr("名称重复"));
  EXPECT_THAT(after.at("xl/comments1.xml"), HasSubstr("来源：月报"));
}

TEST(MarkFaults, EverythingElseKeepsItsBytes) {
  auto book = Book{};
  book.sheets = {small_sheet(), small_sheet()};
  book.sheets[1].name = "另一张";
  const auto xlsx = write_xlsx(book).value_or("");
  const auto before = parts_of_zip(xlsx);
  const auto after = marked(xlsx, {{"表", 1, 1, "不得为负"}});
  ASSERT_EQ(after.size(), before.size());
  for (const auto& [name, body] : before) {
    const bool changes = name == "xl/worksheets/sheet1.xml" || name == "xl/comments1.xml" ||
                         name == "xl/styles.xml" || name == "xl/drawings/vmlDrawing1.vml";
    EXPECT_EQ(after.at(name) == body, !changes || name == "xl/drawings/vmlDrawing1.vml") << name;
  }
}

TEST(MarkFaults, ACommentThatWasThereIsAddedTo) {
  const auto after =
      marked(written(small_sheet()), {{"表", 1, 1, "不得<为>负"}, {"表", 1, 1, "超限"}});
  EXPECT_THAT(
      after.at("xl/comments1.xml"),
      HasSubstr("<r><t>来源：月报</t></r><r><t xml:space=\"preserve\">\n不得&lt;为&gt;负\n超限"
                "</t></r></text>"));
}

TEST(MarkFaults, CellsAndRowsThatAreNotThereAreAddedInOrder) {
  auto parts =
      workbook_parts("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2</v></c></row>");
  const auto after = marked(zip_of(parts), {{"表", 2, 2, "缺"},
                                            {"表", 2, 0, "缺"},
                                            {"表", 0, 1, "缺"},
                                            {"表", 4, 0, "缺"},
                                            {"表", 2, 5, "缺"}});
  EXPECT_EQ(
      after.at("xl/worksheets/sheet1.xml"),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><dimension ref=\"A1\"/><sheetData>"
      "<row r=\"1\"><c r=\"B1\" s=\"1\"/></row><row r=\"3\"><c r=\"A3\" s=\"1\"/><c "
      "r=\"B3\"><v>1</v></c><c r=\"C3\" s=\"1\"/><c r=\"D3\"><v>2</v></c><c r=\"F3\" s=\"1\"/>"
      "</row><row r=\"5\"><c r=\"A5\" s=\"1\"/></row></sheetData><legacyDrawing "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "r:id=\"rId2\"/></worksheet>");
  EXPECT_THAT(after.at("xl/_rels/workbook.xml.rels"), HasSubstr("/xl/styles.xml"));
  EXPECT_THAT(after.at("[Content_Types].xml"), HasSubstr("/xl/comments1.xml"));
}

TEST(MarkFaults, SelfClosingRowsAndSheetsAreOpened) {
  auto parts = workbook_parts("<row r=\"2\"/>");
  auto after = marked(zip_of(parts), {{"表", 1, 0, "缺"}});
  EXPECT_THAT(after.at("xl/worksheets/sheet1.xml"),
              HasSubstr("<row r=\"2\"><c r=\"A2\" s=\"1\"/></row>"));
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData/><tableParts/></worksheet>";
  after = marked(zip_of(parts), {{"表", 0, 0, "缺"}});
  EXPECT_THAT(
      after.at("xl/worksheets/sheet1.xml"),
      HasSubstr("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData><legacyDr"));
  EXPECT_THAT(after.at("xl/worksheets/sheet1.xml"), HasSubstr("/><tableParts/></worksheet>"));
}

TEST(MarkFaults, AnotherDrawingIsAddedTo) {
  auto parts = workbook_parts("<row><c><v>1</v></c></row>", "<legacyDrawing r:id=\"rId7\"/>");
  parts["xl/worksheets/_rels/sheet1.xml.rels"] =
      relations(relation("rId7", "vmlDrawing", "../drawings/v.vml"));
  parts["xl/drawings/v.vml"] = "<xml><v:shape id=\"_x0000_s1025\"></v:shape></xml>";
  const auto after = marked(zip_of(parts), {{"表", 0, 0, "错"}});
  EXPECT_THAT(after.at("xl/drawings/v.vml"), ::testing::EndsWith("</v:shape></xml>"));
  EXPECT_THAT(after.at("xl/drawings/v.vml"), HasSubstr("_x0000_s20001"));
  EXPECT_THAT(after.at("xl/worksheets/sheet1.xml"), Not(HasSubstr("rId8")));
}

TEST(MarkFaults, NoFaultsChangeNothing) {
  const auto xlsx = written(small_sheet());
  EXPECT_EQ(marked(xlsx, {}), parts_of_zip(xlsx));
}

TEST(MarkFaults, FaultsOfAnotherFileAreRefused) {
  const auto xlsx = written(small_sheet());
  EXPECT_EQ(complaint(mark_faults(xlsx, {{"无", 0, 0, "x"}})), "无!A1 xlsx.no_such_cell");
  EXPECT_THAT(complaint(mark_faults(xlsx, {{"表", 1'048'576, 0, "x"}})),
              HasSubstr("xlsx.no_such_cell"));
  EXPECT_THAT(complaint(mark_faults(xlsx, {{"表", 0, 16'384, "x"}})),
              HasSubstr("xlsx.no_such_cell"));
  EXPECT_EQ(complaint(mark_faults("no zip", {})), " xlsx.not_a_zip");
  auto parts = workbook_parts("<row/>", "<legacyDrawing r:id=\"rId7\"/>");
  EXPECT_THAT(complaint(mark_faults(zip_of(parts), {{"表", 0, 0, "x"}})),
              HasSubstr("xlsx.missing_part"));
}

TEST(MarkedWorkbook, ShowsACsvTableWithItsFaults) {
  const auto table = read_csv("名称,数值\n甲,-5\n", "f.csv");
  ASSERT_TRUE(table);
  const auto xlsx = marked_workbook(*table, "问题",
                                    {{"", 1, 1, "不得为负"}, {"", 1, 1, "超限"}, {"", 3, 2, "缺"}});
  ASSERT_EQ(complaint(xlsx), "");
  const auto book = read_xlsx(*xlsx, "f.xlsx");
  ASSERT_EQ(complaint(book), "");
  EXPECT_EQ(book->sheets[0].rows, table->rows);
  const auto parts = parts_of_zip(*xlsx);
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("ref=\"B2\""));
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("不得为负\n超限"));
  EXPECT_THAT(parts.at("xl/comments1.xml"), HasSubstr("ref=\"C4\""));
  EXPECT_THAT(parts.at("xl/styles.xml"), HasSubstr("FFFFC7CE"));
}

}  // namespace
}  // namespace stave::office
