#include "stave/numeric/method.hpp"

#include <gmock/gmock.h>

namespace stave::numeric {
namespace {

std::string key(const Numbers& numbers, std::string_view name, const Lists& lists = {}) {
  const auto n = make_normaliser(name, numbers, lists, "scoring.toml:3:1");
  return n ? "" : n.error().what.key;
}

TEST(MakeNormaliser, TakesNumbersAndKeepsDefaults) {
  const auto n = make_normaliser("efficacy", {{"base", 50}}, {}, "");
  ASSERT_TRUE(n);
  EXPECT_EQ(n->base, 50.0);
  EXPECT_EQ(n->span, 40.0);
  EXPECT_EQ(
      make_normaliser("grades", {}, {{"limits", {1, 2}}, {"points", {0, 1, 2}}}, "")->grades.size(),
      3U);
}

TEST(MakeNormaliser, SaysWhatIsWrong) {
  EXPECT_EQ(key({}, "minmx"), "numeric.unknown_method");
  EXPECT_EQ(key({{"lo", 1}}, "minmax"), "numeric.unknown_parameter");
  EXPECT_EQ(key({{"low", 1}}, "goalposts"), "numeric.missing_parameter");
  EXPECT_EQ(key({{"low", 2}, {"high", 2}}, "goalposts"), "numeric.bad_order");
  EXPECT_EQ(key({{"sd", -1}}, "zscore"), "numeric.bad_positive");
  EXPECT_EQ(key({{"row", 1.5}}, "dist2ref"), "numeric.bad_whole");
  EXPECT_EQ(key({{"mean", kMissing}}, "zscore"), "numeric.bad_number");
  EXPECT_EQ(key({}, "grades", {{"limits", {1, 2}}, {"points", {0, 1}}}), "numeric.bad_grades");
  EXPECT_EQ(key({}, "grades", {{"limits", {2, 1}}, {"points", {0, 1, 2}}}),
            "numeric.bad_ascending");
  EXPECT_EQ(key({}, "rank", {{"limits", {2}}}), "numeric.unknown_parameter");
  const auto n = make_normaliser("x", {}, {}, "scoring.toml:3:1");
  EXPECT_EQ(n.error().where, "scoring.toml:3:1");
  EXPECT_THAT(n.error().what.args[1].second, testing::HasSubstr("minmax, goalposts"));
}

TEST(MakeAggregator, GenmeanNeedsItsPower) {
  EXPECT_EQ(make_aggregator("genmean", {{"p", 0.5}}, "")->p, 0.5);
  EXPECT_EQ(make_aggregator("genmean", {}, "").error().what.key, "numeric.missing_parameter");
  EXPECT_EQ(make_aggregator("mazziotta_pareto", {}, "")->method, Aggregation::kMpi);
  EXPECT_EQ(make_aggregator("sum", {}, "").error().what.key, "numeric.unknown_method");
}

TEST(MakeTreatment, CoinrIsWinsoriseThenLog) {
  EXPECT_EQ(*make_treatment("coinr", {}, ""), (Treatment{5, Transformation::kLog, 0.0, 2.0, 3.5}));
  EXPECT_EQ(make_treatment("winsorise", {{"max", 3}}, "")->points, 3U);
  EXPECT_EQ(make_treatment("log", {}, "")->points, 0U);
  EXPECT_EQ(make_treatment("winsorise", {{"max", 0}}, "").error().what.key, "numeric.bad_whole");
}

}  // namespace
}  // namespace stave::numeric
