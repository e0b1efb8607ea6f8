#pragma once

#include "stave/domain/check.hpp"

#include <optional>
#include <span>

namespace stave::check {

/// Where values lie and how far apart: z = (x - centre) / scale.
struct Spread {
  double centre = 0.0;
  double scale = 0.0;  ///< above zero
  std::size_t count = 0;
};

/// kZ: mean and sample standard deviation. kModifiedZ: median, and the median absolute deviation
/// over 0.6745 (Iglewicz and Hoaglin 1993, limit 3.5). NaN takes no part. nullopt for fewer than
/// `least` values and for values that do not spread.
/// \test hand-worked columns; z does not depend on the unit (property)
[[nodiscard]] std::optional<Spread> spread_of(std::span<const double> values, OutlierMethod method,
                                              int least);

}  // namespace stave::check
