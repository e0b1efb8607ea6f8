#include "stave/pack/supervision.hpp"

#include "golden_pack.hpp"

#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace stave::pack::testing {
namespace {

constexpr const char* kShipped = STAVE_SOURCE_DIR "/rulebooks/office/supervision.toml";

/// A small sound file; line 1 is its first [[light]].
constexpr std::string_view kSound = R"([[light]]
code = "by_date"
title = { zh = "按日期", en = "by date" }
measure = "days_left"
steps = [
  { colour = "red", below = 0 },
  { colour = "yellow", at_most = 3 },
  { colour = "green" },
]
provenance = "assumed"

[[rhythm]]
code = "monthly"
title = { zh = "月", en = "monthly" }
every = "month"
day = 28

[[kind]]
code = "document"
title = { zh = "文件", en = "document" }
limit = 30
lights = ["by_date"]
rhythm = "monthly"
provenance = "assumed"

[notices]
remind = [7, 3, 1]
urge_every = 7
[[notices.escalate]]
after = 1
to = "handler"
[[notices.escalate]]
after = 5
to = "leader"

[odd]
review_days = 7
same_text_months = 3
evidence = ["report"]
)";

/// The sound file with the first `from` replaced.
std::string with(std::string_view from, std::string_view to) {
  std::string text(kSound);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

struct Wrong {
  std::string_view about;
  std::string_view from;
  std::string_view to;
  std::vector<std::string> faults;  ///< "line:column key", in order
};

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> out;
  const auto rules = load_supervision("s.toml", text);
  if (!rules) {
    for (const Error& e : rules.error()) {
      EXPECT_TRUE(e.where.starts_with("s.toml:")) << e.where;
      out.push_back(e.where.substr(std::string_view("s.toml:").size()) + " " + e.what.key);
      for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
        const auto& words = i18n::Catalogue::of(language);
        EXPECT_TRUE(words.knows(e.what.key)) << e.what.key;
        EXPECT_EQ(words.say(e.what).find("⟦"), std::string::npos) << e.what.key;
      }
    }
  }
  return out;
}

