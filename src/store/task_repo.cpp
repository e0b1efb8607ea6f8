#include "stave/store/task_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace stave::store {
namespace {

Day read_day(const Row& row, int column) {
  return day_at(row, column, "task_step");
}

std::optional<Day> optional_day(const Row& row, int column) {
  return row.text(column).value().empty() ? std::nullopt : std::optional(read_day(row, column));
}

std::optional<int> optional_int(const Row& row, int column) {
  const auto text = row.text(column).value();
  int out = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), out);
  return status == std::errc() ? std::optional(out) : std::nullopt;
}

std::optional<Decimal> optional_number(const Row& row, int column) {
  const auto text = row.text(column).value();
  return text.empty() ? std::nullopt : Decimal::parse(text);
}

TaskStepTaken read_task_step(const Row& row) {
  enum Column {
    kItem,
    kChange,
    kStep,
    kState,
    kDay,
    kKind,
    kDue,
    kBody,
    kPercent,
    kDaysBehind,
    kRisk,
    kEvidence
  };

  const auto step = task_step_of(row.text(kStep).value());
  const auto state = task_state_of(row.text(kState).value());
  if (!step || !state) {
    refuse_stored("task_step", row.text(kStep).value());
  }
  TaskStepTaken out;
  out.item = text_at(row, kItem);
  out.step = *step;
  out.state = *state;
  out.day = read_day(row, kDay);
  out.kind = text_at(row, kKind);
  out.due = optional_day(row, kDue);
  out.text = text_at(row, kBody);
  out.percent = optional_number(row, kPercent);
  out.days_behind = optional_int(row, kDaysBehind);
  out.risk = int_at(row, kRisk) != 0;
  out.evidence = text_at(row, kEvidence);
  out.made.change = row.int64(kChange).value();
  return out;
}

RequestVersion read_request(const Row& row) {
  enum Column {
    kSubject,
    kNumber,
    kChange,
    kKind,
    kState,
    kDay,
    kBefore,
    kWanted,
    kEvidence,
    kAt,
    kActor,
    kReason
  };

  const auto kind = request_kind_of(row.text(kKind).value());
  const auto state = request_state_of(row.text(kState).value());
  if (!kind || !state) {
    refuse_stored("request", row.text(kKind).value());
  }
  return {
      text_at(row, kSubject),
      int_at(row, kNumber),
      *kind,
      *state,
      read_day(row, kDay),
      text_at(row, kBefore),
      text_at(row, kWanted),
      text_at(row, kEvidence),
      {row.int64(kChange).value(), text_at(row, kAt), text_at(row, kActor), text_at(row, kReason)}};
}

TaskWait read_wait(const Row& row) {
  return {text_at(row, 0), text_at(row, 1), read_day(row, 2), text_at(row, 3)};
}

TaskEvent read_event(const Row& row) {
  return {text_at(row, 0), text_at(row, 1), read_day(row, 2)};
}

StoredNotice read_notice(const Row& row) {
  enum Column { kItem, kKind, kRecipient, kOccasion, kChange, kDay, kUnit, kPerson, kBody };

  return {text_at(row, kItem),     text_at(row, kKind), text_at(row, kRecipient),
          text_at(row, kOccasion), read_day(row, kDay), text_at(row, kUnit),
          text_at(row, kPerson),   text_at(row, kBody), row.int64(kChange).value()};
}

template <class T, class Read>
std::vector<T> all(Connection& db, std::string_view sql, std::span<const SqlValue> args,
                   const Read& read) {
  std::vector<T> out;
  db.query(sql, args, [&](const Row& row) { out.push_back(read(row)); });
  return out;
}

}  // namespace

std::string StoredNotice::name(const std::string& plan) const {
  return plan + " " + item + " " + kind + " " + recipient + " " + occasion;
}

void TaskRepo::add(Change& change, const std::string& plan, const TaskStepTaken& s) {
  const std::array<SqlValue, 13> row{plan,
                                     s.item,
                                     change.number(),
                                     std::string(to_string(s.step)),
                                     std::string(to_string(s.state)),
                                     to_string(s.day),
                                     s.kind,
                                     s.due ? to_string(*s.due) : "",
                                     s.text,
                                     s.percent ? s.percent->to_string() : "",
                                     s.days_behind ? std::to_string(*s.days_behind) : "",
                                     std::int64_t{s.risk ? 1 : 0},
                                     s.evidence};
  change.add(Ledger::kTaskStep, row);
}

void TaskRepo::add(Change& change, const std::string& plan, const TaskWait& w) {
  const std::array<SqlValue, 6> row{plan,   w.item,           change.number(),
                                    w.unit, to_string(w.day), w.text};
  change.add(Ledger::kTaskWait, row);
}

void TaskRepo::add(Change& change, const std::string& plan, const TaskEvent& e) {
  const std::array<SqlValue, 5> row{plan, e.item, e.event, change.number(), to_string(e.day)};
  change.add(Ledger::kTaskEvent, row);
}

void TaskRepo::add(Change& change, const std::string& plan, const RequestVersion& r) {
  const std::array<SqlValue, 10> row{plan,
                                     r.subject,
                                     std::int64_t{r.number},
                                     change.number(),
                                     std::string(to_string(r.kind)),
                                     std::string(to_string(r.state)),
                                     to_string(r.day),
                                     r.before,
                                     r.wanted,
                                     r.evidence};
  change.add(Ledger::kRequest, row);
}

