#include "stave/numeric/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stave::numeric {
namespace {

// Sums of powers of the deviations from the mean.
struct Moments {
  double n = 0.0;
  double second = 0.0;
  double third = 0.0;
  double fourth = 0.0;
};

Moments moments(std::span<const double> x) noexcept {
  const double centre = mean(x);
  Moments m;
  for (const double v : x) {
    if (!std::isnan(v)) {
      const double d = v - centre;
      const double square = d * d;
      m.n += 1.0;
      m.second += square;
      m.third += square * d;
      m.fourth += square * square;
    }
  }
  return m;
}

double quantile_of_sorted(const std::vector<double>& sorted, double p) noexcept {
  if (sorted.empty()) {
    return kMissing;
  }
  const double h = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (h - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

Extremes extremes(std::span<const double> x) noexcept {
  Extremes e;
  for (const double v : x) {
    if (!std::isnan(v)) {
      e.low = e.count == 0 || v < e.low ? v : e.low;
      e.high = e.count == 0 || v > e.high ? v : e.high;
      ++e.count;
    }
  }
  return e;
}

std::size_t count_present(std::span<const double> x) noexcept {
  return static_cast<std::size_t>(
      std::count_if(x.begin(), x.end(), [](double v) { return !std::isnan(v); }));
}

double mean(std::span<const double> x) noexcept {
  double sum = 0.0;
  double count = 0.0;
  for (const double v : x) {
    if (!std::isnan(v)) {
      sum += v;
      count += 1.0;
    }
  }
  const double first = sum / count;  // NaN for nothing
  double residual = 0.0;
  for (const double v : x) {
    if (!std::isnan(v)) {
      residual += v - first;
    }
  }
  return first + residual / count;
}

double sample_sd(std::span<const double> x) noexcept {
  const Moments m = moments(x);
  return m.n < 2.0 ? kMissing : std::sqrt(m.second / (m.n - 1.0));
}

double median(std::span<const double> x) {
  const std::vector<double> sorted = sorted_present(x);
  if (sorted.empty()) {
    return kMissing;
  }
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
}

double quantile(std::span<const double> x, double p) {
  assert(p >= 0.0 && p <= 1.0);
  return quantile_of_sorted(sorted_present(x), p);
}

double skewness(std::span<const double> x) noexcept {
  const Moments m = moments(x);
  if (m.n < 3.0 || m.second == 0.0) {
    return kMissing;
  }
  const double g1 = std::sqrt(m.n) * m.third / (m.second * std::sqrt(m.second));
  return g1 * std::sqrt(m.n * (m.n - 1.0)) / (m.n - 2.0);
}

double kurtosis(std::span<const double> x) noexcept {
  const Moments m = moments(x);
  if (m.n < 4.0 || m.second == 0.0) {
    return kMissing;
  }
  const double excess = m.n * m.fourth / (m.second * m.second) - 3.0;
  return ((m.n + 1.0) * excess + 6.0) * (m.n - 1.0) / ((m.n - 2.0) * (m.n - 3.0));
}

double correlation(std::span<const double> x, std::span<const double> y) noexcept {
  assert(x.size() == y.size());
  double n = 0.0;
  double mean_x = 0.0;
  double mean_y = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isnan(x[i]) && !std::isnan(y[i])) {
      n += 1.0;
      mean_x += x[i];
      mean_y += y[i];
    }
  }
  mean_x /= n;
  mean_y /= n;
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isnan(x[i]) && !std::isnan(y[i])) {
      xx += (x[i] - mean_x) * (x[i] - mean_x);
      yy += (y[i] - mean_y) * (y[i] - mean_y);
      xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
  }
  return xx > 0.0 && yy > 0.0 ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0) : kMissing;
}

std::vector<double> sorted_present(std::span<const double> x) {
  std::vector<double> out;
  out.reserve(x.size());
  std::copy_if(x.begin(), x.end(), std::back_inserter(out),
               [](double v) { return !std::isnan(v); });
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace stave::numeric
