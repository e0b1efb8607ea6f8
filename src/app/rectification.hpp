#pragma once

#include "stave/app/outcomes.hpp"
#include "stave/app/plans.hpp"
#include "stave/domain/task_record.hpp"

#include <vector>

namespace stave::app {

/// Tasks that join a plan, each with its first step.
struct NewTasks {
  std::vector<WorkItem> items;
  std::vector<TaskStepTaken> steps;
};

/// The rectifications among what is published, as tasks of their units.
/// Measures are those of the plan in force, numbers follow those of the plan as it is edited.
NewTasks rectifications(const WorkPlan& force, WorkPlan plan, const Pack& pack,
                        const std::vector<OutcomeRow>& rows, Day today);

}  // namespace stave::app
