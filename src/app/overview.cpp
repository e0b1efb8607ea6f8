#include "stave/app/overview.hpp"

#include "loading.hpp"
#include "rights.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/plans.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/task_repo.hpp"
#include "stave/store/trail.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace stave::app {
namespace {

constexpr const char* kPackKey = "pack";

/// The shipped packs, read once.
const Checked<std::vector<Pack>>& loaded_packs() {
  static const auto kAll = []() -> Checked<std::vector<Pack>> {
    std::vector<Pack> out;
    for (const std::string& id : shipped_packs()) {
      auto pack = load_pack(id);
      if (!pack) {
        return tl::unexpected(pack.error());
      }
      out.push_back(*std::move(pack));
    }
    return out;
  }();
  return kAll;
}

std::optional<std::string> chosen_pack(Folder& folder) {
  return store::SettingRepo(folder.db()).get(kPackKey);
}

/// The pack that is used when none is named.
std::string pack_in_use(Folder& folder, const std::vector<WorkPlan>& plans) {
  const auto chosen = chosen_pack(folder);
  const auto shipped = shipped_packs();
  if (chosen && std::find(shipped.begin(), shipped.end(), *chosen) != shipped.end()) {
    return *chosen;
  }
  return plans.empty() ? shipped.front() : plans.back().pack;
}

/// Rounds of the pack whose data year, and the one before it, have figures.
std::vector<Round> rounds_of(Folder& folder, const Pack& pack) {
  std::vector<Round> out;
  const auto years = store::FigureRepo(folder.db()).years();
  if (!years) {
    return out;
  }
  for (int year = years->first.value() + 1; year <= years->second.value(); ++year) {
    out.push_back(pack.round_of(DataYear(year)));
  }
  return out;
}

bool takes_part(const WorkItem& item, const std::string& unit) {
  return std::any_of(item.units.begin(), item.units.end(),
                     [&](const Assignment& a) { return a.unit == unit; });
}

/// The steps forward that somebody judges by.
std::optional<SubmissionStep> judgement_of(SubmissionState state) {
  switch (state) {
    case SubmissionState::kSubmitted:
      return SubmissionStep::kReview;
    case SubmissionState::kReviewed:
      return SubmissionStep::kApprove;
    case SubmissionState::kApproved:
      return SubmissionStep::kPublish;
    default:
      return std::nullopt;
  }
}

void add_submissions(Folder& folder, const Organisation& organisation, const By& by,
                     const Knowledge& known, Mine& out) {
  for (FormStatus& status : form_status(folder, "", std::nullopt, by, known)) {
    const auto step = judgement_of(status.unit.state);
    const bool judges =
        step && may(organisation, by.actor, access_for(status.unit.state, *step), status.unit.unit);
    if (judges) {
      out.to_judge.push_back(status);
    }
    if (status.unit.unit == out.unit && status.unit.state != SubmissionState::kPublished) {
      out.submissions.push_back(std::move(status));
    }
  }
  std::stable_sort(out.submissions.begin(), out.submissions.end(),
                   [](const FormStatus& a, const FormStatus& b) {
                     return a.unit.window.due < b.unit.window.due;
                   });
}

Result<void> add_tasks(Folder& folder, Day day, const Rulebook& rules, const Knowledge& known,
                       Mine& out) {
  for (const WorkPlan& plan : plans(folder, known)) {
    auto all = lights(folder, plan.code, day, rules, known);
    if (!all && all.error().what.key == "plan.no_baseline") {
      continue;
    }
    if (!all) {
      return tl::unexpected(all.error());
    }
    for (TaskRow& row : all->rows) {
      if (is_running(row.state) && takes_part(row.item, out.unit)) {
        out.tasks.push_back({plan.code, std::move(row)});
      }
    }
  }
  std::stable_sort(out.tasks.begin(), out.tasks.end(), [](const MyTask& a, const MyTask& b) {
    constexpr Day kLast = std::chrono::year(9999) / 12 / 31;
    return a.row.due.value_or(kLast) < b.row.due.value_or(kLast);
  });
  return {};
}

/// Whoever decides sees what was asked by others.
void add_requests(Folder& folder, const Organisation& organisation, const By& by,
                  const Knowledge& known, Mine& out) {
  if (!may(organisation, by.actor, Access::kDecide)) {
    return;
  }
  for (const WorkPlan& plan : plans(folder, known)) {
    for (RequestVersion& request : open_requests(folder, plan.code, known)) {
      if (request.made.actor != by.actor) {
        out.to_decide.emplace_back(plan.code, std::move(request));
      }
    }
  }
}

}  // namespace

