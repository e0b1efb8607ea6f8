#include "sample.hpp"

#include "stave/office/read.hpp"
#include "stave/report/diagnosis_report.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace stave::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

office::Workbook read(const DiagnosisReport& report, const i18n::Catalogue& words) {
  const auto bytes = diagnosis_xlsx(report, words);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().what.key);
  auto book = office::read_xlsx(bytes.value(), "out.xlsx");
  EXPECT_TRUE(book);
  return book.value();
}

std::vector<std::string> names(const office::Workbook& book) {
  std::vector<std::string> out;
  for (const auto& sheet : book.sheets) {
    out.push_back(sheet.name);
  }
  return out;
}

/// The cell in the first row that starts with `first`, under the header `column`.
office::Cell under(const office::Table& sheet, const std::string& column, std::size_t key_column,
                   const std::string& first) {
  const auto& header = sheet.rows.at(1);
  const auto found = std::find_if(header.begin(), header.end(),
                                  [&](const office::Cell& c) { return c.text == column; });
  EXPECT_NE(found, header.end()) << column;
  for (std::size_t r = 2; r < sheet.rows.size(); ++r) {
    if (sheet.at(r, key_column).text == first) {
      return sheet.at(r, static_cast<std::size_t>(found - header.begin()));
    }
  }
  ADD_FAILURE() << first;
  return {};
}

TEST(DiagnosisXlsx, HasSixSheets) {
  const Sample sample;
  EXPECT_THAT(names(read(sample.report(), zh())),
              ElementsAre("摘要", "短板指标", "全部指标", "目标与措施", "方案缺口", "依据与说明"));
  EXPECT_THAT(names(read(sample.report(), en())),
              ElementsAre("Summary", "Short staves", "All indicators", "Targets and measures",
                          "Gaps in the plan", "Basis"));
}

TEST(DiagnosisXlsx, FiguresAreNumbers) {
  const Sample sample;
  const auto book = read(sample.report(), zh());
  const auto& sheet = book.sheets[1];
  const std::string use = "土地<利用>率&*";
  EXPECT_EQ(under(sheet, "本区", 1, use), office::number_cell(*Decimal::parse("60.5")));
  EXPECT_EQ(under(sheet, "全国平均", 1, use), office::number_cell(*Decimal::parse("62.3")));
  EXPECT_EQ(under(sheet, "差距", 1, use), office::number_cell(*Decimal::parse("-1.8")));
  EXPECT_EQ(under(sheet, "补到全国平均得分", 1, use), office::number_cell(*Decimal::parse("3.25")));
  EXPECT_EQ(under(sheet, "方案覆盖", 1, use).text, "● 可补齐");
}

TEST(DiagnosisXlsx, MissingIsAWordAmongAllIndicatorsAndNeverNan) {
  const Sample sample;
  const auto book = read(sample.report(), zh());
  EXPECT_EQ(under(book.sheets[2], "本区", 0, "hubs").text, "缺失");
  EXPECT_EQ(under(book.sheets[2], "得分", 0, "hubs").kind, office::CellKind::kEmpty);
  for (const auto& sheet : book.sheets) {
    for (const auto& row : sheet.rows) {
      for (const auto& cell : row) {
        EXPECT_NE(cell.text, "nan");
        EXPECT_EQ(cell.text.find("⟦"), std::string::npos) << cell.text;
      }
    }
  }
}

TEST(DiagnosisXlsx, PlanSheetLinksTargetsToMeasures) {
  const Sample sample;
  const auto book = read(sample.report(), zh());
  EXPECT_EQ(under(book.sheets[3], "措施", 0, "土地利用率").text, "3.1.1 盘活<低效>用地");
  EXPECT_EQ(under(book.sheets[3], "达到后", 0, "土地利用率").text, "可补到全国平均");
  EXPECT_EQ(under(book.sheets[3], "折合指标值", 0, "土地利用率"), office::number_cell(63));
}

TEST(DiagnosisXlsx, EverySheetSaysThatTheFiguresAreGenerated) {
  const Sample sample;
  for (const auto& sheet : read(sample.report(), zh()).sheets) {
    EXPECT_THAT(sheet.rows.back().front().text, HasSubstr("演示数据")) << sheet.name;
  }
}

TEST(DiagnosisXlsx, SameReportSameBytes) {
  const Sample sample;
  EXPECT_EQ(diagnosis_xlsx(sample.report(), zh()).value(),
            diagnosis_xlsx(sample.report(), zh()).value());
}

TEST(DiagnosisXlsx, WithoutAPlanHasNoPlanSheets) {
  Sample sample;
  EXPECT_THAT(names(read(sample.bare(), zh())),
              ElementsAre("摘要", "短板指标", "全部指标", "依据与说明"));
}

}  // namespace
}  // namespace stave::report
