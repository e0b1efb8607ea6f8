#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stave::numeric {

/// Rank of a missing score.
inline constexpr int kUnranked = 0;

/// Competition ranks, the highest score first: 1, 2, 2, 4. Scores are walked downwards; a score
/// within `tolerance` (inclusive) of the first score of the running tie group joins that group and
/// takes its rank, otherwise it opens a new one, whose rank is 1 + the number of scores above. So
/// two tied scores never differ by more than `tolerance`, and chains of small steps do not grow
/// without end. A missing score gets kUnranked.
///
/// \pre tolerance >= 0
/// \test hand-worked; brute force over random columns (property)
[[nodiscard]] std::vector<int> competition_ranks(std::span<const double> scores,
                                                 double tolerance = 0.0);

/// competition_ranks(scores, tolerance)[i] in O(n) unless another score lies within `tolerance`
/// above. \pre i < scores.size(), tolerance >= 0
[[nodiscard]] int rank_of(std::span<const double> scores, std::size_t i, double tolerance = 0.0);

/// Indices from the highest score to the lowest; equal scores keep their order, missing ones come
/// last. Give the units in order of their codes and the order is total.
[[nodiscard]] std::vector<std::size_t> order_descending(std::span<const double> scores);

/// Even slices of the range of the present scores, from the highest down: a bucket sort's buckets.
class Slices {
 public:
  Slices() = default;
  Slices(std::span<const double> scores, std::size_t slices_a_score) noexcept;

  [[nodiscard]] std::size_t count() const noexcept { return static_cast<std::size_t>(last_) + 1; }

  /// 0 for the highest score and all above it; count() - 1 for the lowest, all below it and missing
  /// scores.
  [[nodiscard]] std::size_t of(double score) const noexcept {
    const double place = (highest_ - score) * per_score_;
    return static_cast<std::size_t>(static_cast<std::int64_t>(
        place > 0.0 ? (place < last_ ? place : last_) : (place <= 0.0 ? 0.0 : last_)));
  }

 private:
  double highest_ = 0.0;
  double per_score_ = 0.0;  // slices a score unit
  double last_ = 0.0;
};

/// Scores prepared for the question "which rank if unit i had another score and all others
/// stayed?".
class Standings {
 public:
  explicit Standings(std::span<const double> scores, double tolerance = 0.0);

  /// The rank of a unit with that score. \pre score is one of the scores
  [[nodiscard]] int rank_of(double score) const noexcept;

  /// Rank of a unit whose score `own` becomes `score`: what competition_ranks would give. When
  /// score >= own O(1) on average for scores that are spread, O(log n) at worst; else O(n). \pre
  /// own is one of the scores or NaN; score is not NaN
  [[nodiscard]] int rank_after(double own, double score) const noexcept;

 private:
  void sort(const std::vector<double>& present);
  [[nodiscard]] int walk(double own, double score) const noexcept;
  [[nodiscard]] std::size_t count_above(double score) const noexcept;

  double tolerance_;
  std::vector<double> sorted_;         ///< present scores, descending
  std::vector<std::uint32_t> opener_;  ///< position of the first of each one's tie group
  Slices slices_;
  std::vector<std::uint32_t> starts_;  ///< present scores above each slice, and at last all
};

}  // namespace stave::numeric
