#include "stave/index/diagnose.hpp"

#include "stave/index/link.hpp"

#include <gmock/gmock.h>

namespace stave::index {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Unit unit(const char* text) {
  return *Unit::parse(text);
}

Indicator indicator(std::string code, const char* in, std::string formula, std::string zh) {
  Indicator i;
  i.code = std::move(code);
  i.title = {zh, i.code};
  i.group = "all";
  i.unit = unit(in);
  i.formula = std::move(formula);
  i.weights = {{"", 1.0}};
  i.aliases = {zh};
  i.keywords = {zh};
  return i;
}

/// Growth of output, a share of the city, a count.
Pack small_pack() {
  Pack p;
  p.identity.id = "small";
  p.identity.data_year_lag = 1;
  p.areas = {{"city", {"市", "city"}, {}}};
  p.elements = {{"output", {"产出", "output"}, unit("万元"), ElementKind::kFlow, "", {"city"}},
                {"parks", {"园区", "parks"}, unit("个"), ElementKind::kStock, "", {}}};
  p.groups = {{"all", {"全部", "all"}, "", 1.0, Provenance::kAssumed, "", std::nullopt}};
  p.indicators = {indicator("growth", "%", "yoy(output)", "产出增速"),
                  indicator("share", "%", "share_of(city, output)", "产出占比"),
                  indicator("park_count", "个", "parks", "园区数量")};
  p.scoring.normalise = {"minmax", {{"low", 0}, {"high", 100}}, {}};
  p.scoring.aggregate = {"amean", {}, {}};
  p.scoring.total = {"amean", {}, {}};
  p.scoring.short_stave = "mean";
  p.references = {{"mean", {"均值", "mean"}, ReferenceKind::kAverageZone, 0}};
  return p;
}

TEST(CompiledPack, LooksAsFarBackAsItsFormulasDoTogether) {
  Pack p = small_pack();
  EXPECT_EQ(CompiledPack::make(p)->years_back(), 1);
  p.indicators.push_back(indicator("faster", "个百分点", "growth - prev(growth, 2)", "增速提高"));
  EXPECT_EQ(CompiledPack::make(p)->years_back(), 3);
}

TEST(CompiledPack, RoundsInFormulasByThePacksRule) {
  Pack p = small_pack();
  p.indicators = {indicator("parks_10", "个", "round(parks, -1)", "园区数量")};
  Figures figures;
  figures.put({"A", "parks", DataYear(2017)}, Decimal(25));
  const std::vector<Zone> zones{{"A", "A", "", {}}};
  for (const auto& [rule, expected] :
       {std::pair(Rounding::kHalfUp, 30), {Rounding::kHalfEven, 20}}) {
    p.rounding = rule;
    const auto table = evaluate(*CompiledPack::make(p), zones, figures, DataYear(2017));
    EXPECT_EQ(table.values[0][0], Value(Decimal(expected)));
  }
}

struct Field {
  CompiledPack pack = *CompiledPack::make(small_pack());
  std::vector<Zone> zones;
  Figures figures;

  void add(const std::string& code, int before, int now, int city, int parks) {
    zones.push_back({code, code, "", {{"city", code + "-city"}}});
    figures.put({code, "output", DataYear(2016)}, Decimal(before));
    figures.put({code, "output", DataYear(2017)}, Decimal(now));
    figures.put({code + "-city", "output", DataYear(2017)}, Decimal(city));
    figures.put({code, "parks", DataYear(2017)}, Decimal(parks));
  }

