#include "stave/app/tasks.hpp"

#include "loading.hpp"
#include "rights.hpp"
#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/supervise/due.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stave::app {
namespace {

constexpr int kWhole = 100;

bool is_work(const WorkItem& item) {
  return item.level != ItemLevel::kSection;
}

Error fault(Errc code, const std::string& where, std::string key,
            std::vector<std::pair<std::string, std::string>> args = {}) {
  return {code, where, {std::move(key), std::move(args)}};
}

/// Who took part in what was reported since the item was last in hand.
std::set<std::string> reporters(const std::vector<TaskStepTaken>& steps) {
  std::set<std::string> out;
  for (const TaskStepTaken& step : steps) {
    if (step.step == TaskStep::kFeedback || step.step == TaskStep::kReport) {
      out.insert(step.made.actor);
    }
  }
  return out;
}

/// What stands when a step is asked for.
struct Scene {
  WorkPlan plan;
  Organisation organisation;
  Calendar calendar;
  const Rulebook* rules = nullptr;
  By by;
};

Result<Scene> scene_of(Folder& folder, const std::string& plan, const Rulebook& rules,
                       const By& by) {
  auto force = plan_in_force(folder, plan);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const store::OrgRepo org(folder.db());
  return Scene{*std::move(force), org.organisation(), org.calendar(), &rules, by};
}

Result<void> may_take(const Scene& scene, const WorkItem& item, TaskStep step,
                      const std::vector<TaskStepTaken>& steps) {
  switch (actor_for(step)) {
    case TaskActor::kSupervisor:
      return permit(scene.organisation, scene.by, Access::kWriteTasks);
    case TaskActor::kLeadUnit:
      return permit_own(scene.organisation, scene.by, Access::kFeedback, item.lead());
    case TaskActor::kOtherPerson:
      break;
  }
  if (reporters(steps).contains(scene.by.actor)) {
    return tl::unexpected(fault(Errc::kDenied, item.id, "task.own_report"));
  }
  return permit(scene.organisation, scene.by, Access::kWriteTasks);
}

void check_words(const WorkItem& item, const TaskRequest& request, Errors& out) {
  if (needs_reason(request.step) && request.reason.empty()) {
    out.push_back(fault(Errc::kInvalidInput, item.id, "task.no_reason"));
  }
  if (needs_evidence(request.step) && request.evidence.empty()) {
    out.push_back(fault(Errc::kInvalidInput, item.id, "task.no_evidence"));
  }
  const bool speaks = request.step == TaskStep::kFeedback || request.step == TaskStep::kReport;
  if (speaks && request.text.empty() && !request.no_change) {
    out.push_back(fault(Errc::kInvalidInput, item.id, "task.no_text"));
  }
  if (request.percent && (request.percent->sign() < 0 || *request.percent > Decimal(kWhole))) {
    out.push_back(fault(Errc::kInvalidInput, item.id, "task.bad_percent"));
  }
}

/// The newest report, null when there is none.
const TaskStepTaken* newest_report(const std::vector<TaskStepTaken>& steps) {
  for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
    if (it->step == TaskStep::kFeedback || it->step == TaskStep::kReport) {
      return &*it;
    }
  }
  return nullptr;
}

TaskState state_of(const std::vector<TaskStepTaken>& steps) {
  return steps.empty() ? TaskState::kProposed : steps.back().state;
}

/// The kind and due day that it is handed out with.
Result<void> set_due(const Scene& scene, const WorkItem& item, const TaskRequest& request,
                     TaskStepTaken& step) {
  const SupervisionRules& rules = scene.rules->supervision;
  const ItemKind* kind =
      rules.find_kind(request.kind.empty() ? to_string(item.level) : request.kind);
  if (kind == nullptr && request.kind.empty() && !rules.kinds.empty()) {
    kind = &rules.kinds.front();
  }
  if (kind == nullptr) {
    return tl::unexpected(fault(Errc::kNotFound, request.kind, "task.unknown_kind"));
  }
  step.kind = kind->code;
  step.due = item.due ? item.due : request.due;
  if (!step.due) {
    step.due = supervise::due_day(*kind, step.day, scene.calendar);
  }
  if (!step.due) {
    return tl::unexpected(fault(Errc::kInvalidInput, item.id, "task.no_due"));
  }
  return {};
}

