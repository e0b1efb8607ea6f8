#include "model.hpp"

#include "fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace stave::demo {
namespace {

constexpr double kSlack = 1e-9;  // relative rounding of a part against its whole

/// One element with what all its years need.
struct Making {
  const World* world;
  std::span<const Table> earlier;
  const ElementSpec* element;
  std::vector<char> takes_part;  ///< by generated zone: not struck by `zero`
  std::vector<Row> level;
  std::vector<double> u;  ///< counts only
  double power = 1.0;
};

std::string number(double x) {
  return fmt::format("{:.15g}", x);
}

/// The sentence always names element and year.
tl::unexpected<Error> refuse(const ElementSpec& element, int year, std::string_view key,
                             std::vector<std::pair<std::string, std::string>> args = {}) {
  args.insert(args.begin(), {{"element", element.code}, {"year", fmt::format("{}", year)}});
  return fail(Errc::kInvalidInput, element.where, {fmt::format("demo.{}", key), std::move(args)});
}

Making prepare(const World& world, std::span<const Table> earlier, const ElementSpec& element) {
  Making out{&world, earlier, &element, {}, {}, {}, 1.0};
  const auto code = hash_of(element.code);
  for (std::size_t z = 0; z < world.traits.size(); ++z) {
    const bool struck = world.draws.uniform({Purpose::kZero, z, code}) < element.zero;
    out.takes_part.push_back(struck ? 0 : 1);
    out.u.push_back(world.draws.uniform({Purpose::kCount, z, code}));
  }
  if (element.model != Model::kRest) {
    out.level = levels(world, code, element.level, kZoneDraws);
  }
  return out;
}

/// `of` less what is taken off it, for all zones.
Result<Row> parents(const Making& in, std::size_t t) {
  const ElementSpec& e = *in.element;
  if (!e.of) {
    return Row(in.world->traits.size() + 1, e.of_value);
  }
  const Row& whole = in.earlier[*e.of][t];
  Row out = whole;
  for (std::size_t z = 0; z < out.size(); ++z) {
    for (const auto taken : e.less) {
      out[z] -= in.earlier[taken][t][z];
    }
    if (out[z] < -kSlack * whole[z]) {
      return refuse(e, in.world->spec->years[t], "negative_parent",
                    {{"found", number(out[z])}, {"zone", fmt::format("{}", z + 1)}});
    }
    out[z] = std::max(out[z], 0.0);
  }
  return out;
}

/// What the generated zones are in proportion to, 0 for those that take no part.
Row weights(const Making& in, std::span<const double> parent) {
  Row out(in.takes_part.size());
  for (std::size_t z = 0; z < out.size(); ++z) {
    out[z] = in.takes_part[z] != 0 ? parent[z] : 0.0;
  }
  return out;
}

std::optional<Row> fit(const Making& in, std::size_t t, std::span<const double> weight,
                       double remainder) {
  const Field field{in.level[t], weight};
  switch (in.element->model) {
    case Model::kPart:
      return fit_part(field, remainder);
    case Model::kCount:
      return fit_count(field, in.u, remainder);
    default:
      return fit_scale(field, in.power, remainder);
  }
}

/// Amounts and counts share a total by themselves; the others follow a parent.
bool has_parent(Model model) noexcept {
  return model != Model::kAmount && model != Model::kCount;
}

Result<Row> make_rest(const Making& in, std::size_t t, Row parent) {
  if (!in.element->home.empty()) {
    parent.back() = in.element->home[t].to_double();
  }
  return parent;
}

Result<Row> make_year(const Making& in, std::size_t t) {
  const ElementSpec& e = *in.element;
  const int year = in.world->spec->years[t];
  auto parent = has_parent(e.model) ? parents(in, t) : Row(in.world->traits.size() + 1, 1.0);
  if (!parent || e.model == Model::kRest) {
    return parent ? make_rest(in, t, std::move(*parent)) : parent;
  }
  const double home = e.home[t].to_double();
  if (e.model == Model::kPart && home > parent->back() * (1.0 + kSlack)) {
    return refuse(e, year, "exceeds_whole",
                  {{"found", number(home)}, {"whole", number(parent->back())}});
  }
  const double all = has_parent(e.model) ? e.aggregate[t] * sum(*parent) : e.aggregate[t];
  if (!(all - home > 0.0)) {
    return refuse(e, year, "nothing_remains", {{"total", number(all)}, {"home", number(home)}});
  }
  auto figures = fit(in, t, weights(in, *parent), all - home);
  if (!figures) {
    return refuse(e, year, "no_fit", {{"goal", number(all - home)}});
  }
  figures->push_back(home);
  return *figures;
}

/// The power of the base year, which holds for every year.
Result<double> concentrate(const Making& in) {
  const ElementSpec& e = *in.element;
  const Spec& spec = *in.world->spec;
  const auto base = static_cast<std::size_t>(
      std::find(spec.years.begin(), spec.years.end(), spec.base_year) - spec.years.begin());
  const auto weight = weights(in, Row(in.takes_part.size(), 1.0));
  const auto power = fit_power(
      {in.level[base], weight},
      {e.concentration->k, e.concentration->share, e.aggregate[base], e.home[base].to_double()});
  if (!power) {
    return refuse(
        e, spec.base_year, "no_concentration",
        {{"k", fmt::format("{}", e.concentration->k)}, {"share", number(e.concentration->share)}});
  }
  return *power;
}

}  // namespace

Result<Table> make_figures(const World& world, std::span<const Table> earlier, std::size_t index) {
  const ElementSpec& element = world.spec->elements[index];
  auto making = prepare(world, earlier, element);
  if (element.concentration) {
    const auto power = concentrate(making);
    if (!power) {
      return tl::unexpected(power.error());
    }
    making.power = *power;
  }
  Table out;
  for (std::size_t t = 0; t < world.spec->years.size(); ++t) {
    auto row = make_year(making, t);
    if (!row) {
      return tl::unexpected(std::move(row.error()));
    }
    out.push_back(std::move(*row));
  }
  return out;
}

Result<Table> make_area_figures(const World& world, const ElementSpec& element,
                                const Table& zones) {
  const AreaSpec& area = *element.area;
  const auto level = levels(world, hash_of(element.code), area.level, kAreaDraws);
  Table out;
  for (std::size_t t = 0; t < zones.size(); ++t) {
    const int year = world.spec->years[t];
    const double home = area.home[t].to_double();
    const double all = sum(zones[t]) / area.share[t];
    const auto generated = std::span(zones[t]).first(zones[t].size() - 1);
    if (!(all - home > 0.0)) {
      return refuse(element, year, "area.nothing_remains",
                    {{"total", number(all)}, {"home", number(home)}});
    }
    auto row = fit_whole({level[t], generated}, all - home);
    if (!row) {
      return refuse(element, year, "area.no_fit", {{"goal", number(all - home)}});
    }
    row->push_back(home);
    out.push_back(std::move(*row));
  }
  return out;
}

}  // namespace stave::demo
