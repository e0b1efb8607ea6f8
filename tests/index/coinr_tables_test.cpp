#include "stave/index/coinr_tables.hpp"

#include "table_files.hpp"

#include <gmock/gmock.h>

namespace stave::index {
namespace {

using testing::ElementsAre;

std::vector<std::string> faults(const Rows& meta, const Rows& data) {
  std::vector<std::string> out;
  const auto input = read_coinr_tables(meta, "m", data, "d");
  if (!input) {
    for (const Error& e : input.error()) {
      out.push_back(e.where + " " + e.what.key);
    }
  }
  return out;
}

TEST(CoinrTables, ReadsThePublishedFramework) {
  const IndexInput input = asem();
  EXPECT_EQ(input.framework.leaves().size(), 49U);
  EXPECT_EQ(input.framework.aggregates().size(), 11U);
  EXPECT_EQ(input.framework.top_level(), 4);
  EXPECT_EQ(input.indicators.units.size(), 51U);
  EXPECT_EQ(input.denominators.codes.size(), 4U);
  EXPECT_EQ(input.groups.size(), 4U);
  EXPECT_THAT(input.notes, testing::IsEmpty());
}

TEST(CoinrTables, AllFaultsAreFoundInOnePass) {
  const Rows meta{{"iCode", "Type", "Parent", "Weight", "Direction", "Level"},
                  {"a", "Indicator", "P", "one", "1", "1"},
                  {"b", "Indicator", "Q", "1", "2", "1"},
                  {"a", "Indicator", "P", "-1", "1", "1"},
                  {"c", "Indikator", "P", "1", "1", "1"},
                  {"d", "Indicator", "a", "1", "1", "x"},
                  {"P", "Aggregate", "R", "1", "1", "2"},
                  {"R", "Aggregate", "P", "1", "1", "3"},
                  {"T", "Aggregate", "", "1", "1", "3"}};
  const Rows data{{"uCode", "a", "b"}, {"x", "1", "1,5"}, {"x", "?", "2"}, {"", "1", "2"}};
  EXPECT_THAT(faults(meta, data),
              ElementsAre("m:2:Weight index.not_a_number", "m:3:Direction index.direction",
                          "m:5:Type index.type_unknown", "m:6:Level index.level",
                          "m:4:iCode index.code_twice", "m:4:iCode index.weight_negative",
                          "m:3:iCode index.parent_unknown", "m:6:iCode index.parent_is_indicator",
                          "m:9:iCode index.no_children", "m:7:iCode index.cycle",
                          "d:3:uCode index.unit_twice", "d:4:uCode index.unit_empty",
                          "d:3:a index.data_not_a_number", "d:2:b index.data_not_a_number",
                          "d:1:d index.indicator_column"));
}

TEST(CoinrTables, ABadCellNamesUnitAndColumn) {
  const auto input = read_coinr_tables(
      {{"iCode", "Type", "Parent"}, {"a", "Indicator", "I"}, {"I", "Aggregate", ""}}, "m",
      {{"uCode", "a"}, {"x", "12万"}}, "d");
  ASSERT_FALSE(input);
  EXPECT_EQ(input.error()[0].what, (Message{"index.data_not_a_number",
                                            {{"text", "12万"}, {"unit", "x"}, {"column", "a"}}}));
}

TEST(CoinrTables, MissingIsNaEmptyOrNan) {
  const auto input = read_coinr_tables(
      {{"iCode", "Type", "Parent"}, {"a", "Indicator", "I"}, {"I", "Aggregate", ""}}, "m",
      {{"uCode", "a"}, {"w", "NA"}, {"x", ""}, {"y", "NaN"}, {"z"}, {""}, {"v", " 7 "}}, "d");
  ASSERT_TRUE(input);
  EXPECT_THAT(input->indicators.columns[0], ElementsAre(testing::IsNan(), testing::IsNan(),
                                                        testing::IsNan(), testing::IsNan(), 7.0));
}

TEST(CoinrTables, GroupsAndColumnsWithoutPartnerAreIgnoredWithANote) {
  const auto input =
      read_coinr_tables({{"iCode", "Type", "Parent"},
                         {"a", "Indicator", "I"},
                         {"I", "Aggregate", ""},
                         {"Region", "Group", ""},
                         {"GDP", "Denominator", ""}},
                        "m", {{"uCode", "uName", "a", "extra"}, {"x", "X", "1", "2"}}, "d");
  ASSERT_TRUE(input);
  EXPECT_THAT(input->notes,
              ElementsAre(Message{"index.row_ignored", {{"code", "Region"}, {"type", "Group"}}},
                          Message{"index.row_ignored", {{"code", "GDP"}, {"type", "Denominator"}}},
                          Message{"index.column_ignored", {{"column", "extra"}}}));
}

TEST(CoinrTables, EmptyTablesAreRefusedNotCrashedOn) {
  EXPECT_THAT(faults({}, {}), testing::Not(testing::IsEmpty()));
  EXPECT_THAT(faults({{}}, {{}}), testing::Not(testing::IsEmpty()));
  EXPECT_THAT(faults({{"iCode", "Type", "Parent"}}, {{"uCode"}}),
              ElementsAre(" index.no_indicators", "d:1:uCode index.no_units"));
}

TEST(CoinrTables, RowsLongerThanTheHeaderAndDoubledColumnsAreReported) {
  EXPECT_THAT(faults({{"iCode", "Type", "Parent"}, {"a", "Indicator", "I"}, {"I", "Aggregate", ""}},
                     {{"uCode", "a", "a"}, {"x", "1", "2", "3"}}),
              ElementsAre("d:1:a index.column_twice", "d:2: index.row_long"));
}

TEST(Framework, FindsLevelsWhenNoneAreGiven) {
  const auto input = read_coinr_tables({{"iCode", "Type", "Parent"},
                                        {"I", "Aggregate", ""},
                                        {"P", "Aggregate", "I"},
                                        {"a", "Indicator", "P"},
                                        {"b", "Indicator", "I"}},
                                       "m", {{"uCode", "a", "b"}, {"x", "1", "2"}}, "d");
  ASSERT_TRUE(input);
  const Framework& f = input->framework;
  EXPECT_EQ(f.node(0).level, 3);
  EXPECT_EQ(f.node(1).level, 2);
  EXPECT_THAT(f.aggregates(), ElementsAre(1U, 0U));
}

TEST(Framework, AParentMustLieHigher) {
  EXPECT_THAT(faults({{"iCode", "Type", "Parent", "Level"},
                      {"a", "Indicator", "P", "1"},
                      {"P", "Aggregate", "I", "3"},
                      {"I", "Aggregate", "", "3"}},
                     {{"uCode", "a"}, {"x", "1"}}),
              ElementsAre("m:3:iCode index.level_order"));
}

TEST(Framework, ACycleIsNamedByItsPath) {
  const auto f = Framework::make({{"a", "", "P", true, 0, 1.0, {}, "", "1"},
                                  {"P", "", "Q", false, 0, 1.0, {}, "", "2"},
                                  {"Q", "", "P", false, 0, 1.0, {}, "", "3"}});
  ASSERT_FALSE(f);
  ASSERT_EQ(f.error().size(), 1U);
  EXPECT_EQ(f.error()[0].what.args[0].second, "P → Q → P");
}

}  // namespace
}  // namespace stave::index
