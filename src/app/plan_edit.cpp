#include "plan_edit.hpp"

#include "loading.hpp"
#include "rights.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace stave::app {
namespace {

/// The items and targets of those ids; all that are proposed when there are none.
Checked<PlanRevision> chosen(const WorkPlan& plan, const std::vector<std::string>& ids) {
  PlanRevision out;
  if (ids.empty()) {
    std::copy_if(plan.items.begin(), plan.items.end(), std::back_inserter(out.items),
                 [](const auto& i) { return i.state == Confirmation::kProposed; });
    std::copy_if(plan.targets.begin(), plan.targets.end(), std::back_inserter(out.targets),
                 [](const auto& t) { return t.state == Confirmation::kProposed; });
    return out;
  }
  Errors errors;
  for (const std::string& id : ids) {
    const WorkItem* item = plan.item(id);
    const WorkTarget* target = plan.target(id);
    if (item != nullptr) {
      out.items.push_back(*item);
    } else if (target != nullptr) {
      out.targets.push_back(*target);
    } else {
      errors.push_back({Errc::kNotFound, id, {"plan.unknown_item", {}}});
    }
  }
  return errors.empty() ? Checked<PlanRevision>(std::move(out)) : tl::unexpected(std::move(errors));
}

/// Adds what stands below the items.
void add_below(const WorkPlan& plan, std::vector<WorkItem>& items) {
  std::set<std::string> ids;
  for (const WorkItem& item : items) {
    ids.insert(item.id);
  }
  for (const WorkItem& item : plan.items) {  // children come after their parents
    if (ids.contains(item.parent) && ids.insert(item.id).second) {
      items.push_back(item);
    }
  }
}

template <class T>
void set_if(const std::optional<T>& from, T& to) {
  if (from) {
    to = *from;
  }
}

template <class T>
void set_if(const std::optional<T>& from, std::optional<T>& to) {
  if (from) {
    to = from;
  }
}

Errors unknown_indicators(const std::string& where, const std::vector<EffectLink>& effects,
                          const Pack& pack) {
  Errors out;
  for (const EffectLink& e : effects) {
    if (pack.find_indicator(e.indicator) == nullptr) {
      out.push_back({Errc::kNotFound, where, {"plan.unknown_indicator", {{"found", e.indicator}}}});
    }
  }
  return out;
}

Checked<WorkItem> edited(WorkItem item, const ItemEdit& edit, const Pack& pack) {
  set_if(edit.title, item.title);
  set_if(edit.units, item.units);
  set_if(edit.start, item.start);
  set_if(edit.due, item.due);
  set_if(edit.repeats, item.repeats);
  set_if(edit.effects, item.effects);
  item.state = Confirmation::kConfirmed;
  auto errors = unknown_indicators(item.id, item.effects, pack);
  if (item.start && item.due && *item.due < *item.start) {
    errors.push_back({Errc::kInvalidInput, item.id, {"plan.due_before_start", {}}});
  }
  return errors.empty() ? Checked<WorkItem>(std::move(item)) : tl::unexpected(std::move(errors));
}

bool needs_reason(const PlanView& view, const std::string& reason) {
  return !view.baselines.empty() && reason.empty();
}

/// Whether the edit changes what is to be reached, not only how it is measured.
bool moves_goal(const TargetEdit& edit) {
  return edit.kind || edit.op || edit.value || edit.unit || edit.period || edit.base;
}

}  // namespace

tl::unexpected<Errors> refuse_plan(Errc code, const std::string& where, std::string key,
                                   std::vector<std::pair<std::string, std::string>> args) {
  return tl::unexpected(one({code, where, {std::move(key), std::move(args)}}));
}

