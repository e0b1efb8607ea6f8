#pragma once

#include "stave/app/plans.hpp"

namespace stave::app {

/// What the plan does about one indicator.
StaveCoverage coverage_of(const WorkPlan& plan, const Indicator& indicator);

/// What an edit writes.
struct PlanRevision {
  std::vector<WorkItem> items;
  std::vector<WorkTarget> targets;
  std::vector<Answer> answers;
  int baseline = 0;  ///< its number, 0 for none
};

}  // namespace stave::app
