#include "stave/app/notices.hpp"

#include "rights.hpp"
#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/supervise/notices.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace stave::app {
namespace {

using supervise::Notice;
using supervise::NoticeKey;
using supervise::NoticeKind;

constexpr std::array kKinds{NoticeKind::kRemind, NoticeKind::kReport, NoticeKind::kUrge,
                            NoticeKind::kEscalate};
constexpr std::array kRecipients{Recipient::kHandler, Recipient::kUnitHead, Recipient::kSupervisor,
                                 Recipient::kLeader, Recipient::kWaitedFor};

template <class Enum, std::size_t N>
Enum named(const std::array<Enum, N>& all, std::string_view name) {
  const auto* const it =
      std::find_if(all.begin(), all.end(), [&](Enum value) { return to_string(value) == name; });
  return it == all.end() ? all.front() : *it;
}

std::vector<NoticeKey> sent_before(const std::vector<store::StoredNotice>& notices) {
  std::vector<NoticeKey> out;
  out.reserve(notices.size());
  for (const store::StoredNotice& n : notices) {
    out.push_back({n.item, named(kKinds, n.kind), named(kRecipients, n.recipient), n.occasion});
  }
  return out;
}

/// The first person by code who has the duty, in the unit when one is named.
std::string person_with(const Organisation& organisation, Duty duty, const std::string& unit) {
  for (const Person& person : organisation.people()) {
    if (person.active && person.has(duty) && (unit.empty() || person.unit == unit)) {
      return person.code;
    }
  }
  return "";
}

/// Whom the notice is for: unit and person.
std::pair<std::string, std::string> addressee(const Organisation& organisation,
                                              const WorkItem& item, const TaskRecords& records,
                                              Recipient to) {
  const std::string lead = item.lead();
  switch (to) {
    case Recipient::kHandler:
      return {lead, person_with(organisation, Duty::kFill, lead)};
    case Recipient::kUnitHead:
      return {lead, person_with(organisation, Duty::kReview, lead)};
    case Recipient::kWaitedFor: {
      const std::string unit = records.waits.empty() ? "" : records.waits.back().unit;
      return {unit, person_with(organisation, Duty::kFill, unit)};
    }
    case Recipient::kSupervisor:
      return {"", person_with(organisation, Duty::kSupervise, "")};
    case Recipient::kLeader:
      break;
  }
  return {"", person_with(organisation, Duty::kDecide, "")};
}

/// Facts of the items that anything was recorded of.
std::vector<supervise::ItemFacts> facts_of_plan(const WorkPlan& plan,
                                                const std::map<std::string, TaskRecords>& records,
                                                Day day, const TaskGround& ground) {
  std::vector<supervise::ItemFacts> out;
  for (const WorkItem& item : plan.items) {
    if (const auto it = records.find(item.id); it != records.end()) {
      out.push_back(facts_on(item, it->second, day, ground));
    }
  }
  return out;
}

}  // namespace

Result<std::vector<store::StoredNotice>> put_out_notices(Folder& folder, const std::string& plan,
                                                         const Rulebook& rules,
                                                         i18n::Language language, const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "put_out_notices", plan, "", "", ""});
  const store::OrgRepo org(folder.db());
  const auto organisation = org.organisation();
  if (auto may = permit(organisation, by, Access::kWriteTasks); !may) {
    return tl::unexpected(may.error());
  }
  const auto force = plan_in_force(folder, plan);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const auto calendar = org.calendar();
  const TaskGround office{&organisation, &calendar, &rules};
  const auto records = task_records_on(folder, plan, by.today(), {});
  const auto facts = facts_of_plan(*force, records, by.today(), office);
  const auto sent = sent_before(store::TaskRepo(folder.db()).notices(plan));
  const i18n::Catalogue& words = i18n::Catalogue::of(language);
  std::vector<store::StoredNotice> out;
  for (const Notice& notice :
       supervise::due_notices(facts, rules.supervision, by.today(), calendar, sent)) {
    const WorkItem& item = *force->item(notice.key.item);
    const auto [unit, person] = addressee(organisation, item, records.at(item.id), notice.key.to);
    out.push_back(
        {item.id, std::string(to_string(notice.key.kind)), std::string(to_string(notice.key.to)),
         notice.key.occasion, by.today(), unit, person,
         words.say({"task.notice", {{"item", item.title}, {"reason", words.say(notice.reason)}}}),
         change.number()});
  }
  if (!out.empty()) {
    store::TaskRepo::add(change, plan, out);
    change.describe("", std::to_string(out.size()));
    change.commit();
  }
  return out;
}

Result<Delivered> deliver_notices(Folder& folder, const std::string& plan, Sender& sender,
                                  const By& by) {
  if (auto may = permit(organisation_of(folder), by, Access::kWriteTasks); !may) {
    return tl::unexpected(may.error());
  }
  const store::TaskRepo repo(folder.db());
  std::set<std::string> done;
  for (const store::Delivery& delivery : repo.deliveries()) {
    if (delivery.state == "sent") {
      done.insert(delivery.notice);
    }
  }
  Delivered out;
  std::vector<store::Delivery> tries;
  for (const store::StoredNotice& notice : repo.notices(plan)) {
    const std::string name = notice.name(plan);
    if (notice.person.empty() || done.contains(name)) {
      continue;
    }
    const auto sent = sender.send({name, notice.person, plan + " " + notice.item, notice.text});
    tries.push_back({name, sender.channel(), sent ? "sent" : sent.error().what.key});
    out.sent += sent ? std::size_t{1} : 0;
    if (!sent) {
      ++out.failed;
      out.errors.push_back(sent.error());
    }
  }
  if (!tries.empty()) {
    store::Change change(
        folder.db(), {by.now, by.actor, "deliver_notices", plan, "", std::to_string(out.sent), ""});
    store::TaskRepo::add(change, std::move(tries));
    change.commit();
  }
  return out;
}

}  // namespace stave::app