std::vector<RequestVersion> open_requests(Folder& folder, const std::string& plan,
                                          const Knowledge& known) {
  std::map<std::pair<std::string, int>, RequestVersion> newest;
  for (RequestVersion& version : store::TaskRepo(folder.db()).requests(plan, known.up_to)) {
    newest.insert_or_assign({version.subject, version.number}, std::move(version));
  }
  std::vector<RequestVersion> out;
  for (auto& [key, version] : newest) {
    if (version.state == RequestState::kAsked) {
      out.push_back(std::move(version));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.made.change < b.made.change; });
  return out;
}

store::ChangeNumber newest_change(Folder& folder) {
  return store::Trail(folder.db()).newest();
}

store::ChangeNumber newest_data_change(Folder& folder) {
  return store::Trail(folder.db()).newest_with_rows();
}

Checked<Overview> overview(Folder& folder) {
  const auto& packs = loaded_packs();
  if (!packs) {
    return tl::unexpected(packs.error());
  }
  Overview out;
  out.generated = folder.generated();
  out.home = folder.home().value_or("");
  const auto zones = folder.zones();
  out.zones = zones.size();
  out.home_name = zone_name(zones, out.home);
  out.plans = plans(folder);
  out.pack = pack_in_use(folder, out.plans);
  for (const Pack& pack : *packs) {
    out.packs.push_back({pack.identity.id, pack.identity.title});
    if (pack.identity.id == out.pack) {
      out.rounds = rounds_of(folder, pack);
    }
  }
  if (const auto last = store::Trail(folder.db()).last()) {
    out.change = newest_data_change(folder);
    out.head = last->hash;
  }
  return out;
}

Result<Mine> mine(Folder& folder, Day day, const Rulebook& rules, const By& by,
                  const Knowledge& known) {
  const Organisation organisation = organisation_of(folder);
  const Person* person = organisation.person(by.actor);
  if (person == nullptr) {
    return fail(Errc::kDenied, by.actor, {"rights.unknown_person", {{"person", by.actor}}});
  }
  Mine out;
  out.unit = person->unit;
  out.day = day;
  add_submissions(folder, organisation, by, known, out);
  add_requests(folder, organisation, by, known, out);
  if (auto done = add_tasks(folder, day, rules, known, out); !done) {
    return tl::unexpected(done.error());
  }
  return out;
}

Checked<void> use_pack(Folder& folder, const std::string& pack, const By& by,
                       const std::string& reason) {
  if (auto able = permit(organisation_of(folder), by, Access::kRunSystem); !able) {
    return tl::unexpected(one(able.error()));
  }
  const auto shipped = shipped_packs();
  if (std::find(shipped.begin(), shipped.end(), pack) == shipped.end()) {
    return tl::unexpected(one({Errc::kNotFound, pack, {"app.pack_not_shipped", {}}}));
  }
  if (auto sound = load_pack(pack); !sound) {
    return tl::unexpected(sound.error());
  }
  store::Change change(folder.db(), {by.now, by.actor, "use-pack", pack,
                                     chosen_pack(folder).value_or(""), pack, reason});
  store::SettingRepo::add(change, kPackKey, pack);
  change.commit();
  return {};
}

}  // namespace stave::app
