#include "support.hpp"

#include <chrono>
#include <cmath>

namespace stave::demo {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::Pointwise;

constexpr std::string_view kAmount = R"(
[[element]]
code = "gdp"
model = "amount"
total = { 2016 = 700, 2017 = 1000 }
home = { 2016 = 100, 2017 = 100 }
)";

constexpr std::string_view kNoisy = R"(
[[element]]
code = "gdp"
model = "amount"
total = { 2016 = 700000, 2017 = 1000000 }
size = 0.3
noise = 0.5
trend = 0.1
wobble = 0.2
common = 0.5
home = { 2016 = 100000, 2017 = 100000 }
)";

std::string noisy(std::string_view more) {
  return with_head(std::string(kNoisy) + std::string(more));
}

TEST(Generate, NamesZonesAndAreasByTheRule) {
  const auto data = data_from(with_head(kAmount));
  ASSERT_EQ(data.zones.size(), 7U);
  // classes in the file's order, the home zone taken off its own: b b b a a a, then home.
  // names: (4 + 2 i) mod 9 = 4 6 8 1 3 5.
  EXPECT_EQ(data.zones[0], (Zone{"z001", "By Zone", "b", {{"city", "z001-city"}}}));
  EXPECT_EQ(data.zones[2], (Zone{"z003", "Cz Zone", "b", {{"city", "z003-city"}}}));
  EXPECT_EQ(data.zones[3], (Zone{"z004", "Ay Zone", "a", {{"city", "z004-city"}}}));
  EXPECT_EQ(data.zones[6], (Zone{"home", "Home Zone", "b", {{"city", "home-city"}}}));
  EXPECT_EQ(data.areas[0], (Area{"z001-city", "By City"}));
  EXPECT_EQ(data.areas[6], (Area{"home-city", "Home City"}));
  EXPECT_EQ(data.home, "home");
}

TEST(Generate, EqualZonesShareWhatTheHomeZoneLeavesOfAnAmount) {
  const auto data = data_from(with_head(kAmount));
  EXPECT_THAT(column(data, "gdp", 2016), Each(100.0));
  EXPECT_THAT(column(data, "gdp", 2017), ElementsAre(150, 150, 150, 150, 150, 150, 100));
}

TEST(Generate, LevelAddsClassAndLoadings) {
  // size factors are 1 for a and -1 for b: a zone of a is e^(2 * 0.3465735902799726) = 2 times one
  // of b, and the element's own class term makes it 4 times.
  const auto text = with_head(std::string(kAmount) +
                              "size = 0.3465735902799726\nclass = { a = 0.6931471805599453 }\n");
  EXPECT_THAT(column(data_from(text), "gdp", 2017), ElementsAre(60, 60, 60, 240, 240, 240, 100));
}

TEST(Generate, NoiseKeepsTheTotal) {
  const auto x = column(data_from(noisy("")), "gdp", 2017);
  EXPECT_NEAR(total(x), 1000000.0, 3.0);  // six figures rounded by at most a half
  EXPECT_NE(x[0], x[1]);
}

TEST(Generate, TrendDoesNothingInTheBaseYear) {
  const auto data = data_from(with_head(std::string(kAmount) + "trend = 0.5\n"));
  EXPECT_THAT(column(data, "gdp", 2017), ElementsAre(150, 150, 150, 150, 150, 150, 100));
  EXPECT_NE(column(data, "gdp", 2016)[0], column(data, "gdp", 2016)[1]);
}

TEST(Generate, ACommonWobbleIsTheSameForAllElementsOfAZone) {
  const auto one = std::string(kAmount) + "wobble = 0.5\ncommon = 1\n";
  const auto text = with_head(one + replaced(one, "gdp", "trade"));
  const auto data = data_from(text);
  EXPECT_EQ(column(data, "gdp", 2017), column(data, "trade", 2017));
  EXPECT_NE(column(data, "gdp", 2017)[0], column(data, "gdp", 2017)[1]);
  const auto own = data_from(replaced(text, "common = 1", "common = 0.5"));
  EXPECT_NE(column(own, "gdp", 2017), column(own, "trade", 2017));
}