const std::vector<Wrong>& wrong_files() {
  static const std::vector<Wrong> kFiles{
      {"not TOML", "measure = \"days_left\"", "measure = ", {"4:11 pack.syntax.other"}},
      {"a slip in a key",
       "measure =",
       "mesure =",
       {"1:1 pack.missing_key"}},  // without a measure nobody knows which keys are right
      {"a slip in a table", "[odd]", "[od]", {"36:2 pack.unknown.key_near"}},
      {"an unknown colour", "\"yellow\"", "\"yelow\"", {"7:14 pack.unknown.word_near"}},
      {"a step without colour", "colour = \"red\", ", "", {"6:3 pack.missing_key"}},
      {"two bounds", "at_most = 3", "at_most = 3, above = 1", {"7:45 pack.supervision.two_bounds"}},
      {"a bound that is no number", "at_most = 3", "at_most = \"3\"", {"7:34 pack.want.number"}},
      {"an infinite bound", "at_most = 3", "at_most = inf", {"7:34 pack.range.finite"}},
      {"a step past one for everything",
       "{ colour = \"yellow\", at_most = 3 }",
       "{ colour = \"yellow\" }",
       {"8:3 pack.supervision.never_reached"}},
      {"a step within an earlier one",
       "below = 0",
       "below = 9",
       {"7:3 pack.supervision.never_reached"}},
      {"a condition of indicators",
       "at_most = 3",
       "at_most = 3, only = \"reachable\"",
       {"7:44 pack.supervision.only_indicator"}},
      {"no steps",
       "steps = [",
       "steps = []\nothers = [",
       {"5:9 pack.supervision.no_steps", "6:1 pack.unknown.key"}},
      {"steps that are no tables", "steps = [", "steps = [ 1,", {"5:9 pack.want.tables"}},
      {"an unknown measure", "\"days_left\"", "\"days_lost\"", {"4:11 pack.unknown.word_near"}},
      {"count with another measure",
       "measure = \"days_left\"",
       "measure = \"share_left\"\ncount = \"working\"",
       {"5:9 pack.unneeded_key"}},
      {"an event with another measure",
       "measure = \"days_left\"",
       "measure = \"days_left\"\nfrom = \"started\"",
       {"5:8 pack.unneeded_key"}},
      {"events that are missing",
       "\"days_left\"",
       "\"months_since_event\"",
       {"1:1 pack.missing_key", "1:1 pack.missing_key"}},
      {"the same event",
       "measure = \"days_left\"",
       "measure = \"months_since_event\"\nfrom = \"a\"\nuntil = \"a\"",
       {"6:9 pack.supervision.same_event"}},
      {"published without source",
       "provenance = \"assumed\"",
       "provenance = \"published\"",
       {"10:14 pack.needs_source"}},
      {"a title in one language", ", en = \"by date\"", "", {"3:9 pack.missing_key"}},
      {"a code with capitals",
       "code = \"by_date\"",
       "code = \"By_Date\"",
       {"2:8 pack.bad_code", "22:11 pack.unknown.light_near"}},
      {"a rule twice",
       "[[rhythm]]",
       "[[light]]\ncode = \"by_date\"\ntitle = { zh = \"按\", en = \"by\" }\nmeasure = "
       "\"days_left\"\n"
       "steps = [{ colour = \"green\" }]\nprovenance = \"assumed\"\n\n[[rhythm]]",
       {"13:8 pack.duplicate_code"}},
      {"a light that is not there",
       "lights = [\"by_date\"]",
       "lights = [\"by_dates\"]",
       {"22:11 pack.unknown.light_near"}},
      {"a light twice",
       "lights = [\"by_date\"]",
       "lights = [\"by_date\", \"by_date\"]",
       {"22:22 pack.supervision.light_twice"}},
      {"no lights", "lights = [\"by_date\"]", "lights = []", {"22:10 pack.empty"}},
      {"lights left out", "lights = [\"by_date\"]\n", "", {"18:1 pack.missing_key"}},
      {"a rhythm that is not there",
       "rhythm = \"monthly\"",
       "rhythm = \"daily\"",
       {"23:10 pack.unknown.rhythm"}},
      {"the 32nd of a month", "day = 28", "day = 32", {"16:7 pack.want.whole"}},
      {"the eighth day of the week",
       "every = \"month\"\nday = 28",
       "every = \"week\"\nday = 8",
       {"16:7 pack.want.whole"}},
      {"a month of a month", "day = 28", "day = 28\nmonth = 2", {"17:9 pack.unneeded_key"}},
      {"the fourth month of a quarter",
       "every = \"month\"",
       "every = \"quarter\"\nmonth = 4",
       {"16:9 pack.want.whole"}},
      {"a limit of no days", "limit = 30", "limit = 0", {"21:9 pack.want.whole"}},
      {"a least above the limit",
       "limit = 30",
       "limit = 30\nleast = 31",
       {"22:9 pack.supervision.least_above_limit"}},
      {"a least alone", "limit = 30", "least = 3", {"21:9 pack.supervision.least_without_limit"}},
      {"reminders that rise", "[7, 3, 1]", "[7, 9, 1]", {"27:14 pack.supervision.falling"}},
      {"half a day", "[7, 3, 1]", "[7, 3.5, 1]", {"27:14 pack.want.whole"}},
      {"one reminder without brackets", "[7, 3, 1]", "7", {"27:10 pack.want.numbers"}},
      {"a ladder that falls", "after = 5", "after = 1", {"33:9 pack.supervision.rising"}},
      {"nobody", "to = \"leader\"", "to = \"leaders\"", {"34:6 pack.unknown.word_near"}},
      {"a step of no life", "[\"report\"]", "[\"reports\"]", {"39:13 pack.unknown.task_step"}},
      {"one month running",
       "same_text_months = 3",
       "same_text_months = 1",
       {"38:20 pack.want.whole"}},
      {"two faults, both told",
       "limit = 30\nlights = [\"by_date\"]",
       "limit = \"30\"\nlights = [\"by_day\"]",
       {"21:9 pack.want.whole", "22:11 pack.unknown.light_near"}}};
  return kFiles;
}

TEST(WrongSupervision, EveryFaultIsToldAtItsPlace) {
  EXPECT_GE(wrong_files().size(), 20U);
  for (const Wrong& wrong : wrong_files()) {
    EXPECT_EQ(faults_of(with(wrong.from, wrong.to)), wrong.faults) << wrong.about;
  }
}

