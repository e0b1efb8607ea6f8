#include "fit.hpp"

#include "stave/numeric/elementary.hpp"
#include "stave/numeric/philox.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace stave::demo {
namespace {

constexpr int kPowerHalvings = 60;
constexpr int kHalvings = 80;
constexpr double kLowPower = 0.1;
constexpr double kHighPower = 4.0;
constexpr double kWidest = 30.0;
constexpr double kLargestScale = 1e9;
constexpr double kExactMean = 200.0;

struct Interval {
  double low;
  double high;
};

/// Halves the interval towards the point from which on `reached` holds. Nullopt when it holds at
/// both ends or at none.
template <class Reached>
std::optional<double> halve(Interval in, int halvings, Reached reached) {
  if (reached(in.low) || !reached(in.high)) {
    return std::nullopt;
  }
  for (int i = 0; i < halvings; ++i) {
    const double middle = 0.5 * (in.low + in.high);
    (reached(middle) ? in.high : in.low) = middle;
  }
  return in.high;
}

/// exp(-level): the odds against each zone before they are shifted.
Row odds_against(std::span<const double> level) {
  Row out(level.size());
  std::transform(level.begin(), level.end(), out.begin(),
                 [](double a) { return numeric::exponential(-a); });
  return out;
}

Row parts(std::span<const double> weight, std::span<const double> odds, double shift) {
  const double factor = numeric::exponential(-shift);
  Row out(weight.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = weight[i] / (1.0 + odds[i] * factor);
  }
  return out;
}

Row wholes(std::span<const double> weight, std::span<const double> odds, double shift) {
  const double factor = numeric::exponential(-shift);
  Row out(weight.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = weight[i] * (1.0 + odds[i] * factor);
  }
  return out;
}

/// What the k largest figures hold of the total.
double share_of_largest(Row figures, const ConcentrationGoal& goal) {
  figures.push_back(goal.home);
  std::sort(figures.begin(), figures.end(), std::greater<>());
  return sum(std::span(figures).first(std::min(goal.k, figures.size()))) / goal.total;
}

}  // namespace

double sum(std::span<const double> x) {
  return std::accumulate(x.begin(), x.end(), 0.0);
}

std::optional<Row> fit_scale(const Field& field, double power, double goal) {
  Row out(field.level.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = field.weight[i] * numeric::exponential(power * field.level[i]);
  }
  const double all = sum(out);
  if (!(all > 0.0) || !std::isfinite(all)) {
    return std::nullopt;
  }
  const double c = goal / all;
  std::transform(out.begin(), out.end(), out.begin(), [&](double x) { return c * x; });
  return out;
}

std::optional<double> fit_power(const Field& field, const ConcentrationGoal& goal) {
  const auto reached = [&](double power) {
    const auto figures = fit_scale(field, power, goal.total - goal.home);
    return figures && share_of_largest(*figures, goal) >= goal.share;
  };
  return halve({kLowPower, kHighPower}, kPowerHalvings, reached);
}

std::optional<Row> fit_part(const Field& field, double goal) {
  const auto odds = odds_against(field.level);
  const auto reached = [&](double shift) { return sum(parts(field.weight, odds, shift)) >= goal; };
  const auto shift = halve({-kWidest, kWidest}, kHalvings, reached);
  return shift ? std::optional(parts(field.weight, odds, *shift)) : std::nullopt;
}

std::optional<Row> fit_whole(const Field& field, double goal) {
  const auto odds = odds_against(field.level);
  const auto reached = [&](double shift) { return sum(wholes(field.weight, odds, shift)) <= goal; };
  const auto shift = halve({-kWidest, kWidest}, kHalvings, reached);
  return shift ? std::optional(wholes(field.weight, odds, *shift)) : std::nullopt;
}

std::optional<Row> fit_count(const Field& field, std::span<const double> u, double goal) {
  const auto size = field.level.size();
  Row mean(size);
  Row z(size);
  for (std::size_t i = 0; i < size; ++i) {
    mean[i] = field.weight[i] * numeric::exponential(field.level[i]);
    z[i] = numeric::normal_quantile(u[i]);
  }
  const auto counts = [&](double log_scale) {
    const double c = numeric::exponential(log_scale);
    Row out(size);
    for (std::size_t i = 0; i < size; ++i) {
      out[i] = poisson_quantile(c * mean[i], u[i], z[i]);
    }
    return out;
  };
  const double widest = numeric::natural_log(kLargestScale);
  const auto scale = halve({-widest, widest}, kHalvings,
                           [&](double log_scale) { return sum(counts(log_scale)) >= goal; });
  return scale ? std::optional(counts(*scale)) : std::nullopt;
}

double poisson_quantile(double mean, double u, double z) noexcept {
  if (mean > kExactMean) {
    return std::max(0.0, std::round(mean + std::sqrt(mean) * z));
  }
  double k = 0.0;
  double term = numeric::exponential(-mean);
  double below = term;
  while (below < u) {
    k += 1.0;
    term *= mean / k;
    if (k > mean && below + term == below) {
      break;  // rounding holds the sum just short of 1
    }
    below += term;
  }
  return k;
}

}  // namespace stave::demo
