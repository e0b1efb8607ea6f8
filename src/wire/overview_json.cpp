#include "stave/wire/overview_json.hpp"

#include "parts_json.hpp"

#include "stave/wire/collection_json.hpp"
#include "stave/wire/task_json.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <span>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json statuses(const std::vector<app::FormStatus>& all) {
  auto out = json::array();
  for (const auto& status : all) {
    out.push_back(to_json(status));
  }
  return out;
}

}  // namespace

json to_json(const app::Overview& overview) {
  auto packs = json::array();
  for (const auto& pack : overview.packs) {
    packs.push_back({{"id", pack.id}, {"title", title_json(pack.title)}});
  }
  auto rounds = json::array();
  for (const Round round : overview.rounds) {
    rounds.push_back(round.value());
  }
  auto plans = json::array();
  for (const WorkPlan& plan : overview.plans) {
    plans.push_back({{"code", plan.code}, {"title", plan.title}, {"year", plan.year}});
  }
  return {{"generated", overview.generated}, {"home", overview.home},
          {"home_name", overview.home_name}, {"zones", overview.zones},
          {"packs", std::move(packs)},       {"pack", overview.pack},
          {"rounds", std::move(rounds)},     {"plans", std::move(plans)},
          {"change", overview.change},       {"head", overview.head}};
}

json to_json(const app::Mine& mine, const i18n::Catalogue& words) {
  auto tasks = json::array();
  for (const app::MyTask& task : mine.tasks) {
    json row = to_json(task.row, words);
    row["plan"] = task.plan;
    tasks.push_back(std::move(row));
  }
  auto decisions = json::array();
  for (const auto& [plan, request] : mine.to_decide) {
    json row = to_json(request);
    row["plan"] = plan;
    decisions.push_back(std::move(row));
  }
  return {{"unit", mine.unit},
          {"day", to_string(mine.day)},
          {"tasks", std::move(tasks)},
          {"submissions", statuses(mine.submissions)},
          {"to_judge", statuses(mine.to_judge)},
          {"to_decide", std::move(decisions)}};
}

json to_json(const app::OpenSession& session, const Organisation& organisation) {
  auto access = json::array();
  for (const app::Access one : app::all_accesses()) {
    if (session.allows(one) && app::may_somewhere(organisation, session.person, one)) {
      access.push_back(app::to_string(one));
    }
  }
  const Person* person = organisation.person(session.person);
  const OrgUnit* unit = organisation.unit(session.unit);
  const auto idle = session.administrator ? app::kIdleAdministrators : app::kIdleOthers;
  return {{"signed_in", true},
          {"setup_needed", false},
          {"person", session.person},
          {"name", session.name},
          {"unit", session.unit},
          {"unit_name", unit == nullptr ? "" : unit->name},
          {"duties", person == nullptr ? json::array() : duties_json(person->duties)},
          {"access", std::move(access)},
          {"csrf", session.csrf},
          {"must_change_password", session.owed == Owed::kPassword},
          {"must_enrol_factor", session.owed == Owed::kFactor},
          {"idle_seconds", std::chrono::seconds(idle).count()}};
}

}  // namespace stave::wire
