#pragma once

#include "stave/domain/outcome.hpp"
#include "stave/outcome/history.hpp"
#include "stave/outcome/shares.hpp"

#include <span>
#include <vector>

namespace stave::outcome {

/// What follows from the last round by the rules: every unit that a rule's conditions hold for.
///
/// - An indicator is judged when somebody shares it. Its consequence goes to all who share it or
///   to the lead; points are shared out among those charged in proportion to their shares.
/// - A unit is judged by its tallies, the zone (unit "") by its overall result and its own tallies.
/// - An outcome that a rule exempts is listed as exempt, with the reason and without points. A run
///   of falls is exempt when one of its falls is: that one does not count, so there is no run.
///   Without the parts of a move nothing is exempt, and the outcome says that it could not be told.
/// - Points of one rule for one unit are cut at the rule's cap, in the order of the outcomes.
///
/// In the order of the rules, then of the indicators' first shares, then of the shares.
///
/// Fails when the rounds do not ascend, or as check_shares does. Without rounds nothing follows.
/// \test more than 40 hand-worked cases from published rules
[[nodiscard]] Checked<std::vector<Outcome>> judge(std::span<const OutcomeRule> rules,
                                                  const History& history,
                                                  std::span<const Share> shares);

}  // namespace stave::outcome
