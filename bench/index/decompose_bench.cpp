#include "stave/index/decompose.hpp"
#include "stave/numeric/philox.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

namespace stave::index {
namespace {

constexpr std::size_t kGroups = 5;

ComparedMethod method(std::size_t leaves, double first_weight) {
  ComparedMethod out;
  out.groups = {""};
  out.model.nodes.push_back({kNoNode, 1.0, {}});
  for (std::size_t g = 0; g < kGroups; ++g) {
    out.groups.push_back("g" + std::to_string(g));
    out.model.nodes.push_back({0, first_weight + static_cast<double>(g), {}});
  }
  numeric::Normaliser efficacy;
  efficacy.method = numeric::Normalisation::kEfficacy;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const auto sense = leaf % 5 == 4 ? numeric::Sense::kDown : numeric::Sense::kUp;
    out.model.leaves.push_back({1 + leaf % kGroups, efficacy, {sense, 0.0, 0.0}});
    out.indicators.push_back("i" + std::to_string(leaf));
  }
  out.classes = {""};
  out.model.weights.emplace_back(leaves, 1.0);
  out.model.tie_tolerance = 1e-9;
  return out;
}

Vintage vintage(std::size_t zones, std::size_t leaves, std::size_t side, std::uint64_t seed) {
  const numeric::RandomStream random(seed, 1);
  Population people;
  people.zones = zones;
  for (std::size_t i = 0; i < zones * leaves; ++i) {
    people.values.push_back(std::exp(random.normal(i, 0)));
  }
  Vintage out;
  for (std::size_t z = 0; z < zones; ++z) {
    out.zones.push_back("z" + std::to_string(z));
  }
  out.under[side] = std::move(people);
  return out;
}

/// Weights changed, every figure moved, and the earlier ones were revised besides.
TwoRounds two_rounds(std::size_t zones, std::size_t leaves) {
  TwoRounds out;
  out.methods = {method(leaves, 10.0), method(leaves, 4.0)};
  out.earlier = vintage(zones, leaves, 0, 1);
  out.revised = vintage(zones, leaves, 0, 2);
  out.later = vintage(zones, leaves, 1, 3);
  return out;
}

bool adds_up(const Decomposition& d) {
  double places = 0.0;
  double score = 0.0;
  for (const Cause cause : kAllCauses) {
    places += d.total.places->part(cause);
    score += d.total.score->part(cause);
  }
  return score == d.total.score->change && places == d.total.earlier.rank - d.total.later.rank;
}

/// One zone from scratch. 230 national zones, and 60 indicators are more than any method had (53).
void bm_decompose_one(benchmark::State& state) {
  const auto rounds = two_rounds(static_cast<std::size_t>(state.range(0)),
                                 static_cast<std::size_t>(state.range(1)));
  for ([[maybe_unused]] auto _ : state) {
    const auto d = Decomposer::make(rounds)->of("z7");
    if (!adds_up(*d)) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
}

/// Every zone of the pair of rounds: total, groups and indicators.
void bm_decompose_all(benchmark::State& state) {
  const auto rounds = two_rounds(static_cast<std::size_t>(state.range(0)),
                                 static_cast<std::size_t>(state.range(1)));
  for ([[maybe_unused]] auto _ : state) {
    const auto decomposer = Decomposer::make(rounds);
    for (const auto& zone : rounds.later.zones) {
      const auto d = decomposer->of(zone);
      if (!adds_up(*d)) {
        state.SkipWithError("wrong answer");
        return;
      }
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(bm_decompose_one)->Args({230, 60})->Unit(benchmark::kMillisecond);
BENCHMARK(bm_decompose_all)->Args({230, 60})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stave::index
