#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/tasks.hpp"
#include "stave/store/org_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

using AllRecords = std::map<std::string, TaskRecords>;

/// What every row of a plan is made from.
struct Ground {
  WorkPlan plan;
  AllRecords records;
  Organisation organisation;
  Calendar calendar;
};

Result<Ground> ground_of(Folder& folder, const std::string& plan, AllRecords records,
                         const Knowledge& known) {
  auto force = plan_in_force(folder, plan, known);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const store::OrgRepo org(folder.db());
  return Ground{*std::move(force), std::move(records), org.organisation(known.up_to),
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

TaskRow row_of(const WorkItem& item, const TaskRecords& records, Day day,
               const TaskGround& office) {
  const Rulebook& rules = *office.rules;
  const supervise::ItemFacts facts = facts_on(item, records, day, office);
  TaskRow out;
  out.item = item;
  out.state = records.state();
  out.kind = facts.kind;
  out.light = supervise::light(rules.supervision, facts, day, *office.calendar);
  out.progress = supervise::progress_of(facts, day, rules.supervision.tolerance);
  out.handed_out = facts.handed_out;
  out.first_due = facts.first_due;
  out.due = facts.due;
  out.extensions = static_cast<int>(approved(records).size());
  out.percent = facts.percent_on(day);
  out.change = records.steps.empty() ? 0 : records.steps.back().made.change;
  if (facts.waiting && !records.waits.empty()) {
    out.waiting_for = records.waits.back().unit;
    out.waiting_since = facts.waiting->since;
    out.waiting_text = records.waits.back().text;
  }
  set_report(records, out);
  return out;
}

TaskRow row_of(const Ground& ground, const WorkItem& item, Day day, const Rulebook& rules) {
  return row_of(item, records_of(ground, item.id), day,
                {&ground.organisation, &ground.calendar, &rules});
}

/// One item of the plan in force, without the rest of the plan: sections and measures as they were
/// in the newest baseline.
Result<WorkItem> item_in_force(Folder& folder, const std::string& plan, const std::string& item,
                               const Knowledge& known) {
  const store::WorkPlanRepo repo(folder.db());
  const auto baselines = repo.baselines(plan, known.up_to);
  if (baselines.empty()) {
    return fail(Errc::kConflict, plan, {"plan.no_baseline", {}});
  }
  const auto frozen = baselines.back().made.change;
  auto versions = repo.versions(plan, item, known.up_to);
  std::erase_if(versions, [&](const auto& version) {
    const bool split =
        version.second.level == ItemLevel::kTask || version.second.level == ItemLevel::kMilestone;
    return !split && version.first > frozen;
  });
  const bool work = !versions.empty() && versions.back().second.level != ItemLevel::kSection &&
                    versions.back().second.state == Confirmation::kConfirmed;
  if (!work) {
    return fail(Errc::kNotFound, item, {"plan.unknown_item", {}});
  }
  return std::move(versions.back().second);
}

}  // namespace

Result<Lights> lights(Folder& folder, const std::string& plan, Day day, const Rulebook& rules,
                      const Knowledge& known) {
  auto ground = ground_of(folder, plan, task_records_on(folder, plan, day, known), known);
  if (!ground) {
    return tl::unexpected(ground.error());
  }
  for (auto& [item, records] : ground->records) {
    keep_until(records, day);
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
  const auto found = item_in_force(folder, plan, item, known);
  if (!found) {
    return tl::unexpected(found.error());
  }
  const store::OrgRepo org(folder.db());
  const auto organisation = org.organisation(known.up_to);
  const auto calendar = org.calendar(known.up_to);
  const store::TaskRepo repo(folder.db());
  TaskPage out;
  auto records = task_records_of(folder, plan, item, known);
  auto seen = records;
  keep_until(seen, day);
  out.row = row_of(*found, seen, day, {&organisation, &calendar, &rules});
  out.steps = std::move(records.steps);
  out.requests = repo.requests_of(plan, item, known.up_to);
  out.notices = repo.notices_of(plan, item, known.up_to);
  out.sentence = plan_sentence(folder, plan, found->span, known);
  return out;
}

Result<std::vector<supervise::Odd>> odd_list(Folder& folder, const std::string& plan, Day day,
                                             const Rulebook& rules, const Knowledge& known) {
  const auto ground = ground_of(folder, plan, task_records(folder, plan, known), known);
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
