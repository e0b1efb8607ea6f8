#include "rectification.hpp"

#include "stave/i18n/catalogue.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace stave::app {
namespace {

/// The unit's measure that is to move the indicator; null when there is none.
const WorkItem* measure_of(const WorkPlan& plan, const store::OutcomeKey& key) {
  const auto it = std::find_if(plan.items.begin(), plan.items.end(), [&](const auto& item) {
    return item.level == ItemLevel::kMeasure && item.lead() == key.unit &&
           std::any_of(item.effects.begin(), item.effects.end(),
                       [&](const auto& e) { return e.indicator == key.indicator; });
  });
  return it == plan.items.end() ? nullptr : &*it;
}

/// A published rectification as a task below a measure.
WorkItem task_of(const OutcomeRow& row, const WorkPlan& plan, const WorkItem& measure,
                 const Pack& pack, Day today) {
  const Indicator* indicator = pack.find_indicator(row.key.indicator);
  WorkItem out;
  out.id = next_child_id(plan, measure.id);
  out.level = ItemLevel::kTask;
  out.state = Confirmation::kConfirmed;
  out.parent = measure.id;
  out.title =
      i18n::Catalogue::of(i18n::Language::kChinese)
          .say({"outcome.task_title",
                {{"rule", row.rule.title.zh},
                 {"indicator", indicator == nullptr ? row.key.indicator : indicator->title.zh}}});
  out.units = {{row.key.unit, UnitRole::kLead}};
  out.due = plus_days(today, row.rule.then.plan_days + row.rule.then.recheck_days);
  out.effects = {{row.key.indicator, 0}};
  return out;
}

TaskStepTaken handed_out(const WorkItem& task, Day today) {
  TaskStepTaken out;
  out.item = task.id;
  out.step = TaskStep::kHandOut;
  out.state = TaskState::kHandedOut;
  out.day = today;
  out.kind = std::string(to_string(ItemLevel::kTask));
  out.due = task.due;
  return out;
}

}  // namespace

NewTasks rectifications(const WorkPlan& force, WorkPlan plan, const Pack& pack,
                        const std::vector<OutcomeRow>& rows, Day today) {
  NewTasks out;
  for (const OutcomeRow& row : rows) {
    const bool rectify = row.rule.then.kind == ConsequenceKind::kRectify && !row.exempt;
    const WorkItem* measure = rectify ? measure_of(force, row.key) : nullptr;
    if (measure != nullptr) {
      out.items.push_back(task_of(row, plan, *measure, pack, today));
      out.steps.push_back(handed_out(out.items.back(), today));
      plan.items.push_back(out.items.back());
    }
  }
  return out;
}

}  // namespace stave::app
