#include "stave/office/table.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

TEST(CellName, CountsInLettersWithoutZero) {
  EXPECT_EQ(cell_name(0, 0), "A1");
  EXPECT_EQ(cell_name(11, 2), "C12");
  EXPECT_EQ(cell_name(0, 25), "Z1");
  EXPECT_EQ(cell_name(0, 26), "AA1");
  EXPECT_EQ(cell_name(0, 701), "ZZ1");
  EXPECT_EQ(cell_name(1'048'575, 16'383), "XFD1048576");
}

TEST(CellName, ARangeOfOneCellIsThatCell) {
  EXPECT_EQ(range_name({1, 1, 4, 3}), "B2:D5");
  EXPECT_EQ(range_name({1, 1, 1, 1}), "B2");
}

TEST(Table, PlaceNamesTheSheetWhenThereIsOne) {
  Table table;
  EXPECT_EQ(table.place(11, 2), "C12");
  table.name = "指标值";
  EXPECT_EQ(table.place(11, 2), "指标值!C12");
}

TEST(Table, CellsOutsideAreEmpty) {
  Table table;
  table.rows = {{text_cell("a")}, {}};
  EXPECT_EQ(table.at(0, 0).text, "a");
  EXPECT_EQ(table.at(0, 1).kind, CellKind::kEmpty);
  EXPECT_EQ(table.at(9, 9).kind, CellKind::kEmpty);
  EXPECT_EQ(table.columns(), 1U);
}

void expect_figure(std::string_view text, std::string_view value, std::string_view suffix) {
  const auto found = read_figure(text);
  ASSERT_TRUE(found) << text;
  EXPECT_EQ(found->value.to_string(), value) << text;
  EXPECT_EQ(found->suffix, suffix) << text;
}

TEST(ReadFigure, TakesNumbersAsPeopleWriteThem) {
  expect_figure("62.3", "62.3", "");
  expect_figure(" -0.05 ", "-0.05", "");
  expect_figure("1,234,567.5", "1234567.5", "");
  expect_figure("１，２３４．５", "1234.5", "");
  expect_figure("－６．５％", "-6.5", "%");
  expect_figure("−3", "-3", "");
  expect_figure("1.5e-05", "0.000015", "");
  expect_figure(".5", "0.5", "");
  expect_figure(
      "\xE3\x80\x80"
      "12\xC2\xA0",
      "12", "");
}

TEST(ReadFigure, KeepsTheUnitBehindItAndConvertsNothing) {
  expect_figure("325.6 亿元", "325.6", "亿元");
  expect_figure("325.6万元", "325.6", "万元");
  expect_figure("6.5%", "6.5", "%");
  expect_figure("12 km2", "12", "km2");
  expect_figure("3e", "3", "e");
}

TEST(ReadFigure, RefusesWhatIsNoNumber) {
  for (const std::string_view text :
       {"", " ", "-", "—", "无", "亿元", "1.2.3", "12-5", "1/3", "12,34", "1,2345", ",5",
        "1,234,56", "--5", "+-5", "1234,567", "1 234", "12:30"}) {
    EXPECT_FALSE(read_figure(text)) << text;
  }
}

TEST(Figure, APercentCellIsReadLikeAPercentSign) {
  const Cell cell{CellKind::kNumber, true, "0.065"};
  EXPECT_EQ(figure(cell), (Figure{*Decimal::parse("6.5"), "%"}));
  EXPECT_EQ(number(cell), Decimal::parse("0.065"));
}

TEST(Figure, ANumberWithAUnitIsNoPlainNumber) {
  EXPECT_FALSE(number(text_cell("3亿元")));
  EXPECT_EQ(number(text_cell("1,234")), Decimal(1234));
  EXPECT_FALSE(number({CellKind::kDate, false, "2018-12-31"}));
  EXPECT_FALSE(number({}));
}

}  // namespace
}  // namespace stave::office
