#include "support.hpp"

namespace stave::demo {
namespace {

using testing::ElementsAre;

constexpr std::string_view kElements = R"(
[[element]]
code = "gdp"
model = "amount"
total = { 2016 = 700, 2017 = 1000 }
home = { 2016 = 100, 2017 = 100.50 }

[[element]]
code = "tax"
model = "part"
of = "gdp"
share = { 2016 = 0.1, 2017 = 0.1 }
home = { 2016 = 10, 2017 = 10 }

[element.area]
share = { 2016 = 0.5, 2017 = 0.5 }
home = { 2016 = 20, 2017 = 20 }
)";

TEST(ParseSpec, ReadsWhatStandsInTheFile) {
  const auto spec = parse_spec(with_head(kElements), "demo.toml");
  ASSERT_TRUE(spec) << spec.error().front().where << spec.error().front().what.key;
  EXPECT_EQ(spec->seed, 7U);
  EXPECT_THAT(spec->years, ElementsAre(2016, 2017));
  ASSERT_EQ(spec->classes.size(), 2U);
  EXPECT_EQ(spec->classes[0].code, "b") << "in the file's order";
  EXPECT_EQ(spec->zone_count(), 7U);
  EXPECT_EQ(spec->home.zone_class, 0U);
  EXPECT_THAT(spec->size.by_class, ElementsAre(-1.0, 1.0));
  EXPECT_THAT(spec->quality.by_class, ElementsAre(0.0, 0.0));
  ASSERT_EQ(spec->elements.size(), 2U);
  EXPECT_EQ(spec->elements[0].home[1].to_string(), "100.5");
  EXPECT_EQ(spec->elements[0].where, "demo.toml:33:1");
  EXPECT_EQ(spec->elements[1].of, 0U);
  ASSERT_TRUE(spec->elements[1].area);
  EXPECT_THAT(spec->elements[1].area->share, ElementsAre(0.5, 0.5));
}

struct Case {
  std::string_view from;
  std::string_view to;
  std::string_view where;
  std::string_view key;
};

class Fault : public testing::TestWithParam<Case> {};

TEST_P(Fault, IsNamedWithItsPlace) {
  const auto& c = GetParam();
  const auto spec = parse_spec(replaced(with_head(kElements), c.from, c.to), "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().size(), 1U)
      << spec.error().back().where << " " << spec.error().back().what.key;
  EXPECT_EQ(spec.error()[0].where, c.where);
  EXPECT_EQ(spec.error()[0].what.key, c.key);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheHead, Fault,
    testing::Values(
        Case{"seed = 7", "seed = 7.5", "demo.toml:2:8", "demo.not_whole"},
        Case{"seed = 7", "seed = -1", "demo.toml:2:8", "demo.out_of_range"},
        Case{"seed = 7", "sede = 7\nseed = 7", "demo.toml:2:1", "demo.unknown_key"},
        Case{"seed = 7\n", "", "demo.toml:1:1", "demo.missing_key"},
        Case{"seed = 7", "seed = ", "demo.toml:2:8", "demo.not_toml"},
        Case{"[\"p\"]", "[]", "demo.toml:3:9", "demo.not_list"},
        Case{"base_year = 2017", "base_year = 2015", "demo.toml:4:13", "demo.out_of_range"},
        Case{"clamp = 2.8", "clamp = 0", "demo.toml:6:9", "demo.out_of_range"},
        Case{"clamp = 2.8", "clamp = nan", "demo.toml:6:9", "demo.out_of_range"},
        Case{"b = 4", "b = 0", "demo.toml:10:17", "demo.out_of_range"},
        Case{"b = 4", "B = 1, b = 4", "demo.toml:10:13", "demo.not_code"},
        Case{"b = 4", "b = 999", "demo.toml:10:11", "demo.zone_count"},
        Case{"b = 4", "b = 20", "demo.toml:15:9", "demo.too_few_names"},
        Case{"\"A\", \"B\"", "\"A\", \"A\"", "demo.toml:15:15", "demo.twice"},
        Case{"step = 2", "step = 3", "demo.toml:18:8", "demo.step_not_coprime"},
        Case{"code = \"home\"", "code = \"z006\"", "demo.toml:21:8", "demo.home_code"},
        Case{"code = \"home\"", "code = \"z\u00fc\"", "demo.toml:21:8", "demo.not_code"},
        Case{"class = \"b\"", "class = \"c\"", "demo.toml:23:9", "demo.unknown_name"},
        Case{"class = { a = 1.0", "class = { c = 1.0", "demo.toml:28:11", "demo.unknown_name"},
        Case{"[factor.quality]\nsd = 0.0\n", "", "demo.toml:26:1", "demo.missing_key"}));

INSTANTIATE_TEST_SUITE_P(
    OfTheElements, Fault,
    testing::Values(
        Case{"model = \"amount\"", "model = \"amont\"", "demo.toml:35:9", "demo.unknown_name"},
        Case{"code = \"tax\"", "code = \"gdp\"", "demo.toml:40:8", "demo.twice"},
        Case{"total = {", "size = 11\ntotal = {", "demo.toml:36:8", "demo.out_of_range"},
        Case{"total = { 2016 = 700, 2017 = 1000 }", "total = { 2016 = 700 }", "demo.toml:36:9",
             "demo.missing_name"},
        Case{"total = { 2016", "total = { 2015 = 3, 2016", "demo.toml:36:11", "demo.unknown_name"},
        Case{"total = { 2016 = 700,", "total = { 2016 = \"7\",", "demo.toml:36:18",
             "demo.not_number"},
        Case{"home = { 2016 = 100,", "home = { 2016 = -1,", "demo.toml:37:17", "demo.out_of_range"},
        Case{"home = { 2016 = 100, 2017 = 100.50 }\n", "", "demo.toml:33:1", "demo.missing_key"},
        Case{"of = \"gdp\"", "of = \"gpd\"", "demo.toml:42:6", "demo.unknown_parent"},
        Case{"of = \"gdp\"", "of = \"tax\"", "demo.toml:42:6", "demo.unknown_parent"},
        Case{"of = \"gdp\"", "of = \"gdp\"\nof_value = 3", "demo.toml:39:1", "demo.one_parent"},
        Case{"of = \"gdp\"\n", "", "demo.toml:39:1", "demo.one_parent"},
        Case{"of = \"gdp\"", "of = \"gdp\"\nless = \"gdp\"", "demo.toml:43:8", "demo.not_list"},
        Case{"of = \"gdp\"", "of = \"gdp\"\nper = 3", "demo.toml:43:1", "demo.unknown_key"},
        Case{"of = \"gdp\"", "of = \"gdp\"\nconcentration = { k = 1, share = 0.5 }",
             "demo.toml:43:1", "demo.unknown_key"},
        Case{"share = { 2016 = 0.1, ", "share = { 2016 = 1.0, ", "demo.toml:43:18",
             "demo.out_of_range"},
        Case{"[element.area]", "[element.area]\ncolour = 3", "demo.toml:47:1", "demo.unknown_key"},
        Case{"[element.area]\nshare = { 2016 = 0.5, 2017 = 0.5 }", "[element.area]",
             "demo.toml:46:1", "demo.missing_key"}));

TEST(ParseSpec, ListsAllFaultsInTheFilesOrder) {
  auto text = replaced(with_head(kElements), "seed = 7", "seed = true");
  text = replaced(text, "of = \"gdp\"", "of = \"gpd\"");
  text = replaced(text, "step = 2", "step = 3");
  const auto spec = parse_spec(text, "demo.toml");
  ASSERT_FALSE(spec);
  ASSERT_EQ(spec.error().size(), 3U);
  EXPECT_EQ(spec.error()[0].what.key, "demo.not_whole");
  EXPECT_EQ(spec.error()[1].what.key, "demo.step_not_coprime");
  EXPECT_EQ(spec.error()[2].what.key, "demo.unknown_parent");
}

TEST(ParseSpec, AnEmptyFileLacksItsSections) {
  const auto spec = parse_spec("", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().size(), 5U);
}

TEST(ParseSpec, YearsAscend) {
  const auto spec =
      parse_spec(replaced(with_head(kElements), "[2016, 2017]", "[2017, 2016, 2017]"), "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].what.key, "demo.years_not_ascending");
  EXPECT_EQ(spec.error()[0].where, "demo.toml:5:16");
}

TEST(ParseSpec, DeepKeysAreRefusedNotFollowed) {
  std::string text = "a";
  for (int i = 0; i < 100'000; ++i) {
    text += ".a";
  }
  const auto spec = parse_spec(text + " = 1", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].what.key, "demo.too_deep");
}

TEST(ParseSpec, ABracketWithoutANameIsRefused) {
  for (const std::string text : {"[[!a", "[", "[[", " [ =", "\xEF\xBB\xBF[[]]", "[\r\n"}) {
    const auto spec = parse_spec("\n" + text, "demo.toml");
    ASSERT_FALSE(spec) << text;
    EXPECT_EQ(spec.error().size(), 1U) << text;
    EXPECT_FALSE(parse_spec(text, "demo.toml")) << text;
  }
  const auto spec = parse_spec("a = 1\n[[!a", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].where, "demo.toml:2:1");
  EXPECT_EQ(spec.error()[0].what.key, "demo.bad_header");
}

TEST(ParseSpec, AClosingBraceInAListIsRefused) {
  for (const std::string text : {"a = [ }", "a = [1, # one\n }", "a = ['b', }"}) {
    const auto spec = parse_spec(text, "demo.toml");
    ASSERT_FALSE(spec) << text;
    EXPECT_EQ(spec.error()[0].what.key, "demo.stray_brace") << text;
  }
  EXPECT_TRUE(parse_spec(replaced(with_head(kElements), "Home City", "[ }"), "demo.toml"));
}

TEST(ParseSpec, CharactersOutsideTextAreAscii) {
  const auto spec = parse_spec("a = 1\n b = [\"甲\"、\"乙\"] # 丙\n", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].where, "demo.toml:2:10");
  EXPECT_EQ(spec.error()[0].what.key, "demo.not_ascii");
  EXPECT_EQ(parse_spec("s\xC3\xBC = 1", "demo.toml").error()[0].where, "demo.toml:1:2");
  EXPECT_EQ(parse_spec("a = \"\"\"b\"\"\"", "demo.toml").error()[0].what.key, "demo.long_text");
  EXPECT_TRUE(parse_spec("\xEF\xBB\xBF" + with_head(kElements), "demo.toml"));
}

