#include "stave/app/check.hpp"

#include "loading.hpp"

#include "stave/app/packs.hpp"
#include "stave/check/checklist.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/store/figure_repo.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::app {
namespace {

/// The zones that are asked for.
Result<std::vector<Zone>> chosen(Folder& folder, const std::vector<Zone>& zones,
                                 const std::optional<std::string>& asked) {
  if (!asked) {
    return zones;
  }
  const std::string code = asked->empty() ? folder.home().value_or("") : *asked;
  if (code.empty()) {
    return fail(Errc::kInvalidInput, "--zone", {"app.which_zone", {}});
  }
  const auto z = index::find_zone(zones, code);
  if (!z) {
    return tl::unexpected(z.error());
  }
  return std::vector{zones[*z]};
}

/// The areas of the judged zones in which several zones of the folder lie, with these. (What one
/// zone has of its area is a matter of balances.)
std::map<std::string, std::vector<std::string>> areas_of(const std::vector<Zone>& judged,
                                                         const std::vector<Zone>& all) {
  std::map<std::string, std::vector<std::string>> out;
  for (const Zone& zone : judged) {
    for (const auto& [kind, area] : zone.areas) {
      out[area];
    }
  }
  for (const Zone& zone : all) {
    for (const auto& [kind, area] : zone.areas) {
      if (const auto it = out.find(area); it != out.end()) {
        it->second.push_back(zone.code);
      }
    }
  }
  std::erase_if(out, [](const auto& area) { return area.second.size() < 2; });
  return out;
}

/// Fails when no figure is about the period.
Result<void> must_have(const Figures& figures, Period period) {
  std::set<Period> periods;
  figures.each([&](const FigureKey& key, const Value&) { periods.insert(key.period); });
  if (periods.contains(period)) {
    return {};
  }
  return fail(Errc::kNotFound, "--period",
              {"check.no_figures",
               {{"period", period.to_string()},
                {"first", periods.begin()->to_string()},
                {"last", periods.rbegin()->to_string()}}});
}

struct Material {
  std::vector<Zone> zones;
  Figures figures;
};

Result<Material> material_of(Folder& folder, Period period, const Knowledge& known) {
  Material out{folder.zones(known.up_to),
               store::FigureRepo(folder.db()).of_every_period(known.up_to)};
  if (out.zones.empty() || out.figures.size() == 0) {
    return fail(Errc::kNotFound, folder.dir().string(), {"app.no_figures", {}});
  }
  if (const auto there = must_have(out.figures, period); !there) {
    return tl::unexpected(there.error());
  }
  return out;
}

/// Positions of the checks to run, at least one.
Result<std::vector<std::size_t>> to_run(const check::Checklist& list, const check::Scope& scope) {
  const auto& identity = list.pack().identity;
  if (list.pack().checks.empty()) {
    return fail(Errc::kNotFound, identity.id, {"check.no_checks", {}});
  }
  auto out = list.run_for(scope);
  if (out.empty()) {
    return fail(Errc::kNotFound, identity.id,
                {"check.none_runs", {{"period", scope.period.to_string()}}});
  }
  return out;
}

Result<CheckReport> checked(Folder& folder, const check::Checklist& list,
                            const CheckRequest& request, const Knowledge& known) {
  auto material = material_of(folder, request.period, known);
  if (!material) {
    return tl::unexpected(material.error());
  }
  auto judged = chosen(folder, material->zones, request.zone);
  if (!judged) {
    return tl::unexpected(judged.error());
  }
  auto areas = areas_of(*judged, material->zones);
  const check::Scope scope{*judged, request.period, std::move(material->zones), std::nullopt,
                           std::move(areas)};
  auto run = to_run(list, scope);
  if (!run) {
    return tl::unexpected(run.error());
  }
  return CheckReport{list.pack(),
                     request.period,
                     *std::move(judged),
                     *std::move(run),
                     list.examine(material->figures, scope),
                     basis_of(folder, list.pack(), known)};
}

}  // namespace

std::size_t CheckReport::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [&](const Finding& f) { return f.severity == severity; }));
}

std::size_t CheckReport::assumed_checks() const {
  return static_cast<std::size_t>(std::count_if(checks.begin(), checks.end(), [&](std::size_t i) {
    return pack.checks[i].provenance == Provenance::kAssumed;
  }));
}

Checked<CheckReport> check_figures(Folder& folder, const CheckRequest& request,
                                   const Knowledge& known) {
  auto pack = load_pack(request.pack);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  const auto list = check::Checklist::make(*std::move(pack));
  if (!list) {
    return tl::unexpected(one(list.error()));
  }
  auto out = checked(folder, *list, request, known);
  if (!out) {
    return tl::unexpected(one(out.error()));
  }
  return *std::move(out);
}

}  // namespace stave::app
