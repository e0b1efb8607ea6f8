#include "sdmx.hpp"

#include "support.hpp"

#include "stave/app/export.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"
#include "stave/store/figure_repo.hpp"

#include <rapidcheck/gtest.h>

namespace stave::app {
namespace {

using sdmx::Observation;
using sdmx::Version;

sdmx::Reading read(std::string_view csv) {
  return sdmx::read(office::read_csv(csv, "t.csv").value());
}

/// The key of the first fault of a row under the ordinary headings; "" for none.
std::string fault(const std::string& row) {
  const auto reading = read(
      "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS,CONF_STATUS\n"
      "X:Y(1.0)," +
      row + "\n");
  return reading.faults.empty() ? "" : reading.faults[0].what.key;
}

std::optional<Value> value(const std::string& cells) {
  const auto reading = read(
      "DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
      "CONF_STATUS,UNIT_MULT\nX,A,gdp,2018," +
      cells + "\n");
  EXPECT_TRUE(reading.faults.empty()) << cells;
  return reading.rows.empty() ? std::nullopt : std::optional(reading.rows[0].observation.value);
}

TEST(SdmxCsv, TheTwoVersionsAreWrittenWithTheirOwnHeadings) {
  const std::vector<Observation> one{
      {{"A", "gdp", Period::of_quarter(2019, 2)}, Decimal::parse("-5.2").value(), "亿元"}};
  EXPECT_EQ(office::write_csv(sdmx::to_table(one, Version::kOne), {.bom = false}),
            "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,"
            "CONF_STATUS\nSTAVE:FIGURES(1.0),Q,A,gdp,2019-Q2,-5.2,亿元,A,F\n");
  EXPECT_EQ(office::write_csv(sdmx::to_table(one, Version::kTwo), {.bom = false}),
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,"
            "UNIT_MEASURE,OBS_STATUS,CONF_STATUS\n"
            "dataflow,STAVE:FIGURES(1.0),I,Q,A,gdp,2019-Q2,-5.2,亿元,A,F\n");
}

TEST(SdmxCsv, AbsenceIsWrittenByTheCodeLists) {
  const auto cells = [](const Value& v) {
    const auto table =
        sdmx::to_table({{{"A", "gdp", Period::of_month(2019, 6)}, v, ""}}, Version::kOne);
    const auto& row = table.rows[1];
    return row[1].text + row[4].text + "|" + row[5].text + "|" + row[7].text + row[8].text;
  };
  EXPECT_EQ(cells(Absent::kMissing), "M2019-06||OF");
  EXPECT_EQ(cells(Absent::kNotApplicable), "M2019-06||MF");
  EXPECT_EQ(cells(Absent::kWithheld), "M2019-06||QN");
  EXPECT_EQ(cells(Decimal(0)), "M2019-06|0|AF");
}

TEST(SdmxCsv, WhatAStatusMeansIsRead) {
  EXPECT_EQ(value("7,A,F,"), Value(7));
  EXPECT_EQ(value("7,,,"), Value(7));
  EXPECT_EQ(value("7,P,F,"), Value(7));
  EXPECT_EQ(value(",O,F,"), Value(Absent::kMissing));
  EXPECT_EQ(value("NaN,,,"), Value(Absent::kMissing));
  EXPECT_EQ(value(",L,,"), Value(Absent::kMissing));
  EXPECT_EQ(value("NaN,M,F,"), Value(Absent::kNotApplicable));
  EXPECT_EQ(value(",Q,F,"), Value(Absent::kWithheld));
  EXPECT_EQ(value(",,C,"), Value(Absent::kWithheld));
  EXPECT_EQ(value(",,,"), std::nullopt);
  EXPECT_EQ(value("1.5,A,F,4"), Value(15000));
  EXPECT_EQ(value("15,A,F,-3"), Value(Decimal::parse("0.015").value()));
}

TEST(SdmxCsv, WhatContradictsItselfIsRefused) {
  EXPECT_EQ(fault("A,A,gdp,2018,7,,A,F"), "");
  EXPECT_EQ(fault("Q,A,gdp,2018,7,,A,F"), "sdmx.frequency_differs");
  EXPECT_EQ(fault("A,A,gdp,2018-W1,7,,A,F"), "import.bad_period");
  EXPECT_EQ(fault("A,,gdp,2018,7,,A,F"), "import.no_code");
  EXPECT_EQ(fault("A,A,gdp,2018,7,,O,F"), "sdmx.value_and_status");
  EXPECT_EQ(fault("A,A,gdp,2018,,,A,F"), "sdmx.no_value");
  EXPECT_EQ(fault("A,A,gdp,2018,7,,X,F"), "sdmx.unknown_status");
  EXPECT_EQ(fault("A,A,gdp,2018,7,,A,C"), "sdmx.confidential_value");
  EXPECT_EQ(fault("A,A,gdp,2018,7,99,A,F"), "sdmx.bad_multiplier");
  EXPECT_EQ(fault("A,A,gdp,2018,seven,,A,F"), "import.not_a_number");
}

TEST(SdmxCsv, AFurtherDimensionAMissingColumnAndADeletionAreRefused) {
  EXPECT_EQ(read("DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,SEX\nX,A,g,2018,1,F\n")
                .faults[0]
                .what.key,
            "sdmx.unknown_column");
  EXPECT_EQ(read("DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD\nX,A,g,2018\n").faults[0].what.key,
            "sdmx.no_column");
  EXPECT_EQ(read("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n"
                 "dataflow,X,D,A,g,2018,\n")
                .faults[0]
                .what.key,
            "sdmx.delete");
}

TEST(SdmxCsv, LabelsBesideTheCodesAreLeftOut) {
  const auto reading = read(
      "STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Area,INDICATOR: Item,"
      "TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status\n"
      "dataflow,X:Y(1.0),I,A: Annual,A1: 甲区,gdp: GDP,2018,7,A: Normal\n");
  ASSERT_TRUE(reading.faults.empty());
  EXPECT_EQ(reading.rows[0].observation,
            (Observation{{"A1", "gdp", DataYear(2018)}, Value(7), ""}));
}

Value any_value() {
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return Absent::kMissing;
    case 1:
      return Absent::kNotApplicable;
    case 2:
      return Absent::kWithheld;
    default:
      break;
  }
  const auto digits =
      *rc::gen::inRange<std::int64_t>(-9'000'000'000'000'000'000, 9'000'000'000'000'000'000);
  const auto places = *rc::gen::inRange(-9, 15);
  return Decimal::parse(std::to_string(digits) + "e" + std::to_string(-places)).value();
}

Period any_period() {
  const int year = *rc::gen::inRange(1949, 2101);
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return DataYear(year);
    case 1:
      return Period::of_quarter(year, *rc::gen::inRange(1, 5));
    default:
      return Period::of_month(year, *rc::gen::inRange(1, 13));
  }
}

