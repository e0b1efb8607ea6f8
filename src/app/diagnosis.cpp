#include "stave/app/diagnosis.hpp"

#include "loading.hpp"

#include "stave/base/text.hpp"
#include "stave/office/docx.hpp"
#include "stave/reading/read_plan.hpp"
#include "stave/store/plan_repo.hpp"

#include <utility>

namespace stave::app {

Checked<RoundAssessment> assess_round(Folder& folder, const std::string& pack, Round round,
                                      const Knowledge& known) {
  auto loaded = load_round(folder, pack, round, known);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  const DataYear year = loaded->last;
  auto table = index::evaluate(loaded->pack, loaded->zones, loaded->figures, year);
  const auto before =
      index::evaluate(loaded->pack, loaded->zones, loaded->figures, DataYear(year.value() - 1));
  auto assessment = index::assess(loaded->pack, table, &before);
  if (!assessment) {
    return tl::unexpected(one(assessment.error()));
  }
  return RoundAssessment{std::move(loaded->pack), round, std::move(table), std::move(*assessment),
                         loaded->basis};
}

Result<std::string> plan_text_of(std::string_view bytes, const std::string& name) {
  if (!bytes.starts_with("PK\x03\x04") && !bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return decode_text(bytes, name);
  }
  return office::read_docx(bytes, name).map([](const auto& document) { return document.text(); });
}

Result<Plan> read_plan_bytes(std::string_view bytes, const std::string& name) {
  const auto text = plan_text_of(bytes, name);
  if (!text) {
    return tl::unexpected(text.error());
  }
  auto plan = reading::read_plan(*text);
  if (!plan && plan.error().where.empty()) {
    plan.error().where = name;
  }
  return plan;
}

Result<std::optional<NamedPlan>> stored_plan(Folder& folder, const Knowledge& known) {
  const auto stored = store::PlanRepo(folder.db()).newest(known.up_to);
  if (!stored) {
    return std::optional<NamedPlan>();
  }
  auto plan = read_plan_bytes(stored->text, stored->name);
  if (!plan) {
    return tl::unexpected(plan.error());
  }
  return std::optional(NamedPlan{std::move(*plan), stored->name});
}

Checked<ZoneDiagnosis> diagnose_zone(Folder& folder, const std::string& pack, Round round,
                                     const std::string& zone, std::optional<NamedPlan> plan,
                                     const Knowledge& known) {
  const auto loaded = load(folder, pack, known);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  if (!plan) {
    auto stored = stored_plan(folder, known);
    if (!stored) {
      return tl::unexpected(one(stored.error()));
    }
    plan = std::move(*stored);
  }
  const std::string code = zone.empty() ? folder.home().value_or("") : zone;
  if (code.empty()) {
    return tl::unexpected(one({Errc::kInvalidInput, "--zone", {"app.which_zone", {}}}));
  }
  auto diagnosis = index::diagnose({&loaded->pack, loaded->zones, &loaded->figures, loaded->first,
                                    loaded->last, round, code, plan ? &plan->plan : nullptr});
  if (!diagnosis) {
    return tl::unexpected(one(diagnosis.error()));
  }
  diagnosis->assumed_weight = loaded->basis.assumed_weight;
  ZoneDiagnosis out{loaded->pack.pack(), std::move(*diagnosis), std::nullopt, "", loaded->basis};
  if (plan) {
    out.plan = std::move(plan->plan);
    out.plan_name = plan->name;
  }
  return out;
}

}  // namespace stave::app
