#include "stave/domain/outcome.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace stave {
namespace {

using Kind = ConsequenceKind;

constexpr Names<RankMove, 3> kMoves{
    {{{RankMove::kUp, "up"}, {RankMove::kDown, "down"}, {RankMove::kSame, "same"}}}};

constexpr Names<Kind, 7> kKinds{{{{Kind::kCommend, "commend"},
                                  {Kind::kRectify, "rectify"},
                                  {Kind::kCriticise, "criticise"},
                                  {Kind::kSummon, "summon"},
                                  {Kind::kRestrict, "restrict"},
                                  {Kind::kExitRisk, "exit_risk"},
                                  {Kind::kPoints, "points"}}}};

/// In the order of the variant.
constexpr std::array<std::string_view, std::variant_size_v<OutcomeCondition>> kConditions{
    "rank", "run", "place", "share", "score", "target", "count", "often_last", "veto"};

}  // namespace

const OutcomeRuleSet* OutcomeRulebook::find_set(std::string_view code) const noexcept {
  const auto it =
      std::find_if(sets.begin(), sets.end(), [&](const auto& set) { return set.code == code; });
  return it == sets.end() ? nullptr : &*it;
}

std::vector<OutcomeRule> OutcomeRulebook::rules_of(std::string_view set) const {
  std::vector<OutcomeRule> out;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(out),
               [&](const OutcomeRule& rule) { return rule.set == set; });
  return out;
}

std::string_view to_string(RankMove move) noexcept {
  return kMoves.of(move);
}

std::string_view to_string(ConsequenceKind kind) noexcept {
  return kKinds.of(kind);
}

std::string_view kind_of(const OutcomeCondition& c) noexcept {
  return kConditions[c.index()];
}

}  // namespace stave