TEST(Generate, APerFollowsItsParent) {
  // parents sum to 1000, so 2 per 1 makes 2000; the home zone has 200, 1800 remain for parents of
  // 900.
  const auto data = data_from(with_head(std::string(kAmount) + R"(
[[element]]
code = "tax"
model = "per"
of = "gdp"
per = { 2016 = 2, 2017 = 2 }
home = { 2016 = 200, 2017 = 200 }
)"));
  EXPECT_THAT(column(data, "tax", 2017), ElementsAre(300, 300, 300, 300, 300, 300, 200));
}

constexpr std::string_view kPart = R"(
[[element]]
code = "part"
model = "part"
of = "gdp"
share = { 2016 = 0.9, 2017 = 0.9 }
noise = 1.5
home = { 2016 = 90000, 2017 = 90000 }
)";

TEST(Generate, APartHitsItsShareAndNeverExceedsItsWhole) {
  const auto data = data_from(noisy(kPart));
  const auto whole = column(data, "gdp", 2017);
  const auto part = column(data, "part", 2017);
  EXPECT_NEAR(total(part), 900000.0, 3.0);
  for (std::size_t i = 0; i < part.size(); ++i) {
    EXPECT_LE(part[i], whole[i]) << i;
    EXPECT_GT(part[i], 0.0) << i;
  }
}

TEST(Generate, APartMayBeOfAConstant) {
  const auto data = data_from(with_head(R"(
[[element]]
code = "score"
model = "part"
of_value = 100
share = { 2016 = 0.8, 2017 = 0.8 }
digits = 1
home = { 2016 = 86.0, 2017 = 85.1 }
)"));
  // (560 - 85.1) / 6 = 79.15, half away from zero
  EXPECT_THAT(column(data, "score", 2017), ElementsAre(79.2, 79.2, 79.2, 79.2, 79.2, 79.2, 85.1));
  EXPECT_THAT(column(data, "score", 2016), ElementsAre(79, 79, 79, 79, 79, 79, 86));
}

TEST(Generate, TheRestIsTheParentLessWhatIsTakenOff) {
  const auto text = noisy(std::string(kPart) + R"(
[[element]]
code = "rest"
model = "rest"
of = "gdp"
less = ["part"]
)");
  const auto data = data_from(text);
  const auto whole = column(data, "gdp", 2017);
  const auto part = column(data, "part", 2017);
  const auto rest = column(data, "rest", 2017);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    EXPECT_NEAR(rest[i], whole[i] - part[i], 1.0)
        << i;  // three roundings, at most 1.5; whole numbers
  }
  EXPECT_EQ(rest.back(), 10000.0);
  const auto stated = data_from(text + "home = { 2016 = 1, 2017 = 2 }\n");
  EXPECT_EQ(column(stated, "rest", 2017).back(), 2.0);
}

TEST(Generate, CountsAreWholeReachTheTotalAndFollowTheirMean) {
  const auto data = data_from(with_head(R"(
[[element]]
code = "firms"
model = "count"
total = { 2016 = 40, 2017 = 80 }
noise = 0.5
home = { 2016 = 5, 2017 = 5 }
)"));
  const auto before = column(data, "firms", 2016);
  const auto after = column(data, "firms", 2017);
  EXPECT_GE(total(before), 40.0);
  EXPECT_LE(total(before), 42.0);  // one zone or two step at the last halving
  EXPECT_GE(total(after), 80.0);
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i], std::floor(after[i]));
    EXPECT_GE(after[i], before[i]) << "the same uniform at a greater mean";
  }
}

TEST(Generate, ZeroStrikesAZoneInEveryYearAndLeavesTheTotal) {
  const auto data = data_from(noisy("zero = 0.5\n"));
  const auto before = column(data, "gdp", 2016);
  const auto after = column(data, "gdp", 2017);
  EXPECT_THAT(after, Contains(0.0));
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(before[i] == 0.0, after[i] == 0.0);
  }
  EXPECT_NEAR(total(after), 1000000.0, 3.0);
}

