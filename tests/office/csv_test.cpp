#include "support.hpp"

#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <gmock/gmock.h>

#include <random>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::ElementsAre;
using testing::golden;

using Texts = std::vector<std::vector<std::string>>;

Texts texts(const Table& table) {
  Texts out;
  for (const auto& row : table.rows) {
    auto& line = out.emplace_back();
    for (const auto& cell : row) {
      line.push_back(cell.text);
    }
  }
  return out;
}

Texts read(std::string_view bytes) {
  const auto table = read_csv(bytes, "f.csv");
  EXPECT_EQ(complaint(table), "");
  return table ? texts(*table) : Texts{};
}

std::string refusal(std::string_view bytes, const ReadLimits& limits = {}) {
  return complaint(read_csv(bytes, "f.csv", limits));
}

TEST(ReadCsv, TakesQuotesSeparatorsAndLineEndsInQuotes) {
  EXPECT_EQ(read("a,b\n\"x,1\",\"say \"\"hi\"\"\nnow\"\n"),
            (Texts{{"a", "b"}, {"x,1", "say \"hi\"\nnow"}}));
}

TEST(ReadCsv, TakesAnyLineEndAndNoneAtTheEnd) {
  const Texts expected{{"a", "b"}, {"1", "2"}};
  for (const std::string_view bytes : {"a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r",
                                       "\xEF\xBB\xBF"
                                       "a,b\n1,2\n"}) {
    EXPECT_EQ(read(bytes), expected);
  }
}

TEST(ReadCsv, FindsTheSeparator) {
  const Texts expected{{"a", "b"}, {"1", "2"}};
  EXPECT_EQ(read("a;b\n1;2\n"), expected);
  EXPECT_EQ(read("a\tb\n1\t2\n"), expected);
  EXPECT_EQ(read("指标,单位;备注\n出口,亿元\n"), (Texts{{"指标", "单位;备注"}, {"出口", "亿元"}}));
  EXPECT_EQ(read("指标,注;值\n出口;5\n"), (Texts{{"指标,注", "值"}, {"出口", "5"}}));
  EXPECT_EQ(read("a\n1\n"), (Texts{{"a"}, {"1"}}));
  EXPECT_EQ(read("\"a,b,c\";x\n1;2\n"), (Texts{{"a,b,c", "x"}, {"1", "2"}}));
}

TEST(ReadCsv, TakesWhatOfficeProgramsSaved) {
  const Texts expected{
      {"开发区", "2018年", "备注"}, {"甲区", "1234.5", "含,逗号与\"引号\""}, {"乙区", "-0.05", ""}};
  EXPECT_EQ(read(golden("plain-gb18030.csv")), expected);
  EXPECT_EQ(read(golden("plain-utf16.csv")), expected);
}

TEST(ReadCsv, OnlyNumbersThatSpreadsheetsKeepAreNumbers) {
  const auto table = read_csv("1.50,-0.05,1e-05,007,420100000000000123,+5,,x,.5,5.,0\n", "f.csv");
  ASSERT_TRUE(table);
  std::vector<CellKind> kinds;
  for (const auto& cell : table->rows[0]) {
    kinds.push_back(cell.kind);
  }
  using enum CellKind;
  EXPECT_THAT(kinds, ElementsAre(kNumber, kNumber, kNumber, kText, kText, kText, kEmpty, kText,
                                 kText, kText, kNumber));
  EXPECT_EQ(table->rows[0][0].text, "1.50");
}

TEST(ReadCsv, DropsBlankRowsAtTheEndOnly) {
  EXPECT_EQ(read("a,b\n\n1,2\n,\n \n\n"), (Texts{{"a", "b"}, {}, {"1", "2"}}));
  EXPECT_EQ(read(""), Texts{});
  EXPECT_EQ(read("\n\n"), Texts{});
}

TEST(ReadCsv, KnowsTheLineOfEachRow) {
  const auto table = read_csv("a\n\"x\ny\"\n\nb\n", "f.csv");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->lines, ElementsAre(1, 2, 4, 5));
}

TEST(ReadCsv, SaysWhereAQuoteIsWrong) {
  EXPECT_EQ(refusal("a,b\n甲,\"x\n"), "f.csv:2:3 csv.unclosed_quote");
  EXPECT_EQ(refusal("a,b\n\"x\"y,2\n"), "f.csv:2:4 csv.text_after_quote");
  EXPECT_EQ(refusal("a,b\n1,5\"\n"), "f.csv:2:4 csv.stray_quote");
}