/// The step as it is to be written, or every reason against it.
Checked<TaskStepTaken> step_of(const Scene& scene, const WorkItem& item,
                               const std::vector<TaskStepTaken>& steps,
                               const TaskRequest& request) {
  if (auto may = may_take(scene, item, request.step, steps); !may) {
    return tl::unexpected(one(may.error()));
  }
  const TaskState state = state_of(steps);
  const auto next = after(state, request.step);
  if (!next) {
    return tl::unexpected(
        one(fault(Errc::kConflict, item.id, "task.not_now." + std::string(to_string(state)))));
  }
  Errors errors;
  check_words(item, request, errors);
  TaskStepTaken out;
  out.item = item.id;
  out.step = request.step;
  out.state = *next;
  out.day = scene.by.today();
  out.text = request.text;
  out.percent = request.step == TaskStep::kReport ? Decimal(kWhole) : request.percent;
  out.days_behind = request.days_behind;
  out.risk = request.risk;
  out.evidence = request.evidence;
  if (const TaskStepTaken* last = newest_report(steps); request.no_change && last != nullptr) {
    out.text = last->text;
    out.percent = last->percent;
  } else if (request.no_change) {
    errors.push_back(fault(Errc::kConflict, item.id, "task.nothing_before"));
  }
  if (request.step == TaskStep::kHandOut) {
    if (auto due = set_due(scene, item, request, out); !due) {
      errors.push_back(due.error());
    }
  }
  return errors.empty() ? Checked<TaskStepTaken>(std::move(out))
                        : tl::unexpected(std::move(errors));
}

Result<const WorkItem*> work_item(const WorkPlan& plan, const std::string& id) {
  const WorkItem* item = plan.item(id);
  if (item == nullptr || !is_work(*item)) {
    return tl::unexpected(fault(Errc::kNotFound, id, "plan.unknown_item"));
  }
  return item;
}

store::Deed deed(const By& by, std::string action, std::string object, std::string reason) {
  return {by.now, by.actor, std::move(action), std::move(object), "", "", std::move(reason)};
}

/// Registering and handing out are one deed here: what was not registered becomes so, and is out.
Checked<TaskStepTaken> out_step(const Scene& scene, const WorkItem& item,
                                const std::vector<TaskStepTaken>& steps, TaskRequest request) {
  auto known = steps;
  if (state_of(known) == TaskState::kProposed) {
    known.push_back({});
    known.back().state = TaskState::kRegistered;
  }
  request.step = TaskStep::kHandOut;
  return step_of(scene, item, known, request);
}

/// The same of many items, by all steps of the plan; every reason against any of them.
Checked<std::vector<TaskStepTaken>> out_steps(const Scene& scene,
                                              const std::vector<std::string>& items,
                                              std::vector<TaskStepTaken> all,
                                              const TaskRequest& request) {
  std::map<std::string, std::vector<TaskStepTaken>> taken;
  for (TaskStepTaken& step : all) {
    taken[step.item].push_back(std::move(step));
  }
  Errors errors;
  std::vector<TaskStepTaken> out;
  for (const std::string& id : items) {
    const auto item = work_item(scene.plan, id);
    auto step =
        item ? out_step(scene, **item, taken[id], request) : tl::unexpected(one(item.error()));
    if (step) {
      out.push_back(*std::move(step));
    } else {
      errors.insert(errors.end(), step.error().begin(), step.error().end());
    }
  }
  return errors.empty() ? Checked<std::vector<TaskStepTaken>>(std::move(out))
                        : tl::unexpected(std::move(errors));
}

/// Measures and tasks whose life has not begun.
std::vector<std::string> not_handed_out(Folder& folder, const WorkPlan& plan) {
  std::set<std::string> begun;
  for (const TaskStepTaken& step : store::TaskRepo(folder.db()).steps(plan.code)) {
    begun.insert(step.item);
  }
  std::vector<std::string> out;
  for (const WorkItem& item : plan.items) {
    if (is_work(item) && item.level != ItemLevel::kMilestone && !begun.contains(item.id)) {
      out.push_back(item.id);
    }
  }
  return out;
}

/// Whether the lead unit or the office may speak for the item.
Result<void> may_speak(const Scene& scene, const WorkItem& item) {
  return permit(scene.organisation, scene.by, Access::kFeedback, item.lead());
}

}  // namespace

