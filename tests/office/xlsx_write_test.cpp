#include "support.hpp"

#include "stave/office/write.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

SheetCell text(const std::string& value) {
  return {text_cell(value), {}, {}, false, "", ""};
}

SheetCell num(const std::string& value) {
  return {number_cell(*Decimal::parse(value)), {}, {}, false, "", ""};
}

/// A sheet with everything the model knows.
Sheet full_sheet() {
  Sheet sheet;
  sheet.name = "短板";
  sheet.title = "2018年短板清单";
  sheet.columns = {{"指标", 20.0, "", Align::kLeft, true, {}},
                   {"值", 12.0, "0.00", Align::kRight, false, 0x63BE7B},
                   {"灯", 8.0, "", Align::kCentre, false, {}}};
  sheet.rows = {{text("进出口"), num("62.3"), text("■ 逾期")},
                {text("增长"), num("-0.05"), text("● 正常")}};
  sheet.rows[0][2].fill = 0xFFC7CE;
  sheet.rows[0][2].ink = 0x9C0006;
  sheet.rows[0][1].note = "来源：统计月报";
  sheet.rows[1][1].bold = true;
  sheet.closing = {"权重为假定值", "数据为演示数据"};
  sheet.frozen_columns = 1;
  sheet.print = {Paper::kA3, true, "A & B"};
  return sheet;
}

Book book_of(Sheet sheet) {
  Book book;
  book.title = "诊断";
  book.author = "Stave";
  book.sheets.push_back(std::move(sheet));
  return book;
}

Table read_back(const Book& book) {
  const auto bytes = write_xlsx(book);
  EXPECT_EQ(complaint(bytes), "");
  const auto read = read_xlsx(bytes.value_or(""), "f.xlsx");
  EXPECT_EQ(complaint(read), "");
  return read && !read->sheets.empty() ? read->sheets[0] : Table{};
}

/// A part of the written file, unpacked.
std::string part(const std::string& bytes, const std::string& name) {
  zip_error_t status;
  zip_error_init(&status);
  zip_t* archive = zip_open_from_source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &status), ZIP_RDONLY, &status);
  zip_stat_t stat;
  zip_stat(archive, name.c_str(), 0, &stat);
  std::string out(stat.size, '\0');
  zip_file_t* file = zip_fopen(archive, name.c_str(), 0);
  zip_fread(file, out.data(), out.size());
  zip_fclose(file);
  zip_discard(archive);
  return out;
}

Sheet cells(std::vector<SheetCell> row) {
  Sheet sheet;
  sheet.name = "表";
  sheet.columns.resize(row.size());
  sheet.rows.push_back(std::move(row));
  return sheet;
}

TEST(WriteXlsx, IsReadBackAsItWasGiven) {
  const auto table = read_back(book_of(full_sheet()));
  EXPECT_EQ(table.name, "短板");
  ASSERT_EQ(table.rows.size(), 6U);
  EXPECT_EQ(table.at(0, 0), text_cell("2018年短板清单"));
  EXPECT_EQ(table.at(1, 1), text_cell("值"));
  EXPECT_EQ(table.at(2, 1), (Cell{CellKind::kNumber, false, "62.3"}));
  EXPECT_EQ(table.at(3, 2), text_cell("● 正常"));
  EXPECT_EQ(table.at(5, 0), text_cell("数据为演示数据"));
  EXPECT_THAT(table.merged, ElementsAre(Range{0, 0, 0, 2}, Range{4, 0, 4, 2}, Range{5, 0, 5, 2}));
}

TEST(WriteXlsx, TheSameBookGivesTheSameBytes) {
  EXPECT_EQ(write_xlsx(book_of(full_sheet())), write_xlsx(book_of(full_sheet())));
  auto later = book_of(full_sheet());
  later.created += std::chrono::hours(24);
  EXPECT_NE(write_xlsx(later), write_xlsx(book_of(full_sheet())));
}

TEST(WriteXlsx, SetsUpTheScreenAndThePage) {
  const auto bytes = write_xlsx(book_of(full_sheet()));
  ASSERT_TRUE(bytes);
  const auto sheet = part(*bytes, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<pane xSplit=\"1\" ySplit=\"2\""));
  EXPECT_THAT(sheet, HasSubstr("paperSize=\"8\""));
  EXPECT_THAT(sheet, HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(sheet, HasSubstr("fitToHeight=\"0\""));
  EXPECT_THAT(sheet, HasSubstr("&amp;LA &amp;&amp; B&amp;R&amp;P / &amp;N"));
  EXPECT_THAT(sheet, HasSubstr("<dataBar>"));
  EXPECT_THAT(part(*bytes, "xl/workbook.xml"), HasSubstr("_xlnm.Print_Titles"));
  EXPECT_THAT(part(*bytes, "xl/comments1.xml"), HasSubstr("来源：统计月报"));
  EXPECT_THAT(part(*bytes, "xl/styles.xml"), HasSubstr("FFFFC7CE"));
}

TEST(WriteXlsx, LongCodesStayWhole) {
  auto code = num("420100000000000123");
  const auto table = read_back(book_of(
      cells({code, text("420100000000000123"), num("123456789012345"), num("0.12345678901234")})));
  EXPECT_EQ(table.at(1, 0), text_cell("420100000000000123"));
  EXPECT_EQ(table.at(1, 1), text_cell("420100000000000123"));
  EXPECT_EQ(table.at(1, 2), (Cell{CellKind::kNumber, false, "123456789012345"}));
  EXPECT_EQ(table.at(1, 3), (Cell{CellKind::kNumber, false, "0.12345678901234"}));
}