  [[nodiscard]] DiagnosisInput input(const Plan* plan) const {
    return {&pack, zones, &figures, DataYear(2016), DataYear(2017), Round(2018), "home", plan};
  }
};

/// home grows 5 % (field: 10 %), holds 20 % of its city (field: 25 %), has no park (field: 1).
Field field() {
  Field f;
  f.add("home", 100, 105, 525, 0);
  f.add("peer", 100, 115, 355, 2);
  return f;
}

Target target(std::string words, TargetKind kind, TargetOp op, const char* value, std::string in) {
  Target t;
  t.indicator = std::move(words);
  t.kind = kind;
  t.op = op;
  t.value = *Decimal::parse(value);
  t.unit = std::move(in);
  t.period = "2019";
  t.section = "2";
  return t;
}

Plan small_plan() {
  Plan p;
  p.date = std::chrono::year_month_day{std::chrono::year{2019}, std::chrono::month{6},
                                       std::chrono::day{17}};
  p.targets = {target("综合排名", TargetKind::kRank, TargetOp::kAtMost, "1", "位"),
               target("产出增速", TargetKind::kGrowth, TargetOp::kAtLeast, "12", "%"),
               target("产出占比", TargetKind::kLevel, TargetOp::kAtLeast, "22", "%"),
               target("园区数量", TargetKind::kBreakthrough, TargetOp::kAbove, "0", ""),
               target("园区数量", TargetKind::kBreakthrough, TargetOp::kAbove, "0", ""),
               target("满意度", TargetKind::kLevel, TargetOp::kAtLeast, "90", "%")};
  p.outline = {{"3.1", 2, "提高产出增速", {}}, {"3.2", 2, "其他", {}}};
  p.measures = {{"3.1.1",
                 "扩大产能",
                 "",
                 {{"甲局", UnitRole::kLead}},
                 {{"2019年7月前", std::nullopt, {}}},
                 {}},
                {"3.2.1", "建设园区数量达标", "", {}, {}, {}}};
  return p;
}

TEST(Evaluate, TheAverageZoneIsSumsOverSumsNotTheMeanOfRatios) {
  const Field f = field();
  const auto table = evaluate(f.pack, f.zones, f.figures, DataYear(2017));
  EXPECT_EQ(table.values[0][0].number()->to_string(), "5");
  EXPECT_EQ(table.average[0].number()->to_string(), "10");       // 220 / 200
  EXPECT_EQ(table.values[1][1].number()->to_string(), "32.39");  // 115 / 355, two digits
  EXPECT_EQ(table.average[1].number()->to_string(), "25");       // 220 / 880, not (20 + 32.39) / 2
}

TEST(Evaluate, GrowthWithoutABaseIsMissingAndZeroStaysANumber) {
  Field f = field();
  f.figures.put({"home", "output", DataYear(2016)}, Decimal(0));
  const auto table = evaluate(f.pack, f.zones, f.figures, DataYear(2017));
  EXPECT_FALSE(table.values[0][0].has_number());
  EXPECT_EQ(table.values[2][0], Value(Decimal(0)));
}

TEST(Diagnose, NamesPlaceShortStavesAndTheRoundInReach) {
  const Field f = field();
  const Plan plan = small_plan();
  const auto d = diagnose(f.input(&plan));
  ASSERT_TRUE(d.has_value());
  EXPECT_EQ(d->place.rank, 2);
  EXPECT_EQ(d->place.of, 2);
  EXPECT_EQ(d->short_staves, 3U);
  EXPECT_EQ(d->times.data_year, DataYear(2017));
  EXPECT_EQ(d->times.aimed, Round(2019));
  EXPECT_TRUE(d->times.aimed_is_over);
  EXPECT_EQ(d->times.first_reached, Round(2020));
  EXPECT_EQ(d->times.published_year, 2019);
}

TEST(Diagnose, SaysWhichTargetsReachTheReferenceAndWhichDoNot) {
  const Field f = field();
  const Plan plan = small_plan();
  const auto d = *diagnose(f.input(&plan));
  ASSERT_EQ(d.targets.size(), 6U);
  EXPECT_FALSE(d.targets[0].indicator.has_value());
  EXPECT_TRUE(d.targets[1].reaches_reference);
  EXPECT_FALSE(d.targets[2].reaches_reference);
  EXPECT_EQ(d.targets[3].value, 1.0);
  EXPECT_TRUE(d.targets[3].assumed_size);
  EXPECT_TRUE(d.targets[4].doubled);
  EXPECT_FALSE(d.targets[5].indicator.has_value());
}

TEST(Diagnose, ListsTheHolesOfThePlan) {
  const Field f = field();
  const Plan plan = small_plan();
  const auto d = *diagnose(f.input(&plan));
  EXPECT_THAT(d.holes, Contains(Hole{HoleKind::kNoMeasure, 1}));     // the share
  EXPECT_THAT(d.holes, Contains(Hole{HoleKind::kTargetTooLow, 1}));  // 22 < 25
  EXPECT_THAT(d.holes, Contains(Hole{HoleKind::kNoOwner, 2}));  // the parks' measure names nobody
  EXPECT_THAT(d.holes, Contains(Hole{HoleKind::kNoDate, 2}));
  EXPECT_THAT(d.holes, Contains(Hole{HoleKind::kTargetUnlinked, 5}));
  EXPECT_THAT(d.holes, Not(Contains(Hole{HoleKind::kNoTarget, 0})));
  EXPECT_THAT(d.holes, Not(Contains(Hole{HoleKind::kNoDate, 0})));
}

TEST(Diagnose, LooksAtTheRankWithAllTargetsMet) {
  const Field f = field();
  const Plan plan = small_plan();
  const auto d = *diagnose(f.input(&plan));
  ASSERT_TRUE(d.outlook.has_value());
  EXPECT_EQ(d.outlook->wanted, 1);
  EXPECT_GE(d.outlook->still.score, d.place.score);
  EXPECT_EQ(d.outlook->years, 2);
  ASSERT_TRUE(d.outlook->growing.has_value());
}

TEST(Diagnose, RefusesUnknownZonesAndRoundsWithoutFigures) {
  const Field f = field();
  auto input = f.input(nullptr);
  input.zone = "nobody";
  EXPECT_EQ(diagnose(input).error().what.key, "index.zone_unknown");
  input.zone = "home";
  input.round = Round(2030);
  EXPECT_EQ(diagnose(input).error().what.key, "index.round_without_figures");
}

TEST(Project, EverythingGrowsAsLastYearWithinBounds) {
  Figures f;
  const auto put = [&](const char* what, int year, int value) {
    f.put({"a", what, DataYear(year)}, Decimal(value));
  };
  put("up", 2016, 100);
  put("up", 2017, 110);
  put("jump", 2016, 1);
  put("jump", 2017, 30);
  put("none", 2016, 0);
  put("none", 2017, 4);
  const Figures out = project(f, DataYear(2017), 2);
  EXPECT_EQ(out.get("a", "up", DataYear(2019)).number()->to_string(), "133.1");
  EXPECT_EQ(out.get("a", "jump", DataYear(2019)).number()->to_string(), "120");
  EXPECT_EQ(out.get("a", "none", DataYear(2018)).number()->to_string(), "4");
}

TEST(Link, PunctuationDoesNotCountAndHeadingsSpeakForTheirMeasures) {
  EXPECT_DOUBLE_EQ(likeness("“四上”企业(主营)收入", "四上企业主营收入"), 1.0);
  EXPECT_LT(likeness("出口总额", "进口总额"), 0.8);
  const Plan plan = small_plan();
  const Pack pack = small_pack();
  EXPECT_THAT(link_measures(pack, plan), ElementsAre(ElementsAre(0U), ElementsAre(2U)));
  EXPECT_EQ(link_targets(pack, plan)[2], 1U);
}

}  // namespace
}  // namespace stave::index
