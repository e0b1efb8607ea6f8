#include "stave/outcome/judge.hpp"

#include "support.hpp"

#include "stave/i18n/catalogue.hpp"
#include "stave/outcome/scoreboard.hpp"

#include <gmock/gmock.h>

#include <random>

namespace stave::outcome::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Decimal d(double x) {
  return Decimal::from_double(x);
}

OutcomeRule rule(OutcomeScope scope, std::vector<OutcomeCondition> when, Consequence then = {}) {
  OutcomeRule out;
  out.code = "r";
  out.scope = scope;
  out.when = std::move(when);
  out.then = std::move(then);
  return out;
}

OutcomeRule indicator_rule(OutcomeCondition when, Consequence then = {}) {
  return rule(OutcomeScope::kIndicator, {std::move(when)}, std::move(then));
}

OutcomeRule fall_rule(Exemption exempt = Exemption::kNone) {
  auto out = indicator_rule(RankMoved{RankMove::kDown, 1}, {ConsequenceKind::kRectify, 30, 180, 0,
                                                            PointsPer::kOnce, std::nullopt});
  out.exempt = exempt;
  return out;
}

Consequence points(double amount, PointsPer per, std::optional<Decimal> cap = std::nullopt) {
  return {ConsequenceKind::kPoints, 0, 0, d(amount), per, cap};
}

std::vector<Outcome> judged(const OutcomeRule& one, const History& history,
                            const std::vector<Share>& shares = led_alone()) {
  const std::vector<OutcomeRule> rules{one};
  const auto out = judge(rules, history, shares);
  EXPECT_TRUE(out.has_value());
  return out.value_or(std::vector<Outcome>{});
}

std::string in_english(const Message& message) {
  return i18n::Catalogue::of(i18n::Language::kEnglish).say(message);
}

TEST(Judge, SaysWhatWhyHowMuchAndUntilWhen) {
  const auto out = judged(fall_rule(), indicator({10, 14}), led_with_two());
  ASSERT_THAT(out, SizeIs(3));
  EXPECT_EQ(out[0].rule, "r");
  EXPECT_EQ(out[0].kind, ConsequenceKind::kRectify);
  EXPECT_EQ(out[0].unit, "lead");
  EXPECT_EQ(out[0].indicator, "x");
  EXPECT_EQ(out[0].round, Round(kLastRound));
  EXPECT_EQ(out[0].share, d(0.6));
  EXPECT_EQ(out[1].share, d(0.2));
  EXPECT_EQ(out[0].plan_days, 30);
  EXPECT_EQ(out[0].recheck_days, 180);
  ASSERT_THAT(out[0].reasons, SizeIs(1));
  EXPECT_EQ(in_english(out[0].reasons[0]), "the rank fell from 10 to 14, by 4");
}

TEST(Judge, AtLeastSoManyPlaces) {
  const auto by_three = indicator_rule(RankMoved{RankMove::kDown, 3});
  EXPECT_THAT(judged(by_three, indicator({10, 12})), IsEmpty());
  EXPECT_THAT(judged(by_three, indicator({10, 13})), SizeIs(1));
  EXPECT_THAT(judged(by_three, indicator({13, 10})), IsEmpty());
}

TEST(Judge, AnExemptFallIsListedWithItsNumbersAndWithoutADueDay) {
  const auto out = judged(fall_rule(Exemption::kComparable), indicator({10, 13}, {-1, -2, -1, 1}));
  ASSERT_THAT(out, SizeIs(1));
  ASSERT_TRUE(out[0].exempt);
  EXPECT_FALSE(out[0].plan_days.has_value());
  EXPECT_THAT(in_english(*out[0].exemption),
              HasSubstr("places by revision -1, method -2, peers -1, own +1"));
}

TEST(Judge, TheTwoExemptionsDifferWhenOnlyThePeersMoved) {
  const auto history = indicator({10, 13}, {0, 0, -3, 0});
  EXPECT_FALSE(judged(fall_rule(Exemption::kComparable), history)[0].exempt);
  EXPECT_TRUE(judged(fall_rule(Exemption::kOwnNotWorse), history)[0].exempt);
  const auto made_up = indicator({10, 13}, {0, -3, 1, -1});
  EXPECT_TRUE(judged(fall_rule(Exemption::kComparable), made_up)[0].exempt);
  EXPECT_FALSE(judged(fall_rule(Exemption::kOwnNotWorse), made_up)[0].exempt);
}