TEST(WriteXlsx, TextIsNeverRunAsAFormula) {
  const auto bytes =
      write_xlsx(book_of(cells({text("=1+1"), text("+cmd"), text("<&>\"'\n\t_x000D_ end ")})));
  ASSERT_TRUE(bytes);
  EXPECT_THAT(part(*bytes, "xl/worksheets/sheet1.xml"), Not(HasSubstr("<f>")));
  const auto read = read_xlsx(*bytes, "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  EXPECT_EQ(read->sheets[0].at(1, 0), text_cell("=1+1"));
  EXPECT_EQ(read->sheets[0].at(1, 2), text_cell("<&>\"'\n\t_x000D_ end "));
}

TEST(WriteXlsx, FormulasCarryTheirResults) {
  auto sum = num("124.6");
  sum.formula = "=A2*2";
  auto word = text("达标");
  word.formula = "=IF(A2>60,\"达标\",\"\")";
  const auto table = read_back(book_of(cells({num("62.3"), sum, word})));
  EXPECT_EQ(table.at(1, 1), (Cell{CellKind::kNumber, false, "124.6"}));
  EXPECT_EQ(table.at(1, 2), text_cell("达标"));
}

TEST(WriteXlsx, PercentsBooleansAndDatesKeepTheirMeaning) {
  SheetCell percent{{CellKind::kNumber, true, "0.065"}, {}, {}, false, "", ""};
  SheetCell truth{{CellKind::kBool, false, "TRUE"}, {}, {}, false, "", ""};
  SheetCell date{{CellKind::kDate, false, "2019-01-31"}, {}, {}, false, "", ""};
  const auto table = read_back(book_of(cells({percent, truth, date})));
  EXPECT_EQ(table.at(1, 0), percent.value);
  EXPECT_EQ(table.at(1, 1), truth.value);
  EXPECT_EQ(table.at(1, 2), text_cell("2019-01-31"));
}

TEST(WriteXlsx, ASheetOfOneColumnHasATitleToo) {
  auto sheet = cells({text("a")});
  sheet.title = "题";
  sheet.closing = {"注"};
  const auto table = read_back(book_of(sheet));
  EXPECT_EQ(table.at(0, 0), text_cell("题"));
  EXPECT_EQ(table.at(3, 0), text_cell("注"));
  EXPECT_TRUE(table.merged.empty());
}

TEST(WriteXlsx, HiddenSheetsAreHidden) {
  auto book = book_of(cells({text("a")}));
  book.sheets.push_back(cells({text("b")}));
  book.sheets[0].hidden = true;
  book.sheets[1].name = "b";
  const auto read = read_xlsx(write_xlsx(book).value_or(""), "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  EXPECT_TRUE(read->sheets[0].hidden);
  EXPECT_FALSE(read->sheets[1].hidden);
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

// WPS opens neither: no ZIP64 (version 4.5, extra field 0x0001), no data descriptors (flag bit 3).
TEST(WriteXlsx, TheZipIsOfTheOldestKind) {
  const auto bytes = write_xlsx(book_of(full_sheet()));
  ASSERT_TRUE(bytes);
  int entries = 0;
  for (auto at = bytes->find("PK\x03\x04"); at != std::string::npos;
       at = bytes->find("PK\x03\x04", at + 4)) {
    EXPECT_LE(little(*bytes, at + 4, 2), 20U);
    EXPECT_EQ(little(*bytes, at + 6, 2) & 8U, 0U);
    EXPECT_EQ(little(*bytes, at + 28, 2), 0U);
    ++entries;
  }
  EXPECT_GE(entries, 10);
}

std::string refusal(const Sheet& sheet) {
  return complaint(write_xlsx(book_of(sheet)));
}

TEST(WriteXlsx, NamesThatSpreadsheetsRefuseAreRefused) {
  auto sheet = cells({text("a")});
  for (const std::string name : {"", "a/b", "a:b", "[a]", "a?", "a*", "a\\b", "'a", "a'",
                                 "12345678901234567890123456789012"}) {
    sheet.name = name;
    EXPECT_THAT(refusal(sheet), ::testing::EndsWith("xlsx.write_sheet_name")) << name;
  }
  sheet.name = std::string(31, 'x');
  EXPECT_EQ(refusal(sheet), "");
  auto book = book_of(sheet);
  book.sheets.push_back(sheet);
  book.sheets[1].name = std::string(31, 'X');
  EXPECT_THAT(complaint(write_xlsx(book)), ::testing::EndsWith("xlsx.write_sheet_name"));
  EXPECT_EQ(complaint(write_xlsx(Book{})), " xlsx.write_sheets");
  sheet.hidden = true;
  EXPECT_EQ(refusal(sheet), " xlsx.write_sheets");
}

TEST(WriteXlsx, NothingIsTruncated) {
  EXPECT_EQ(refusal(cells({text(std::string(32'767, 'x'))})), "");
  EXPECT_EQ(refusal(cells({text(std::string(32'768, 'x'))})), "表!A2 xlsx.write_too_long");
  EXPECT_EQ(refusal(cells({text("a"), text("b\xFF")})), "表!B2 xlsx.write_not_text");
  EXPECT_EQ(refusal(cells({text(std::string("a\0b", 3))})), "表!A2 xlsx.write_not_text");
  auto sheet = cells({text("a")});
  sheet.rows.resize(1'048'576);
  EXPECT_EQ(refusal(sheet), "表 xlsx.write_too_large");
  sheet = cells(std::vector<SheetCell>(16'385));
  EXPECT_EQ(refusal(sheet), "表 xlsx.write_too_large");
}

}  // namespace
}  // namespace stave::office
