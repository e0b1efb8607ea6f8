#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"
#include "stave/domain/outcome_life.hpp"
#include "stave/domain/times.hpp"
#include "stave/domain/title.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stave {

enum class RankMove : unsigned char { kUp, kDown, kSame };  ///< up: a smaller rank
enum class RankEnd : unsigned char { kFirst, kLast };
enum class RankedAmong : unsigned char { kAll, kClass };

// Conditions. One that looks at a figure that is not known does not hold; kLast and the position in
// per cent count with competition ranks, so those tied at the edge stand on its better side.

/// The rank against the one of the round before.
struct RankMoved {
  RankMove move = RankMove::kDown;
  int by = 1;  ///< at least so many places; of no meaning for kSame
};

/// The rank moved that way in each of so many successive rounds, the judged one included.
struct MovedRunning {
  RankMove move = RankMove::kDown;
  int rounds = 2;
};

/// One of the first or last k.
struct InPlace {
  RankEnd end = RankEnd::kLast;
  int k = 1;
  RankedAmong among = RankedAmong::kAll;
};

/// above < 100 * rank / number of the ranked <= up_to: {25, 70} is the second band of a grading.
struct InShare {
  Decimal above = 0;
  Decimal up_to = 100;
  RankedAmong among = RankedAmong::kAll;
};

/// at_least <= score < below; at least one of the two is given.
struct ScoreWithin {
  std::optional<Decimal> at_least;
  std::optional<Decimal> below;
};

struct TargetWas {
  bool reached = false;
};

/// Something that is counted (reports not handed in, objections of an inspection) occurred.
struct Counted {
  std::string tally;  ///< code of a tally
  int at_least = 1;
};

/// Among the last k in the judged round, and in `times` of the last `within` successive rounds.
struct OftenLast {
  int k = 5;
  int times = 2;
  int within = 2;
  RankedAmong among = RankedAmong::kAll;
};

/// The total was set by a veto.
struct Vetoed {};

using OutcomeCondition = std::variant<RankMoved, MovedRunning, InPlace, InShare, ScoreWithin,
                                      TargetWas, Counted, OftenLast, Vetoed>;

/// What a rule looks at, and who bears it.
enum class OutcomeScope : unsigned char {
  kIndicator,  ///< every indicator; the units that share it
  kUnit,       ///< every unit
  kZone,       ///< the zone's overall result; the zone
};

enum class Charged : unsigned char { kAll, kLead };  ///< of the units that share an indicator

enum class ConsequenceKind : unsigned char {
  kCommend,    ///< 表彰奖励
  kRectify,    ///< 整改, with a plan
  kCriticise,  ///< 通报批评
  kSummon,     ///< 约谈
  kRestrict,   ///< something is withheld, as the rule's title says
  kExitRisk,   ///< may be removed from the list
  kPoints,     ///< points are added or deducted
};

/// By what the points are multiplied.
enum class PointsPer : unsigned char {
  kOnce,
  kPlace,  ///< each place of the rule's RankMoved
  kCount,  ///< each occurrence of the rule's Counted
};

struct Consequence {
  ConsequenceKind kind = ConsequenceKind::kCommend;
  int plan_days = 0;     ///< kRectify: the plan is due so many days after publication
  int recheck_days = 0;  ///< kRectify: the re-check, so many days after the plan was accepted
  Decimal points = 0;    ///< kPoints; below 0 a deduction
  PointsPer per = PointsPer::kOnce;
  std::optional<Decimal> cap;  ///< most points in size, of this rule for one unit in one round
};

/// When a fall has no consequence.
enum class Exemption : unsigned char {
  kNone,
  kComparable,   ///< peers' and own part together lost no place: the fall is method or revision
  kOwnNotWorse,  ///< the own part lost no place
};

struct OutcomeRule {
  std::string code;
  std::string set;  ///< code of the rule set
  Title title;
  OutcomeScope scope = OutcomeScope::kIndicator;
  std::vector<OutcomeCondition> when;  ///< all of them
  Consequence then;
  Charged charged = Charged::kAll;
  Exemption exempt = Exemption::kNone;
  std::string source;
  Provenance provenance = Provenance::kAssumed;
};

/// Rules that go together: one authority's text.
struct OutcomeRuleSet {
  std::string code;
  Title title;
  int objection_days = 0;  ///< how long units may object to an announced outcome
  Decimal lead_share = 1;  ///< of an indicator with co-operating units
  std::string source;
  Provenance provenance = Provenance::kAssumed;
};

/// What is counted about units.
struct Tally {
  std::string code;
  Title title;
};

/// Made only by pack::load_outcomes, which has checked every reference in it.
struct OutcomeRulebook {
  std::vector<Tally> tallies;
  std::vector<OutcomeRuleSet> sets;
  std::vector<OutcomeRule> rules;

  [[nodiscard]] const OutcomeRuleSet* find_set(std::string_view code) const noexcept;
  [[nodiscard]] std::vector<OutcomeRule> rules_of(std::string_view set) const;
};

/// A consequence found by rule, for one unit.
struct Outcome {
  std::string rule;  ///< its code
  ConsequenceKind kind = ConsequenceKind::kCommend;
  std::string unit;       ///< "" for the zone itself
  std::string indicator;  ///< "" for unit and zone
  Round round;
  Decimal share = 1;             ///< the unit's share in the indicator
  Decimal points = 0;            ///< 0 when exempt
  std::vector<Message> reasons;  ///< one for every condition, with its numbers
  bool exempt = false;
  std::optional<Message> exemption;  ///< why it is exempt, or why that could not be told
  std::optional<int> plan_days;      ///< as in Consequence, for a rectification that is not exempt
  std::optional<int> recheck_days;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

std::string_view to_string(RankMove move) noexcept;            ///< "up", "down", "same"
std::string_view to_string(ConsequenceKind kind) noexcept;     ///< "commend", ...
std::string_view kind_of(const OutcomeCondition& c) noexcept;  ///< "rank", "run", ...

}  // namespace stave
