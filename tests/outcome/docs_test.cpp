// Reads the example file of docs/outcomes.md, and judges by it.
#include "support.hpp"

#include "stave/i18n/catalogue.hpp"
#include "stave/pack/outcomes.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <string>

namespace stave::outcome::testing {
namespace {

std::string page() {
  std::ifstream in(STAVE_SOURCE_DIR "/docs/outcomes.md");
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string example() {
  constexpr std::string_view kBegin = "```toml\n";
  const std::string text = page();
  const auto from = text.find(kBegin) + kBegin.size();
  return text.substr(from, text.find("```", from) - from);
}

TEST(OutcomeDocs, TheExampleFileIsReadAndItsRulesHold) {
  const auto book = pack::load_outcomes("docs/outcomes.md", example());
  ASSERT_TRUE(book.has_value())
      << i18n::Catalogue::of(i18n::Language::kEnglish).say(book.error().front());
  auto history = indicator({10, 12, 15});
  history.rounds.back().tallies["lead"] = {{"report_missing", 5}};
  const auto out = judge(book->rules_of("plan"), history, led_alone());
  ASSERT_TRUE(out.has_value());
  ASSERT_EQ(out->size(), 2U);
  EXPECT_EQ(out->front().kind, ConsequenceKind::kCriticise);
  EXPECT_EQ(out->back().points, -2);
}

TEST(OutcomeDocs, EveryKindOfConditionAndConsequenceIsOnThePage) {
  const std::string text = page();
  for (const OutcomeCondition& condition :
       {OutcomeCondition(RankMoved{}), OutcomeCondition(MovedRunning{}),
        OutcomeCondition(InPlace{}), OutcomeCondition(InShare{}), OutcomeCondition(ScoreWithin{}),
        OutcomeCondition(TargetWas{}), OutcomeCondition(Counted{}), OutcomeCondition(OftenLast{}),
        OutcomeCondition(Vetoed{})}) {
    EXPECT_NE(text.find("| `" + std::string(kind_of(condition)) + "`"), std::string::npos)
        << kind_of(condition);
  }
  for (const auto kind :
       {ConsequenceKind::kCommend, ConsequenceKind::kRectify, ConsequenceKind::kCriticise,
        ConsequenceKind::kSummon, ConsequenceKind::kRestrict, ConsequenceKind::kExitRisk,
        ConsequenceKind::kPoints}) {
    EXPECT_NE(text.find("`" + std::string(to_string(kind)) + "`"), std::string::npos)
        << to_string(kind);
  }
}

}  // namespace
}  // namespace stave::outcome::testing
