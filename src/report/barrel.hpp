#pragma once

#include "story.hpp"

#include <optional>
#include <vector>

namespace stave::report {

/// One stave of the barrel picture.
struct BarrelStave {
  std::size_t finding = 0;  ///< position in Diagnosis::staves
  double difference =
      0.0;  ///< points of the indicator's own score above the deciding reference; NaN when missing
  std::optional<double> height;  ///< 0..1 of the barrel; none when missing
  bool cut = false;              ///< taller than the rim: drawn as high as it
};

struct Barrel {
  std::vector<BarrelStave> staves;  ///< in the pack's order, so that groups stand together
  double reference = 0.0;  ///< height of the line at which a stave equals the deciding reference
  double water = 0.0;      ///< height of the shortest stave
  std::optional<std::size_t> shortest;  ///< position in `staves`
};

/// Heights are linear in the difference of scores: the reference at 0.8, the worst difference at
/// 0.25, what is better by more than reaches the rim is cut there. A short stave is lower than the
/// line by 0.02 at least, so that it is seen.
Barrel barrel_of(const Story& story);

}  // namespace stave::report