TEST(Judge, WithoutThePartsNothingIsExemptAndTheOutcomeSaysSo) {
  const auto out = judged(fall_rule(Exemption::kComparable), indicator({10, 13}));
  ASSERT_THAT(out, SizeIs(1));
  ASSERT_FALSE(out[0].exempt);
  ASSERT_TRUE(out[0].exemption.has_value());
  EXPECT_EQ(out[0].exemption->key, "outcome.exempt.untold");
  EXPECT_EQ(out[0].plan_days, 30);
  EXPECT_FALSE(judged(fall_rule(), indicator({10, 13}))[0].exemption.has_value());
}

TEST(Judge, PointsGoByPlacesAndShares) {
  const auto per_place =
      indicator_rule(RankMoved{RankMove::kDown, 1}, points(-0.5, PointsPer::kPlace));
  const auto out = judged(per_place, indicator({10, 14}), led_with_two());
  ASSERT_THAT(out, SizeIs(3));
  EXPECT_EQ(out[0].points, d(-1.2));  // 4 places * 0.5 * 0.6
  EXPECT_EQ(out[1].points, d(-0.4));
  EXPECT_EQ(out[2].points, d(-0.4));
  auto lead_only = per_place;
  lead_only.charged = Charged::kLead;
  const auto alone = judged(lead_only, indicator({10, 14}), led_with_two());
  ASSERT_THAT(alone, SizeIs(1));
  EXPECT_EQ(alone[0].points, -2);  // charged alone, bears all
  EXPECT_EQ(alone[0].share, d(0.6));
}

TEST(Judge, TheCapHoldsForAUnitOverItsIndicators) {
  auto history = indicator({10, 14});
  for (auto& round : history.rounds) {
    round.indicators["y"] = round.indicators["x"];
    round.indicators["w"] = round.indicators["x"];
  }
  const std::vector<Share> shares{{"x", "u", ShareRole::kLead, 1},
                                  {"y", "u", ShareRole::kLead, 1},
                                  {"w", "v", ShareRole::kLead, 1}};
  const auto out = judged(
      indicator_rule(RankMoved{RankMove::kDown, 1}, points(-2, PointsPer::kOnce, Decimal(3))),
      history, shares);
  ASSERT_THAT(out, SizeIs(3));
  EXPECT_EQ(out[0].points, -2);
  EXPECT_EQ(out[1].points, -1);  // what the cap leaves
  EXPECT_EQ(out[2].points, -2);  // another unit
}

TEST(Judge, EveryConditionOfARuleMustHoldAndEachGivesAReason) {
  const auto both =
      rule(OutcomeScope::kIndicator, {TargetWas{false}, RankMoved{RankMove::kDown, 1}});
  EXPECT_THAT(judged(both, with_target(indicator({10, 10}), false)), IsEmpty());
  EXPECT_THAT(judged(both, with_target(indicator({10, 14}), true)), IsEmpty());
  const auto out = judged(both, with_target(indicator({10, 14}), false));
  ASSERT_THAT(out, SizeIs(1));
  ASSERT_THAT(out[0].reasons, SizeIs(2));
  EXPECT_EQ(in_english(out[0].reasons[0]), "the target is ≥ 8%, found was 7.1%: missed");
}

History scored(double score) {
  auto out = among(100, {50});
  out.rounds.back().zone.score = d(score);
  return out;
}

TEST(Judge, AScoreLiesWithinItsBounds) {
  const auto pass = rule(OutcomeScope::kZone, {ScoreWithin{std::nullopt, Decimal(60)}});
  EXPECT_THAT(judged(pass, scored(59.99)), SizeIs(1));
  EXPECT_THAT(judged(pass, scored(60)), IsEmpty());
  const auto band = rule(OutcomeScope::kZone, {ScoreWithin{Decimal(60), Decimal(70)}});
  EXPECT_THAT(judged(band, scored(60)), SizeIs(1));
  EXPECT_THAT(judged(band, scored(70)), IsEmpty());
  const auto good = rule(OutcomeScope::kZone, {ScoreWithin{Decimal(90), std::nullopt}});
  EXPECT_THAT(judged(good, scored(90)), SizeIs(1));
  EXPECT_THAT(judged(good, among(100, {1})), IsEmpty());  // no score is known
}

TEST(Judge, UnitsAreJudgedByTheirOwnTallies) {
  auto history = counted("a", {{"t", 2}});
  history.rounds.back().tallies["b"] = {{"t", 1}};
  history.rounds.back().tallies[""] = {{"t", 9}};
  const auto out = judged(rule(OutcomeScope::kUnit, {Counted{"t", 2}}), history, led_with_two());
  ASSERT_THAT(out, SizeIs(1));
  EXPECT_EQ(out[0].unit, "a");
  EXPECT_EQ(out[0].share, 1);
}

