#include "golden_pack.hpp"

#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace stave::pack::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

Pack right() {
  const auto pack = load(right_pack());
  EXPECT_TRUE(pack.has_value()) << said(pack.error());
  return pack.value_or(Pack{});
}

TEST(Load, ReadsTheIdentity) {
  const auto pack = right();
  EXPECT_EQ(pack.identity.id, "right");
  EXPECT_EQ(pack.identity.version, "1.0.0");
  EXPECT_EQ(pack.identity.title, (Title{"示例指标包", "Example pack"}));
  EXPECT_EQ(pack.identity.data_year_lag, 1);
  EXPECT_EQ(pack.identity.first_round, 2017);
  EXPECT_EQ(pack.identity.last_round, 2021);
  EXPECT_EQ(pack.identity.published_month, 1);
  EXPECT_EQ(pack.rounding, Rounding::kHalfUp);
  EXPECT_THAT(pack.classes, SizeIs(2));
  EXPECT_THAT(pack.roles[0].aliases, ElementsAre("经信局"));
}

TEST(Load, ReadsElementsInTheOrderOfTheFile) {
  const auto pack = right();
  ASSERT_THAT(pack.elements, SizeIs(4));
  EXPECT_EQ(pack.elements[0].code, "gdp");
  EXPECT_EQ(pack.elements[0].unit.symbol(), "万元");
  EXPECT_THAT(pack.elements[0].areas, ElementsAre("city"));
  EXPECT_EQ(pack.elements[2].kind, ElementKind::kStock);
  EXPECT_EQ(pack.elements[2].reporter, "land");
}

TEST(Load, ReadsGroupsAndIndicators) {
  const auto pack = right();
  ASSERT_THAT(pack.groups, SizeIs(3));
  EXPECT_EQ(pack.groups[1].parent, "economy");
  EXPECT_EQ(pack.groups[1].aggregate, (Method{"genmean", {{"p", 0.5}}, {}}));
  EXPECT_EQ(pack.groups[2].aggregate, (Method{"gmean", {}, {}}));
  EXPECT_EQ(pack.groups[0].weight_provenance, Provenance::kPublished);
  ASSERT_THAT(pack.indicators, SizeIs(4));
  EXPECT_EQ(pack.indicators[0].digits, 2);
  EXPECT_EQ(pack.indicators[0].provenance, Provenance::kNamed);
  EXPECT_THAT(pack.indicators[0].weights, ElementsAre(Pair("", 2.0)));
  EXPECT_THAT(pack.indicators[2].weights, ElementsAre(Pair("east", 2.0), Pair("west", 3.0)));
  EXPECT_EQ(pack.indicators[3].direction, Direction::kBand);
  EXPECT_EQ(pack.indicators[3].band.low, 0.0);
  EXPECT_EQ(pack.indicators[3].band.high, 8.5);
}

TEST(Load, FillsInTheNumbersOfAMethodThatMayBeLeftOut) {
  const auto pack = right();
  EXPECT_EQ(pack.indicators[0].normalise,
            (Method{"goalposts", {{"low", 0.0}, {"high", 20.0}, {"scale", 100.0}}, {}}));
  EXPECT_EQ(pack.indicators[2].normalise,
            (Method{"grades", {}, {{"limits", {10, 20, 40}}, {"points", {0, 60, 80, 100}}}}));
  EXPECT_EQ(pack.scoring.treat,
            (Method{"winsorise", {{"max", 5.0}, {"skew", 2.0}, {"kurt", 3.5}}, {}}));
}

TEST(Load, ReadsTheScoring) {
  const auto pack = right();
  EXPECT_EQ(pack.scoring.normalise, (Method{"efficacy", {{"base", 60.0}, {"span", 40.0}}, {}}));
  EXPECT_EQ(pack.scoring.cap, 120.0);
  EXPECT_EQ(pack.scoring.floor, 0.0);
  EXPECT_EQ(pack.scoring.short_stave, "mean");
  ASSERT_THAT(pack.adjustments, SizeIs(1));
  EXPECT_EQ(pack.adjustments[0].unit.symbol(), "个");
  EXPECT_EQ(pack.adjustments[0].cap, 2.0);
  ASSERT_THAT(pack.references, SizeIs(2));
  EXPECT_EQ(pack.references[1].k, 10);
  ASSERT_THAT(pack.rules, SizeIs(1));
  EXPECT_FALSE(pack.rules[0].by_class);
}

TEST(Load, TakesFilesInAnyOrderAndWithAnyLineEnd) {
  auto files = right_pack();
  std::swap(files.files.front(), files.files.back());
  auto& text = text_of(files, "elements.toml");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.replace(at, 1, "\r\n");
  }
  text.insert(0, "\xEF\xBB\xBF");
  const auto pack = load(files);
  EXPECT_TRUE(pack.has_value()) << said(pack.error());
}

TEST(Load, IgnoresFilesThatAreNotToml) {
  auto files = right_pack();
  files.files.emplace_back("README.md", "not read");
  EXPECT_TRUE(load(files).has_value());
}

TEST(Load, DoesNotCheckTheFolderWhenNoneIsGiven) {
  auto files = right_pack();
  files.folder = "";
  EXPECT_TRUE(load(files).has_value());
}

/// Cuts the file from its end, 37 bytes at a time, and gives the faults of all that is left each
/// time.
Errors faults_of_cuts(std::string_view name) {
  auto files = right_pack();
  auto& text = text_of(files, name);
  Errors out;
  while (!text.empty()) {
    text.resize(text.size() - std::min<std::size_t>(text.size(), 37));
    const auto pack = load(files);
    const auto faults = pack ? Errors{} : pack.error();
    out.insert(out.end(), faults.begin(), faults.end());
  }
  return out;
}

