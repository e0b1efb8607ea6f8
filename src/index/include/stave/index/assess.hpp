#pragma once

#include "stave/index/board.hpp"
#include "stave/index/evaluate.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace stave::index {

/// A reference by position: how it comes from the columns.
struct ReferenceRule {
  ReferenceKind kind = ReferenceKind::kMean;
  int k = 10;
  std::vector<double>
      given;  ///< kAverageZone: the value for each leaf, computed from the base figures
};

/// What closing a gap would bring, everything renormalised.
struct Worth {
  double points = 0.0;  ///< more in the total
  int ranks = 0;        ///< places gained; numbers below 0 cannot occur for a lone improvement
};

/// One zone's value of one indicator beside one reference.
struct Gap {
  double reference = 0.0;   ///< NaN when there is none
  double difference = 0.0;  ///< value - reference, in the indicator's unit
  double percent = 0.0;     ///< difference in % of the reference's size; NaN when that is 0
  double points =
      0.0;  ///< points of the total that lie between, on the present scale; below 0 = behind
  bool behind = false;  ///< worse than the reference
  Worth worth;          ///< all 0 when not behind
};

/// A scored population with its references: where everybody stands, how far behind what, and what
/// catching up is worth. Immutable.
class Assessment {
 public:
  /// `deciding`: position of the reference that makes a value a short stave.
  /// Cost: O(zones * leaves * references). What gaps are worth is computed when asked for.
  Assessment(Board board, std::vector<ReferenceRule> references, std::size_t deciding);

  [[nodiscard]] const Board& board() const noexcept { return board_; }

  [[nodiscard]] std::size_t references() const noexcept { return rules_.size(); }

  [[nodiscard]] std::size_t deciding() const noexcept { return deciding_; }

  [[nodiscard]] double reference(std::size_t r, std::size_t leaf, std::size_t zone) const noexcept;
  [[nodiscard]] bool behind(std::size_t r, std::size_t leaf, std::size_t zone) const noexcept;

  [[nodiscard]] bool short_stave(std::size_t leaf, std::size_t zone) const noexcept {
    return behind(deciding_, leaf, zone);
  }

  /// What closing the zone's gap would bring; O(log zones) where nobody else moves, as under bounds
  /// from the data unless the zone alone is the worst or the best, else O(zones).
  [[nodiscard]] Worth worth(std::size_t r, std::size_t leaf, std::size_t zone) const;
  /// worth of every zone, in one go.
  [[nodiscard]] std::vector<Worth> worths(std::size_t r, std::size_t leaf) const;
  [[nodiscard]] Gap gap(std::size_t r, std::size_t leaf, std::size_t zone) const;

  /// Points of the total that the zone has from this indicator: weight * score.
  [[nodiscard]] double points(std::size_t leaf, std::size_t zone) const noexcept;

  /// Rank of the zone's value among all values, best first; numeric::kUnranked when missing.
  [[nodiscard]] int leaf_rank(std::size_t leaf, std::size_t zone) const noexcept;

  /// Rank among the zones of the same class.
  [[nodiscard]] int class_rank(std::size_t zone) const noexcept { return class_ranks_[zone]; }

  /// Rank by a node's score.
  [[nodiscard]] int node_rank(std::size_t node, std::size_t zone) const noexcept {
    return node_ranks_[node][zone];
  }

 private:
  [[nodiscard]] std::size_t at(std::size_t leaf, std::size_t zone) const noexcept {
    return leaf * board_.zones() + zone;
  }

  void rank_everything();
  void refer(std::size_t r);

  Board board_;
  std::vector<ReferenceRule> rules_;
  std::size_t deciding_;
  std::size_t classes_ = 1;
  std::vector<std::vector<double>> values_;  // [reference][leaf * classes + class]
  std::vector<int> leaf_ranks_;
  std::vector<int> class_ranks_;
  std::vector<std::vector<int>> node_ranks_;
};

/// Assessment of one data year under a pack: the table scored, the pack's references beside it.
/// `last` is the table of the year before, for methods that compare; may be null. Fails as model_of
/// does.
Result<Assessment> assess(const CompiledPack& compiled, const IndicatorTable& table,
                          const IndicatorTable* last);

/// The population that assess scores, for whoever changes values first.
Population population_of(const CompiledPack& compiled, const IndicatorTable& table,
                         const IndicatorTable* last);

/// assess with the values already in a population (its order: the table's zones, the pack's
/// indicators).
Result<Assessment> assess(const CompiledPack& compiled, const IndicatorTable& table,
                          Population population);

}  // namespace stave::index