TEST(Judge, AnIndicatorThatNobodySharesHasNoOutcome) {
  auto history = indicator({10, 14});
  for (auto& round : history.rounds) {
    round.indicators["y"] = round.indicators["x"];
  }
  EXPECT_THAT(judged(fall_rule(), history), SizeIs(1));
}

TEST(Judge, WrongInputsAreRefusedWithAllTheirFaults) {
  auto history = indicator({10, 14});
  std::swap(history.rounds[0], history.rounds[1]);
  EXPECT_EQ(judge({}, history, {}).error()[0].what.key, "outcome.rounds_order");
  const std::vector<Share> shares{{"x", "a", ShareRole::kLead, d(0.5)},
                                  {"x", "a", ShareRole::kLead, d(0.4)},
                                  {"y", "b", ShareRole::kCooperating, d(1.5)}};
  const auto wrong = judge({}, indicator({10, 14}), shares);
  std::vector<std::string> keys;
  for (const Error& fault : wrong.error()) {
    keys.push_back(fault.what.key);
  }
  EXPECT_THAT(
      keys, ElementsAre("outcome.shares.unit_twice", "outcome.shares.range", "outcome.shares.leads",
                        "outcome.shares.sum", "outcome.shares.leads", "outcome.shares.sum"));
  EXPECT_THAT(judge({}, History{}, {}).value(), IsEmpty());
}

TEST(ShareOut, AddsUpToOneWhateverIsDivided) {
  for (int count = 0; count < 40; ++count) {
    std::vector<std::string> others;
    for (int i = 0; i < count; ++i) {
      others.push_back("u" + std::to_string(i));
    }
    const auto shares = share_out("x", "lead", others, d(0.6));
    EXPECT_TRUE(check_shares(shares).has_value()) << count;
    EXPECT_GE(shares[0].share, d(0.6));
  }
  const std::vector<std::string> three{"a", "b", "c"};
  EXPECT_EQ(share_out("x", "lead", three, d(0.6))[0].share, d(0.6001));
  EXPECT_EQ(share_out("x", "lead", three, d(0.6))[1].share, d(0.1333));
}

// Indicators: x fell 10 -> 14 (lead 0.6, a 0.2, b 0.2), y rose 5 -> 3 (a), w stayed (a), v unknown
// (lead).
TEST(Scoreboard, AHandWorkedRound) {
  auto history = indicator({10, 14});
  const auto put = [&](const char* code, int before, int now) {
    history.rounds[0].indicators[code] = placed(before, 219);
    history.rounds[1].indicators[code] = placed(now, 219);
  };
  put("y", 5, 3);
  put("w", 7, 7);
  auto shares = led_with_two();
  shares.push_back({"y", "a", ShareRole::kLead, 1});
  shares.push_back({"w", "a", ShareRole::kLead, 1});
  shares.push_back({"v", "lead", ShareRole::kLead, 1});
  const std::vector<OutcomeRule> rules{
      fall_rule(), indicator_rule(RankMoved{RankMove::kUp, 1}, points(2, PointsPer::kPlace))};
  const auto outcomes = judge(rules, history, shares).value();
  const auto rows = scoreboard(history, shares, outcomes);
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].unit, "a");
  EXPECT_EQ(rows[0].up.count, 1);
  EXPECT_EQ(rows[0].up.weighted, 1);
  EXPECT_EQ(rows[0].down.count, 1);
  EXPECT_EQ(rows[0].down.weighted, d(0.2));
  EXPECT_EQ(rows[0].same.count, 1);
  EXPECT_EQ(rows[0].points, 4);
  EXPECT_EQ(rows[0].count_of(ConsequenceKind::kRectify), 1);
  EXPECT_EQ(rows[2].unit, "lead");
  EXPECT_EQ(rows[2].down.weighted, d(0.6));
  EXPECT_EQ(rows[2].untold.count, 1);
}

TEST(Scoreboard, ExemptOutcomesAreCountedApart) {
  const auto history = indicator({10, 13}, {0, -3, 0, 0});
  const auto outcomes = judged(fall_rule(Exemption::kComparable), history);
  const auto rows = scoreboard(history, led_alone(), outcomes);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].exempt, 1);
  EXPECT_EQ(rows[0].count_of(ConsequenceKind::kRectify), 0);
  EXPECT_EQ(rows[0].down.count, 1);
}

