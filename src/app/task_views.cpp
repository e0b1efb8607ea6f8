#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/tasks.hpp"
#include "stave/store/org_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

/// What every row of a plan is made from.
struct Ground {
  WorkPlan plan;
  std::map<std::string, TaskRecords> records;
  Organisation organisation;
  Calendar calendar;
};

Result<Ground> ground_of(Folder& folder, const std::string& plan, const Knowledge& known) {
  auto force = plan_in_force(folder, plan, known);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const store::OrgRepo org(folder.db());
  return Ground{*std::move(force), task_records(folder, plan, known), org.organisation(known.up_to),
                org.calendar(known.up_to)};
}

const TaskRecords& records_of(const Ground& ground, const std::string& item) {
  static const TaskRecords kNone;
  const auto it = ground.records.find(item);
  return it == ground.records.end() ? kNone : it->second;
}

void set_report(const TaskRecords& records, TaskRow& row) {
  for (auto it = records.steps.rbegin(); it != records.steps.rend(); ++it) {
    if (it->step == TaskStep::kFeedback || it->step == TaskStep::kReport) {
      row.text = it->text;
      row.reported_on = it->day;
      return;
    }
  }
}

TaskRow row_of(const Ground& ground, const WorkItem& item, Day day, const Rulebook& rules) {
  const TaskRecords& records = records_of(ground, item.id);
  const supervise::ItemFacts facts = facts_of(item, records, ground.organisation);
  TaskRow out;
  out.item = item;
  out.state = records.state();
  out.kind = facts.kind;
  out.light = supervise::light(rules.supervision, facts, day, ground.calendar);
  out.progress = supervise::progress_of(facts, day, rules.supervision.tolerance);
  out.handed_out = facts.handed_out;
  out.first_due = facts.first_due;
  out.due = facts.due;
  out.extensions = static_cast<int>(approved(records).size());
  out.percent = facts.percent_on(day);
  if (facts.waiting && !records.waits.empty()) {
    out.waiting_for = records.waits.back().unit;
    out.waiting_since = facts.waiting->since;
  }
  set_report(records, out);
  return out;
}

}  // namespace

Result<Lights> lights(Folder& folder, const std::string& plan, Day day, const Rulebook& rules,
                      const Knowledge& known) {
  auto ground = ground_of(folder, plan, known);
  if (!ground) {
    return tl::unexpected(ground.error());
  }
  Lights out;
  out.day = day;
  for (const WorkItem& item : ground->plan.items) {
    if (item.level != ItemLevel::kSection) {
      out.rows.push_back(row_of(*ground, item, day, rules));
    }
  }
  out.plan = std::move(ground->plan);
  return out;
}

Result<TaskPage> task_page(Folder& folder, const std::string& plan, const std::string& item,
                           Day day, const Rulebook& rules, const Knowledge& known) {
  const auto view = plan_of(folder, plan, known);
  const auto ground = view ? ground_of(folder, plan, known) : tl::unexpected(view.error());
  if (!ground) {
    return tl::unexpected(ground.error());
  }
  const WorkItem* found = ground->plan.item(item);
  if (found == nullptr || found->level == ItemLevel::kSection) {
    return fail(Errc::kNotFound, item, {"plan.unknown_item", {}});
  }
  const store::TaskRepo repo(folder.db());
  TaskPage out;
  out.row = row_of(*ground, *found, day, rules);
  out.steps = repo.steps_of(plan, item, known.up_to);
  out.sentence = view->sentence(found->span);
  for (RequestVersion& request : repo.requests(plan, known.up_to)) {
    if (request.subject == item) {
      out.requests.push_back(std::move(request));
    }
  }
  for (store::StoredNotice& notice : repo.notices(plan, known.up_to)) {
    if (notice.item == item) {
      out.notices.push_back(std::move(notice));
    }
  }
  return out;
}

Result<std::vector<supervise::Odd>> odd_list(Folder& folder, const std::string& plan, Day day,
                                             const Rulebook& rules, const Knowledge& known) {
  const auto ground = ground_of(folder, plan, known);
  if (!ground) {
    return tl::unexpected(ground.error());
  }
  const auto targets = target_progress(folder, plan, day, rules, known);
  if (!targets) {
    return tl::unexpected(targets.error());
  }
  std::vector<supervise::ItemHistory> items;
  for (const WorkItem& item : ground->plan.items) {
    if (item.level == ItemLevel::kSection) {
      continue;
    }
    auto history = history_of(item, records_of(*ground, item.id));
    history.claims = row_of(*ground, item, day, rules).progress.kind;
    for (const TargetRow& target : *targets) {
      const bool serves = std::any_of(item.effects.begin(), item.effects.end(), [&](const auto& e) {
        return e.indicator == target.target.indicator;
      });
      if (serves && target.progress.completion) {
        history.targets.push_back({target.target.what.indicator, target.progress});
      }
    }
    items.push_back(std::move(history));
  }
  std::vector<Day> reviews;
  for (const ReviewDay& review : store::TaskRepo(folder.db()).reviews(plan, known.up_to)) {
    reviews.push_back(review.day);
  }
  return supervise::odd_list(items, reviews, rules.supervision.odd, day);
}

}  // namespace stave::app
