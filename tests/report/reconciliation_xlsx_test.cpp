#include "stave/office/read.hpp"
#include "stave/report/reconciliation_report.hpp"

#include <gmock/gmock.h>

namespace stave::report {
namespace {

using testing::ElementsAre;

Difference difference(Standing standing) {
  Difference out;
  out.key = {"A", "gdp", DataYear(2018)};
  out.subject_name = "甲区";
  out.element = {"地区生产总值", "GDP"};
  out.unit = "亿元";
  out.source = "tax";
  out.source_title = "税务";
  out.record = Value(200);
  out.stated = Value(Decimal::parse("189.5").value());
  out.gap = {Decimal::parse("-10.5"), Decimal::parse("-5.25")};
  out.standing = standing;
  return out;
}

/// The texts of every row of the only sheet.
std::vector<std::vector<std::string>> rows_of(const ReconciliationReport& report,
                                              i18n::Language language) {
  const auto bytes = reconciliation_xlsx(report, i18n::Catalogue::of(language));
  const auto book = office::read_xlsx(bytes.value(), "list.xlsx").value();
  std::vector<std::vector<std::string>> out;
  for (const auto& row : book.sheets.at(0).rows) {
    auto& texts = out.emplace_back();
    for (const auto& cell : row) {
      texts.push_back(cell.text);
    }
  }
  return out;
}

TEST(ReconciliationXlsx, ListsBothValuesAndTheDecisionAndLeavesRoomToSign) {
  Difference decided = difference(Standing::kDecided);
  decided.reason = "=cmd";
  decided.person = "张三";
  decided.taken = "tax";
  Difference unreported = difference(Standing::kOpen);
  unreported.record = std::nullopt;
  unreported.gap = {};
  const auto rows = rows_of(
      {DataYear(2018), Decimal::parse("0.5").value(), {decided, unreported}, "3-abc", false},
      i18n::Language::kEnglish);
  EXPECT_EQ(rows[0][0], "Comparison of sources, 2018");
  EXPECT_THAT(rows[2], ElementsAre("甲区", "A", "GDP", "亿元", "税务", "200", "189.5", "-10.5",
                                   "-5.25", "decided", "taken: tax", "=cmd", "张三"));
  EXPECT_THAT(rows[3],
              ElementsAre("甲区", "A", "GDP", "亿元", "税务", "missing", "189.5", "", "", "open"));
  EXPECT_NE(rows[4][0].find("tolerance 0.5%. Trail code 3-abc"), std::string::npos);
  EXPECT_TRUE(rows.back()[0].starts_with("Compared by:"));
}

TEST(ReconciliationXlsx, SaysThatNothingDiffersAndThatFiguresAreGenerated) {
  const auto rows = rows_of({DataYear(2018), 0, {}, "3-abc", true}, i18n::Language::kChinese);
  EXPECT_EQ(rows[0][0], "数据来源比对单（2018）");
  EXPECT_EQ(rows[2][0], "没有差异");
  EXPECT_EQ(rows[4][0], i18n::Catalogue::of(i18n::Language::kChinese).say("report.banner"));
}

}  // namespace
}  // namespace stave::report
