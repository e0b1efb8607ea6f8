#include "stave/i18n/catalogue.hpp"
#include "stave/pack/outcomes.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace stave::pack {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view kRight = R"(# invented
[[tally]]
code = "late"
title = { zh = "迟报", en = "late" }

[[set]]
code = "s"
title = { zh = "规则", en = "rules" }
objection_days = 5
lead_share = 0.6
source = "somewhere"
provenance = "published"

[[rule]]
code = "down"
set = "s"
title = { zh = "下降", en = "down" }
scope = "indicator"
when = [{ kind = "run", move = "down", rounds = 2 }]
then = { kind = "rectify", plan_days = 30, recheck_days = 180 }
charged = "lead"
exempt = "comparable"
source = "somewhere"
provenance = "named"

[[rule]]
code = "late_points"
set = "s"
title = { zh = "迟报扣分", en = "points off" }
scope = "unit"
when = [{ kind = "count", of = "late", at_least = 2 }]
then = { kind = "points", points = -0.2, per = "count", cap = 1 }
provenance = "assumed"
)";

struct Replacement {
  std::string found;
  std::string by;
};

std::string with(const std::vector<Replacement>& changes) {
  std::string text(kRight);
  for (const auto& [found, by] : changes) {
    const auto at = text.find(found);
    EXPECT_NE(at, std::string::npos) << found;
    text.replace(at, found.size(), by);
  }
  return text;
}

std::vector<std::string> faults_in(const std::string& text) {
  std::vector<std::string> out;
  const auto read = load_outcomes("outcomes.toml", text);
  for (const Error& fault : read ? Errors{} : read.error()) {
    out.push_back(i18n::Catalogue::of(i18n::Language::kEnglish).say(fault));
    EXPECT_THAT(i18n::Catalogue::of(i18n::Language::kChinese).say(fault), Not(HasSubstr("⟦")));
  }
  return out;
}

TEST(OutcomesFile, ReadsEveryKey) {
  const auto book = load_outcomes("outcomes.toml", kRight);
  ASSERT_TRUE(book.has_value());
  ASSERT_THAT(book->rules, SizeIs(2));
  EXPECT_EQ(book->tallies[0].title.zh, "迟报");
  EXPECT_EQ(book->find_set("s")->objection_days, 5);
  EXPECT_EQ(book->find_set("s")->lead_share, Decimal::parse("0.6"));
  EXPECT_EQ(book->find_set("t"), nullptr);
  const OutcomeRule& down = book->rules[0];
  EXPECT_EQ(down.scope, OutcomeScope::kIndicator);
  EXPECT_EQ(down.charged, Charged::kLead);
  EXPECT_EQ(down.exempt, Exemption::kComparable);
  EXPECT_EQ(down.provenance, Provenance::kNamed);
  ASSERT_THAT(down.when, SizeIs(1));
  EXPECT_EQ(kind_of(down.when[0]), "run");
  EXPECT_EQ(std::get<MovedRunning>(down.when[0]).rounds, 2);
  EXPECT_EQ(down.then.kind, ConsequenceKind::kRectify);
  EXPECT_EQ(down.then.plan_days, 30);
  EXPECT_EQ(down.then.recheck_days, 180);
  const OutcomeRule& late = book->rules[1];
  EXPECT_EQ(std::get<Counted>(late.when[0]).tally, "late");
  EXPECT_EQ(std::get<Counted>(late.when[0]).at_least, 2);
  EXPECT_EQ(late.then.points, Decimal::parse("-0.2"));
  EXPECT_EQ(late.then.per, PointsPer::kCount);
  EXPECT_EQ(late.then.cap, Decimal(1));
  EXPECT_THAT(book->rules_of("s"), SizeIs(2));
  EXPECT_THAT(book->rules_of("t"), SizeIs(0));
}

TEST(OutcomesFile, ReadsEveryConditionAndConsequence) {
  const auto text = with({{"[{ kind = \"run\", move = \"down\", rounds = 2 }]",
                           "[{ kind = \"run\", move = \"down\", rounds = 2 },\n"
                           "  { kind = \"rank\", move = \"down\", by = 3 },\n"
                           "  { kind = \"place\", end = \"first\", k = 4, among = \"class\" },\n"
                           "  { kind = \"share\", above = 25, up_to = 70 },\n"
                           "  { kind = \"score\", at_least = 1.5, below = 60 },\n"
                           "  { kind = \"target\", was = \"missed\" },\n"
                           "  { kind = \"often_last\", k = 5, times = 2, within = 3 }]"}});
  const auto book = load_outcomes("outcomes.toml", text);
  ASSERT_TRUE(book.has_value());
  const auto& when = book->rules[0].when;
  ASSERT_THAT(when, SizeIs(7));
  EXPECT_EQ(std::get<RankMoved>(when[1]).by, 3);
  EXPECT_EQ(std::get<InPlace>(when[2]).end, RankEnd::kFirst);
  EXPECT_EQ(std::get<InPlace>(when[2]).among, RankedAmong::kClass);
  EXPECT_EQ(std::get<InShare>(when[3]).above, Decimal(25));
  EXPECT_EQ(std::get<InShare>(when[3]).up_to, Decimal(70));
  EXPECT_EQ(std::get<ScoreWithin>(when[4]).at_least, Decimal::parse("1.5"));
  EXPECT_FALSE(std::get<TargetWas>(when[5]).reached);
  EXPECT_EQ(std::get<OftenLast>(when[6]).within, 3);
  EXPECT_EQ(std::get<OftenLast>(when[6]).among, RankedAmong::kAll);
}

