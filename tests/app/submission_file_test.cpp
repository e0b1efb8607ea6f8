#include "stave/app/submission_file.hpp"

#include "cell_mark.hpp"
#include "demo_office.hpp"

#include "stave/app/letters.hpp"
#include "stave/app/what_if.hpp"
#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"
#include "stave/store/figure_repo.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr int kRound = 2019;

TEST(CellMark, SaysWhatIsAskedFor) {
  const auto mark = CellMark::parse(" gdp? zone=H period=-1  unit=万元 digits=2 ").value();
  EXPECT_EQ(mark.name, "gdp");
  EXPECT_TRUE(mark.optional);
  EXPECT_EQ(mark.zone, "H");
  EXPECT_EQ(mark.period, "-1");
  EXPECT_EQ(mark.unit, "万元");
  EXPECT_EQ(mark.digits, 2);
  EXPECT_TRUE(CellMark::parse("gdp_growth.rank")->rank);
  for (const char* text :
       {"", "gdp zone", "gdp colour=red", "gdp digits=x", "gdp digits=99", "gdp zone="}) {
    EXPECT_FALSE(CellMark::parse(text).has_value()) << text;
  }
}

TEST(CellMark, StandsAmongWords) {
  const auto pieces = cell_pieces("至{{.year}}年：{{gdp}}").value();
  ASSERT_THAT(pieces, SizeIs(4));
  EXPECT_EQ(pieces[0].words, "至");
  EXPECT_EQ(pieces[1].mark->name, ".year");
  EXPECT_EQ(pieces[3].mark->name, "gdp");
  EXPECT_EQ(cell_pieces("{{gdp").error().what.key, "fill.open_mark");
}

class SubmissionFiles : public PlanOffice {
 protected:
  SubmissionFiles() : PlanOffice(DemoOffice::path()) {}

  void SetUp() override {}

  /// tests/golden/office/submission.fods, as an office program saved it.
  static SubmissionFile file() {
    std::ifstream in(std::filesystem::path(STAVE_GOLDEN_DIR) / "office" / "submission.xlsx",
                     std::ios::binary);
    return {{std::istreambuf_iterator<char>(in), {}},
            "上报表.xlsx",
            "etdz-2016",
            Round(kRound),
            "2019年上报表",
            "省商务厅"};
  }

  /// A table of one column.
  static SubmissionFile table(const std::vector<std::string>& marks,
                              const std::string& format = "") {
    office::Sheet sheet;
    sheet.name = "表";
    sheet.headers = false;
    sheet.columns.resize(1);
    sheet.columns[0].number_format = format;
    for (const std::string& mark : marks) {
      sheet.rows.emplace_back(1);
      sheet.rows.back()[0].value = office::text_cell(mark);
    }
    office::Book book;
    book.sheets.push_back(std::move(sheet));
    SubmissionFile out = file();
    out.bytes = office::write_xlsx(book).value();
    return out;
  }

  std::vector<std::string> filled(const std::vector<std::string>& marks) {
    const auto out = fill_submission(*folder, table(marks), by("du"));
    if (!out) {
      return keys_of(out.error());
    }
    std::vector<std::string> cells;
    const auto sheet = office::read_xlsx(out->xlsx, "f.xlsx")->sheets.front();
    for (std::size_t r = 0; r < marks.size(); ++r) {
      cells.push_back(sheet.at(r, 0).text);
    }
    return cells;
  }

  Decimal figure(const std::string& element, int year) {
    return store::FigureRepo(folder_db())
        .history({(*folder).home().value(), element, DataYear(year)})
        .back()
        .value.number()
        .value();
  }

  store::Connection& folder_db() { return (*folder).db(); }
};

TEST_F(SubmissionFiles, AreFilledFromTheFolderWithFormulas) {
  const auto out = fill_submission(*folder, file(), by("du"));
  ASSERT_TRUE(out.has_value()) << out.error().front().where << " " << out.error().front().what.key;
  const auto sheet = office::read_xlsx(out->xlsx, "f.xlsx")->sheets.front();
  EXPECT_THAT(sheet.at(0, 0).text, HasSubstr("2018年综合发展水平考核上报表"));
  const Decimal now = figure("gdp", 2018);  // in 万元
  const Decimal before = figure("gdp", 2017);
  EXPECT_EQ(Decimal::parse(sheet.at(2, 1).text), now);
  EXPECT_EQ(Decimal::parse(sheet.at(2, 2).text), before);
  EXPECT_EQ(Decimal::parse(sheet.at(2, 3).text), subtract(now, before));
  EXPECT_EQ(Decimal::parse(sheet.at(3, 1).text), add(now, before));
  ASSERT_THAT(out->cells, SizeIs(6));  // two words, two figures, two formulas
  EXPECT_EQ(out->cells[2].place, "表一!B3");
  EXPECT_THAT(out->cells[2].origins.front(), HasSubstr("/gdp/2018@"));
  EXPECT_EQ(out->cells[4].mark, "=B3-C3");
}

