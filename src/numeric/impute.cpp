#include "stave/numeric/impute.hpp"

#include "stave/numeric/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace stave::numeric {
namespace {

double centre_of(Centre centre, std::span<const double> x) {
  return centre == Centre::kMean ? mean(x) : median(x);
}

}  // namespace

std::size_t impute(Centre centre, std::span<double> x) {
  const double filler = centre_of(centre, x);
  std::replace_if(
      x.begin(), x.end(), [](double v) { return std::isnan(v); }, filler);
  return std::isnan(filler) ? x.size() : 0;
}

std::size_t impute_by_group(Centre centre, std::span<const std::size_t> group,
                            std::span<double> x) {
  assert(group.size() == x.size());
  std::size_t groups = 0;
  for (const std::size_t g : group) {
    groups = g == kNoGroup ? groups : std::max(groups, g + 1);
  }
  std::vector<std::vector<double>> members(groups);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (group[i] != kNoGroup) {
      members[group[i]].push_back(x[i]);
    }
  }
  std::vector<double> filler;
  filler.reserve(groups);
  for (const auto& values : members) {
    filler.push_back(centre_of(centre, values));
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) && group[i] != kNoGroup) {
      x[i] = filler[group[i]];
    }
  }
  return x.size() - count_present(x);
}

}  // namespace stave::numeric
