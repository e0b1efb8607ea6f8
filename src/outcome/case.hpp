#pragma once

#include "stave/base/decimal.hpp"
#include "stave/domain/outcome.hpp"
#include "stave/outcome/history.hpp"

#include <optional>
#include <string>
#include <utility>

namespace stave::outcome {

/// Whom or what a rule is held against.
struct Subject {
  OutcomeScope scope = OutcomeScope::kZone;
  std::string indicator;  ///< kIndicator
  std::string unit;       ///< kUnit
};

/// One subject's history, looked at from the last round backwards.
class Case {
 public:
  /// \pre the history has a round and outlives the case
  Case(const History& history, Subject subject)
      : history_(&history), subject_(std::move(subject)) {}

  /// The reason when the condition holds.
  [[nodiscard]] std::optional<Message> holds(const OutcomeCondition& condition) const;

  /// Places gained in the round `back` rounds before the judged one, against the round before it.
  [[nodiscard]] std::optional<int> gained(int back) const;

  /// How often the tally occurred in the judged round.
  [[nodiscard]] int count_of(const std::string& tally) const;

  struct Verdict {
    bool exempt = false;
    std::optional<Message> why;
  };

  /// Whether the rule's falls are exempt, as the rule says.
  [[nodiscard]] Verdict exempted(const OutcomeRule& rule) const;

 private:
  struct Standing {
    int rank = 0;
    int of = 0;
  };

  [[nodiscard]] const RoundResult* round(int back) const;
  [[nodiscard]] const Placing* placing(int back) const;
  [[nodiscard]] std::optional<int> rank(int back) const;
  [[nodiscard]] std::optional<Standing> standing(int back, RankedAmong among) const;
  [[nodiscard]] bool is_last(int back, const OftenLast& condition) const;
  [[nodiscard]] std::optional<bool> exempt_fall(int back, Exemption exemption) const;
  [[nodiscard]] Message why_exempt(int back, Exemption exemption) const;

  [[nodiscard]] std::optional<Message> test(const RankMoved& condition) const;
  [[nodiscard]] std::optional<Message> test(const MovedRunning& condition) const;
  [[nodiscard]] std::optional<Message> test(const InPlace& condition) const;
  [[nodiscard]] std::optional<Message> test(const InShare& condition) const;
  [[nodiscard]] std::optional<Message> test(const ScoreWithin& condition) const;
  [[nodiscard]] std::optional<Message> test(const TargetWas& condition) const;
  [[nodiscard]] std::optional<Message> test(const Counted& condition) const;
  [[nodiscard]] std::optional<Message> test(const OftenLast& condition) const;
  [[nodiscard]] std::optional<Message> test(const Vetoed& condition) const;

  const History* history_;
  Subject subject_;
};

/// Of ranks, points, counts and per cents, which are bounded far below overflow.
[[nodiscard]] Decimal product(Decimal a, Decimal b);

}  // namespace stave::outcome