std::string any_subject() {
  static const std::vector<std::string> kPieces{"A", "甲", "007", "=",  "+",  "-",
                                                "@", "'",  "\"",  ",",  ";",  ":",
                                                "1", "\n", "＝",  " x", "e5", "\t"};
  std::string out;
  const int pieces = *rc::gen::inRange(1, 6);
  for (int i = 0; i < pieces; ++i) {
    out += kPieces[*rc::gen::inRange<std::size_t>(0, kPieces.size())];
  }
  return out;
}

RC_GTEST_PROP(SdmxCsv, WhatIsWrittenIsReadAgain, ()) {
  std::vector<Observation> observations;
  const int rows = *rc::gen::inRange(1, 20);
  for (int i = 0; i < rows; ++i) {
    observations.push_back({{any_subject(), "gdp", any_period()}, any_value(), "亿元"});
  }
  for (const Version version : {Version::kOne, Version::kTwo}) {
    const auto table = sdmx::to_table(observations, version);
    for (const bool bom : {false, true}) {
      const auto reading = read(office::write_csv(table, {.bom = bom}));
      RC_ASSERT(reading.faults.empty());
      RC_ASSERT(reading.rows.size() == observations.size());
      for (std::size_t i = 0; i < observations.size(); ++i) {
        RC_ASSERT(reading.rows[i].observation == observations[i]);
      }
    }
  }
}

TEST(SdmxCsv, ASubjectThatASpreadsheetWouldRunBeginsWithAnApostropheInTheFile) {
  const auto csv = office::write_csv(
      sdmx::to_table({{{"=1+1", "gdp", DataYear(2018)}, Decimal(-5), ""}}, Version::kOne));
  EXPECT_NE(csv.find(",\"'=1+1\",gdp,2018,-5,"), std::string::npos) << csv;
}

class ExportTest : public testing::FolderTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(
        import("code,year,gdp,tax,firms\nA,2018,-200.125,NA,9\nA,2019Q2,1,不适用,保密\n"
               "B,2019-06,0,12345678901234567890.5,3\n"));
  }

  /// The same figures imported into an empty folder from an export of this one.
  Figures exported_and_imported(ExportFormat format, i18n::Language language) {
    const auto out = export_figures(*folder, testing::elements(), {format, "", {}, {}},
                                    i18n::Catalogue::of(language));
    auto other = Folder::create(root / "other");
    const auto receipt =
        import_tables(*other, testing::elements(), {}, out->bytes, {"o", false, by, "", ""});
    EXPECT_TRUE(receipt.has_value());
    Figures figures = store::FigureRepo(other->db()).of_every_period();
    std::filesystem::remove_all(root / "other");
    return figures;
  }
};

TEST_F(ExportTest, EveryFormatIsReadAgainAsTheSameFigures) {
  const Figures here = store::FigureRepo(folder->db()).of_every_period();
  for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
    for (const auto format :
         {ExportFormat::kSdmxCsv1, ExportFormat::kSdmxCsv2, ExportFormat::kCsv}) {
      const Figures there = exported_and_imported(format, language);
      EXPECT_EQ(there.size(), 9U);
      EXPECT_EQ(here.in_order(), there.in_order());
    }
  }
}

TEST_F(ExportTest, OnlyWhatWasAskedForIsWritten) {
  const auto count = [&](const std::string& zone, const char* first, const char* last) {
    const auto out =
        export_figures(*folder, testing::elements(),
                       {ExportFormat::kCsv, zone, Period::parse(first), Period::parse(last)},
                       i18n::Catalogue::of(i18n::Language::kEnglish));
    return out ? out->figures : 0;
  };
  EXPECT_EQ(count("A", "2018", "2019"), 6U);
  EXPECT_EQ(count("", "2019", "2019"), 6U);
  EXPECT_EQ(count("", "2019Q2", "2019Q2"), 6U);
  EXPECT_EQ(count("", "2019-05", "2019-06"), 3U);
  EXPECT_EQ(count("C", "2018", "2019"), 0U);
}

}  // namespace
}  // namespace stave::app
