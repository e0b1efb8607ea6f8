#include "loading.hpp"

#include "stave/app/packs.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/pack/summary.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/trail.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace stave::app {
namespace {

/// The largest share of assumed weight that any zone class has.
double assumed_weight(const Pack& pack) {
  double most = 0.0;
  for (const auto& weights : pack::summarise(pack).weights) {
    most = std::max(most, weights.weight[static_cast<std::size_t>(Provenance::kAssumed)]);
  }
  return most;
}

/// The last change that counts.
std::optional<store::TrailRow> last_change(Folder& folder, const Knowledge& known) {
  const store::Trail trail(folder.db());
  if (known.up_to == store::kNow) {
    return trail.last();
  }
  auto rows = trail.rows(known.up_to, known.up_to);
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace

std::string zone_name(const std::vector<Zone>& zones, const std::string& code) {
  const auto it =
      std::find_if(zones.begin(), zones.end(), [&](const Zone& zone) { return zone.code == code; });
  return it == zones.end() ? code : it->name;
}

Basis basis_of(Folder& folder, const Knowledge& known) {
  Basis basis;
  basis.generated = folder.generated();
  basis.as_of = known.day;
  if (const auto last = last_change(folder, known)) {
    basis.vintage = last->deed.at;
    basis.change = last->seq;
    basis.head = last->hash;
  }
  return basis;
}

Basis basis_of(Folder& folder, const Pack& pack, const Knowledge& known) {
  Basis basis = basis_of(folder, known);
  basis.assumed_weight = assumed_weight(pack);
  return basis;
}

namespace {

Checked<index::CompiledPack> compiled_pack(const std::string& name) {
  auto pack = load_pack(name);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto compiled = index::CompiledPack::make(std::move(*pack));
  if (!compiled) {
    return tl::unexpected(one(compiled.error()));
  }
  return std::move(*compiled);
}

tl::unexpected<Errors> no_figures(const Folder& folder) {
  return tl::unexpected(one({Errc::kNotFound, folder.where(), {"app.no_figures", {}}}));
}

bool any_of_year(const Figures& figures, DataYear year) {
  return figures.any([&](const auto& key, const auto&) { return key.period == Period(year); });
}

}  // namespace

Checked<Loaded> load(Folder& folder, const std::string& pack_name, const Knowledge& known) {
  auto compiled = compiled_pack(pack_name);
  if (!compiled) {
    return tl::unexpected(compiled.error());
  }
  auto zones = folder.zones(known.up_to);
  const store::FigureRepo figures(folder.db());
  const auto years = figures.years(known.up_to);
  if (zones.empty() || !years) {
    return no_figures(folder);
  }
  auto basis = basis_of(folder, compiled->pack(), known);
  return Loaded{std::move(*compiled),
                std::move(zones),
                figures.current(years->first, years->second, known.up_to),
                years->first,
                years->second,
                std::move(basis)};
}

Checked<Loaded> load_round(Folder& folder, const std::string& pack_name, Round round,
                           const Knowledge& known) {
  auto compiled = compiled_pack(pack_name);
  if (!compiled) {
    return tl::unexpected(compiled.error());
  }
  auto zones = folder.zones(known.up_to);
  const store::FigureRepo repo(folder.db());
  const DataYear last = compiled->pack().data_year(round);
  const DataYear first(last.value() - 1 - compiled->years_back());
  auto figures = repo.current(first, last, known.up_to);
  if (zones.empty() || !any_of_year(figures, last)) {
    const auto years = repo.years(known.up_to);
    if (zones.empty() || !years) {
      return no_figures(folder);
    }
    if (last < years->first || last > years->second) {
      return tl::unexpected(
          one(index::round_without_figures(round, last, years->first, years->second)));
    }
  }
  auto basis = basis_of(folder, compiled->pack(), known);
  return Loaded{std::move(*compiled), std::move(zones), std::move(figures), first, last,
                std::move(basis)};
}

std::string Basis::trail_code() const {
  constexpr std::size_t kPrinted = 16;
  return change == 0 ? "" : std::to_string(change) + "-" + head.substr(0, kPrinted);
}

Result<Knowledge> known_on(Folder& folder, const std::string& day, const std::string& last_moment) {
  const auto up_to = store::Trail(folder.db()).up_to(last_moment);
  if (up_to == 0) {
    return fail(Errc::kNotFound, day, {"app.nothing_known", {}});
  }
  return Knowledge{up_to, day};
}

}  // namespace stave::app
