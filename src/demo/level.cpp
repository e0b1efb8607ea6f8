#include "level.hpp"

#include <cmath>

namespace stave::demo {

std::vector<Row> levels(const World& world, std::uint32_t element, const Loadings& loadings,
                        const LevelDraws& from) {
  const Spec& spec = *world.spec;
  const double shared = std::sqrt(loadings.common);
  const double own = std::sqrt(1.0 - loadings.common);
  std::vector<Row> out(spec.years.size(), Row(world.traits.size()));
  for (std::size_t z = 0; z < world.traits.size(); ++z) {
    const Traits& zone = world.traits[z];
    const double noise = world.draws.normal({from.noise, z, element});
    const double trend = world.draws.normal({from.trend, z, element});
    const double still = loadings.size * zone.size + loadings.quality * zone.quality +
                         loadings.by_class[zone.zone_class] + loadings.noise * noise;
    for (std::size_t t = 0; t < spec.years.size(); ++t) {
      const double wobble = world.draws.normal({from.wobble, z, element, spec.years[t]});
      out[t][z] = still + (spec.years[t] - spec.base_year) * loadings.trend * trend +
                  loadings.wobble * (shared * zone.season[t] + own * wobble);
    }
  }
  return out;
}

}  // namespace stave::demo