TEST(ReadCsv, ARaggedRowIsNamedWithItsCounts) {
  const auto table = read_csv("a,b,c\n1,2,3\n4,5\n", "f.csv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().where, "f.csv:3:1");
  EXPECT_EQ(table.error().what, (Message{"csv.ragged_row", {{"found", "2"}, {"expected", "3"}}}));
}

TEST(ReadCsv, StopsAtItsLimitsAndNotBefore) {
  ReadLimits limits;
  limits.rows = 2;
  limits.columns = 3;
  EXPECT_EQ(refusal("1,2,3\n4,5,6\n\n,,\n", limits), "");
  EXPECT_EQ(refusal("1,2,3\n4,5,6\n\n7,8,9\n", limits), "f.csv:3:1 csv.too_many_rows");
  EXPECT_EQ(refusal("1,2,3,4\n", limits), "f.csv:1:1 csv.too_many_columns");
  limits = {};
  limits.cells = 4;
  EXPECT_EQ(refusal("1,2\n3,4\n", limits), "");
  EXPECT_EQ(refusal("1,2\n3,4\n5,6\n", limits), "f.csv:3:2 csv.too_many_cells");
  limits = {};
  limits.bytes = 4;
  EXPECT_EQ(refusal("1,2\n", limits), "");
  EXPECT_EQ(refusal("1,2\n3", limits), "f.csv csv.too_large");
}

TEST(ReadCsv, HoldsAsManyRowsAndColumnsAsASpreadsheet) {
  std::string rows;
  for (int i = 0; i < 1'048'576; ++i) {
    rows += "x\n";
  }
  EXPECT_EQ(refusal(rows + "x\n"), "f.csv:1048577:1 csv.too_many_rows");
  EXPECT_EQ(refusal(std::string(16'383, ',')), "");
  EXPECT_EQ(refusal(std::string(16'384, ',')), "f.csv:1:1 csv.too_many_columns");
  EXPECT_EQ(refusal(std::string((std::size_t{64} << 20) + 1, ' ')), "f.csv csv.too_large");
}

TEST(ReadCsv, RefusesWhatIsNoText) {
  EXPECT_EQ(refusal(std::string_view("a\0b", 3)), "f.csv:1 text.control_character");
}

Table table_of(const Texts& rows) {
  Table table;
  for (const auto& row : rows) {
    auto& cells = table.rows.emplace_back();
    for (const auto& text : row) {
      cells.push_back(text_cell(text));
    }
  }
  return table;
}

TEST(WriteCsv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(write_csv(table_of({{"a", "b,c"}, {"say \"hi\"", "x\ny"}}), {false, false}),
            "a,\"b,c\"\n\"say \"\"hi\"\"\",\"x\ny\"\n");
}

TEST(WriteCsv, StartsWithAByteOrderMarkUnlessTold) {
  EXPECT_EQ(write_csv(table_of({{"a"}})),
            "\xEF\xBB\xBF"
            "a\n");
}

TEST(WriteCsv, FillsShortRows) {
  EXPECT_EQ(write_csv(table_of({{"a", "b"}, {}, {"1"}}), {false, true}), "a,b\n,\n1,\n");
}

TEST(WriteCsv, GuardsTextThatASpreadsheetWouldRun) {
  const auto guarded = [](const std::string& text) {
    return write_csv(table_of({{text}}), {false, true});
  };
  EXPECT_EQ(guarded("=1+1"), "\"'=1+1\"\n");
  EXPECT_EQ(guarded("@SUM(A1)"), "\"'@SUM(A1)\"\n");
  EXPECT_EQ(guarded("+cmd|' /C calc'!A0"), "\"'+cmd|' /C calc'!A0\"\n");
  EXPECT_EQ(guarded("-5+cmd"), "\"'-5+cmd\"\n");
  EXPECT_EQ(guarded("\t=1"), "\"'\t=1\"\n");
  EXPECT_EQ(guarded("＝1+1"), "\"'＝1+1\"\n");
}

TEST(WriteCsv, TheGuardLeavesNumbersAndDashesAlone) {
  Table table = table_of({{"-5", "-6.5%", "-", "－", "a=b", "+3"}});
  table.rows[0].push_back(number_cell(*Decimal::parse("-0.05")));
  EXPECT_EQ(write_csv(table, {false, true}), "-5,-6.5%,-,－,a=b,+3,-0.05\n");
}

TEST(ReadCsv, TakesOffTheGuardsThatTheWriterPutOn) {
  const Texts rows{{"=1+1", "'=1+1", "''-x", "'", "it's", "'-5"},
                   {"", "a", "@b", "-5", "x", "\t=1"}};
  const auto written = write_csv(table_of(rows));
  EXPECT_THAT(written, ::testing::HasSubstr("\"'=1+1\",\"''=1+1\",\"'''-x\",',it's,'-5\n"));
  EXPECT_EQ(read(written), rows);
  EXPECT_EQ(read(write_csv(table_of({{"=a"}, {""}, {""}}))), (Texts{{"=a"}}));
}

TEST(ReadCsv, LeavesApostrophesOfOtherProgramsAlone) {
  EXPECT_EQ(read("'=1+1,b\n"), (Texts{{"'=1+1", "b"}}));
  EXPECT_EQ(read("\"'=1+1\",\"b\"\n"), (Texts{{"'=1+1", "b"}})) << "everything in quotes";
  EXPECT_EQ(read("\"'=1+1\";b\n"), (Texts{{"'=1+1", "b"}}));
  EXPECT_EQ(read("\"'=1+1\",=b\n"), (Texts{{"'=1+1", "=b"}})) << "the writer would guard both";
}

// Property: what is written without the guard is read back unchanged.
TEST(WriteCsv, IsReadBackUnchanged) {
  std::mt19937_64 random(20260101);
  static constexpr std::array<std::string_view, 10> kPieces{"a",  ",",      ";",   "\"", "\n",
                                                            "\t", "开发区", "1.5", " ",  "="};
  for (int round = 0; round < 300; ++round) {
    Texts rows(1 + random() % 4);
    const auto width = 2 + random() % 3;
    for (auto& row : rows) {
      row.resize(width);
      for (auto& text : row) {
        for (auto n = random() % 4; n > 0; --n) {
          text += kPieces.at(random() % kPieces.size());
        }
      }
      row[0] += "x";  // no blank row: those at the end are dropped
    }
    EXPECT_EQ(read(write_csv(table_of(rows), {round % 2 == 0, false})), rows) << "round " << round;
  }
}

}  // namespace
}  // namespace stave::office
