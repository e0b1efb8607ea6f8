#include "stave/app/diagnosis.hpp"

#include "stave/app/packs.hpp"
#include "stave/base/text.hpp"
#include "stave/pack/summary.hpp"
#include "stave/reading/read_plan.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/source_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

struct Loaded {
  index::CompiledPack pack;
  std::vector<Zone> zones;
  Figures figures;
  DataYear first;
  DataYear last;
  Basis basis;
};

Errors one(Error error) {
  return {std::move(error)};
}

/// The largest share of assumed weight that any zone class has.
double assumed_weight(const Pack& pack) {
  double most = 0.0;
  for (const auto& weights : pack::summarise(pack).weights) {
    most = std::max(most, weights.weight[static_cast<std::size_t>(Provenance::kAssumed)]);
  }
  return most;
}

Basis basis_of(Folder& folder, const Pack& pack) {
  const auto sources = store::SourceRepo(folder.db()).all();
  return {folder.generated(), sources.empty() ? "" : sources.back().at, assumed_weight(pack)};
}

Checked<Loaded> load(Folder& folder, const std::string& pack_name) {
  auto pack = load_pack(pack_name);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto compiled = index::CompiledPack::make(std::move(*pack));
  if (!compiled) {
    return tl::unexpected(one(compiled.error()));
  }
  auto zones = folder.zones();
  const store::FigureRepo figures(folder.db());
  const auto years = figures.years();
  if (zones.empty() || !years) {
    return tl::unexpected(one({Errc::kNotFound, folder.dir().string(), {"app.no_figures", {}}}));
  }
  auto basis = basis_of(folder, compiled->pack());
  return Loaded{
      std::move(*compiled), std::move(zones), figures.current(years->first, years->second),
      years->first,         years->second,    std::move(basis)};
}

}  // namespace

Checked<RoundAssessment> assess_round(Folder& folder, const std::string& pack, Round round) {
  auto loaded = load(folder, pack);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  const DataYear year = loaded->pack.pack().data_year(round);
  if (year < loaded->first || year > loaded->last) {
    return tl::unexpected(
        one(index::round_without_figures(round, year, loaded->first, loaded->last)));
  }
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

Result<Plan> read_plan_bytes(std::string_view bytes, const std::string& name) {
  const auto text = decode_text(bytes, name);
  if (!text) {
    return tl::unexpected(text.error());
  }
  auto plan = reading::read_plan(*text);
  if (!plan && plan.error().where.empty()) {
    plan.error().where = name;
  }
  return plan;
}

Result<std::optional<NamedPlan>> stored_plan(Folder& folder) {
  const auto stored = store::PlanRepo(folder.db()).newest();
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
                                     const std::string& zone, std::optional<NamedPlan> plan) {
  const auto loaded = load(folder, pack);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  if (!plan) {
    auto stored = stored_plan(folder);
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