TEST(ParseSpec, TheLimitOfBytesIsStated) {
  const auto text = with_head(kElements);
  const auto filled = text + "#" + std::string(kMaxSpecBytes - text.size() - 1, ' ');
  EXPECT_TRUE(parse_spec(filled, "demo.toml"));
  const auto spec = parse_spec(filled + " ", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].what.key, "demo.too_large");
}

TEST(ParseSpec, OtherEncodingsAreRefusedAtTheirLine) {
  const auto spec = parse_spec("# fine\nname = \"\xd6\xd0\"\n", "demo.toml");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error()[0].where, "demo.toml:2:1");
  EXPECT_EQ(spec.error()[0].what.key, "demo.not_utf8");
}

TEST(ParseSpec, ListsAtMostAThousandFaults) {
  std::string text = with_head(kElements) + "\n";
  for (int i = 0; i < 1'500; ++i) {
    text += "k" + std::to_string(i) + " = 1\n";
  }
  const auto spec = parse_spec(text, "demo.toml");
  ASSERT_FALSE(spec);
  ASSERT_EQ(spec.error().size(), kMaxFaults + 1);
  EXPECT_EQ(spec.error().back().what, (Message{"demo.more_faults", {{"count", "500"}}}));
}

}  // namespace
}  // namespace stave::demo
