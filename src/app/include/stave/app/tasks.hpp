#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/app/rulebook.hpp"
#include "stave/domain/target_wish.hpp"
#include "stave/domain/task_record.hpp"
#include "stave/domain/work_plan.hpp"
#include "stave/store/task_repo.hpp"
#include "stave/supervise/lights.hpp"
#include "stave/supervise/odd.hpp"
#include "stave/supervise/progress.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// What is to be done with an item of the plan in force.
struct TaskRequest {
  TaskStep step = TaskStep::kFeedback;
  std::string kind;        ///< with kHandOut: code of a kind of the rulebook; "": that of
                           ///< the item's level ("measure", "task"), else the first
  std::optional<Day> due;  ///< with kHandOut, where the plan names none; else the kind's limit
  std::string text;        ///< with kFeedback and kReport
  std::optional<Decimal> percent;
  std::optional<int> days_behind;
  bool risk = false;
  bool no_change = false;  ///< kFeedback: text and progress as they were
  std::string evidence;    ///< with kReport: digest of a file, or where it lies
  std::string reason;
};

struct TaskDone {
  std::vector<std::string> items;  ///< that took the step
  TaskState state = TaskState::kProposed;
  std::int64_t change = 0;
  std::string head;
};

/// Takes a step: the life of items, who may (the office, the lead unit, for acceptance another
/// person of the office), then one change. Fails with rights.*, plan.unknown_item,
/// task.not_now, task.no_reason, task.no_evidence, task.no_text, task.own_report,
/// task.unknown_kind, task.no_due, task.bad_percent.
Checked<TaskDone> take_step(Folder& folder, const std::string& plan, const std::string& item,
                            const TaskRequest& request, const Rulebook& rules, const By& by);

/// Registers and hands out in one change; without items all measures and tasks that are not yet
/// handed out. Whole or not at all.
Checked<TaskDone> hand_out(Folder& folder, const std::string& plan, std::vector<std::string> items,
                           const TaskRequest& request, const Rulebook& rules, const By& by);

/// The item waits for that unit from today; "" = no longer. The lead unit or the office says so.
Result<void> wait_for(Folder& folder, const std::string& plan, const std::string& item,
                      const std::string& unit, const std::string& text, const By& by);

/// Something happened to the item on a day, such as "started" or "entered".
Result<void> record_event(Folder& folder, const std::string& plan, const std::string& item,
                          const std::string& event, Day day, const By& by);

/// A day on which the plan is reviewed.
Result<void> set_review(Folder& folder, const std::string& plan, Day day, const std::string& title,
                        const By& by);

/// What a request rests on.
struct Grounds {
  std::string evidence;
  std::string reason;
};

/// Asks for a later day. The request's number. Fails with request.no_reason, request.no_evidence,
/// request.open, request.not_later, task.not_out, plan.unknown_item.
Result<int> ask_extension(Folder& folder, const std::string& plan, const std::string& item,
                          Day until, const Grounds& grounds, const By& by);

/// Asks for another target. Value and unit and period are changed together when it is approved. The
/// request's number. Fails with request.no_wish, request.bad_unit, request.bad_period, and as
/// ask_extension.
Result<int> ask_target(Folder& folder, const std::string& plan, const std::string& target,
                       const TargetWish& wish, const Grounds& grounds, const By& by);

/// Names a request.
struct RequestName {
  std::string plan;
  std::string subject;  ///< id of an item or target
  int number = 0;
};

/// Decides a request, or takes it back. Whoever asked does not decide. Fails with
/// request.unknown, request.decided, request.own, request.no_reason.
Result<RequestState> decide_request(Folder& folder, const RequestName& request, RequestStep step,
                                    const std::string& reason, const By& by);

/// One item as people look at it.
struct TaskRow {
  WorkItem item;
  TaskState state = TaskState::kProposed;
  std::string kind;
  supervise::Light light;
  supervise::Progress progress;
  std::optional<Day> handed_out;
  std::optional<Day> first_due;
  std::optional<Day> due;
  int extensions = 0;  ///< approved
  std::optional<Decimal> percent;
  std::string waiting_for;  ///< code of a unit
  std::optional<Day> waiting_since;
  std::string waiting_text;  ///< what for, as whoever waits said
  std::string text;          ///< of the newest report
  std::optional<Day> reported_on;
  std::int64_t change = 0;  ///< of its newest step; 0: none was taken
};

/// Lights of a plan on a day.
struct Lights {
  WorkPlan plan;
  Day day{};
  std::vector<TaskRow> rows;  ///< measures, tasks and milestones of the plan in force, in its order
};

/// By what was known, as it stood at the end of `day`: what was reported, granted or done later
/// does not count. Fails as plan_in_force.
Result<Lights> lights(Folder& folder, const std::string& plan, Day day, const Rulebook& rules,
                      const Knowledge& known = {});

/// One item's own page.
struct TaskPage {
  TaskRow row;
  std::vector<TaskStepTaken> steps;
  std::vector<RequestVersion> requests;
  std::vector<store::StoredNotice> notices;
  std::string sentence;  ///< of the document
};

Result<TaskPage> task_page(Folder& folder, const std::string& plan, const std::string& item,
                           Day day, const Rulebook& rules, const Knowledge& known = {});

/// What to look at twice.
Result<std::vector<supervise::Odd>> odd_list(Folder& folder, const std::string& plan, Day day,
                                             const Rulebook& rules, const Knowledge& known = {});

/// How far a target is.
struct TargetRow {
  WorkTarget target;
  std::optional<supervise::Phasing> phasing;  ///< none: it cannot be phased, `why` says it
  std::optional<Message> why;
  std::optional<Decimal> figure;  ///< from January on for amounts, else the newest
  std::optional<Period> period;   ///< of the newest month that is known
  supervise::Progress progress;
  std::optional<supervise::Estimate> estimate;
};

/// Targets of the plan in force by the home zone's monthly figures.
Result<std::vector<TargetRow>> target_progress(Folder& folder, const std::string& plan, Day day,
                                               const Rulebook& rules, const Knowledge& known = {});

}  // namespace stave::app
