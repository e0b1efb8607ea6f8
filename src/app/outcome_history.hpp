#pragma once

#include "stave/app/outcomes.hpp"
#include "stave/app/plans.hpp"
#include "stave/outcome/history.hpp"
#include "stave/outcome/shares.hpp"

#include <vector>

namespace stave::app {

/// The last rounds up to `round`, three at most, of the home zone: ranks, scores, why they moved,
/// and the plan's targets of the judged year.
Checked<outcome::History> history_of(Folder& folder, const WorkPlan& plan, Round round,
                                     const Knowledge& known);

/// Who shares the indicators that the plan's items are to move: the first lead unit leads, the
/// others co-operate.
std::vector<outcome::Share> shares_of(const WorkPlan& plan, Decimal lead_share);

}  // namespace stave::app