TEST(Generate, ConcentrationHoldsItsShareInTheBaseYear) {
  const auto data = data_from(noisy("concentration = { k = 2, share = 0.6 }\n"));
  auto x = column(data, "gdp", 2017);
  std::sort(x.begin(), x.end());
  EXPECT_NEAR(x[5] + x[6], 600000.0, 1.0);
  EXPECT_NEAR(total(x), 1000000.0, 3.0);
}

TEST(Generate, OnlyZonesBelowTheSizeHaveMissingCells) {
  const auto data = data_from(with_head(std::string(kAmount) + "missing = 1\n"));
  EXPECT_THAT(column(data, "gdp", 2017), ElementsAre(-1, -1, -1, 150, 150, 150, 100));
}

TEST(Generate, AMissingParentDoesNotMakeItsPartsMissing) {
  const auto data = data_from(noisy("missing = 1\n" + std::string(kPart)));
  EXPECT_EQ(column(data, "gdp", 2017)[0], -1.0);
  EXPECT_THAT(column(data, "part", 2017), Each(Ge(0.0)));
}

constexpr std::string_view kArea = R"(
[element.area]
share = { 2016 = 0.5, 2017 = 0.5 }
home = { 2016 = 200.5, 2017 = 200 }
)";

TEST(Generate, AreasTogetherHoldTheZonesByTheShare) {
  // 2017: 1000 / 0.5 = 2000, less the home area's 200, by six equal areas.
  const auto data =
      data_from(with_head(std::string(kAmount) + "missing = 1\n" + std::string(kArea)));
  EXPECT_THAT(area_column(data, "gdp", 2017), ElementsAre(300, 300, 300, 300, 300, 300, 200));
  EXPECT_EQ(area_column(data, "gdp", 2016).back(), 200.5);
}