Checked<PlanReceipt> revise_plan(Folder& folder, const std::string& code, store::Deed deed,
                                 std::optional<Access> access, const RevisePlan& make,
                                 const By& by) {
  store::Change change(folder.db(), std::move(deed));
  if (access) {
    if (auto may = permit(organisation_of(folder), by, *access); !may) {
      return tl::unexpected(one(may.error()));
    }
  }
  const auto view = plan_of(folder, code);
  if (!view) {
    return tl::unexpected(one(view.error()));
  }
  auto revision = make(*view);
  if (!revision) {
    return tl::unexpected(revision.error());
  }
  std::erase_if(revision->items, [&](const WorkItem& i) {
    const WorkItem* have = view->plan.item(i.id);
    return have != nullptr && *have == i;
  });
  std::erase_if(revision->targets, [&](const WorkTarget& t) {
    const WorkTarget* have = view->plan.target(t.id);
    return have != nullptr && *have == t;
  });
  PlanReceipt out{code, revision->items.size(), revision->targets.size(), 0, ""};
  if (out.items + out.targets + revision->answers.size() == 0 && revision->baseline == 0) {
    return out;
  }
  store::WorkPlanRepo::add(change, code, std::move(revision->items));
  store::WorkPlanRepo::add(change, code, std::move(revision->targets));
  for (const Answer& a : revision->answers) {
    store::WorkPlanRepo::add(change, code, a);
  }
  if (revision->baseline > 0) {
    store::WorkPlanRepo::add_baseline(change, code, revision->baseline);
  }
  out.change = change.number();
  out.head = change.commit();
  return out;
}

store::Deed plan_deed(const By& by, std::string action, std::string object, std::string reason) {
  return {by.now, by.actor, std::move(action), std::move(object), "", "", std::move(reason)};
}

Checked<PlanReceipt> confirm(Folder& folder, const std::string& plan,
                             const std::vector<std::string>& ids, const By& by) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    auto out = chosen(view.plan, ids);
    if (out) {
      for (WorkItem& item : out->items) {
        item.state = Confirmation::kConfirmed;
      }
      for (WorkTarget& target : out->targets) {
        target.state = Confirmation::kConfirmed;
      }
    }
    return out;
  };
  return revise_plan(folder, plan, plan_deed(by, "confirm_plan", plan), Access::kWritePlans, make,
                     by);
}

Checked<PlanReceipt> drop(Folder& folder, const std::string& plan,
                          const std::vector<std::string>& ids, const By& by,
                          const std::string& reason) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    if (reason.empty()) {
      return refuse_plan(Errc::kInvalidInput, plan, "plan.no_reason");
    }
    if (ids.empty()) {
      return refuse_plan(Errc::kInvalidInput, plan, "plan.no_ids");
    }
    auto out = chosen(view.plan, ids);
    if (out && !out->targets.empty() && !view.baselines.empty()) {
      return refuse_plan(Errc::kConflict, out->targets.front().id, "plan.target_frozen");
    }
    if (out) {
      add_below(view.plan, out->items);
      for (WorkItem& item : out->items) {
        item.state = Confirmation::kDropped;
      }
      for (WorkTarget& target : out->targets) {
        target.state = Confirmation::kDropped;
      }
    }
    return out;
  };
  return revise_plan(folder, plan, plan_deed(by, "drop_from_plan", plan, reason),
                     Access::kWritePlans, make, by);
}

Checked<PlanReceipt> correct(Folder& folder, const std::string& plan, const ItemEdit& edit,
                             const By& by, const std::string& reason) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    const WorkItem* item = view.plan.item(edit.id);
    if (item == nullptr) {
      return refuse_plan(Errc::kNotFound, edit.id, "plan.unknown_item");
    }
    if (needs_reason(view, reason)) {
      return refuse_plan(Errc::kInvalidInput, edit.id, "plan.no_reason");
    }
    const auto pack = load_pack(view.plan.pack);
    if (!pack) {
      return tl::unexpected(pack.error());
    }
    auto out = edited(*item, edit, *pack);
    return out ? Checked<PlanRevision>(PlanRevision{{*std::move(out)}, {}, {}, 0})
               : tl::unexpected(out.error());
  };
  return revise_plan(folder, plan, plan_deed(by, "correct_plan", plan + " " + edit.id, reason),
                     Access::kWritePlans, make, by);
}

