#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/supervise/recurring.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace stave::app {
namespace {

/// The day of the last step of that kind.
std::optional<Day> last_day(const TaskRecords& records, TaskStep step) {
  for (auto it = records.steps.rbegin(); it != records.steps.rend(); ++it) {
    if (it->step == step) {
      return it->day;
    }
  }
  return std::nullopt;
}

/// The step with which it was handed out last, if it was.
const TaskStepTaken* handed_out(const TaskRecords& records) {
  for (auto it = records.steps.rbegin(); it != records.steps.rend(); ++it) {
    if (it->step == TaskStep::kHandOut) {
      return &*it;
    }
  }
  return nullptr;
}

bool is_report(const TaskStepTaken& step) {
  return step.step == TaskStep::kFeedback || step.step == TaskStep::kReport;
}

/// When work began: as somebody recorded, else the first report of any progress.
std::optional<Day> started_on(const TaskRecords& records) {
  for (const TaskEvent& event : records.events) {
    if (event.event == "started") {
      return event.day;
    }
  }
  for (const TaskStepTaken& step : records.steps) {
    if (is_report(step) && step.percent && step.percent->sign() > 0) {
      return step.day;
    }
  }
  return std::nullopt;
}

void add_reports(const TaskRecords& records, supervise::ItemFacts& out) {
  for (const TaskStepTaken& step : records.steps) {
    if (is_report(step)) {
      out.reports.push_back({step.day, step.percent, step.days_behind, step.risk});
    }
  }
}

void add_urged(const store::StoredNotice& notice, TaskRecords& records) {
  if (notice.kind == to_string(supervise::NoticeKind::kEscalate)) {
    records.urged.push_back(notice.day);
  }
}

void sort_days(TaskRecords& records) {
  std::sort(records.urged.begin(), records.urged.end());
  std::stable_sort(records.events.begin(), records.events.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
}

/// Steps of a plan by item, with the rest of the records.
std::map<std::string, TaskRecords> by_item(Folder& folder, const std::string& plan,
                                           std::vector<TaskStepTaken> steps,
                                           const Knowledge& known) {
  const store::TaskRepo repo(folder.db());
  std::map<std::string, TaskRecords> out;
  for (TaskStepTaken& step : steps) {
    const bool next = out.empty() || std::prev(out.end())->first != step.item;
    TaskRecords& records =
        next ? out.try_emplace(out.end(), step.item)->second : std::prev(out.end())->second;
    records.steps.push_back(std::move(step));
  }
  for (TaskWait& wait : repo.waits(plan, known.up_to)) {
    TaskRecords& records = out[wait.item];
    records.waits.push_back(std::move(wait));
  }
  for (TaskEvent& event : repo.events(plan, known.up_to)) {
    TaskRecords& records = out[event.item];
    records.events.push_back(std::move(event));
  }
  for (RequestVersion& request : repo.requests(plan, known.up_to)) {
    if (request.kind == RequestKind::kExtension) {
      TaskRecords& records = out[request.subject];
      records.requests.push_back(std::move(request));
    }
  }
  for (const store::StoredNotice& notice : repo.notices(plan, known.up_to)) {
    add_urged(notice, out[notice.item]);
  }
  for (auto& [item, records] : out) {
    sort_days(records);
  }
  return out;
}

std::string name_of(const Organisation& organisation, const std::string& code) {
  const OrgUnit* unit = organisation.unit(code);
  return unit == nullptr ? code : unit->name;
}

}  // namespace

TaskRecords task_records_of(Folder& folder, const std::string& plan, const std::string& item,
                            const Knowledge& known) {
  const store::TaskRepo repo(folder.db());
  TaskRecords out;
  out.steps = repo.steps_of(plan, item, known.up_to);
  out.waits = repo.waits_of(plan, item, known.up_to);
  out.events = repo.events_of(plan, item, known.up_to);
  for (RequestVersion& request : repo.requests_of(plan, item, known.up_to)) {
    if (request.kind == RequestKind::kExtension) {
      out.requests.push_back(std::move(request));
    }
  }
  for (const store::StoredNotice& notice : repo.notices_of(plan, item, known.up_to)) {
    add_urged(notice, out);
  }
  sort_days(out);
  return out;
}

std::map<std::string, TaskRecords> task_records(Folder& folder, const std::string& plan,
                                                const Knowledge& known) {
  return by_item(folder, plan, store::TaskRepo(folder.db()).steps(plan, known.up_to), known);
}

std::map<std::string, TaskRecords> task_records_on(Folder& folder, const std::string& plan, Day day,
                                                   const Knowledge& known) {
  return by_item(folder, plan, store::TaskRepo(folder.db()).steps_seen_on(plan, day, known.up_to),
                 known);
}

void keep_until(TaskRecords& records, Day day) {
  const auto is_later = [day](const auto& record) { return record.day > day; };
  std::erase_if(records.steps, is_later);
  std::erase_if(records.waits, is_later);
  std::erase_if(records.events, is_later);
  std::erase_if(records.requests, is_later);
  std::erase_if(records.urged, [day](Day urged) { return urged > day; });
}

std::vector<RequestVersion> approved(const TaskRecords& records) {
  std::vector<RequestVersion> out;
  for (const RequestVersion& request : records.requests) {
    if (request.state == RequestState::kApproved) {
      out.push_back(request);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.made.change < b.made.change; });
  return out;
}

supervise::ItemFacts facts_of(const WorkItem& item, const TaskRecords& records,
                              const Organisation& organisation) {
  supervise::ItemFacts out;
  out.code = item.id;
  if (const TaskStepTaken* step = handed_out(records)) {
    out.kind = step->kind;
    out.handed_out = step->day;
    out.first_due = step->due;
    out.due = step->due;
  }
  for (const RequestVersion& extension : approved(records)) {
    out.due = parse_day(extension.wanted);
  }
  out.planned_start = item.start;
  out.started_on = started_on(records);
  const TaskState state = records.state();
  if (state == TaskState::kDone || state == TaskState::kClosed) {
    out.done_on = last_day(records, TaskStep::kReport);
  }
  if (state == TaskState::kSuspended) {
    out.suspended_since = last_day(records, TaskStep::kSuspend);
  }
  if (!records.waits.empty() && !records.waits.back().unit.empty()) {
    const TaskWait& wait = records.waits.back();
    out.waiting = supervise::WaitingFor{name_of(organisation, wait.unit), wait.day};
  }
  add_reports(records, out);
  out.urged = records.urged;
  for (const TaskEvent& event : records.events) {
    out.events.emplace_back(event.event, event.day);
  }
  return out;
}

supervise::ItemFacts facts_on(const WorkItem& item, const TaskRecords& records, Day day,
                              const TaskGround& ground) {
  supervise::ItemFacts out = facts_of(item, records, *ground.organisation);
  if (item.repeats) {
    supervise::set_recurring(out, *item.repeats, ground.rules->supervision, day, *ground.calendar);
  }
  return out;
}

supervise::ItemHistory history_of(const WorkItem& item, const TaskRecords& records) {
  supervise::ItemHistory out;
  out.item = item.id;
  for (const RequestVersion& extension : approved(records)) {
    const auto from = parse_day(extension.before);
    const auto to = parse_day(extension.wanted);
    if (from && to) {
      out.moves.push_back({extension.day, *from, *to});
    }
  }
  for (const TaskStepTaken& step : records.steps) {
    out.steps.push_back({step.day, step.step, !step.evidence.empty()});
    if (is_report(step)) {
      out.feedback.push_back({step.day, step.text});
    }
  }
  return out;
}

}  // namespace stave::app