TEST(Generate, AnAreaIsNeverSmallerThanItsZone) {
  const auto data = data_from(noisy(R"(
[element.area]
share = { 2016 = 0.6, 2017 = 0.6 }
noise = 1.5
home = { 2016 = 200000, 2017 = 200000 }
)"));
  const auto zones = column(data, "gdp", 2017);
  const auto areas = area_column(data, "gdp", 2017);
  EXPECT_NEAR(total(areas), 1000000.0 / 0.6, 3.0);
  for (std::size_t i = 0; i < zones.size(); ++i) {
    EXPECT_GE(areas[i], zones[i]) << i;
  }
}

TEST(Generate, HomeFiguresStandAsStated) {
  const auto data = data_from(replaced(with_head(kAmount), "home = { 2016 = 100, 2017 = 100 }",
                                       "home = { 2016 = 0, 2017 = 61.85 }"));
  EXPECT_EQ(data.figures.get("home", "gdp", DataYear(2017)), Value(*Decimal::parse("61.85")));
  EXPECT_EQ(data.figures.get("home", "gdp", DataYear(2016)), Value(Decimal(0)));
}

TEST(Generate, DrawsAreThoseOfTheWrittenRules) {
  // From a second implementation of the rules, in another language with libraries of its own.
  const auto data = data_from(noisy(""));
  EXPECT_THAT(column(data, "gdp", 2016),
              ElementsAre(52214, 44822, 72549, 258824, 107139, 64452, 100000));
  EXPECT_THAT(column(data, "gdp", 2017),
              ElementsAre(82087, 145964, 108073, 301135, 146737, 116003, 100000));
}

TEST(Generate, TheSameFileGivesTheSameBits) {
  const auto a = data_from(noisy(kPart));
  const auto b = data_from(noisy(kPart));
  EXPECT_EQ(a.figures.in_order(), b.figures.in_order());
  const auto c = data_from(replaced(noisy(kPart), "seed = 7", "seed = 8"));
  EXPECT_NE(column(a, "part", 2017), column(c, "part", 2017));
}

TEST(Generate, ANewElementChangesNoOther) {
  const auto with = data_from(noisy(kPart));
  const auto without = data_from(noisy(""));
  EXPECT_EQ(column(with, "gdp", 2016), column(without, "gdp", 2016));
  EXPECT_EQ(column(with, "gdp", 2017), column(without, "gdp", 2017));
}

TEST(Generate, ElementsThatOnlyOneSideHasAreNamed) {
  const auto spec = parse_spec(with_head(kAmount), "demo.toml");
  ASSERT_TRUE(spec);
  auto elements = elements_of(*spec);
  elements[0].code = "other";
  const auto data = generate(*spec, elements);
  ASSERT_FALSE(data);
  EXPECT_THAT(data.error(), ElementsAre(Error{Errc::kInvalidInput,
                                              "demo.toml:33:1",
                                              {"demo.element.unknown", {{"element", "gdp"}}}},
                                        Error{Errc::kInvalidInput,
                                              "demo.toml",
                                              {"demo.element.lacking", {{"element", "other"}}}}));
}

TEST(Generate, PacksAreUnitedAndTheirAreasCompared) {
  const auto spec = parse_spec(with_head(kAmount), "demo.toml");
  ASSERT_TRUE(spec);
  auto elements = elements_of(*spec);
  elements.push_back(elements[0]);
  EXPECT_TRUE(generate(*spec, elements));
  elements[1].areas = {"city", "county"};
  const auto data = generate(*spec, elements);
  ASSERT_FALSE(data);
  ASSERT_EQ(data.error().size(), 2U);
  EXPECT_EQ(data.error()[0].what.key, "demo.area.lacking");
  EXPECT_EQ(data.error()[1].what.key, "demo.area.unknown_kind");
  const auto too_many =
      parse_spec(with_head(std::string(kAmount) + std::string(kArea)), "demo.toml");
  ASSERT_TRUE(too_many);
  elements.pop_back();
  const auto unwanted = generate(*too_many, elements);
  ASSERT_FALSE(unwanted);
  EXPECT_EQ(unwanted.error()[0].what.key, "demo.area.unwanted");
  EXPECT_EQ(unwanted.error()[0].where, "demo.toml:39:1");
}

struct Infeasible {
  std::string_view from;
  std::string_view to;
  std::string_view key;
};

TEST(Generate, WhatCannotBeFittedIsNamedWithElementAndYear) {
  const auto text = noisy(kPart);
  const std::vector<Infeasible> cases{
      {"2017 = 1000000", "2017 = 90000", "demo.nothing_remains"},
      {"noise = 0.5", "noise = 0.5\nzero = 1", "demo.no_fit"},
      {"home = { 2016 = 90000, 2017 = 90000 }", "home = { 2016 = 90000, 2017 = 100001 }",
       "demo.exceeds_whole"},
      {"share = { 2016 = 0.9, 2017 = 0.9 }", "share = { 2016 = 0.9, 2017 = 0.9999 }",
       "demo.no_fit"},
      {"noise = 0.5", "noise = 0.5\nconcentration = { k = 1, share = 0.01 }",
       "demo.no_concentration"},
  };
  for (const auto& c : cases) {
    const auto data = generate_from(replaced(text, c.from, c.to));
    ASSERT_FALSE(data) << c.to;
    EXPECT_EQ(data.error().size(), 1U) << c.to;
    EXPECT_EQ(data.error()[0].what.key, c.key) << c.to;
    EXPECT_EQ(data.error()[0].what.args[0].first, "element");
    EXPECT_EQ(data.error()[0].what.args[1].first, "year");
  }
}

TEST(Generate, ANegativeParentIsRefused) {
  const auto data = generate_from(noisy(R"(
[[element]]
code = "twice"
model = "per"
of = "gdp"
per = { 2016 = 2, 2017 = 2 }
home = { 2016 = 1, 2017 = 1 }
[[element]]
code = "rest"
model = "rest"
of = "gdp"
less = ["twice"]
)"));
  ASSERT_FALSE(data);
  EXPECT_EQ(data.error()[0].what.key, "demo.negative_parent");
}

}  // namespace
}  // namespace stave::demo
