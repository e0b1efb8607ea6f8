#include "support.hpp"

#include "stave/pack/outcomes.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

// Hand-worked cases of the rules that rulebooks/office/outcomes.toml holds, each from the text that
// its rule set names as its source.

namespace stave::outcome::testing {
namespace {

const OutcomeRulebook& rulebook() {
  static const OutcomeRulebook book = [] {
    std::ifstream in(STAVE_SOURCE_DIR "/rulebooks/office/outcomes.toml");
    std::stringstream text;
    text << in.rdbuf();
    return pack::load_outcomes("outcomes.toml", text.str()).value();
  }();
  return book;
}

struct TextCase {
  std::string about;
  std::string set;
  History history;
  std::vector<std::string> follows;  ///< "rule unit", then points, then "exempt"
  std::vector<Share> shares = led_alone();
};

std::string said(const Outcome& outcome) {
  std::string out = outcome.rule + " " + (outcome.unit.empty() ? "-" : outcome.unit);
  if (outcome.kind == ConsequenceKind::kPoints) {
    out += " " + outcome.points.to_string();
  }
  return out + (outcome.exempt ? " exempt" : "");
}

std::vector<TextCase> plan_cases() {
  const std::string set = "plan_2019";
  // 位次提升 -> 表彰和奖励; 位次下降 -> 整改措施; 连续两年位次下降 -> 通报批评
  return {
      {"up from 12 to 10", set, indicator({12, 10}), {"indicator_up lead"}},
      {"up by one place", set, indicator({12, 11}), {"indicator_up lead"}},
      {"down from 10 to 16", set, indicator({10, 16}), {"indicator_down lead"}},
      {"same", set, indicator({12, 12}), {}},
      {"down two years running",
       set,
       indicator({10, 12, 16}),
       {"indicator_down lead", "indicator_down_twice lead"}},
      {"down three years running",
       set,
       indicator({9, 10, 12, 16}),
       {"indicator_down lead", "indicator_down_twice lead"}},
      {"down, then up", set, indicator({10, 16, 12}), {"indicator_up lead"}},
      {"up, then down", set, indicator({16, 10, 12}), {"indicator_down lead"}},
      {"down, then the same", set, indicator({10, 16, 16}), {}},
      {"down, a year without a round, down", set, indicator({10, 12, kNoRound, 16}), {}},
      {"the first round", set, indicator({12}), {}},
      {"no rank this year", set, indicator({12, kNone}), {}},
      {"no rank the year before", set, indicator({12, kNone, 16}), {}},
      {"down by the method alone",
       set,
       indicator({10, 13}, {0, -3, 0, 0}),
       {"indicator_down lead exempt"}},
      {"down by a revision alone",
       set,
       indicator({10, 12}, {-2, 0, 0, 0}),
       {"indicator_down lead exempt"}},
      {"down by method, though peers and own made up for each other",
       set,
       indicator({10, 11}, {0, -1, -4, 4}),
       {"indicator_down lead exempt"}},
      {"down because the others were better",
       set,
       indicator({10, 14}, {0, 0, -4, 0}),
       {"indicator_down lead"}},
      {"down by oneself, the method softened it",
       set,
       indicator({10, 11}, {0, 2, 0, -3}),
       {"indicator_down lead"}},
      {"down twice, the first time by method alone",
       set,
       indicator({10, 12, 15}, {0, 0, 0, -3}, PlaceParts{0, -2, 0, 0}),
       {"indicator_down lead", "indicator_down_twice lead exempt"}},
      {"down twice, the second time by method alone",
       set,
       indicator({10, 12, 15}, {0, -3, 0, 0}, PlaceParts{0, 0, 0, -2}),
       {"indicator_down lead exempt", "indicator_down_twice lead exempt"}},
      {"down twice by oneself",
       set,
       indicator({10, 12, 15}, {0, 0, -1, -2}, PlaceParts{0, 0, 0, -2}),
       {"indicator_down lead", "indicator_down_twice lead"}},
      {"all who share it are commended",
       set,
       indicator({12, 10}),
       {"indicator_up lead", "indicator_up a", "indicator_up b"},
       led_with_two()},
  };
}

std::vector<TextCase> national_cases() {
  const std::string set = "national_2021";
  const std::string exits = "last_five_twice_in_three -";
  const std::string summons = "laggard_summoned -";
  // twice within three consecutive years among the last 5 of the own region (112, 68, 50 zones)
  return {
      {"64th and 65th of 68", set, in_class(68, {64, 65}), {exits, summons}},
      {"63rd is not among the last five", set, in_class(68, {63, 63}), {}},
      {"first and third year", set, in_class(68, {64, 50, 66}), {exits, summons}},
      {"first and second year, not the third", set, in_class(68, {64, 66, 50}), {}},
      {"first and fourth year", set, in_class(68, {64, 50, 50, 66}), {summons}},
      {"once, 108th of 112", set, in_class(112, {107, 108}), {summons}},
      {"46th of 50 in two years", set, in_class(50, {46, 46}), {exits, summons}},
      {"a year without a round between them",
       set,
       in_class(50, {48, kNoRound, 48}),
       {exits, summons}},
      {"all three years", set, in_class(50, {50, 49, 50}), {exits, summons}},
  };
}

std::vector<TextCase> provincial_cases() {
  return {
      {"the last two, two years running",
       "last_two_running",
       among(130, {129, 130}),
       {"last_two_twice -"}},
      {"last but two, then last", "last_two_running", among(130, {128, 130}), {}},
      {"last, better, last", "last_two_running", among(130, {130, 100, 130}), {}},
      {"first year among the last five: summoned and named",
       "last_five_stepwise",
       in_class(22, {10, 18}),
       {"last_five_summoned -", "last_five_criticised -"}},
      {"second year",
       "last_five_stepwise",
       in_class(22, {19, 18}),
       {"last_five_summoned -", "last_five_criticised -"}},
      {"third year running: time-limited rectification",
       "last_five_stepwise",
       in_class(22, {19, 22, 18}),
       {"last_five_summoned -", "last_five_criticised -", "last_five_three_years -"}},
      {"third time, but not running",
       "last_five_stepwise",
       in_class(22, {19, 22, 10, 18}),
       {"last_five_summoned -", "last_five_criticised -"}},
      {"sixth from the end", "last_five_stepwise", in_class(22, {17}), {}},
      {"29th of 31: expansion frozen",
       "expansion_frozen",
       in_class(31, {29}),
       {"last_three_frozen -"}},
      {"28th of 31", "expansion_frozen", in_class(31, {28}), {}},
      {"2nd of the 21 national ones",
       "expansion_frozen",
       in_class(21, {2}),
       {"leaders_rewarded -"}},
  };
}

std::vector<TextCase> deduction_cases() {
  const std::string zone = "inspection_points";
  const std::string reports = "report_points";
  return {
      {"three issues of the central inspection, 0.3 each",
       zone,
       counted("", {{"central_inspection", 3}}),
       {"central_inspection_points - -0.9"}},
      {"two central and four provincial ones",
       zone,
       counted("", {{"central_inspection", 2}, {"provincial_inspection", 4}}),
       {"central_inspection_points - -0.6", "provincial_inspection_points - -0.8"}},
      {"an exemplar of each level",
       zone,
       counted("", {{"central_exemplar", 1}, {"provincial_exemplar", 1}}),
       {"central_exemplar_points - -1.5", "provincial_exemplar_points - -0.5"}},
      {"two larger accidents",
       zone,
       counted("", {{"larger_accident", 2}}),
       {"larger_accident_points - -2"}},
      {"a serious event", zone, counted("", {{"serious_event", 1}}), {"serious_event_no_award -"}},
      {"nothing happened", zone, counted("", {{"larger_accident", 0}}), {}},
      {"a unit's accidents are not the zone's",
       zone,
       counted("lead", {{"larger_accident", 2}}),
       {}},
      {"one report missing",
       reports,
       counted("lead", {{"report_missing", 1}}),
       {"report_missing_points lead -0.5"}},
      {"three missing, two late",
       reports,
       counted("lead", {{"report_missing", 3}, {"report_late", 2}}),
       {"report_missing_points lead -1.5", "report_late_points lead -0.4"}},
      {"four missing: just the cap",
       reports,
       counted("lead", {{"report_missing", 4}}),
       {"report_missing_points lead -2"}},
      {"five missing: 2.5, capped at 2",
       reports,
       counted("lead", {{"report_missing", 5}}),
       {"report_missing_points lead -2"}},
      {"six late: 1.2, capped at 1",
       reports,
       counted("a", {{"report_late", 6}}),
       {"report_late_points a -1"}},
  };
}

std::vector<TextCase> grade_cases() {
  const std::string set = "per_mu_grades";
  // A top 25 %, B 26-70 %, C 71-95 %, D the last 5 %
  return {
      {"25th of 100", set, among(100, {25}), {"grade_a -"}},
      {"26th of 100", set, among(100, {26}), {}},
      {"70th of 100", set, among(100, {70}), {}},
      {"71st of 100", set, among(100, {71}), {"grade_c -"}},
      {"95th of 100", set, among(100, {95}), {"grade_c -"}},
      {"96th of 100", set, among(100, {96}), {"grade_d -"}},
      {"last of 100", set, among(100, {100}), {"grade_d -"}},
      {"5th of 20 is just 25 %", set, among(20, {5}), {"grade_a -"}},
      {"5th of 19 is 26.3 %", set, among(19, {5}), {}},
      {"last of 7", set, among(7, {7}), {"grade_d -"}},
      {"6th of 7 is 85.7 %", set, among(7, {6}), {"grade_c -"}},
  };
}

std::vector<TextCase> target_cases() {
  const std::string set = "targets";
  auto veto = among(10, {5});
  veto.rounds.back().zone.vetoed = true;
  return {
      {"reached, by shares",
       set,
       with_target(indicator({12, 12}), true),
       {"target_reached lead 0.6", "target_reached a 0.2", "target_reached b 0.2"},
       led_with_two()},
      {"missed and fell: the lead alone",
       set,
       with_target(indicator({12, 14}, {0, 0, 0, -2}), false),
       {"target_missed_and_down lead"},
       led_with_two()},
      {"missed, and fell only because of the others",
       set,
       with_target(indicator({12, 14}, {0, 0, -2, 0}), false),
       {"target_missed_and_down lead exempt"}},
      {"missed, the rank held", set, with_target(indicator({12, 12}), false), {}},
      {"fell without a target", set, indicator({12, 14}), {}},
      {"a veto", set, veto, {"vetoed -"}},
  };
}

std::vector<TextCase> all_cases() {
  std::vector<TextCase> out;
  for (const auto& part : {plan_cases(), national_cases(), provincial_cases(), deduction_cases(),
                           grade_cases(), target_cases()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

TEST(OutcomeTexts, HandWorkedCasesOfPublishedRules) {
  for (const TextCase& c : all_cases()) {
    const auto found = judge(rulebook().rules_of(c.set), c.history, c.shares);
    ASSERT_TRUE(found.has_value()) << c.about;
    std::vector<std::string> follows;
    for (const Outcome& outcome : *found) {
      follows.push_back(said(outcome));
    }
    EXPECT_EQ(follows, c.follows) << c.set << ": " << c.about;
  }
}

TEST(OutcomeTexts, AreAtLeastForty) {
  EXPECT_GE(all_cases().size(), 40U);
}

TEST(OutcomeTexts, EveryShippedRuleFollowsInSomeCase) {
  std::set<std::string> used;
  for (const TextCase& c : all_cases()) {
    for (const auto& line : c.follows) {
      used.insert(line.substr(0, line.find(' ')));
    }
  }
  for (const OutcomeRule& rule : rulebook().rules) {
    EXPECT_TRUE(used.contains(rule.code)) << rule.code;
  }
}

TEST(OutcomeTexts, EveryRuleAndSetHasBothTitlesAndWhatIsNotOursASource) {
  EXPECT_GE(rulebook().sets.size(), 6U);
  for (const OutcomeRule& rule : rulebook().rules) {
    EXPECT_FALSE(rule.title.zh.empty() || rule.title.en.empty()) << rule.code;
    EXPECT_TRUE(rule.provenance == Provenance::kAssumed || !rule.source.empty()) << rule.code;
    EXPECT_NE(rulebook().find_set(rule.set), nullptr);
  }
}

}  // namespace
}  // namespace stave::outcome::testing