TEST(WrongSupervision, AnEmptyFileLacksItsTables) {
  EXPECT_EQ(faults_of(""),
            (std::vector<std::string>{"1:1 pack.missing_tables", "1:1 pack.missing_tables"}));
}

TEST(WrongSupervision, TooMuchIsRefusedFromTheLimitOn) {
  std::string text(kSound);
  for (std::size_t i = 1; i < kMaxRhythms + 1; ++i) {
    text += "[[rhythm]]\ncode = \"r" + std::to_string(i) +
            "\"\ntitle = { zh = \"周\", en = \"w\" }\nevery = \"week\"\nday = 1\n";
  }
  const auto faults = faults_of(text);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_TRUE(faults[0].ends_with("pack.too_many.rhythms")) << faults[0];
  std::string steps = "steps = [";
  for (std::size_t i = 0; i < kMaxLightSteps; ++i) {
    steps += "{ colour = \"red\", below = " + std::to_string(i) + " },\n";
  }
  EXPECT_TRUE(faults_of(with("steps = [\n  { colour = \"red\", below = 0 },",
                             steps + " { colour = \"red\", below = 99 },"))
                  .at(0)
                  .ends_with("pack.supervision.too_many_steps"));
}

TEST(Supervision, TheSoundFileSaysWhatItSays) {
  const auto rules = load_supervision("s.toml", kSound);
  ASSERT_TRUE(rules.has_value()) << said(rules.error());
  ASSERT_EQ(rules->lights.size(), 1U);
  const LightRule& light = rules->lights[0];
  EXPECT_EQ(light.measure, LightMeasure::kDaysLeft);
  EXPECT_EQ(light.steps,
            (std::vector<LightStep>{
                {LightColour::kRed, BoundKind::kBelow, Decimal(0), LightOnly::kAlways},
                {LightColour::kYellow, BoundKind::kAtMost, Decimal(3), LightOnly::kAlways},
                {LightColour::kGreen, BoundKind::kNone, Decimal(0), LightOnly::kAlways}}));
  EXPECT_EQ(rules->kinds[0].limit, 30);
  EXPECT_EQ(rules->notices.remind, (std::vector<int>{7, 3, 1}));
  EXPECT_EQ(rules->notices.ladder,
            (std::vector<EscalationStep>{{1, Recipient::kHandler}, {5, Recipient::kLeader}}));
  EXPECT_EQ(rules->notices.urge_every, 7);
  EXPECT_EQ(rules->states, StateColours{});  // left out: as the type has them
  EXPECT_EQ(rules->odd.evidence_steps, std::vector<std::string>{"report"});
}

TEST(Supervision, FractionsAreReadExactly) {
  const auto rules = load_supervision("s.toml", with("at_most = 3", "at_most = 0.1"));
  ASSERT_TRUE(rules.has_value());
  EXPECT_EQ(rules->lights[0].steps[1].value, *Decimal::parse("0.1"));
}

TEST(ShippedSupervision, LoadsAndEachRuleSetHasItsSource) {
  const auto rules = load_supervision("supervision.toml", read_text(kShipped));
  ASSERT_TRUE(rules.has_value()) << said(rules.error());
  EXPECT_GE(rules->lights.size(), 7U);
  std::set<LightMeasure> measures;
  for (const LightRule& light : rules->lights) {
    EXPECT_FALSE(light.source.empty()) << light.code;
    measures.insert(light.measure);
  }
  EXPECT_EQ(measures.size(), 7U) << "a measure that no shipped rule uses";
}

TEST(ShippedSupervision, HasTheDefaultLimits) {
  const auto rules = load_supervision("supervision.toml", read_text(kShipped));
  ASSERT_TRUE(rules.has_value());
  const auto limit = [&](std::string_view kind) { return rules->find_kind(kind)->limit; };
  EXPECT_EQ(limit("document"), 30);
  EXPECT_EQ(limit("minutes"), 20);
  EXPECT_EQ(limit("note_urgent"), 5);
  EXPECT_EQ(rules->find_kind("note_urgent")->least, 1);
  EXPECT_EQ(limit("note"), 15);
  EXPECT_EQ(limit("note_hard"), 30);
  EXPECT_EQ(limit("decision"), 30);
  EXPECT_EQ(rules->find_kind("decision")->count, DayCount::kWorking);
  EXPECT_EQ(limit("measure"), std::nullopt);
}

}  // namespace
}  // namespace stave::pack::testing