Checked<WorkTarget> edited(const WorkTarget& target, const TargetEdit& edit, const Pack& pack) {
  WorkTarget out = target;
  set_if(edit.indicator, out.indicator);
  set_if(edit.element, out.element);
  set_if(edit.kind, out.what.kind);
  set_if(edit.op, out.what.op);
  set_if(edit.value, out.what.value);
  set_if(edit.unit, out.what.unit);
  set_if(edit.period, out.what.period);
  set_if(edit.base, out.base);
  set_if(edit.base_source, out.base_source);
  set_if(edit.phasing, out.phasing);
  set_if(edit.phases, out.phases);
  out.state = Confirmation::kConfirmed;
  if (!out.indicator.empty() && pack.find_indicator(out.indicator) == nullptr) {
    return refuse_plan(Errc::kNotFound, out.id, "plan.unknown_indicator",
                       {{"found", out.indicator}});
  }
  if (!out.element.empty() && pack.find_element(out.element) == nullptr) {
    return refuse_plan(Errc::kNotFound, out.id, "plan.unknown_element", {{"found", out.element}});
  }
  if (out.phasing == PhasingMethod::kByHand && out.phases.empty()) {
    return refuse_plan(Errc::kInvalidInput, out.id, "plan.no_phases");
  }
  return out;
}

Checked<PlanReceipt> correct(Folder& folder, const std::string& plan, const TargetEdit& edit,
                             const By& by, const std::string& reason) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    const WorkTarget* target = view.plan.target(edit.id);
    if (target == nullptr) {
      return refuse_plan(Errc::kNotFound, edit.id, "plan.unknown_item");
    }
    if (!view.baselines.empty() && moves_goal(edit)) {
      return refuse_plan(Errc::kConflict, edit.id, "plan.target_frozen");
    }
    const auto pack = load_pack(view.plan.pack);
    if (!pack) {
      return tl::unexpected(pack.error());
    }
    auto out = edited(*target, edit, *pack);
    return out ? Checked<PlanRevision>(PlanRevision{{}, {*std::move(out)}, {}, 0})
               : tl::unexpected(out.error());
  };
  return revise_plan(folder, plan, plan_deed(by, "correct_plan", plan + " " + edit.id, reason),
                     Access::kWritePlans, make, by);
}

Checked<PlanReceipt> answer(Folder& folder, const std::string& plan, int question,
                            const std::string& text, const By& by) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    if (question < 1 || question > static_cast<int>(view.questions.size())) {
      return refuse_plan(Errc::kNotFound, "Q" + std::to_string(question), "plan.unknown_question",
                         {{"count", std::to_string(view.questions.size())}});
    }
    if (text.empty()) {
      return refuse_plan(Errc::kInvalidInput, "Q" + std::to_string(question), "plan.empty_answer");
    }
    return PlanRevision{{}, {}, {{question, text}}, 0};
  };
  return revise_plan(folder, plan,
                     plan_deed(by, "answer_question", fmt::format("{} Q{}", plan, question)),
                     Access::kWritePlans, make, by);
}

Checked<PlanReceipt> freeze(Folder& folder, const std::string& plan, const By& by,
                            const std::string& reason) {
  const auto make = [&](const PlanView& view) -> Checked<PlanRevision> {
    auto faults =
        faults_of(view.plan, organisation_of(folder), static_cast<int>(view.questions.size()));
    if (!faults.empty()) {
      return tl::unexpected(std::move(faults));
    }
    if (!view.baselines.empty()) {
      const auto last =
          store::WorkPlanRepo(folder.db()).find(plan, view.baselines.back().made.change);
      if (last && compare(last->plan, view.plan).empty()) {
        return refuse_plan(Errc::kConflict, plan, "plan.nothing_new");
      }
    }
    const int number = view.baselines.empty() ? 1 : view.baselines.back().number + 1;
    return PlanRevision{{}, {}, {}, number};
  };
  return revise_plan(folder, plan, plan_deed(by, "freeze_plan", plan, reason), Access::kDecide,
                     make, by);
}

}  // namespace stave::app