struct WrongFile {
  std::string about;
  std::vector<Replacement> changes;
  std::vector<std::string> faults;
};

std::vector<WrongFile> wrong_files() {
  return {
      {"no TOML",
       {{"code = \"s\"", "code = \"s"}},
       {R"(outcomes.toml:7:10: a text is not closed by a quotation mark on its line; close it)"}},
      {"misspelt key",
       {{"objection_days", "objection_day"}},
       {R"(outcomes.toml:6:1: “objection_days” is missing; add it)",
        R"(outcomes.toml:9:1: “objection_day” is unknown here, is “objection_days” meant? Allowed are code, title, objection_days, lead_share, source, provenance)"}},
      {"unknown condition",
       {{"kind = \"run\"", "kind = \"runs\""}},
       {R"(outcomes.toml:19:18: “kind” is “runs”, is “run” meant? Allowed are rank, run, place, share, score, target, count, often_last, veto)"}},
      {"unknown consequence",
       {{"kind = \"rectify\"", "kind = \"punish\""}},
       {R"(outcomes.toml:20:17: “kind” is “punish”; allowed are commend, rectify, criticise, summon, restrict, exit_risk, points)"}},
      {"rule of an unknown set",
       {{"set = \"s\"", "set = \"t\""}},
       {R"(outcomes.toml:16:7: there is no rule set “t”, is “s” meant? There are s)"}},
      {"unknown tally",
       {{"of = \"late\"", "of = \"lat\""}},
       {R"(outcomes.toml:31:32: there is no tally “lat”, is “late” meant? There are late)"}},
      {"one year is no run",
       {{"rounds = 2", "rounds = 1"}},
       {R"(outcomes.toml:19:49: “rounds” must be a whole number from 2 to 20, found 1)"}},
      {"no days for the plan",
       {{"plan_days = 30, ", ""}},
       {R"(outcomes.toml:20:8: “plan_days” is missing; add it)"}},
      {"zero points",
       {{"points = -0.2", "points = 0"}},
       {R"(outcomes.toml:32:36: “points” is 0 and does nothing; write points to add above 0, points to deduct below 0)"}},
      {"a cap below zero",
       {{"cap = 1", "cap = -1"}},
       {R"(outcomes.toml:32:63: “cap” is -1; it must be from 0 to 1000)"}},
      {"the same code twice",
       {{"code = \"late_points\"", "code = \"down\""}},
       {R"(outcomes.toml:27:8: the code “down” is taken at outcomes.toml:15:8; use each code once)"}},
      {"condition that the scope does not know",
       {{"scope = \"unit\"", "scope = \"indicator\""}},
       {R"(outcomes.toml:31:18: the condition “count” does not go with scope = "indicator"; take another condition or correct “scope”)"}},
      {"points by place without a rank",
       {{"per = \"count\"", "per = \"place\""}},
       {R"(outcomes.toml:32:48: with “per” = place there must be exactly one condition of kind = "rank" in “when”)"}},
      {"published without a source",
       {{"source = \"somewhere\"\nprovenance = \"published\"", "provenance = \"published\""}},
       {R"(outcomes.toml:11:14: “provenance” is published but there is no “source”; name the source or say assumed)"}},
      {"exempt without a fall",
       {{"move = \"down\"", "move = \"up\""}},
       {R"(outcomes.toml:22:10: “exempt” goes only with rules that have a fall in rank (move = "down") among their conditions; remove it)"}},
      {"charged where nothing is shared",
       {{"scope = \"unit\"", "charged = \"lead\"\nscope = \"unit\""}},
       {R"(outcomes.toml:30:11: “charged” goes only with scope = "indicator"; remove it or correct that value)"}},
      {"no condition",
       {{"when = [{ kind = \"count\", of = \"late\", at_least = 2 }]", "when = []"}},
       {R"(outcomes.toml:31:8: “when” is empty; fill it in)"}},
      {"conditions that are no tables",
       {{"[{ kind = \"run\", move = \"down\", rounds = 2 }]", "\"down\""}},
       {R"(outcomes.toml:19:8: “when” must be one or more sections [[when]], found "down")"}},
      {"more times than rounds",
       {{"{ kind = \"run\", move = \"down\", rounds = 2 }",
         "{ kind = \"often_last\", k = 5, times = 3, within = 2 }"},
        {"exempt = \"comparable\"\n", ""}},
       {R"(outcomes.toml:19:47: 3 times cannot lie within 2 rounds; “times” must not be above “within”)"}},
      {"share upside down",
       {{"{ kind = \"run\", move = \"down\", rounds = 2 }",
         "{ kind = \"share\", above = 70, up_to = 25 }"},
        {"exempt = \"comparable\"\n", ""}},
       {R"(outcomes.toml:19:35: the lower bound 70 is not below the upper bound 25; it must be)"}},
      {"score without a bound",
       {{"{ kind = \"run\", move = \"down\", rounds = 2 }", "{ kind = \"score\" }"},
        {"exempt = \"comparable\"\n", ""}},
       {R"(outcomes.toml:19:9: there is neither “at_least” nor “below”; give at least one of them)"}},
      {"by for the same rank",
       {{"{ kind = \"run\", move = \"down\", rounds = 2 }",
         "{ kind = \"rank\", move = \"same\", by = 2 }"},
        {"exempt = \"comparable\"\n", ""}},
       {R"(outcomes.toml:19:46: “by” goes only with move = "up" | "down"; remove it or correct that value)"}},
      {"a lead share above 1",
       {{"lead_share = 0.6", "lead_share = 60"}},
       {R"(outcomes.toml:10:14: “lead_share” is 60; it must be from 0 to 1)"}},
      {"title in one language",
       {{"{ zh = \"规则\", en = \"rules\" }", "{ zh = \"规则\" }"}},
       {R"(outcomes.toml:8:9: “en” is missing; add it)"}},
      {"a set without rules",
       {{"[[rule]]",
         "[[set]]\ncode = \"t\"\ntitle = { zh = \"空\", en = \"empty\" }\nobjection_days = "
         "0\nlead_share = 1\nprovenance = \"assumed\"\n\n[[rule]]"}},
       {R"(outcomes.toml:15:8: the rule set “t” has no rule; add one or remove the set)"}},
      {"key of another consequence",
       {{"kind = \"rectify\"", "kind = \"summon\""}},
       {R"(outcomes.toml:20:27: “plan_days” is unknown here; allowed are kind)",
        R"(outcomes.toml:20:43: “recheck_days” is unknown here; allowed are kind)"}},
      {"three faults in three places",
       {{"objection_days = 5", "objection_days = \"five\""},
        {"scope = \"unit\"", "scope = \"office\""},
        {"cap = 1", "cap = 1, floor = 0"}},
       {R"(outcomes.toml:9:18: “objection_days” must be a whole number from 0 to 3660, found "five")",
        R"(outcomes.toml:30:9: “scope” is “office”; allowed are indicator, unit, zone)",
        R"(outcomes.toml:32:66: “floor” is unknown here; allowed are kind, points, per, cap)"}},
  };
}

