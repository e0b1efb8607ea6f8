#include "spread.hpp"

#include "stave/numeric/statistics.hpp"

#include <cmath>
#include <vector>

namespace stave::check {
namespace {

constexpr double kNormal = 0.6745;   // MAD of a standard normal variable
constexpr double kNoSpread = 1e-12;  // of the centre: what rounding leaves of equal values

double median_deviation(std::span<const double> values, double centre) {
  std::vector<double> deviations;
  deviations.reserve(values.size());
  for (const double v : values) {
    deviations.push_back(std::abs(v - centre));
  }
  return numeric::median(deviations);
}

}  // namespace

std::optional<Spread> spread_of(std::span<const double> values, OutlierMethod method, int least) {
  Spread out;
  out.count = numeric::count_present(values);
  if (out.count < static_cast<std::size_t>(least)) {
    return std::nullopt;
  }
  const bool modified = method == OutlierMethod::kModifiedZ;
  out.centre = modified ? numeric::median(values) : numeric::mean(values);
  out.scale =
      modified ? median_deviation(values, out.centre) / kNormal : numeric::sample_sd(values);
  const bool spreads = out.scale > kNoSpread * std::abs(out.centre) && std::isfinite(out.scale) &&
                       std::isfinite(out.centre);
  return spreads ? std::optional(out) : std::nullopt;
}

}  // namespace stave::check
