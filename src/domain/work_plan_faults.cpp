#include "stave/domain/work_plan.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave {
namespace {

class Faults {
 public:
  Faults(const WorkPlan& plan, const Organisation& organisation)
      : plan_(&plan), organisation_(&organisation) {}

  void check(const WorkItem& item) {
    if (!ids_.insert(item.id).second) {
      add(item.id, "plan.twice");
    }
    if (item.state == Confirmation::kDropped) {
      return;
    }
    if (item.state == Confirmation::kProposed) {
      add(item.id, "plan.not_confirmed");
    }
    check_parent(item);
    check_units(item);
    if (item.start && item.due && *item.due < *item.start) {
      add(item.id, "plan.due_before_start");
    }
    if (item.title.empty()) {
      add(item.id, "plan.no_title");
    }
  }

  void check(const WorkTarget& target) {
    if (target.state == Confirmation::kDropped) {
      return;
    }
    if (target.state == Confirmation::kProposed) {
      add(target.id, "plan.not_confirmed");
    }
    if (target.phasing == PhasingMethod::kByHand && target.phases.empty()) {
      add(target.id, "plan.no_phases");
    }
  }

  void check_answers(int questions) {
    for (int n = 1; n <= questions; ++n) {
      const auto it = std::find_if(plan_->answers.begin(), plan_->answers.end(),
                                   [n](const Answer& a) { return a.question == n; });
      if (it == plan_->answers.end() || it->text.empty()) {
        add("Q" + std::to_string(n), "plan.not_answered");
      }
    }
  }

  [[nodiscard]] Errors take() { return std::move(errors_); }

 private:
  void add(const std::string& where, std::string key,
           std::vector<std::pair<std::string, std::string>> args = {}) {
    errors_.push_back({Errc::kConflict, where, {std::move(key), std::move(args)}});
  }

  void check_parent(const WorkItem& item) {
    const WorkItem* parent = item.parent.empty() ? nullptr : plan_->item(item.parent);
    if (!item.parent.empty() && (parent == nullptr || parent->state == Confirmation::kDropped)) {
      return add(item.id, "plan.no_parent", {{"parent", item.parent}});
    }
    if (!may_hold(parent == nullptr ? std::nullopt : std::optional(parent->level), item.level)) {
      add(item.id, "plan.wrong_place", {{"parent", item.parent}});
    }
  }

  void check_units(const WorkItem& item) {
    for (const Assignment& a : item.units) {
      const OrgUnit* unit = organisation_->unit(a.unit);
      if (unit == nullptr || !unit->active) {
        add(item.id, "plan.unknown_unit", {{"unit", a.unit}});
      }
    }
    const bool works = item.level == ItemLevel::kMeasure || item.level == ItemLevel::kTask;
    if (works && item.lead().empty()) {
      add(item.id, "plan.no_lead");
    }
  }

  const WorkPlan* plan_;
  const Organisation* organisation_;
  std::set<std::string> ids_;
  Errors errors_;
};

}  // namespace

Errors faults_of(const WorkPlan& plan, const Organisation& organisation, int questions) {
  Faults faults(plan, organisation);
  for (const WorkItem& item : plan.items) {
    faults.check(item);
  }
  for (const WorkTarget& target : plan.targets) {
    faults.check(target);
  }
  faults.check_answers(questions);
  return faults.take();
}

}  // namespace stave