TEST(OutcomesFile, EveryWrongFileIsRefusedAtItsPlace) {
  for (const WrongFile& wrong : wrong_files()) {
    EXPECT_EQ(faults_in(with(wrong.changes)), wrong.faults) << wrong.about;
  }
  EXPECT_GE(wrong_files().size(), 15U);
}

TEST(OutcomesFile, TooManyRulesAreRefusedAtTheFirstPastTheLimit) {
  std::string text(kRight);
  for (std::size_t i = 2; i <= kMaxOutcomeRules; ++i) {
    text +=
        "\n[[rule]]\ncode = \"c" + std::to_string(i) +
        "\"\nset = \"s\"\ntitle = { zh = \"一\", en = \"one\" }\nscope = \"zone\"\n"
        "when = [{ kind = \"veto\" }]\nthen = { kind = \"summon\" }\nprovenance = \"assumed\"\n";
  }
  const auto faults = faults_in(text);
  ASSERT_THAT(faults, SizeIs(1));
  EXPECT_THAT(faults[0], HasSubstr("passes the limit of 1000 rules"));
}

TEST(OutcomesFile, AnEmptyFileSaysWhatIsMissing) {
  EXPECT_THAT(faults_in(""), SizeIs(2));
}

TEST(OutcomesFile, TheShippedRulebookIsRead) {
  std::ifstream in(STAVE_SOURCE_DIR "/rulebooks/office/outcomes.toml");
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_THAT(faults_in(text.str()), ElementsAre());
}

}  // namespace
}  // namespace stave::pack
