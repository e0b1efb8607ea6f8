#include "plan_edit.hpp"
#include "rights.hpp"

#include "stave/app/organisation.hpp"

#include <utility>

namespace stave::app {
namespace {

/// What the new item is, under its parent.
WorkItem made(const WorkItem& parent, const NewItem& fresh, std::string id) {
  WorkItem out;
  out.id = std::move(id);
  out.level = parent.level == ItemLevel::kMeasure ? ItemLevel::kTask : ItemLevel::kMilestone;
  out.state = Confirmation::kConfirmed;
  out.parent = parent.id;
  out.title = fresh.title;
  out.text = fresh.text;
  out.units = fresh.units.empty() ? parent.units : fresh.units;
  out.start = fresh.start ? fresh.start : parent.start;
  out.due = fresh.due ? fresh.due : parent.due;
  out.due_text = fresh.due ? "" : parent.due_text;
  out.repeats = fresh.repeats;
  out.effects = fresh.effects.empty() ? parent.effects : fresh.effects;
  return out;
}

/// Whoever supervises may split any measure, a filler those of the own unit.
Result<void> may_split(const Organisation& organisation, const WorkItem& parent, const By& by) {
  return permit(organisation, by, Access::kFeedback, parent.lead());
}

class Splitter {
 public:
  Splitter(const PlanView& view, const Organisation& organisation, const By& by)
      : plan_(view.plan), organisation_(&organisation), by_(&by) {}

  void add(const NewItem& fresh) {
    const WorkItem* parent = plan_.item(fresh.parent);
    if (parent == nullptr || parent->state != Confirmation::kConfirmed) {
      return fault(Errc::kNotFound, fresh.parent, "plan.unknown_item");
    }
    if (parent->level != ItemLevel::kMeasure && parent->level != ItemLevel::kTask) {
      return fault(Errc::kInvalidInput, fresh.parent, "plan.cannot_split");
    }
    if (auto may = may_split(*organisation_, *parent, *by_); !may) {
      return errors_.push_back(may.error());
    }
    WorkItem item = made(*parent, fresh, next_child_id(plan_, parent->id));
    check(item);
    out_.items.push_back(item);
    plan_.items.push_back(std::move(item));
  }

  [[nodiscard]] Checked<PlanRevision> take() {
    return errors_.empty() ? Checked<PlanRevision>(std::move(out_))
                           : tl::unexpected(std::move(errors_));
  }

 private:
  void fault(Errc code, const std::string& where, std::string key,
             std::vector<std::pair<std::string, std::string>> args = {}) {
    errors_.push_back({code, where, {std::move(key), std::move(args)}});
  }

  void check(const WorkItem& item) {
    if (item.title.empty()) {
      fault(Errc::kInvalidInput, item.parent, "plan.no_title");
    }
    for (const Assignment& a : item.units) {
      const OrgUnit* unit = organisation_->unit(a.unit);
      if (unit == nullptr || !unit->active) {
        fault(Errc::kNotFound, item.parent, "plan.unknown_unit", {{"unit", a.unit}});
      }
    }
    if (item.start && item.due && *item.due < *item.start) {
      fault(Errc::kInvalidInput, item.parent, "plan.due_before_start");
    }
  }

  WorkPlan plan_;
  const Organisation* organisation_;
  const By* by_;
  PlanRevision out_;
  Errors errors_;
};

}  // namespace

Checked<PlanReceipt> split(Folder& folder, const std::string& plan, std::vector<NewItem> items,
                           const By& by, std::vector<std::string>* ids) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    if (view.baselines.empty()) {
      return refuse_plan(Errc::kConflict, plan, "plan.no_baseline");
    }
    const auto organisation = organisation_of(folder);
    Splitter splitter(view, organisation, by);
    for (const NewItem& item : items) {
      splitter.add(item);
    }
    auto out = splitter.take();
    if (out && ids != nullptr) {
      for (const WorkItem& item : out->items) {
        ids->push_back(item.id);
      }
    }
    return out;
  };
  return revise_plan(folder, plan, plan_deed(by, "split_measure", plan), std::nullopt, make, by);
}

}  // namespace stave::app
