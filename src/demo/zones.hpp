#pragma once

#include "draws.hpp"

#include "stave/demo/generate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace stave::demo {

/// A generated zone as the levels see it.
struct Traits {
  std::size_t zone_class = 0;  ///< index
  double size = 0.0;           ///< S
  double quality = 0.0;        ///< Q
  std::vector<double> season;  ///< G by year
};

/// Of every generated zone, in zone order.
[[nodiscard]] std::vector<Traits> make_traits(const Spec& spec, const Draws& draws);

/// All zones and their areas, the home zone last; data.home.
void name_zones(const Spec& spec, const std::vector<Traits>& traits, Data& data);

}  // namespace stave::demo