/// A history that fulfils every condition.
History eventful() {
  auto out = rounds_of({10, 12, 14}, [](RoundResult& round, int rank) {
    round.zone = placed(rank, 14);
    round.zone.class_rank = rank;
    round.zone.class_of = 14;
    round.zone.score = 50;
    round.zone.vetoed = true;
    round.tallies[""] = {{"t", 3}};
  });
  return out;
}

TEST(Reasons, EveryOneHasItsSentenceInBothLanguages) {
  const std::vector<OutcomeCondition> all{RankMoved{RankMove::kDown, 1},
                                          MovedRunning{RankMove::kDown, 2},
                                          InPlace{RankEnd::kLast, 1, RankedAmong::kAll},
                                          InPlace{RankEnd::kLast, 1, RankedAmong::kClass},
                                          InPlace{RankEnd::kFirst, 20, RankedAmong::kAll},
                                          InPlace{RankEnd::kFirst, 20, RankedAmong::kClass},
                                          InShare{0, 100, RankedAmong::kAll},
                                          InShare{0, 100, RankedAmong::kClass},
                                          ScoreWithin{std::nullopt, Decimal(60)},
                                          ScoreWithin{Decimal(40), std::nullopt},
                                          ScoreWithin{Decimal(40), Decimal(60)},
                                          Counted{"t", 1},
                                          OftenLast{3, 2, 2, RankedAmong::kAll},
                                          OftenLast{3, 2, 2, RankedAmong::kClass},
                                          Vetoed{}};
  const auto out = judged(rule(OutcomeScope::kZone, all), eventful());
  ASSERT_THAT(out, SizeIs(1));
  ASSERT_THAT(out[0].reasons, SizeIs(all.size()));
  for (const Message& reason : out[0].reasons) {
    for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
      const auto text = i18n::Catalogue::of(language).say(reason);
      EXPECT_THAT(text, Not(HasSubstr("⟦"))) << reason.key;
      EXPECT_THAT(text, Not(HasSubstr("{"))) << text;
      for (const auto& [name, value] : reason.args) {
        EXPECT_THAT(text, HasSubstr(value)) << reason.key << " " << name;
      }
    }
  }
  const auto& catalogue = i18n::Catalogue::of(i18n::Language::kChinese);
  for (const auto* key :
       {"rank_up", "rank_same", "run_up", "run_same", "target_missed", "target_reached"}) {
    EXPECT_TRUE(catalogue.knows(std::string("outcome.reason.") + key)) << key;
  }
  for (const auto* key : {"comparable", "own", "untold"}) {
    EXPECT_TRUE(catalogue.knows(std::string("outcome.exempt.") + key)) << key;
  }
}

// Property: nobody bears a consequence of a fall whose comparable part lost no place, whatever the
// history; and what is exempt has no points and no due day.
TEST(Judge, NoRandomHistoryPunishesAFallByMethod) {
  std::mt19937_64 random(20261127);
  const auto part = [&] { return static_cast<double>(static_cast<int>(random() % 7) - 3); };
  auto two_down = indicator_rule(MovedRunning{RankMove::kDown, 2}, points(-1, PointsPer::kOnce));
  two_down.exempt = Exemption::kComparable;
  int exempt = 0;
  int charged = 0;
  for (int i = 0; i < 20'000; ++i) {
    const PlaceParts last{part(), part(), part(), part()};
    const PlaceParts before{part(), part(), part(), part()};
    const auto fall = [](const PlaceParts& p) {
      return -static_cast<int>(p.revision + p.method + p.peers + p.own);
    };
    const auto history =
        indicator({100, 100 + fall(before), 100 + fall(before) + fall(last)}, last, before);
    const bool fell_twice = fall(before) > 0 && fall(last) > 0;
    const auto out = judged(two_down, history);
    ASSERT_EQ(out.size(), fell_twice ? 1U : 0U);
    if (fell_twice) {
      const bool is_exempt = last.comparable() >= 0 || before.comparable() >= 0;
      ASSERT_EQ(out[0].exempt, is_exempt);
      ASSERT_EQ(out[0].points, is_exempt ? Decimal(0) : Decimal(-1));
      (is_exempt ? exempt : charged) += 1;
    }
  }
  EXPECT_GT(exempt, 100);
  EXPECT_GT(charged, 100);
}

}  // namespace
}  // namespace stave::outcome::testing
