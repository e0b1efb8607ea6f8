#include "stave/app/plans.hpp"

#include "codes.hpp"
#include "loading.hpp"
#include "plan_edit.hpp"
#include "plan_proposal.hpp"
#include "rights.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/packs.hpp"
#include "stave/base/digest.hpp"
#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/plan_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

/// Byte position of the n-th code point.
std::size_t byte_of(const std::string& text, std::size_t n) {
  std::size_t at = 0;
  for (; at < text.size() && n > 0; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      --n;
    }
  }
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    ++at;
  }
  return at;
}

Checked<WorkPlan> proposed(Folder& folder, const Adoption& adoption, const Plan& read) {
  const auto pack = load_pack(adoption.pack);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  WorkPlan out = proposal(read, *pack, organisation_of(folder));
  out.code = adoption.code;
  out.pack = adoption.pack;
  out.year = adoption.year;
  if (out.year == 0 && out.issued) {
    out.year = static_cast<int>(out.issued->year());
  }
  if (out.year == 0) {
    return tl::unexpected(one({Errc::kInvalidInput, adoption.file, {"plan.no_year", {}}}));
  }
  return out;
}

Result<void> may_adopt(Folder& folder, const Adoption& adoption, const By& by) {
  if (auto may = permit(organisation_of(folder), by, Access::kWritePlans); !may) {
    return may;
  }
  if (!is_code(adoption.code)) {
    return fail(Errc::kInvalidInput, adoption.code, {"plan.bad_code", {}});
  }
  for (const WorkPlan& have : plans(folder)) {
    if (have.code == adoption.code) {
      return fail(Errc::kConflict, adoption.code, {"plan.exists", {{"title", have.title}}});
    }
  }
  return {};
}

Result<store::StoredWorkPlan> stored_plan_of(Folder& folder, const std::string& code,
                                             const Knowledge& known) {
  if (auto stored = store::WorkPlanRepo(folder.db()).find(code, known.up_to)) {
    return *std::move(stored);
  }
  std::string names;
  for (const WorkPlan& plan : plans(folder, known)) {
    names += (names.empty() ? "" : ", ") + plan.code;
  }
  return fail(Errc::kNotFound, code,
              {names.empty() ? "plan.none" : "plan.unknown", {{"known", names}}});
}

/// What units have split off since the baseline.
bool is_split(const WorkItem& item) {
  return item.level == ItemLevel::kTask || item.level == ItemLevel::kMilestone;
}

}  // namespace

std::string PlanView::sentence(const Span& span) const {
  const auto first = byte_of(document, span.first);
  return document.substr(first, byte_of(document, span.last) - first);
}

Checked<PlanReceipt> adopt_plan(Folder& folder, const Adoption& adoption, const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "adopt_plan", adoption.code, "", "", ""});
  if (auto may = may_adopt(folder, adoption, by); !may) {
    return tl::unexpected(one(may.error()));
  }
  const auto text = plan_text_of(adoption.bytes, adoption.file);
  const auto read = text ? reading::read_plan(*text) : tl::unexpected(text.error());
  if (!read) {
    return tl::unexpected(one(read.error()));
  }
  const auto plan = proposed(folder, adoption, *read);
  if (!plan) {
    return tl::unexpected(plan.error());
  }
  const auto rows = static_cast<std::int64_t>(plan->items.size() + plan->targets.size());
  store::FileRepo::add(change, {adoption.file, sha256_hex(adoption.bytes), rows});
  store::PlanRepo::add(change, {*text, adoption.file});
  store::WorkPlanRepo::add_head(change, *plan, change.number());
  store::WorkPlanRepo::add(change, plan->code, plan->items);
  store::WorkPlanRepo::add(change, plan->code, plan->targets);
  change.describe("", plan->title);
  return PlanReceipt{plan->code, plan->items.size(), plan->targets.size(), change.number(),
                     change.commit()};
}

