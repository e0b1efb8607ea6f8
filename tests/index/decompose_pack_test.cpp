// From packs and figures to a decomposition, as a caller goes.
#include "stave/index/decompose.hpp"

#include <gmock/gmock.h>

namespace stave::index {
namespace {

using ::testing::ElementsAre;

Indicator indicator(std::string code, std::string formula, std::string group) {
  Indicator i;
  i.code = std::move(code);
  i.group = std::move(group);
  i.formula = std::move(formula);
  i.unit = *Unit::parse("个");
  i.weights = {{"", 1.0}};
  return i;
}

/// Parks under one group; later firms under another, and parks counted with twice the weight.
Pack pack(bool later) {
  Pack p;
  p.identity.id = later ? "later" : "earlier";
  p.classes = {{"east", {"东部", "East"}, {}}, {"west", {"西部", "West"}, {}}};
  for (const auto* code : {"parks", "firms"}) {
    p.elements.push_back({code, {code, code}, *Unit::parse("个"), ElementKind::kStock, "", {}});
  }
  p.groups = {{"places", {"载体", "places"}, "", later ? 2.0 : 1.0, {}, "", std::nullopt}};
  p.indicators = {indicator("park_count", "parks", "places")};
  if (later) {
    p.groups.push_back({"growth", {"发展", "growth"}, "", 1.0, {}, "", std::nullopt});
    p.indicators.push_back(indicator("firm_count", "firms", "growth"));
  }
  p.scoring.normalise = {"minmax", {{"low", 0}, {"high", 100}}, {}};
  p.scoring.aggregate = {"amean", {}, {}};
  p.scoring.total = {"amean", {}, {}};
  return p;
}

struct World {
  CompiledPack before = *CompiledPack::make(pack(false));
  CompiledPack after = *CompiledPack::make(pack(true));
  std::vector<Zone> zones{{"h", "h", "east", {}}, {"p", "p", "west", {}}, {"q", "q", "east", {}}};
  Figures figures;

  World() {
    put(2017, {5, 10, 0}, {0, 10, 4});
    put(2018, {8, 10, 0}, {5, 10, 0});
  }

  void put(int year, const std::array<int, 3>& parks, const std::array<int, 3>& firms) {
    for (std::size_t z = 0; z < zones.size(); ++z) {
      figures.put({zones[z].code, "parks", DataYear(year)}, Decimal(parks[z]));
      figures.put({zones[z].code, "firms", DataYear(year)}, Decimal(firms[z]));
    }
  }

  [[nodiscard]] Vintage vintage(int year, bool both) const {
    const auto now = evaluate(after, zones, figures, DataYear(year));
    const auto then = evaluate(before, zones, figures, DataYear(year));
    Vintage out{zone_codes(now), {std::nullopt, population_of(after, now, nullptr)}};
    if (both) {
      out.under[0] = population_of(before, then, nullptr);
    }
    return out;
  }
};

// h in points: 50 under parks alone; (2 * 50 + 0) / 3 with firms; q's firms to 0 and nobody else:
// h's 0 of 0 ... 10 stays 0; parks 8 and firms 5 of 10: (2 * 80 + 50) / 3 = 70.
TEST(Decompose, FromPacksAndFiguresToParts) {
  const World world;
  TwoRounds rounds;
  rounds.methods = {*compared_method_of(world.before), *compared_method_of(world.after)};
  rounds.earlier = world.vintage(2017, true);
  rounds.later = world.vintage(2018, false);
  EXPECT_THAT(rounds.methods[1].groups, ElementsAre("", "places", "growth"));
  EXPECT_THAT(rounds.methods[1].indicators, ElementsAre("park_count", "firm_count"));
  EXPECT_THAT(rounds.methods[1].classes, ElementsAre("east", "west"));
  const auto decomposer = Decomposer::make(rounds);
  ASSERT_TRUE(decomposer.has_value());
  EXPECT_TRUE(decomposer->taken_at_later().empty());
  const auto d = *decomposer->of("h");
  EXPECT_DOUBLE_EQ(d.total.earlier.score, 50.0);
  EXPECT_DOUBLE_EQ(d.total.later.score, 70.0);
  EXPECT_NEAR(d.total.score->part(Cause::kMethod), 100.0 / 3 - 50.0, 1e-9);
  EXPECT_EQ(d.total.score->part(Cause::kPeers), 0.0);
  EXPECT_NEAR(d.total.score->part(Cause::kOwn), 70.0 - 100.0 / 3, 1e-9);
  ASSERT_EQ(d.groups.size(), 2U);
  EXPECT_EQ(d.groups[0].code, "places");
  EXPECT_EQ(d.groups[0].score->part(Cause::kOwn), 30.0);
  EXPECT_EQ(d.groups[1].presence, Presence::kOnlyLater);
  EXPECT_EQ(d.groups[1].later.score, 50.0);
}

}  // namespace
}  // namespace stave::index
