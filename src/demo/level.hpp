#pragma once

#include "zones.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stave::demo {

/// One number a generated zone, in zone order; the home zone's last where it has one.
using Row = std::vector<double>;

/// Which draws a level is made of.
struct LevelDraws {
  Purpose noise;
  Purpose trend;
  Purpose wobble;
};

inline constexpr LevelDraws kZoneDraws{Purpose::kNoise, Purpose::kTrend, Purpose::kWobble};
inline constexpr LevelDraws kAreaDraws{Purpose::kAreaNoise, Purpose::kAreaTrend,
                                       Purpose::kAreaWobble};

/// The world that elements are drawn in.
struct World {
  const Spec* spec;
  Draws draws;
  std::vector<Traits> traits;
};

/// a(zone, element, year), one row a year:
///     size S + quality Q + class + noise N + (t - base_year) trend T
///     + wobble (sqrt(common) G + sqrt(1 - common) W).
[[nodiscard]] std::vector<Row> levels(const World& world, std::uint32_t element,
                                      const Loadings& loadings, const LevelDraws& from);

}  // namespace stave::demo
