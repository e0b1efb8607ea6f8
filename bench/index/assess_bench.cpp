#include "stave/index/assess.hpp"
#include "stave/numeric/philox.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace stave::index {
namespace {

constexpr std::size_t kGroups = 5;
constexpr std::size_t kClasses = 3;

/// Five groups under the total, efficacy scores, weights by class: the shape of a ministry's pack.
ScoringModel model(std::size_t leaves) {
  ScoringModel out;
  out.nodes.push_back({kNoNode, 1.0, {}});
  for (std::size_t g = 0; g < kGroups; ++g) {
    out.nodes.push_back({0, 10.0 + static_cast<double>(g), {}});
  }
  numeric::Normaliser efficacy;
  efficacy.method = numeric::Normalisation::kEfficacy;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const auto sense = leaf % 5 == 4 ? numeric::Sense::kDown : numeric::Sense::kUp;
    out.leaves.push_back({1 + leaf % kGroups, efficacy, {sense, 0.0, 0.0}});
  }
  for (std::size_t c = 0; c < kClasses; ++c) {
    out.weights.emplace_back(leaves, 1.0 + 0.25 * static_cast<double>(c));
  }
  out.tie_tolerance = 1e-9;
  return out;
}

/// Skewed values with 2 % missing, as zones report them.
Population population(std::size_t zones, std::size_t leaves, std::uint64_t seed) {
  const numeric::RandomStream random(seed, 1);
  Population out;
  out.zones = zones;
  for (std::size_t i = 0; i < zones * leaves; ++i) {
    out.values.push_back(random.uniform(i, 1) < 0.02 ? numeric::kMissing
                                                     : std::exp(random.normal(i, 0)));
  }
  for (std::size_t z = 0; z < zones; ++z) {
    out.zone_class.push_back(z % kClasses);
  }
  return out;
}

std::vector<ReferenceRule> references() {
  return {{ReferenceKind::kMean, 0, {}},
          {ReferenceKind::kTopMean, 10, {}},
          {ReferenceKind::kBest, 0, {}}};
}

/// What closing every gap of one zone by itself is worth, scored from scratch: the answer to
/// compare.
bool agrees_with_scratch(const Assessment& a, const ScoringModel& rules, const Population& people) {
  const std::size_t zone = people.zones / 2;
  for (std::size_t leaf = 0; leaf < rules.leaves.size(); ++leaf) {
    if (!a.behind(0, leaf, zone)) {
      continue;
    }
    Population changed = people;
    changed.values[leaf * people.zones + zone] = a.reference(0, leaf, zone);
    const Board board(rules, changed);
    const auto worth = a.worths(0, leaf)[zone];
    if (std::abs(board.total(zone) - a.board().total(zone) - worth.points) > 1e-10 ||
        a.board().rank(zone) - board.rank(zone) != worth.ranks) {
      return false;
    }
  }
  return true;
}

/// The short staves of one zone, each with its gaps to all references and what closing them is
/// worth.
double short_staves(const Assessment& a, std::size_t zone) {
  double sum = 0.0;
  for (std::size_t leaf = 0; leaf < a.board().leaves(); ++leaf) {
    for (std::size_t r = 0; a.short_stave(leaf, zone) && r < a.references(); ++r) {
      sum += a.gap(r, leaf, zone).worth.points;
    }
  }
  return sum;
}

/// What closing every gap of every zone is worth.
double all_worths(const Assessment& a) {
  double sum = 0.0;
  for (std::size_t leaf = 0; leaf < a.board().leaves(); ++leaf) {
    for (std::size_t r = 0; r < a.references(); ++r) {
      sum += a.worths(r, leaf)[0].points;
    }
  }
  return sum;
}

/// zones x leaves x years: 230 x 60 x 10 is ten rounds of a national assessment. Scores, ranks,
/// references, who is behind them, and what follows for one zone or for all.
void bm_assess(benchmark::State& state, double (*then)(const Assessment&)) {
  const auto zones = static_cast<std::size_t>(state.range(0));
  const auto leaves = static_cast<std::size_t>(state.range(1));
  const auto rules = model(leaves);
  std::vector<Population> years;
  for (std::int64_t y = 0; y < state.range(2); ++y) {
    years.push_back(population(zones, leaves, static_cast<std::uint64_t>(y) + 1));
  }
  if (!agrees_with_scratch(Assessment(Board(rules, years[0]), references(), 0), rules, years[0])) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const Population& people : years) {
      const Assessment a(Board(rules, people), references(), 0);
      benchmark::DoNotOptimize(then(a));
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1) * state.range(2));
}

void sizes(benchmark::internal::Benchmark* b) {
  b->Args({230, 60, 10})
      ->Args({230, 60, 1})
      ->Args({1000, 60, 1})
      ->Args({10000, 60, 1})
      ->Args({10000, 200, 1})
      ->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(bm_assess, one_zone, [](const Assessment& a) {
  return short_staves(a, 11);
})->Apply(sizes);
BENCHMARK_CAPTURE(bm_assess, all_zones, all_worths)->Apply(sizes);

/// The part before references and worth: normalise, aggregate, rank.
void bm_score(benchmark::State& state) {
  const auto rules = model(60);
  const auto people = population(230, 60, 1);
  for ([[maybe_unused]] auto _ : state) {
    const Board board(rules, people);
    benchmark::DoNotOptimize(board.rank(0));
  }
}

BENCHMARK(bm_score)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stave::index
