#include "stave/index/recipe.hpp"

#include <gmock/gmock.h>

namespace stave::index {
namespace {

TEST(NormaliseOption, ReadsMethodsAndTheirNumbers) {
  EXPECT_EQ(parse_normalise("minmax:1:100")->normaliser.low, 1.0);
  EXPECT_EQ(parse_normalise("minmax")->normaliser.high, 100.0);
  EXPECT_EQ(parse_normalise("zscore:10:2")->normaliser.sd, 2.0);
  EXPECT_EQ(parse_normalise("goalposts:C:/posts.csv")->posts_file, "C:/posts.csv");
  EXPECT_EQ(parse_normalise("dist2target:5")->normaliser.target, 5.0);
  EXPECT_EQ(parse_normalise("ratio2mean:100:150")->normaliser.cap, 150.0);
  EXPECT_EQ(parse_normalise("none")->normaliser.method, numeric::Normalisation::kNone);
}

TEST(NormaliseOption, RefusesWithWhatIsAllowed) {
  for (const char* text : {"", "min-max", "minmax:1", "minmax:a:b", "rank:3", "goalposts",
                           "goalposts:", "zscore:0:1:2"}) {
    const auto option = parse_normalise(text);
    ASSERT_FALSE(option) << text;
    EXPECT_EQ(option.error().what.key, "index.option") << text;
    EXPECT_THAT(option.error().what.args[1].second, testing::HasSubstr("minmax[:LO:HI]"));
  }
  EXPECT_EQ(parse_normalise("minmax:100:0").error().what.key, "numeric.bad_order");
  EXPECT_EQ(parse_normalise("zscore:0:0").error().what.key, "numeric.bad_positive");
}

TEST(AggregateOption, OneForAllOrOneALevel) {
  EXPECT_EQ(parse_aggregate("amean")->size(), 1U);
  const auto three = parse_aggregate("amean, genmean:-1,copeland");
  ASSERT_TRUE(three);
  EXPECT_EQ((*three)[1].p, -1.0);
  EXPECT_EQ((*three)[2].method, numeric::Aggregation::kCopeland);
  for (const char* text : {"", "amean,", "mean", "genmean", "genmean:x", "amean:2"}) {
    EXPECT_FALSE(parse_aggregate(text)) << text;
  }
}

TEST(ImputeOption, NamesAGroupColumn) {
  EXPECT_EQ(**parse_impute("group_median:Pop_group"),
            (Imputation{numeric::Centre::kMedian, "Pop_group"}));
  EXPECT_EQ(**parse_impute("mean"), (Imputation{numeric::Centre::kMean, ""}));
  EXPECT_FALSE(parse_impute("none")->has_value());
  for (const char* text : {"", "mode", "group_mean", "group_mean:", "mean:Pop_group"}) {
    EXPECT_FALSE(parse_impute(text)) << text;
  }
}

TEST(TreatOption, WinsoriseThenPerhapsLog) {
  EXPECT_EQ(**parse_treat("coinr"), **parse_treat("winsorise:5,log"));
  EXPECT_EQ((*parse_treat("winsorise:3"))->points, 3U);
  EXPECT_EQ((*parse_treat("winsorise"))->then, numeric::Transformation::kNone);
  for (const char* text :
       {"", "log", "winsorise:0", "winsorise:2.5", "winsorise:5,log,log", "coinr,log", "coinr:3"}) {
    EXPECT_FALSE(parse_treat(text)) << text;
  }
}

TEST(Goalposts, AllFaultsInOnePass) {
  const auto posts = read_goalposts({{"code", "low", "high"},
                                     {"a", "1", "x"},
                                     {"b", "5", "1"},
                                     {"c", "", "1"},
                                     {"d", "0", "1"},
                                     {"d", "0", "1"}},
                                    "g");
  ASSERT_FALSE(posts);
  std::vector<std::string> keys;
  for (const Error& e : posts.error()) {
    keys.push_back(e.where + " " + e.what.key);
  }
  EXPECT_THAT(keys, testing::ElementsAre(
                        "g:2:high index.not_a_number", "g:2:code numeric.missing_parameter",
                        "g:3:code numeric.bad_order", "g:4:code numeric.missing_parameter",
                        "g:6:code index.code_twice"));
}

}  // namespace
}  // namespace stave::index