Checked<TaskDone> take_step(Folder& folder, const std::string& plan, const std::string& item,
                            const TaskRequest& request, const Rulebook& rules, const By& by) {
  store::Change change(folder.db(), deed(by, "task_" + std::string(to_string(request.step)),
                                         plan + " " + item, request.reason));
  const auto scene = scene_of(folder, plan, rules, by);
  const auto found = scene ? work_item(scene->plan, item) : tl::unexpected(scene.error());
  if (!found) {
    return tl::unexpected(one(found.error()));
  }
  const auto steps = store::TaskRepo(folder.db()).steps_of(plan, item);
  const auto step = step_of(*scene, **found, steps, request);
  if (!step) {
    return tl::unexpected(step.error());
  }
  store::TaskRepo::add(change, plan, *step);
  change.describe(std::string(to_string(state_of(steps))), std::string(to_string(step->state)));
  return TaskDone{{item}, step->state, change.number(), change.commit()};
}

Checked<TaskDone> hand_out(Folder& folder, const std::string& plan, std::vector<std::string> items,
                           const TaskRequest& request, const Rulebook& rules, const By& by) {
  store::Change change(folder.db(), deed(by, "task_hand_out", plan, request.reason));
  const auto scene = scene_of(folder, plan, rules, by);
  if (!scene) {
    return tl::unexpected(one(scene.error()));
  }
  if (items.empty()) {
    items = not_handed_out(folder, scene->plan);
  }
  if (items.empty()) {
    return tl::unexpected(one(fault(Errc::kConflict, plan, "task.all_out")));
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  const auto steps = out_steps(*scene, items, store::TaskRepo(folder.db()).steps(plan), request);
  if (!steps) {
    return tl::unexpected(steps.error());
  }
  for (const TaskStepTaken& step : *steps) {
    store::TaskRepo::add(change, plan, step);
  }
  change.describe("", std::to_string(items.size()));
  return TaskDone{std::move(items), TaskState::kHandedOut, change.number(), change.commit()};
}

Result<void> wait_for(Folder& folder, const std::string& plan, const std::string& item,
                      const std::string& unit, const std::string& text, const By& by) {
  store::Change change(folder.db(), deed(by, "task_wait", plan + " " + item, text));
  const Rulebook none;
  const auto scene = scene_of(folder, plan, none, by);
  const auto found = scene ? work_item(scene->plan, item) : tl::unexpected(scene.error());
  if (!found) {
    return tl::unexpected(found.error());
  }
  if (auto may = may_speak(*scene, **found); !may) {
    return may;
  }
  if (!unit.empty() && scene->organisation.unit(unit) == nullptr) {
    return tl::unexpected(fault(Errc::kNotFound, item, "plan.unknown_unit", {{"unit", unit}}));
  }
  if (unit == (*found)->lead()) {
    return tl::unexpected(fault(Errc::kInvalidInput, item, "task.waits_for_itself"));
  }
  store::TaskRepo::add(change, plan, TaskWait{item, unit, by.today(), text});
  change.describe("", unit);
  change.commit();
  return {};
}

Result<void> record_event(Folder& folder, const std::string& plan, const std::string& item,
                          const std::string& event, Day day, const By& by) {
  store::Change change(folder.db(), deed(by, "task_event", plan + " " + item, ""));
  const Rulebook none;
  const auto scene = scene_of(folder, plan, none, by);
  const auto found = scene ? work_item(scene->plan, item) : tl::unexpected(scene.error());
  if (!found) {
    return tl::unexpected(found.error());
  }
  if (auto may = may_speak(*scene, **found); !may) {
    return may;
  }
  store::TaskRepo::add(change, plan, TaskEvent{item, event, day});
  change.describe("", event + " " + to_string(day));
  change.commit();
  return {};
}

Result<void> set_review(Folder& folder, const std::string& plan, Day day, const std::string& title,
                        const By& by) {
  store::Change change(folder.db(), deed(by, "set_review", plan + " " + to_string(day), ""));
  const Rulebook none;
  const auto scene = scene_of(folder, plan, none, by);
  if (!scene) {
    return tl::unexpected(scene.error());
  }
  if (auto may = permit(scene->organisation, by, Access::kWriteTasks); !may) {
    return may;
  }
  store::TaskRepo::add(change, plan, ReviewDay{day, title});
  change.describe("", title);
  change.commit();
  return {};
}

}  // namespace stave::app