std::vector<WorkPlan> plans(Folder& folder, const Knowledge& known) {
  std::vector<WorkPlan> out;
  for (auto& stored : store::WorkPlanRepo(folder.db()).all(known.up_to)) {
    out.push_back(std::move(stored.plan));
  }
  return out;
}

Result<PlanView> plan_of(Folder& folder, const std::string& code, const Knowledge& known) {
  auto stored = stored_plan_of(folder, code, known);
  if (!stored) {
    return tl::unexpected(stored.error());
  }
  PlanView out;
  out.plan = std::move(stored->plan);
  if (auto document = store::PlanRepo(folder.db()).of(stored->document)) {
    out.document = std::move(document->text);
    out.file = std::move(document->name);
  }
  if (const auto read = reading::read_plan(out.document)) {
    out.questions = read->questions;
  }
  out.baselines = store::WorkPlanRepo(folder.db()).baselines(code, known.up_to);
  return out;
}

std::string plan_sentence(Folder& folder, const std::string& code, const Span& span,
                          const Knowledge& known) {
  for (const auto& stored : store::WorkPlanRepo(folder.db()).all(known.up_to)) {
    if (stored.plan.code == code) {
      PlanView view;
      view.document =
          store::PlanRepo(folder.db()).of(stored.document).value_or(store::StoredPlan{}).text;
      return view.sentence(span);
    }
  }
  return "";
}

Result<WorkPlan> plan_in_force(Folder& folder, const std::string& code, const Knowledge& known) {
  auto now = stored_plan_of(folder, code, known);
  if (!now) {
    return tl::unexpected(now.error());
  }
  const store::WorkPlanRepo repo(folder.db());
  const auto baselines = repo.baselines(code, known.up_to);
  if (baselines.empty()) {
    return fail(Errc::kConflict, code, {"plan.no_baseline", {}});
  }
  const auto frozen_at = baselines.back().made.change;
  WorkPlan out;
  if (repo.last_item_change(code, known.up_to) <= frozen_at) {
    out = now->plan;
  } else if (auto frozen = repo.find(code, frozen_at)) {
    out = std::move(frozen->plan);
  }
  std::erase_if(out.items,
                [](const WorkItem& i) { return i.state == Confirmation::kDropped || is_split(i); });
  out.targets =
      std::move(now->plan.targets);  // after a baseline approved requests alone change them
  std::erase_if(out.targets, [](const auto& t) { return t.state != Confirmation::kConfirmed; });
  for (WorkItem& item : now->plan.items) {
    const bool counts = is_split(item) && item.state == Confirmation::kConfirmed;
    if (counts && out.item(item.parent) != nullptr) {
      out.items.push_back(std::move(item));
    }
  }
  std::stable_sort(out.items.begin(), out.items.end(),
                   [](const auto& a, const auto& b) { return id_less(a.id, b.id); });
  return out;
}

Result<std::vector<PlanDifference>> compare_plan(Folder& folder, const std::string& code,
                                                 const Knowledge& before, const Knowledge& after) {
  const auto old = plan_of(folder, code, before);
  if (!old) {
    return tl::unexpected(old.error());
  }
  const auto fresh = plan_of(folder, code, after);
  if (!fresh) {
    return tl::unexpected(fresh.error());
  }
  return compare(old->plan, fresh->plan);
}

Checked<std::vector<StaveCoverage>> coverage(Folder& folder, const std::string& plan, Round round,
                                             const Knowledge& known) {
  const auto force = plan_in_force(folder, plan, known);
  if (!force) {
    return tl::unexpected(one(force.error()));
  }
  const auto diagnosis = diagnose_zone(folder, force->pack, round, "", std::nullopt, known);
  if (!diagnosis) {
    return tl::unexpected(diagnosis.error());
  }
  std::vector<StaveCoverage> out;
  const auto& staves = diagnosis->diagnosis.staves;
  for (std::size_t s = 0; s < diagnosis->diagnosis.short_staves; ++s) {
    out.push_back(coverage_of(*force, diagnosis->pack.indicators[staves[s].indicator]));
  }
  return out;
}

}  // namespace stave::app
