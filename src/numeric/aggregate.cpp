#include "stave/numeric/aggregate.hpp"

#include "stave/numeric/elementary.hpp"
#include "stave/numeric/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace stave::numeric {
namespace {

constexpr double kCoverageSlack = 1e-12;  // weights such as 0.1 do not sum exactly

double total(std::span<const double> weights) noexcept {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

double present_weight(std::span<const double> x, std::span<const double> weights) noexcept {
  double sum = 0.0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    sum += std::isnan(x[j]) ? 0.0 : weights[j];
  }
  return sum;
}

bool covered(double present, double whole, double coverage) noexcept {
  return present > 0.0 && present >= coverage * whole * (1.0 - kCoverageSlack);
}

// sum over the members present of w * f(x)
template <class F>
double weighted_sum(std::span<const double> x, std::span<const double> weights, F f) noexcept {
  double sum = 0.0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (!std::isnan(x[j]) && weights[j] > 0.0) {
      sum += weights[j] * f(x[j]);
    }
  }
  return sum;
}

double weighted_mean(std::span<const double> x, std::span<const double> weights,
                     double present) noexcept {
  return weighted_sum(x, weights, [](double v) { return v; }) / present;
}

double geometric(std::span<const double> x, std::span<const double> weights,
                 double present) noexcept {
  return exponential(weighted_sum(x, weights, [](double v) { return natural_log(v); }) / present);
}

double general(double p, std::span<const double> x, std::span<const double> weights,
               double present) noexcept {
  if (p == 0.0) {
    return geometric(x, weights, present);
  }
  return power(weighted_sum(x, weights, [p](double v) { return power(v, p); }) / present, 1.0 / p);
}

// Index of the least member that is present and counts; x.size() for none.
std::size_t least_member(std::span<const double> x, std::span<const double> weights) noexcept {
  std::size_t least = x.size();
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (weights[j] > 0.0 && !std::isnan(x[j]) && (least == x.size() || x[j] < x[least])) {
      least = j;
    }
  }
  return least;
}

double mazziotta_pareto(std::span<const double> x, std::span<const double> weights,
                        double present) noexcept {
  const double m = weighted_mean(x, weights, present);
  const double variance =
      weighted_sum(x, weights, [m](double v) { return (v - m) * (v - m); }) / present;
  return m - variance / m;
}

bool in_domain(const Aggregator& how, double v) noexcept {
  switch (how.method) {
    case Aggregation::kGmean:
    case Aggregation::kHmean:
      return v > 0.0;
    case Aggregation::kGenmean:
      return how.p == 1.0 || (how.p > 0.0 ? v >= 0.0 : v > 0.0);
    default:
      return true;
  }
}

// Half wins of every unit in one complete column: 2 for each unit below, 1 for each equal one.
void add_half_wins(std::span<const double> column, double weight, std::span<double> out) {
  std::vector<std::size_t> order(column.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return column[a] < column[b]; });
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last < order.size() && column[order[last]] == column[order[first]]) {
      ++last;
    }
    const auto half_wins = static_cast<double>(2 * first + (last - first - 1));
    for (; first < last; ++first) {
      out[order[first]] += weight * half_wins;
    }
  }
}

// Share of the common weight on which unit a beats unit b.
double outranking(Columns columns, std::span<const double> weights, std::size_t a,
                  std::size_t b) noexcept {
  double won = 0.0;
  double common = 0.0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double x = columns[j][a];
    const double y = columns[j][b];
    if (std::isnan(x) || std::isnan(y)) {
      continue;
    }
    common += weights[j];
    won += x > y ? weights[j] : 0.0;
    won += x == y ? weights[j] / 2.0 : 0.0;
  }
  return common > 0.0 ? won / common : 0.5;
}

bool complete(Columns columns) noexcept {
  return std::all_of(columns.begin(), columns.end(),
                     [](std::span<const double> c) { return count_present(c) == c.size(); });
}

