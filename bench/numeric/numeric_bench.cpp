#include "stave/numeric/aggregate.hpp"
#include "stave/numeric/normalise.hpp"
#include "stave/numeric/philox.hpp"
#include "stave/numeric/rank.hpp"
#include "stave/numeric/treat.hpp"
#include "stave/numeric/weights.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

namespace {

using stave::numeric::Aggregation;
using stave::numeric::Aggregator;
using stave::numeric::Goal;
using stave::numeric::Normalisation;
using stave::numeric::Normaliser;

using Matrix = std::vector<std::vector<double>>;

// Log-normal columns, as economic figures are; addressed random numbers, so always the same.
Matrix figures(std::int64_t units, std::int64_t indicators) {
  const stave::numeric::RandomStream random(2024, 1);
  Matrix m(static_cast<std::size_t>(indicators));
  for (std::size_t j = 0; j < m.size(); ++j) {
    for (std::int64_t i = 0; i < units; ++i) {
      m[j].push_back(
          std::exp(random.normal(static_cast<std::uint64_t>(i), static_cast<std::uint32_t>(j))));
    }
  }
  return m;
}

std::vector<std::span<const double>> views(const Matrix& m) {
  return {m.begin(), m.end()};
}

double highest(const std::vector<double>& x) {
  return stave::numeric::extremes(x).high;
}

// 230 x 60: the national zones and a full indicator system. 10,000 x 200: the stated limit of
// linear cost.
void sizes(benchmark::internal::Benchmark* b) {
  b->Args({230, 60})->Args({2300, 60})->Args({10000, 200});
}

void bm_fit_and_apply(benchmark::State& state, Normalisation method, double best) {
  const Matrix m = figures(state.range(0), state.range(1));
  Normaliser n;
  n.method = method;
  std::vector<double> y(m[0].size());
  stave::numeric::normalise(n, {}, m[0], {}, y);
  if (best != 0.0 && highest(y) != best) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& column : m) {
      stave::numeric::normalise(n, {}, column, {}, y);
      benchmark::DoNotOptimize(y.data());
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

void bm_refit(benchmark::State& state, Normalisation method) {
  const Matrix m = figures(state.range(0), 1);
  Normaliser n;
  n.method = method;
  const stave::numeric::Fitter fitter(n, {}, m[0]);
  auto changed = m[0];
  changed[7] = 1e6;
  if (fitter.with(7, 1e6) != stave::numeric::fit(n, {}, changed)) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    auto scale = fitter.with(7, 1e6);
    benchmark::DoNotOptimize(scale);
  }
}

void bm_aggregate(benchmark::State& state, Aggregation method) {
  const Matrix m = figures(state.range(0), state.range(1));
  const auto columns = views(m);
  const std::vector<double> weights(m.size(), 2.0);
  std::vector<double> out(m[0].size());
  const Aggregator how{method, 1.0};
  stave::numeric::aggregate(how, columns, weights, 0.0, out);
  std::vector<double> row;
  for (const auto& column : m) {
    row.push_back(column[3]);
  }
  if (method != Aggregation::kCopeland &&
      out[3] != stave::numeric::aggregate_row(how, row, weights, 0.0)) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    stave::numeric::aggregate(how, columns, weights, 0.0, out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

void bm_ranks(benchmark::State& state) {
  const Matrix m = figures(state.range(0), 1);
  const auto ranks = stave::numeric::competition_ranks(m[0], 1e-9);
  if (ranks[stave::numeric::order_descending(m[0])[0]] != 1) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    auto r = stave::numeric::competition_ranks(m[0], 1e-9);
    benchmark::DoNotOptimize(r.data());
  }
}

void bm_treat(benchmark::State& state) {
  const Matrix m = figures(state.range(0), state.range(1));
  const stave::numeric::Treatment how{5, stave::numeric::Transformation::kLog, 0.0, 2.0, 3.5};
  if (stave::numeric::treat(how, m[0]).passed_untreated) {  // a log-normal column never passes
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& column : m) {
      auto t = stave::numeric::treat(how, column);
      benchmark::DoNotOptimize(t.values.data());
    }
  }
}

void bm_critic(benchmark::State& state) {
  const Matrix m = figures(state.range(0), state.range(1));
  const auto columns = views(m);
  double sum = 0.0;
  for (const double w : stave::numeric::critic_weights(columns)) {
    sum += w;
  }
  if (std::abs(sum - 1.0) > 1e-12) {
    state.SkipWithError("wrong answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    auto w = stave::numeric::critic_weights(columns);
    benchmark::DoNotOptimize(w.data());
  }
}

BENCHMARK_CAPTURE(bm_fit_and_apply, minmax, Normalisation::kMinmax, 100.0)->Apply(sizes);
BENCHMARK_CAPTURE(bm_fit_and_apply, zscore, Normalisation::kZscore, 0.0)->Apply(sizes);
BENCHMARK_CAPTURE(bm_fit_and_apply, prank, Normalisation::kPrank, 1.0)->Apply(sizes);
BENCHMARK_CAPTURE(bm_refit, minmax, Normalisation::kMinmax)->Arg(230)->Arg(10000);
BENCHMARK_CAPTURE(bm_refit, zscore, Normalisation::kZscore)->Arg(230)->Arg(10000);
BENCHMARK_CAPTURE(bm_aggregate, amean, Aggregation::kAmean)->Apply(sizes);
BENCHMARK_CAPTURE(bm_aggregate, gmean, Aggregation::kGmean)->Apply(sizes);
BENCHMARK_CAPTURE(bm_aggregate, copeland, Aggregation::kCopeland)->Apply(sizes);
BENCHMARK(bm_ranks)->Arg(230)->Arg(10000);
BENCHMARK(bm_treat)->Args({230, 60});
BENCHMARK(bm_critic)->Args({230, 60});

}  // namespace
