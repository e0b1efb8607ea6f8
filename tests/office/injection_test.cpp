#include "payloads.hpp"
#include "support.hpp"

#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::payloads;

TEST(Injection, FiveHundredPayloadsAreTried) {
  EXPECT_GE(payloads().size(), 500U);
}

TEST(Injection, PayloadsAreTextsInAWorkbook) {
  Sheet sheet;
  sheet.name = "表";
  sheet.headers = false;
  for (const auto& text : payloads()) {
    std::vector<SheetCell> row(1);
    row[0].value = text_cell(text);
    sheet.rows.push_back(std::move(row));
  }
  Book book;
  book.sheets.push_back(sheet);
  const auto bytes = write_xlsx(book);
  ASSERT_EQ(complaint(bytes), "");
  const auto xml = testing::parts_of_zip(*bytes).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(xml, Not(HasSubstr("<f")));
  std::size_t cells = 0;
  for (auto at = xml.find("<c "); at != std::string::npos; at = xml.find("<c ", at + 1)) {
    EXPECT_THAT(xml.substr(at, xml.find('>', at) - at), HasSubstr("t=\"s\""));
    ++cells;
  }
  EXPECT_EQ(cells, payloads().size());
  const auto read = read_xlsx(*bytes, "f.xlsx");
  ASSERT_EQ(complaint(read), "");
  for (std::size_t i = 0; i < payloads().size(); ++i) {
    EXPECT_EQ(read->sheets[0].at(i, 0), text_cell(payloads()[i]));
  }
}

TEST(Injection, PayloadsAreGuardedInCsvAndComeBackAsTheyWere) {
  Table table;
  for (const auto& text : payloads()) {
    table.rows.push_back({text_cell(text), text_cell("x")});
  }
  const auto bytes = write_csv(table);
  const auto raw = read_csv(bytes + "x,\"x\"\n", "f.csv");  // not as the writer would: guards stay
  ASSERT_EQ(complaint(raw), "");
  for (std::size_t i = 0; i < payloads().size(); ++i) {
    const auto& text = raw->rows[i][0].text;
    EXPECT_EQ(text.find_first_of("=+-@\t\n"), text.find_first_of("=+-@\t\n", 1)) << text;
  }
  const auto read = read_csv(bytes, "f.csv");
  ASSERT_EQ(complaint(read), "");
  for (std::size_t i = 0; i < payloads().size(); ++i) {
    EXPECT_EQ(read->rows[i][0].text, payloads()[i]);
  }
}

TEST(Injection, NegativeNumbersStayNumbers) {
  static constexpr std::size_t kCells = 10'000;
  Sheet sheet;
  sheet.name = "表";
  sheet.headers = false;
  Table table;
  for (std::size_t i = 0; i < kCells; ++i) {
    const Cell cell{CellKind::kNumber, false,
                    "-" + std::to_string(i / 10 + 1) + "." + std::to_string(i % 9 + 1)};
    std::vector<SheetCell> row(1);
    row[0].value = cell;
    sheet.rows.push_back(std::move(row));
    table.rows.push_back({cell});
  }
  Book book;
  book.sheets.push_back(sheet);
  const auto xlsx = read_xlsx(write_xlsx(book).value_or(""), "f.xlsx");
  ASSERT_EQ(complaint(xlsx), "");
  EXPECT_EQ(xlsx->sheets[0].rows, table.rows);
  const auto csv = read_csv(write_csv(table), "f.csv");
  ASSERT_EQ(complaint(csv), "");
  EXPECT_EQ(csv->rows, table.rows);
}

}  // namespace
}  // namespace stave::office
