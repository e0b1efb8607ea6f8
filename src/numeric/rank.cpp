#include "stave/numeric/rank.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace stave::numeric {
namespace {

// Places of the scores in slices: `sorted` slice by slice, whose starts stand in `starts`.
struct Sliced {
  std::vector<std::uint32_t> slice;  // of each score
  std::vector<std::uint32_t> starts;
  std::vector<double> sorted;  // within a slice in no order; missing scores at the end
  std::uint32_t fullest = 0;
};

Sliced cut(std::span<const double> scores, const Slices& slices) {
  Sliced out;
  out.slice.resize(scores.size());
  out.starts.assign(slices.count() + 1, 0);
  out.sorted.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    out.slice[i] = static_cast<std::uint32_t>(slices.of(scores[i]));
    ++out.starts[out.slice[i]];
  }
  std::uint32_t total = 0;
  for (auto& start : out.starts) {  // from counts to ends
    out.fullest = std::max(out.fullest, start);
    total += start;
    start = total;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    out.sorted[--out.starts[out.slice[i]]] = scores[i];  // from a slice's end down to its start
  }
  return out;
}

// Ranks without tolerance: scores above the slice, and those of the slice that are greater.
std::vector<int> exact_ranks(std::span<const double> scores, const Sliced& cut) {
  std::vector<int> ranks(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::uint32_t first = cut.starts[cut.slice[i]];
    const std::uint32_t last = cut.starts[cut.slice[i] + 1];
    std::uint32_t above = first;
    for (std::uint32_t k = first; k < last; ++k) {
      above += cut.sorted[k] > scores[i] ? 1U : 0U;
    }
    ranks[i] = std::isnan(scores[i]) ? kUnranked : static_cast<int>(above) + 1;
  }
  return ranks;
}

}  // namespace

Slices::Slices(std::span<const double> scores, std::size_t slices_a_score) noexcept {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double s : scores) {
    low = s < low ? s : low;
    high = s > high ? s : high;
  }
  if (low < high && std::isfinite(high - low)) {
    highest_ = high;
    last_ = static_cast<double>(slices_a_score * scores.size());
    per_score_ = last_ / (high - low);
  }
}

std::vector<std::size_t> order_descending(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a] > scores[b] || (std::isnan(scores[b]) && !std::isnan(scores[a]));
  });
  return order;
}

std::vector<int> competition_ranks(std::span<const double> scores, double tolerance) {
  constexpr std::uint32_t kCrowd = 16;
  if (tolerance == 0.0) {
    constexpr std::size_t kSlicesAScore = 4;
    const Sliced sliced = cut(scores, Slices(scores, kSlicesAScore));
    if (sliced.fullest <= kCrowd) {
      return exact_ranks(scores, sliced);
    }
  }
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

void Standings::sort(const std::vector<double>& present) {
  constexpr std::size_t kSlicesAScore =
      8;  // more than a sort needs: look-ups find most of them empty
  slices_ = Slices(present, kSlicesAScore);
  auto sliced = cut(present, slices_);
  sorted_ = std::move(sliced.sorted);
  starts_ = std::move(sliced.starts);
  for (std::size_t s = 0; s + 1 < starts_.size(); ++s) {
    if (starts_[s + 1] - starts_[s] > 1) {
      std::sort(sorted_.begin() + starts_[s], sorted_.begin() + starts_[s + 1], std::greater<>());
    }
  }
}

/// Scores greater than `score`: those of the slices above its own, and some of its own.
std::size_t Standings::count_above(double score) const noexcept {
  const std::size_t slice = slices_.of(score);
  std::size_t first = starts_[slice];
  const std::size_t last = starts_[slice + 1];
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
