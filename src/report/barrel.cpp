#include "barrel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace stave::report {
namespace {

constexpr double kReference = 0.8;
constexpr double kWorst = 0.25;
constexpr double kSeen = 0.02;

/// The indicator's weight in the total as the pack gives it, nothing missing.
double weight_in_total(const Pack& pack, const Indicator& indicator,
                       const std::string& zone_class) {
  double leaves = 0.0;
  for (const Indicator& i : pack.indicators) {
    leaves += i.group == indicator.group ? i.weight_for(zone_class) : 0.0;
  }
  double share = leaves > 0.0 ? indicator.weight_for(zone_class) / leaves : 0.0;
  std::string code = indicator.group;
  for (std::size_t depth = 0; !code.empty() && depth < pack.groups.size(); ++depth) {
    const auto group = std::find_if(pack.groups.begin(), pack.groups.end(),
                                    [&](const Group& g) { return g.code == code; });
    if (group == pack.groups.end()) {
      return share;
    }
    double siblings = 0.0;
    for (const Group& g : pack.groups) {
      siblings += g.parent == group->parent ? g.weight : 0.0;
    }
    share *= siblings > 0.0 ? group->weight / siblings : 0.0;
    code = group->parent;
  }
  return share;
}

/// Points of the indicator's own score between the zone and the deciding reference.
double score_difference(const Story& story, const index::StaveFinding& stave) {
  const double points = stave.gaps[story.deciding()].points;
  const bool scored = std::abs(stave.score) > 1e-9 && std::abs(stave.points) > 1e-12;
  const double weight = scored ? stave.points / stave.score
                               : weight_in_total(story.pack(), story.indicator(stave),
                                                 story.diagnosis().zone.zone_class);
  return std::isnan(stave.score) || weight <= 0.0 ? std::numeric_limits<double>::quiet_NaN()
                                                  : points / weight;
}

void set_height(const index::StaveFinding& finding, double scale, BarrelStave& stave) {
  if (std::isnan(stave.difference)) {
    return;
  }
  double height = kReference + scale * stave.difference;
  if (finding.short_stave) {
    height = std::min(height, kReference - kSeen);
  }
  stave.cut = height > 1.0;
  stave.height = std::clamp(height, kWorst, 1.0);
}

}  // namespace

Barrel barrel_of(const Story& story) {
  const auto& findings = story.diagnosis().staves;
  Barrel out;
  out.reference = kReference;
  double worst = 0.0;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    out.staves.push_back({f, score_difference(story, findings[f]), std::nullopt, false});
    worst = std::isnan(out.staves.back().difference)
                ? worst
                : std::min(worst, out.staves.back().difference);
  }
  std::stable_sort(out.staves.begin(), out.staves.end(),
                   [&](const BarrelStave& a, const BarrelStave& b) {
                     return findings[a.finding].indicator < findings[b.finding].indicator;
                   });
  const double scale = worst < 0.0 ? (kReference - kWorst) / -worst : 0.0;
  out.water = 1.0;
  for (std::size_t s = 0; s < out.staves.size(); ++s) {
    set_height(findings[out.staves[s].finding], scale, out.staves[s]);
    if (out.staves[s].height && *out.staves[s].height < out.water) {
      out.water = *out.staves[s].height;
      out.shortest = s;
    }
  }
  return out;
}

}  // namespace stave::report