void TaskRepo::add(Change& change, const std::string& plan, const ReviewDay& d) {
  const std::array<SqlValue, 4> row{plan, to_string(d.day), change.number(), d.title};
  change.add(Ledger::kReviewDay, row);
}

void TaskRepo::add(Change& change, const std::string& plan, std::vector<StoredNotice> notices) {
  std::sort(notices.begin(), notices.end(), [](const auto& a, const auto& b) {
    return std::tie(a.item, a.kind, a.recipient, a.occasion) <
           std::tie(b.item, b.kind, b.recipient, b.occasion);
  });
  for (const StoredNotice& n : notices) {
    const std::array<SqlValue, 10> row{plan,       n.item,          n.kind,           n.recipient,
                                       n.occasion, change.number(), to_string(n.day), n.unit,
                                       n.person,   n.text};
    change.add(Ledger::kNotice, row);
  }
}

void TaskRepo::add(Change& change, std::vector<Delivery> deliveries) {
  std::sort(deliveries.begin(), deliveries.end(),
            [](const auto& a, const auto& b) { return a.notice < b.notice; });
  for (const Delivery& d : deliveries) {
    const std::array<SqlValue, 4> row{d.notice, change.number(), d.channel, d.state};
    change.add(Ledger::kDelivery, row);
  }
}

std::vector<TaskStepTaken> TaskRepo::steps(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<TaskStepTaken>(*db_, sql::queries::task_step_of_plan, args, read_task_step);
}

std::vector<TaskStepTaken> TaskRepo::steps_seen_on(const std::string& plan, Day day,
                                                   ChangeNumber up_to) const {
  const std::string on = to_string(day);
  const std::array<SqlValue, 16> args{plan, up_to, plan, plan, plan,  plan, plan, up_to,
                                      plan, up_to, on,   plan, up_to, on,   plan, up_to};
  std::vector<TaskStepTaken> out;
  db_->query(sql::queries::task_step_seen, args, [&](const Row& row) {
    TaskStepTaken step = read_task_step(row);
    const bool twice =
        !out.empty() && out.back().item == step.item && out.back().made.change == step.made.change;
    if (!twice) {
      out.push_back(std::move(step));
    }
  });
  return out;
}

std::vector<TaskStepTaken> TaskRepo::steps_of(const std::string& plan, const std::string& item,
                                              ChangeNumber up_to) const {
  constexpr int kAt = 12;
  const std::array<SqlValue, 3> args{plan, item, up_to};
  return all<TaskStepTaken>(*db_, sql::queries::task_step_of_item, args, [](const Row& row) {
    TaskStepTaken out = read_task_step(row);
    out.made.at = text_at(row, kAt);
    out.made.actor = text_at(row, kAt + 1);
    out.made.reason = text_at(row, kAt + 2);
    return out;
  });
}

std::vector<TaskWait> TaskRepo::waits(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<TaskWait>(*db_, sql::queries::task_wait_of_plan, args, read_wait);
}

std::vector<TaskWait> TaskRepo::waits_of(const std::string& plan, const std::string& item,
                                         ChangeNumber up_to) const {
  const std::array<SqlValue, 3> args{plan, item, up_to};
  return all<TaskWait>(*db_, sql::queries::task_wait_of_item, args, read_wait);
}

std::vector<TaskEvent> TaskRepo::events(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<TaskEvent>(*db_, sql::queries::task_event_of_plan, args, read_event);
}

std::vector<TaskEvent> TaskRepo::events_of(const std::string& plan, const std::string& item,
                                           ChangeNumber up_to) const {
  const std::array<SqlValue, 3> args{plan, item, up_to};
  return all<TaskEvent>(*db_, sql::queries::task_event_of_item, args, read_event);
}

std::vector<RequestVersion> TaskRepo::requests(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<RequestVersion>(*db_, sql::queries::request_of_plan, args, read_request);
}

std::vector<RequestVersion> TaskRepo::requests_of(const std::string& plan, const std::string& item,
                                                  ChangeNumber up_to) const {
  const std::array<SqlValue, 3> args{plan, item, up_to};
  return all<RequestVersion>(*db_, sql::queries::request_of_subject, args, read_request);
}

std::vector<ReviewDay> TaskRepo::reviews(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<ReviewDay>(*db_, sql::queries::review_day_of_plan, args, [](const Row& row) {
    return ReviewDay{read_day(row, 0), text_at(row, 1)};
  });
}

std::vector<StoredNotice> TaskRepo::notices(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  return all<StoredNotice>(*db_, sql::queries::notice_of_plan, args, read_notice);
}

std::vector<StoredNotice> TaskRepo::notices_of(const std::string& plan, const std::string& item,
                                               ChangeNumber up_to) const {
  const std::array<SqlValue, 3> args{plan, item, up_to};
  return all<StoredNotice>(*db_, sql::queries::notice_of_item, args, read_notice);
}

std::vector<Delivery> TaskRepo::deliveries(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::vector<Delivery> out;
  db_->query(sql::queries::delivery_of_notices, args, [&](const Row& row) {
    Delivery d{text_at(row, 0), text_at(row, 1), text_at(row, 2)};
    if (!out.empty() && out.back().notice == d.notice) {
      out.back() = std::move(d);
    } else {
      out.push_back(std::move(d));
    }
  });
  return out;
}

}  // namespace stave::store
