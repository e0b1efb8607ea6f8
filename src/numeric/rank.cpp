#include "stave/numeric/rank.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

namespace stave::numeric {
namespace {

constexpr std::size_t kBucketsAScore = 4;

}  // namespace

std::vector<std::size_t> order_descending(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a] > scores[b] || (std::isnan(scores[b]) && !std::isnan(scores[a]));
  });
  return order;
}

std::vector<int> competition_ranks(std::span<const double> scores, double tolerance) {
  const Standings standings(scores, tolerance);
  std::vector<int> ranks(scores.size(), kUnranked);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!std::isnan(scores[i])) {
      ranks[i] = standings.rank_of(scores[i]);
    }
  }
  return ranks;
}

int rank_of(std::span<const double> scores, std::size_t i, double tolerance) {
  assert(tolerance >= 0.0);
  const double own = scores[i];
  if (std::isnan(own)) {
    return kUnranked;
  }
  int above = 0;
  int near = 0;
  for (const double s : scores) {
    above += s > own ? 1 : 0;
    near += s > own && s - own <= tolerance ? 1 : 0;
  }
  return near == 0 ? above + 1 : competition_ranks(scores, tolerance)[i];
}

Standings::Standings(std::span<const double> scores, double tolerance) : tolerance_(tolerance) {
  std::vector<double> present;
  present.reserve(scores.size());
  std::copy_if(scores.begin(), scores.end(), std::back_inserter(present),
               [](double v) { return !std::isnan(v); });
  sort(present);
  opener_.reserve(sorted_.size());
  std::uint32_t opener = 0;
  for (std::uint32_t i = 0; i < sorted_.size(); ++i) {
    if (sorted_[opener] - sorted_[i] > tolerance_) {
      opener = i;
    }
    opener_.push_back(opener);
  }
}

/// Bucket sort, descending; the buckets stay for count_above.
void Standings::sort(const std::vector<double>& present) {
  const auto [low, high] = std::minmax_element(present.begin(), present.end());
  const double range = present.empty() ? 0.0 : *high - *low;
  if (!(range > 0.0) || !std::isfinite(range)) {
    sorted_ = present;
    std::sort(sorted_.begin(), sorted_.end(), std::greater<>());
    return;
  }
  const std::size_t count = kBucketsAScore * present.size();
  highest_ = *high;
  per_score_ = static_cast<double>(count) / range;
  buckets_.assign(count + 2, 0);
  for (const double s : present) {
    ++buckets_[bucket_of(s) + 1];
  }
  std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
  auto next = buckets_;
  sorted_.resize(present.size());
  for (const double s : present) {
    sorted_[next[bucket_of(s)]++] = s;
  }
  for (std::size_t b = 0; b <= count; ++b) {
    if (buckets_[b + 1] - buckets_[b] > 1) {
      std::sort(sorted_.begin() + buckets_[b], sorted_.begin() + buckets_[b + 1], std::greater<>());
    }
  }
}

/// 0 for the highest score; the last one for the lowest and all below it. \pre buckets exist
std::size_t Standings::bucket_of(double score) const noexcept {
  const double place = (highest_ - score) * per_score_;
  const auto last = static_cast<double>(buckets_.size() - 2);
  return place > 0.0 ? static_cast<std::size_t>(std::min(place, last)) : 0;
}

/// Scores greater than `score`: those of the buckets above its own, and some of its own.
std::size_t Standings::count_above(double score) const noexcept {
  std::size_t first = 0;
  std::size_t last = sorted_.size();
  if (!buckets_.empty()) {
    const std::size_t bucket = bucket_of(score);
    first = buckets_[bucket];
    last = buckets_[bucket + 1];
  }
  constexpr std::size_t kFew = 8;
  if (last - first > kFew) {
    const auto begin = sorted_.begin();
    return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(first),
                                                     begin + static_cast<std::ptrdiff_t>(last),
                                                     score, std::greater<>()) -
                                    begin);
  }
  while (first < last && sorted_[first] > score) {
    ++first;
  }
  return first;
}

int Standings::rank_of(double score) const noexcept {
  return static_cast<int>(opener_[count_above(score)]) + 1;
}

int Standings::rank_after(double own, double score) const noexcept {
  if (own > score) {
    return walk(own, score);  // the groups between the two may change when `own` leaves
  }
  const std::size_t above = count_above(score);
  if (above > 0 && sorted_[opener_[above - 1]] - score <= tolerance_) {
    return static_cast<int>(opener_[above - 1]) + 1;
  }
  return static_cast<int>(above) + 1;
}

int Standings::walk(double own, double score) const noexcept {
  bool left = false;
  double first = 0.0;
  int rank = 0;
  int seen = 0;
  for (const double s : sorted_) {
    if (s <= score) {
      break;
    }
    if (!left && s == own) {
      left = true;
      continue;
    }
    ++seen;
    if (rank == 0 || first - s > tolerance_) {
      first = s;
      rank = seen;
    }
  }
  return rank != 0 && first - score <= tolerance_ ? rank : seen + 1;
}

}  // namespace stave::numeric
