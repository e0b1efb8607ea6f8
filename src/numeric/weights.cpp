#include "stave/numeric/weights.hpp"

#include "stave/numeric/elementary.hpp"
#include "stave/numeric/statistics.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace stave::numeric {
namespace {

// Saaty 1980, p. 21, for 1 ... 15 members.
constexpr std::array kRandomIndex{0.0,  0.0,  0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                  1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr double kReciprocalTolerance = 1e-6;
constexpr int kMostIterations = 10000;
constexpr double kConverged = 1e-15;

// Each column brought to 0..1; a constant one to 0.
std::vector<std::vector<double>> unit_columns(Columns scores) {
  std::vector<std::vector<double>> out;
  for (const auto column : scores) {
    const Extremes e = extremes(column);
    const double width = e.high > e.low ? e.high - e.low : 1.0;
    auto& z = out.emplace_back(column.begin(), column.end());
    for (double& v : z) {
      v = (v - e.low) / width;
    }
  }
  return out;
}

std::vector<double> shares(std::vector<double> raw) {
  for (double& v : raw) {
    v = v > 0.0 ? v : 0.0;  // NaN and rounding below zero
  }
  const double sum = std::accumulate(raw.begin(), raw.end(), 0.0);
  if (!(sum > 0.0)) {
    return equal_weights(raw.size());
  }
  for (double& v : raw) {
    v /= sum;
  }
  return raw;
}

// 1 - entropy of the column's shares.
double order_in(const std::vector<double>& z) {
  double sum = 0.0;
  double n = 0.0;
  for (const double v : z) {
    sum += std::isnan(v) ? 0.0 : v;
    n += std::isnan(v) ? 0.0 : 1.0;
  }
  if (n < 2.0 || !(sum > 0.0)) {
    return 0.0;
  }
  double entropy = 0.0;
  for (const double v : z) {
    if (v > 0.0) {
      entropy -= v / sum * natural_log(v / sum);
    }
  }
  return 1.0 - entropy / natural_log(n);
}

double correlation_or_none(std::span<const double> x, std::span<const double> y) noexcept {
  const double r = correlation(x, y);
  return std::isnan(r) ? 0.0 : r;
}

Result<std::size_t> ahp_size(std::span<const double> ratios) {
  std::size_t n = 0;
  while (n * n < ratios.size()) {
    ++n;
  }
  if (n * n != ratios.size() || n == 0 || n > kRandomIndex.size()) {
    return fail(Errc::kInvalidInput, "ahp",
                {"numeric.ahp_size",
                 {{"entries", std::to_string(ratios.size())},
                  {"most", std::to_string(kRandomIndex.size())}}});
  }
  return n;
}

Result<void> check_ahp(std::span<const double> ratios, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double a = ratios[i * n + j];
      const double b = ratios[j * n + i];
      const std::string where = "ahp[" + std::to_string(i + 1) + "][" + std::to_string(j + 1) + "]";
      if (!(a > 0.0) || std::isinf(a)) {
        return fail(Errc::kInvalidInput, where, {"numeric.ahp_positive", {}});
      }
      if (std::abs(a * b - 1.0) > kReciprocalTolerance) {
        return fail(Errc::kInvalidInput, where, {"numeric.ahp_reciprocal", {}});
      }
    }
  }
  return {};
}

// One step of the power iteration; returns the eigenvalue's estimate (the weights sum to 1).
double iterate(std::span<const double> ratios, std::vector<double>& weights) {
  const std::size_t n = weights.size();
  std::vector<double> next(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      next[i] += ratios[i * n + j] * weights[j];
    }
  }
  const double lambda = std::accumulate(next.begin(), next.end(), 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    weights[i] = next[i] / lambda;
  }
  return lambda;
}

}  // namespace

std::vector<double> equal_weights(std::size_t members) {
  std::vector<double> weights(members, members == 0 ? 0.0 : 1.0 / static_cast<double>(members));
  return weights;
}

std::vector<double> entropy_weights(Columns scores) {
  std::vector<double> raw;
  for (const auto& z : unit_columns(scores)) {
    raw.push_back(order_in(z));
  }
  return shares(std::move(raw));
}

std::vector<double> critic_weights(Columns scores) {
  const auto z = unit_columns(scores);
  std::vector<double> raw;
  for (const auto& a : z) {
    double conflict = 0.0;
    for (const auto& b : z) {
      conflict += &a == &b ? 0.0 : 1.0 - correlation_or_none(a, b);
    }
    raw.push_back(z.size() == 1 ? 1.0 : sample_sd(a) * conflict);
  }
  return shares(std::move(raw));
}

std::vector<double> deviation_weights(Columns scores) {
  std::vector<double> raw;
  for (const auto& z : unit_columns(scores)) {
    raw.push_back(sample_sd(z));
  }
  return shares(std::move(raw));
}

std::vector<double> pca_weights(Columns scores) {
  const auto m = static_cast<Eigen::Index>(scores.size());
  Eigen::MatrixXd r = Eigen::MatrixXd::Identity(m, m);
  std::vector<bool> constant(scores.size());
  for (std::size_t j = 0; j < scores.size(); ++j) {
    const Extremes e = extremes(scores[j]);
    constant[j] = !(e.high > e.low);
    r(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(j)) = constant[j] ? 0.0 : 1.0;
    for (std::size_t k = 0; k < j; ++k) {
      const double c = correlation_or_none(scores[j], scores[k]);
      r(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(k)) = c;
      r(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j)) = c;
    }
  }
  std::vector<double> raw(scores.size(), 0.0);
  if (m > 0 && std::find(constant.begin(), constant.end(), false) != constant.end()) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r);
    for (Eigen::Index j = 0; j < m; ++j) {  // eigenvalues ascend: the last is the largest
      const double loading = solver.eigenvectors()(j, m - 1);
      raw[static_cast<std::size_t>(j)] = loading * loading;
    }
  }
  return shares(std::move(raw));
}

Result<AhpResult> ahp_weights(std::span<const double> ratios) {
  const auto size = ahp_size(ratios);
  if (!size) {
    return tl::unexpected(size.error());
  }
  if (const auto checked = check_ahp(ratios, *size); !checked) {
    return tl::unexpected(checked.error());
  }
  AhpResult result;
  result.weights = equal_weights(*size);
  for (int i = 0; i < kMostIterations; ++i) {
    const std::vector<double> before = result.weights;
    result.lambda_max = iterate(ratios, result.weights);
    double moved = 0.0;
    for (std::size_t j = 0; j < before.size(); ++j) {
      moved = std::max(moved, std::abs(result.weights[j] - before[j]));
    }
    if (moved < kConverged) {
      break;
    }
  }
  const auto n = static_cast<double>(*size);
  const double random = kRandomIndex[*size - 1];
  result.consistency_ratio = random > 0.0 ? (result.lambda_max - n) / (n - 1.0) / random : 0.0;
  return result;
}

}  // namespace stave::numeric