// Whether the unit takes part at all, by coverage; 0 or NaN, to be added to.
void seed_by_coverage(Columns columns, std::span<const double> weights, double coverage,
                      std::span<double> out) noexcept {
  const double whole = total(weights);
  for (std::size_t i = 0; i < out.size(); ++i) {
    double present = 0.0;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      present += std::isnan(columns[j][i]) ? 0.0 : weights[j];
    }
    out[i] = covered(present, whole, coverage) ? 0.0 : kMissing;
  }
}

void copeland(Columns columns, std::span<const double> weights, double coverage,
              std::span<double> out) {
  seed_by_coverage(columns, weights, coverage, out);
  if (complete(columns)) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      add_half_wins(columns[j], weights[j], out);
    }
    const double twice = 2.0 * total(weights);
    for (double& y : out) {
      y /= twice;
    }
    return;
  }
  for (std::size_t a = 0; a < out.size(); ++a) {
    for (std::size_t b = a + 1; b < out.size(); ++b) {
      if (!std::isnan(out[a]) && !std::isnan(out[b])) {
        const double share = outranking(columns, weights, a, b);
        out[a] += share;
        out[b] += 1.0 - share;
      }
    }
  }
}

// The commonest case, column by column so that the compiler can use vectors.
void arithmetic(Columns columns, std::span<const double> weights, double coverage,
                std::span<double> out) {
  std::vector<double> present(out.size(), 0.0);
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double w = weights[j];
    const double* const x = columns[j].data();
    for (std::size_t i = 0; i < out.size(); ++i) {
      const bool here = x[i] == x[i];
      out[i] += here ? w * x[i] : 0.0;
      present[i] += here ? w : 0.0;
    }
  }
  const double whole = total(weights);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = covered(present[i], whole, coverage) ? out[i] / present[i] : kMissing;
  }
}

}  // namespace

std::size_t first_out_of_domain(const Aggregator& how, std::span<const double> x,
                                std::span<const double> weights) noexcept {
  if (how.method == Aggregation::kMpi) {
    const double present = present_weight(x, weights);
    return present > 0.0 && !(weighted_mean(x, weights, present) > 0.0) ? least_member(x, weights)
                                                                        : x.size();
  }
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (!std::isnan(x[j]) && weights[j] > 0.0 && !in_domain(how, x[j])) {
      return j;
    }
  }
  return x.size();
}

double aggregate_row(const Aggregator& how, std::span<const double> x,
                     std::span<const double> weights, double coverage) noexcept {
  assert(x.size() == weights.size());
  const double present = present_weight(x, weights);
  if (!covered(present, total(weights), coverage) ||
      first_out_of_domain(how, x, weights) != x.size()) {
    return kMissing;
  }
  switch (how.method) {
    case Aggregation::kAmean:
      return weighted_mean(x, weights, present);
    case Aggregation::kGmean:
      return geometric(x, weights, present);
    case Aggregation::kHmean:
      return present / weighted_sum(x, weights, [](double v) { return 1.0 / v; });
    case Aggregation::kGenmean:
      return how.p == 1.0 ? weighted_mean(x, weights, present)
                          : general(how.p, x, weights, present);
    case Aggregation::kMinimum:
      return x[least_member(x, weights)];
    case Aggregation::kMpi:
      return mazziotta_pareto(x, weights, present);
    case Aggregation::kCopeland:
      break;
  }
  assert(false && "a Copeland score needs all units");
  return kMissing;
}

void aggregate(const Aggregator& how, Columns columns, std::span<const double> weights,
               double coverage, std::span<double> out) {
  assert(columns.size() == weights.size());
  if (how.method == Aggregation::kCopeland) {
    copeland(columns, weights, coverage, out);
    return;
  }
  if (how.method == Aggregation::kAmean) {
    arithmetic(columns, weights, coverage, out);
    return;
  }
  std::vector<double> row(columns.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      row[j] = columns[j][i];
    }
    out[i] = aggregate_row(how, row, weights, coverage);
  }
}

}  // namespace stave::numeric