TEST_F(SubmissionFiles, KnowIndicatorsRanksAndDigits) {
  const auto round = assess_round(*folder, "etdz-2016", Round(kRound)).value();
  const std::size_t growth = find_indicator(round.pack.pack(), "gdp_growth").value();
  const std::size_t land = find_indicator(round.pack.pack(), "land_rate").value();
  const std::size_t home = index::find_zone(round.table.zones, (*folder).home().value()).value();
  const auto cells =
      filled({"{{gdp_growth}}", "{{land_rate.rank}}", "{{gdp digits=0}}", "第{{.round}}轮",
              "{{gdp_growth digits=1}}", "{{gdp unit=亿元 digits=2}}"});
  ASSERT_THAT(cells, SizeIs(6));
  const Decimal grown = round.table.values[growth][home].number().value();
  EXPECT_EQ(Decimal::parse(cells[0]), grown);
  EXPECT_EQ(cells[1], std::to_string(round.assessment.leaf_rank(land, home)));
  EXPECT_EQ(Decimal::parse(cells[2]), figure("gdp", 2018).rounded(0, Rounding::kHalfUp));
  EXPECT_EQ(cells[3], "第2019轮");
  EXPECT_EQ(Decimal::parse(cells[4]), grown.rounded(1, Rounding::kHalfUp));
  EXPECT_EQ(Decimal::parse(cells[5]),
            divide(figure("gdp", 2018), Decimal(10000))->rounded(2, Rounding::kHalfUp));
}

TEST_F(SubmissionFiles, APercentageIsWrittenAsThePercentFormatOfItsCellShowsIt) {
  const auto out =
      fill_submission(*folder, table({"{{gdp_growth digits=1}}"}, "0.0%"), by("du")).value();
  const auto cell = office::read_xlsx(out.xlsx, "f.xlsx")->sheets.front().at(0, 0);
  EXPECT_TRUE(cell.percent);
  EXPECT_EQ(office::figure(cell)->value, Decimal::parse(filled({"{{gdp_growth digits=1}}"})[0]));
  EXPECT_EQ(out.cells.front().unit, "%");
}

TEST_F(SubmissionFiles, NameEveryFaultWithItsCell) {
  EXPECT_THAT(filled({"{{nothing}}", "{{gdp unit=家}}", "{{gdp zone=x}}", "{{gdp period=soon}}",
                      "{{gdp period=1949}}", "{{gdp"}),
              ElementsAre("fill.unknown_name", "fill.bad_unit", "fill.unknown_zone",
                          "fill.bad_period", "fill.no_value", "fill.open_mark"));
  EXPECT_THAT(filled({"{{gdp period=-5000}}", "{{gdp period=-2147483648}}"}),
              ElementsAre("fill.bad_period", "fill.bad_period"));
  EXPECT_THAT(filled({"no mark"}), ElementsAre("fill.no_marks"));
  EXPECT_THAT(filled({"{{gdp? period=1949}}"}), ElementsAre(""));
  const auto out = fill_submission(*folder, table({"{{nothing}}"}), by("du"));
  EXPECT_EQ(out.error().front().where, "上报表.xlsx:表!A1");
}

TEST_F(SubmissionFiles, AreFrozenRegisteredAndTracedBothWays) {
  EXPECT_THAT(submission_register(*folder), IsEmpty());
  const auto out = issue_submission(*folder, file(), "云管报", by("du"));
  ASSERT_TRUE(out.has_value()) << out.error().front().what.key;
  const auto lines = submission_register(*folder);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].letter.number.to_string(), "云管报〔2019〕1号");
  EXPECT_EQ(lines[0].letter.addressee, "省商务厅");
  EXPECT_EQ(lines[0].letter.made.actor, "du");
  EXPECT_THAT(lines[0].head, SizeIs(64));
  const auto kept = find_letter(*folder, "云管报〔2019〕1号").value();
  EXPECT_EQ(kept.bytes, out->filled.xlsx);
  EXPECT_EQ(sha256_hex(kept.bytes), kept.letter.sha256);
  EXPECT_EQ(file_type(kept.letter).extension, ".xlsx");
  std::vector<std::string> places;
  for (const LetterValue& value : kept.values) {
    places.push_back(value.place);
  }
  EXPECT_THAT(places, ElementsAre("表一!B3", "表一!C3"));
  const auto uses = letters_with(*folder, "figure:" + (*folder).home().value() + "/gdp/2018@");
  ASSERT_THAT(uses, SizeIs(1));
  EXPECT_EQ(uses[0].second.place, "表一!B3");
  EXPECT_EQ(issue_submission(*folder, file(), "云管报", by("fg")).error().front().what.key,
            "rights.no_access.write_letters");
  EXPECT_EQ(issue_submission(*folder, file(), "", by("du")).error().front().what.key,
            "letter.no_series");
  EXPECT_EQ(issue_submission(*folder, file(), "云管报", by("du"))->letter.number.number, 2);
}

TEST_F(SubmissionFiles, ListTheirCellsInAWorkbook) {
  const auto out = fill_submission(*folder, file(), by("du")).value();
  const auto list =
      submission_list(out, "清单", i18n::Catalogue::of(i18n::Language::kChinese)).value();
  const auto sheet = office::read_xlsx(list, "l.xlsx")->sheets.front();
  EXPECT_EQ(sheet.at(1, 0).text, "单元格");
  EXPECT_EQ(sheet.at(4, 0).text, "表一!B3");
  EXPECT_THAT(sheet.at(4, 7).text, HasSubstr("/gdp/2018@"));
}

}  // namespace
}  // namespace stave::app
