#include "sheet_formula.hpp"
#include "support.hpp"
#include "xlsx_package.hpp"

#include "stave/office/fill.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace stave::office {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A template that an office program has made: tests/golden/office/submission.fods.
std::string made_by_an_office() {
  std::ifstream in(std::filesystem::path(STAVE_GOLDEN_DIR) / "office" / "submission.xlsx",
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string part(std::string_view xlsx, std::string_view name) {
  const ReadLimits limits;
  return Package::open(xlsx, "", limits)->read(name).value();
}

Cell number(const char* digits) {
  return number_cell(Decimal::parse(digits).value());
}

SheetCell with_formula(const char* formula, const char* result) {
  SheetCell out;
  out.value = number(result);
  out.formula = formula;
  return out;
}

/// One row: a mark, and formulas behind it.
std::string book(const std::vector<const char*>& formulas) {
  Sheet sheet;
  sheet.name = "s";
  sheet.headers = false;
  sheet.columns.resize(formulas.size() + 1);
  sheet.rows.emplace_back();
  sheet.rows[0].push_back({});
  sheet.rows[0][0].value = text_cell("{{a}}");
  for (const char* formula : formulas) {
    sheet.rows[0].push_back(with_formula(formula, "7"));
  }
  Book out;
  out.sheets.push_back(sheet);
  return write_xlsx(out).value();
}

TEST(FillCells, KeepsFormatsAndComputesWhatRestsOnTheCells) {
  const auto before = made_by_an_office();
  const auto filled = fill_cells(before, {{"表一", 2, 1, number("1234567.8")},
                                          {"表一", 2, 2, number("1000000.25")},
                                          {"表一", 0, 0, text_cell("云泽区2018年<考核>上报表")}});
  ASSERT_TRUE(filled.has_value()) << filled.error().what.key;
  const auto sheet = read_xlsx(filled->xlsx, "f.xlsx")->sheets[0];
  EXPECT_EQ(sheet.at(0, 0).text, "云泽区2018年<考核>上报表");
  EXPECT_EQ(sheet.at(2, 1).text, "1234567.8");
  EXPECT_EQ(sheet.at(2, 3).text, "234567.55");
  EXPECT_EQ(sheet.at(3, 1).text, "2234568.05");
  ASSERT_EQ(filled->computed.size(), 2U);
  EXPECT_EQ(filled->computed[0].formula, "B3-C3");
  const auto text = part(filled->xlsx, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(text, HasSubstr("<c r=\"B3\" s=\"3\"><v>1234567.8</v></c>"));
  EXPECT_THAT(text,
              HasSubstr("<c r=\"D3\" s=\"3\"><f aca=\"false\">B3-C3</f><v>234567.55</v></c>"));
  for (const char* name : {"xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml"}) {
    EXPECT_EQ(part(filled->xlsx, name), part(before, name)) << name;
  }
}

TEST(FillCells, FollowsFormulasThatRestOnFormulas) {
  const auto filled = fill_cells(book({"=C1*2", "=A1+1", "=1+1"}), {{"s", 0, 0, number("4")}});
  ASSERT_TRUE(filled.has_value()) << filled.error().what.key;
  const auto sheet = read_xlsx(filled->xlsx, "f.xlsx")->sheets[0];
  EXPECT_EQ(sheet.at(0, 1).text, "10");
  EXPECT_EQ(sheet.at(0, 2).text, "5");
  EXPECT_EQ(sheet.at(0, 3).text, "7");  // rests on nothing that was filled: as it was stored
  EXPECT_EQ(filled->computed.size(), 2U);
}

TEST(FillCells, RefusesAFormulaThatNobodyCouldVouchFor) {
  for (const auto& formulas :
       {std::vector<const char*>{"=VLOOKUP(A1,B1:C1,1)"}, std::vector<const char*>{"=C1", "=B1"},
        std::vector<const char*>{"=A1/0"}}) {
    const auto filled = fill_cells(book(formulas), {{"s", 0, 0, number("4")}});
    ASSERT_FALSE(filled.has_value()) << formulas[0];
    EXPECT_EQ(filled.error().what.key, "xlsx.formula_unknown");
    EXPECT_EQ(filled.error().where, "s!B1");
  }
}

TEST(FillCells, RefusesACellThatIsNotThere) {
  const auto bytes = made_by_an_office();
  EXPECT_EQ(fill_cells(bytes, {{"表一", 40, 0, number("1")}}).error().what.key,
            "xlsx.no_such_cell");
  EXPECT_EQ(fill_cells(bytes, {{"表二", 0, 0, number("1")}}).error().what.key, "xlsx.no_such_cell");
}

TEST(FillCells, AnEmptyCellStaysWithItsFormat) {
  const auto filled =
      fill_cells(made_by_an_office(), {{"表一", 2, 1, Cell{}}, {"表一", 2, 2, number("5")}});
  ASSERT_TRUE(filled.has_value()) << filled.error().what.key;
  EXPECT_THAT(part(filled->xlsx, "xl/worksheets/sheet1.xml"), HasSubstr("<c r=\"B3\" s=\"3\"/>"));
  EXPECT_EQ(read_xlsx(filled->xlsx, "f.xlsx")->sheets[0].at(2, 3).text, "-5");
}

/// Rows of a sheet as the file holds them; formats 0 plain, 1 percent.
std::string written(const std::string& rows) {
  auto parts = testing::workbook_parts(rows);
  parts["xl/_rels/workbook.xml.rels"] =
      testing::relations(testing::relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                         testing::relation("rId2", "styles", "styles.xml"));
  parts["xl/styles.xml"] =
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";
  return testing::zip_of(parts);
}

constexpr const char* kShared =
    "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" "
    "si=\"0\">A1*2</f>"
    "<v>2</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c><c r=\"B2\"><f t=\"shared\" si=\"0\"/>"
    "<v>4</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"B3\"><f t=\"shared\" si=\"0\"/>"
    "<v>6</v></c></row>";

TEST(FillCells, ComputesWhatSharesAFormula) {
  const auto filled = fill_cells(written(kShared), {{"表", 1, 0, number("50")}});
  ASSERT_TRUE(filled.has_value()) << filled.error().what.key;
  EXPECT_EQ(read_xlsx(filled->xlsx, "f.xlsx")->sheets[0].at(1, 1).text, "100");
  EXPECT_EQ(read_xlsx(filled->xlsx, "f.xlsx")->sheets[0].at(2, 1).text, "6");
  ASSERT_EQ(filled->computed.size(), 1U);
  EXPECT_EQ(filled->computed[0].formula, "A2*2");
  const auto text = part(filled->xlsx, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(text, HasSubstr("<c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>100</v></c>"));
}

TEST(FillCells, TheCellThatOthersTakeTheirFormulaFromIsNotFilled) {
  const auto filled = fill_cells(written(kShared), {{"表", 0, 1, number("50")}});
  ASSERT_FALSE(filled.has_value());
  EXPECT_EQ(filled.error().what.key, "xlsx.shared_formula");
  EXPECT_EQ(filled.error().where, "表!B1");
  const auto other = fill_cells(written(kShared), {{"表", 2, 1, number("50")}});
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(read_xlsx(other->xlsx, "f.xlsx")->sheets[0].at(2, 1).text, "50");
}

TEST(FillCells, AFormulaOfSeveralCellsAtOnceIsRefusedByItsWords) {
  const auto filled = fill_cells(
      written(
          "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f t=\"array\" ref=\"B1:B2\">A1*2</f>"
          "<v>2</v></c></row>"),
      {{"表", 0, 0, number("50")}});
  ASSERT_FALSE(filled.has_value());
  EXPECT_EQ(filled.error().what.key, "xlsx.formula_unknown");
  EXPECT_EQ(filled.error().what.args.front().second, "A1*2");
}

TEST(FillCells, ErrorsDatesAndYesOrNoAreNoNumbers) {
  for (const std::string cell :
       {"<c r=\"B1\" t=\"e\"><v>#DIV/0!</v></c>", "<c r=\"B1\" t=\"b\"><v>1</v></c>",
        "<c r=\"B1\" t=\"d\"><v>2019-01-31</v></c>", "<c r=\"B1\"><v>1E300</v></c>"}) {
    const auto sum = fill_cells(written("<row r=\"1\"><c r=\"A1\"><v>1</v></c>" + cell +
                                        "<c r=\"C1\"><f>SUM(A1:B1)</f><v>2</v></c></row>"),
                                {{"表", 0, 0, number("5")}});
    if (cell.find("1E300") != std::string::npos) {
      EXPECT_TRUE(sum.has_value()) << cell;  // decimals hold it
      continue;
    }
    ASSERT_FALSE(sum.has_value()) << cell;
    EXPECT_EQ(sum.error().what.key, "xlsx.formula_unknown") << cell;
  }
}

TEST(FillCells, APercentageIsShownAsItIsInEitherFormat) {
  const auto filled = fill_cells(
      written("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"0\"><v>1</v></c>"
              "<c r=\"C1\"><f>A1*2</f><v>2</v></c><c r=\"D1\" s=\"1\"><v>1</v></c></row>"),
      {{"表", 0, 0, number("6.5"), true},
       {"表", 0, 1, number("6.5"), true},
       {"表", 0, 3, number("6.5"), false}});
  ASSERT_TRUE(filled.has_value()) << filled.error().what.key;
  const auto sheet = read_xlsx(filled->xlsx, "f.xlsx")->sheets[0];
  EXPECT_EQ(sheet.at(0, 0).text, "0.065");
  EXPECT_EQ(figure(sheet.at(0, 0)), (Figure{Decimal::parse("6.5").value(), "%"}));
  EXPECT_EQ(sheet.at(0, 1).text, "6.5");
  EXPECT_EQ(sheet.at(0, 2).text, "0.13");
  EXPECT_EQ(sheet.at(0, 3).text, "6.5") << "an amount stays one";
}

std::string value_of(std::string_view formula) {
  const auto out = formula_value(formula, [](std::string_view sheet, Position at) {
    if (sheet == "a b" || at.row == 0) {  // 1, 2, 3 ... in the first row
      return Operand{Operand::Kind::kNumber, Decimal(static_cast<std::int64_t>(at.column) + 1)};
    }
    return at.row == 1 ? Operand{Operand::Kind::kText, {}} : Operand{};
  });
  return out ? out->to_string() : "none";
}

TEST(SheetFormula, IsComputedAsAnOfficeProgramDoes) {
  EXPECT_EQ(value_of("1+2*3"), "7");
  EXPECT_EQ(value_of("(1+2)*3-4/8"), "8.5");
  EXPECT_EQ(value_of("-A1+$C$1"), "2");
  EXPECT_EQ(value_of("50%"), "0.5");
  EXPECT_EQ(value_of("SUM(A1:C1)"), "6");
  EXPECT_EQ(value_of("SUM(A1:C2,10)"), "16");  // texts are passed over
  EXPECT_EQ(value_of("AVERAGE(A1:D1)"), "2.5");
  EXPECT_EQ(value_of("MAX(A1:C1)-MIN(A1:C1)"), "2");
  EXPECT_EQ(value_of("ROUND(A1/C1*100,1)"), "33.3");
  EXPECT_EQ(value_of("ROUND(-2.5,0)"), "-3");
  EXPECT_EQ(value_of("ABS(A1-C1)"), "2");
  EXPECT_EQ(value_of("'a b'!B9+1"), "3");
  EXPECT_EQ(value_of("A9+1"), "1");  // an empty cell
}

TEST(SheetFormula, MovesWithTheCellThatSharesIt) {
  const auto moved = [](const char* text) { return moved_formula(text, 2, 1).value_or("none"); };
  EXPECT_EQ(moved("A1+$B1*C$3-$D$4"), "B3+$B3*D$3-$D$4");
  EXPECT_EQ(moved("SUM(A1:B2,10)+ROUND(a9,1)"), "SUM(B3:C4,10)+ROUND(B11,1)");
  EXPECT_EQ(moved("'B1 x'!A1+表1!A1+AB12!A1"), "'B1 x'!B3+表1!B3+AB12!B3");
  EXPECT_EQ(moved("IF(A1=\"A1\",1E5,TOTAL1)"), "IF(B3=\"A1\",1E5,TOTAL1)");
  EXPECT_EQ(moved_formula("A1", -1, 0), std::nullopt);
}

TEST(SheetFormula, WhatItDoesNotKnowHasNoValue) {
  for (const char* text :
       {"", "A2+1", "IF(A1,1,2)", "A1:B1", "1/0", "SUM(", "\"a\"", "A1&B1", "1 2", "ROUND(1)",
        "AVERAGE(A2:B2)", "SUM(A1:XFD1048576)", "ABC", "TODAY()", "TOTAL1"}) {
    EXPECT_EQ(value_of(text), "none") << text;
  }
  EXPECT_EQ(value_of(std::string(5000, '(') + "1" + std::string(5000, ')')), "none");
}

}  // namespace
}  // namespace stave::office