TEST(Load, ReadsEveryKindOfCheckInTheOrderOfTheFile) {
  const auto pack = right();
  std::vector<std::string> kinds;
  for (const auto& check : pack.checks) {
    kinds.emplace_back(kind_of(check.rule));
  }
  EXPECT_THAT(kinds, ElementsAre("balance", "range", "change", "outlier", "jump", "round",
                                 "present", "parts"));
}

TEST(Load, ReadsWhatAllChecksHave) {
  const auto pack = right();
  const Check& first = pack.checks.at(0);
  EXPECT_EQ(first.code, "within_city");
  EXPECT_EQ(first.title, (Title{"不超过全市", "not above the city"}));
  EXPECT_EQ(first.severity, Severity::kError);
  EXPECT_EQ(first.unit, Unit::parse("亿元").value());
  EXPECT_EQ(first.advice, (Title{"核对", "compare"}));
  EXPECT_EQ(first.provenance, Provenance::kNamed);
  EXPECT_EQ(first.source, "example notice");
  EXPECT_THAT(first.frequencies, ::testing::IsEmpty());
  EXPECT_THAT(pack.checks.at(2).frequencies, ElementsAre(Frequency::kYear, Frequency::kQuarter));
  EXPECT_EQ(pack.checks.at(2).severity, Severity::kExplain);
}

TEST(Load, ReadsTheNumbersOfChecksExactly) {
  const auto pack = right();
  const auto& balance = std::get<BalanceRule>(pack.checks.at(0).rule);
  EXPECT_EQ(balance.left, "gdp");
  EXPECT_EQ(balance.op, Comparison::kAtMost);
  EXPECT_EQ(balance.right, "gdp @ city");
  EXPECT_EQ(balance.tolerance, (Tolerance{*Decimal::parse("0.5"), *Decimal::parse("0.1")}));
  const auto& change = std::get<ChangeRule>(pack.checks.at(2).rule);
  EXPECT_EQ(change.base, BasePeriod::kYearBefore);
  EXPECT_EQ(change.low, Decimal(-15));
  EXPECT_EQ(change.high, Decimal(30));
  EXPECT_TRUE(change.from_nothing);
  const auto& outlier = std::get<OutlierRule>(pack.checks.at(3).rule);
  EXPECT_EQ(outlier.method, OutlierMethod::kZ);
  EXPECT_EQ(outlier.over, OutlierOver::kHistory);
  EXPECT_EQ(outlier.limit, 3.0);
  EXPECT_EQ(outlier.least, 5);
  EXPECT_EQ(outlier.history, 24);
}

TEST(Load, ReadsTheWordsOfChecks) {
  const auto pack = right();
  const auto& jump = std::get<JumpRule>(pack.checks.at(4).rule);
  EXPECT_EQ(jump.base, BasePeriod::kPrevious);
  EXPECT_EQ(jump.rewarded, Rewarded::kAtLeast);
  EXPECT_EQ(jump.threshold, Decimal(3));
  EXPECT_EQ(jump.margin, Decimal(1));
  const auto& round = std::get<RoundRule>(pack.checks.at(5).rule);
  EXPECT_THAT(round.elements, ElementsAre("gdp", "energy"));
  EXPECT_EQ(round.zeros, 4);
  EXPECT_EQ(round.repeated, 5);
  EXPECT_EQ(std::get<PresentRule>(pack.checks.at(6).rule).when, "gdp");
  const auto& parts = std::get<PartsRule>(pack.checks.at(7).rule);
  EXPECT_EQ(parts.over, PartsOver::kMonths);
  EXPECT_EQ(parts.tolerance, Tolerance{});
}

TEST(Load, APackNeedsNoChecks) {
  auto files = right_pack();
  std::erase_if(files.files, [](const auto& file) { return file.first == "checks.toml"; });
  const auto pack = load(files);
  ASSERT_TRUE(pack.has_value()) << said(pack.error());
  EXPECT_THAT(pack->checks, ::testing::IsEmpty());
}

class CutFile : public ::testing::TestWithParam<const char*> {};

TEST_P(CutFile, GivesFaultsWithAPlaceInAFile) {
  for (const auto& error : faults_of_cuts(GetParam())) {
    EXPECT_THAT(error.where, ::testing::ContainsRegex("^[a-z]*\\.toml:[1-9][0-9]*:[1-9]"));
  }
}

INSTANTIATE_TEST_SUITE_P(Load, CutFile,
                         ::testing::Values("pack.toml", "elements.toml", "indicators.toml",
                                           "scoring.toml", "checks.toml"));

TEST(LoadCrosswalk, ReadsRows) {
  const auto pack = right();
  const auto walk =
      load_crosswalk("right--right.toml",
                     "from = \"right\"\nto = \"right\"\n"
                     "[[row]]\nfrom = \"gdp_growth\"\nto = \"gdp_growth\"\nrelation = \"same\"\n"
                     "[[row]]\nfrom = \"city_share\"\nrelation = \"dropped\"\n"
                     "note = { zh = \"取消\", en = \"gone\" }\n"
                     "[[row]]\nfrom = \"\"\nto = \"output_change\"\nrelation = \"new\"\n",
                     pack, pack);
  ASSERT_TRUE(walk.has_value()) << said(walk.error());
  ASSERT_THAT(walk->rows, SizeIs(3));
  EXPECT_EQ(walk->rows[0].relation, "same");
  EXPECT_EQ(walk->rows[1].to, "");
  EXPECT_EQ(walk->rows[1].note, (Title{"取消", "gone"}));
  EXPECT_EQ(walk->rows[2].from, "");
  EXPECT_EQ(walk->rows[2].to, "output_change");
}

}  // namespace
}  // namespace stave::pack::testing
