#include "loading.hpp"

#include "stave/app/packs.hpp"
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

Checked<Loaded> load(Folder& folder, const std::string& pack_name, const Knowledge& known) {
  auto pack = load_pack(pack_name);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto compiled = index::CompiledPack::make(std::move(*pack));
  if (!compiled) {
    return tl::unexpected(one(compiled.error()));
  }
  auto zones = folder.zones(known.up_to);
  const store::FigureRepo figures(folder.db());
  const auto years = figures.years(known.up_to);
  if (zones.empty() || !years) {
    return tl::unexpected(one({Errc::kNotFound, folder.where(), {"app.no_figures", {}}}));
  }
  auto basis = basis_of(folder, compiled->pack(), known);
  return Loaded{std::move(*compiled),
                std::move(zones),
                figures.current(years->first, years->second, known.up_to),
                years->first,
                years->second,
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
