#pragma once

#include "demo_office.hpp"

#include "stave/app/outcomes.hpp"
#include "stave/domain/outcome_life.hpp"

#include <algorithm>

namespace stave::app {

inline constexpr int kRound = 2019;

/// A copy of the demonstration office; the round of 2019 looks at 2018.
class OutcomeOffice : public PlanOffice {
 protected:
  OutcomeOffice() : PlanOffice(DemoOffice::path()) {}

  void SetUp() override {}

  Checked<Judgement> judge() {
    return judge_round(*folder, "p", Round(kRound), "plan_2019", rules, by("du"));
  }

  Checked<std::size_t> take(OutcomeStep step, const By& who, const std::string& text = "理由",
                            const store::OutcomeKey& key = {}) {
    return take_outcome_step(*folder, "p", Round(kRound), {key, step, text}, rules, who);
  }

  static By on_day(const std::string& actor, const std::string& day) {
    return by(actor, day + "T02:00:00Z");
  }

  /// Announced on 1 December, nobody objects, upheld on the 9th.
  void decide_all() {
    ASSERT_TRUE(take(OutcomeStep::kAnnounce, on_day("du", "2019-12-01")).has_value());
    ASSERT_TRUE(take(OutcomeStep::kClose, on_day("du", "2019-12-08")).has_value());
    ASSERT_TRUE(take(OutcomeStep::kUphold, on_day("ling", "2019-12-09")).has_value());
  }

  /// Judges the round: a draft of that kind which is not exempt.
  OutcomeRow some(ConsequenceKind kind) {
    const auto all = judge().value();
    const auto it = std::find_if(all.outcomes.begin(), all.outcomes.end(), [kind](const auto& r) {
      return r.rule.then.kind == kind && !r.exempt;
    });
    EXPECT_NE(it, all.outcomes.end());
    return *it;
  }

  const Rulebook rules = load_rulebook("office").value();
};

}  // namespace stave::app
