#pragma once

#include "stave/app/tasks.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/supervise/facts.hpp"
#include "stave/supervise/notices.hpp"
#include "stave/supervise/odd.hpp"

#include <map>
#include <string>
#include <vector>

namespace stave::app {

/// The records of one item, each list the oldest first.
struct TaskRecords {
  std::vector<TaskStepTaken> steps;
  std::vector<TaskWait> waits;
  std::vector<TaskEvent> events;
  std::vector<RequestVersion> requests;  ///< extensions alone
  std::vector<Day> urged;

  [[nodiscard]] TaskState state() const noexcept {
    return steps.empty() ? TaskState::kProposed : steps.back().state;
  }
};

/// All records of a plan, by item.
std::map<std::string, TaskRecords> task_records(Folder& folder, const std::string& plan,
                                                const Knowledge& known);

/// Of the steps only those by which the items are looked at on a day: enough for facts_of, not for
/// history_of.
std::map<std::string, TaskRecords> task_records_on(Folder& folder, const std::string& plan, Day day,
                                                   const Knowledge& known);

/// The records of one item.
TaskRecords task_records_of(Folder& folder, const std::string& plan, const std::string& item,
                            const Knowledge& known);

/// The records as they were at the end of a day: what was said later is dropped.
void keep_until(TaskRecords& records, Day day);

/// The approved extensions, the oldest first.
std::vector<RequestVersion> approved(const TaskRecords& records);

/// What the rules look at.
supervise::ItemFacts facts_of(const WorkItem& item, const TaskRecords& records,
                              const Organisation& organisation);

/// What facts are looked at by.
struct TaskGround {
  const Organisation* organisation = nullptr;
  const Calendar* calendar = nullptr;
  const Rulebook* rules = nullptr;
};

/// The same on a day: an item that repeats is due at its next date.
supervise::ItemFacts facts_on(const WorkItem& item, const TaskRecords& records, Day day,
                              const TaskGround& ground);

/// What the odd list looks at.
supervise::ItemHistory history_of(const WorkItem& item, const TaskRecords& records);

}  // namespace stave::app
