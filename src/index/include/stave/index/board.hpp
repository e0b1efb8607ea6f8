#pragma once

#include "stave/index/scoring_model.hpp"
#include "stave/numeric/rank.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace stave::index {

/// The zones' figures as the engine takes them. NaN is missing.
struct Population {
  std::size_t zones = 0;
  std::vector<double> values;  ///< column-major, zones x leaves
  std::vector<double> last;    ///< the same a year before, for methods that compare; may be empty
  std::vector<std::size_t> zone_class;  ///< position in the model's weights; empty = all 0
  std::vector<double> adjustment;       ///< added to the total; empty = none
  std::vector<double> veto;             ///< the total whatever else, where not NaN; empty = none
};

/// One value that is to be another.
struct Change {
  std::size_t leaf = 0;
  double value = 0.0;
};

struct Standing {
  double score = 0.0;
  int rank = 0;  ///< competition rank; numeric::kUnranked without a score
};

/// A scored population that answers what would be if one zone's values were others, everything
/// renormalised: bounds, means and ranks of the changed columns are those of the changed
/// population. Immutable, safe from any thread.
///
/// \test against scoring the changed population from scratch (property), to 1e-12 of the score
class Board {
 public:
  /// \pre sizes agree: values.size() == zones * leaves, zone_class below weights.size()
  Board(ScoringModel model, Population population);

  [[nodiscard]] const ScoringModel& model() const noexcept { return model_; }

  [[nodiscard]] std::size_t zones() const noexcept { return people_.zones; }

  [[nodiscard]] std::size_t leaves() const noexcept { return model_.leaves.size(); }

  [[nodiscard]] double value(std::size_t leaf, std::size_t zone) const noexcept {
    return people_.values[at(leaf, zone)];
  }

  [[nodiscard]] std::span<const double> column(std::size_t leaf) const noexcept;
  [[nodiscard]] std::size_t class_of(std::size_t zone) const noexcept;

  /// Score of the zone's value, NaN when missing.
  [[nodiscard]] double score(std::size_t leaf, std::size_t zone) const noexcept {
    return scores_[at(leaf, zone)];
  }

  /// Score that `value` would have on the present scale.
  [[nodiscard]] double score_of(std::size_t leaf, std::size_t zone, double value) const noexcept;

  /// The leaf's weight in the zone's total: rescaled over what is present, multiplied up the tree.
  /// With arithmetic means throughout, weight * score summed over the leaves is the total before
  /// adjustments.
  [[nodiscard]] double weight(std::size_t leaf, std::size_t zone) const noexcept {
    return weight_[at(leaf, zone)];
  }

  [[nodiscard]] double node_score(std::size_t node, std::size_t zone) const noexcept {
    return nodes_[node][zone];
  }

  [[nodiscard]] double total(std::size_t zone) const noexcept { return totals_[zone]; }

  [[nodiscard]] std::span<const double> totals() const noexcept { return totals_; }

  [[nodiscard]] int rank(std::size_t zone) const noexcept { return ranks_[zone]; }

  /// Whether a veto set the zone's total.
  [[nodiscard]] bool is_vetoed(std::size_t zone) const noexcept;

  /// The zone's total and rank if these of its values were others. O(log zones) where nobody else
  /// moves, else O(zones) a changed column.
  [[nodiscard]] Standing what_if(std::size_t zone, std::span<const Change> changes) const;
  [[nodiscard]] Standing what_if(std::size_t zone, const Change& change) const;

  /// The whole population with these of the zone's values, scored anew.
  [[nodiscard]] Board with(std::size_t zone, std::span<const Change> changes) const;

  /// what_if for every zone in turn, each lifted to values[its class] of the leaf where its own
  /// value is worse than that; the others, and zones without a rank, keep their standing. \pre
  /// values.size() == number of classes; out.size() == zones()
  void lift(std::size_t leaf, std::span<const double> values, std::span<Standing> out) const;

 private:
  struct Member {
    bool leaf = true;
    std::size_t index = 0;
  };

  struct Sums;

  /// Scores of a column after a change: one zone's, or everybody's.
  struct Column {
    std::size_t leaf = 0;
    double own = 0.0;
    std::vector<double> all;  ///< empty when only the changed zone moved
  };

  using ChangedColumns = std::vector<Column>;

  /// A value that zones of a class are lifted to.
  struct Target {
    double oriented = 0.0;
    double score = 0.0;  ///< NaN when the lift may move other zones too
  };

  [[nodiscard]] std::size_t at(std::size_t leaf, std::size_t zone) const noexcept {
    return leaf * people_.zones + zone;
  }

  [[nodiscard]] double apply(const numeric::Scale& scale, std::size_t leaf, std::size_t zone,
                             double value) const noexcept;
  [[nodiscard]] double member_weight(const Member& member, std::size_t zone) const noexcept;
  [[nodiscard]] double bounded_by_rules(double total, std::size_t zone) const noexcept;

  [[nodiscard]] double bounded(double total, std::size_t zone) const noexcept {
    return bounded_ ? bounded_by_rules(total, zone) : total;
  }

  void collect_members();
  void prepare_column(std::size_t leaf);
  void score_column(std::size_t leaf);
  [[nodiscard]] std::span<const double> scores_of(const Member& member) const noexcept;
  [[nodiscard]] Sums sums_of(std::size_t node) const;
  void score_node(std::size_t node);
  void compare_pairs(std::size_t node);
  void weigh();
  void share_out(std::size_t node, const Member& member, std::span<const double> share,
                 double* out) const noexcept;
  void rank_all();

  [[nodiscard]] Column changed_column(std::size_t zone, const Change& change) const;
  [[nodiscard]] double leaf_score(std::size_t leaf, std::size_t zone, const ChangedColumns& changed,
                                  bool own) const noexcept;
  [[nodiscard]] double row_score(std::size_t node, std::size_t zone, const ChangedColumns& changed,
                                 bool own) const;
  [[nodiscard]] double raw_total_with(std::size_t zone, const ChangedColumns& changed,
                                      bool own) const;
  [[nodiscard]] std::vector<Target> targets_of(std::size_t leaf,
                                               std::span<const double> values) const;
  [[nodiscard]] std::vector<double> lifted_totals(std::size_t leaf,
                                                  std::span<const Target> targets) const;
  [[nodiscard]] bool cells_stay(const Column& column) const noexcept;
  [[nodiscard]] Standing everybody_moves(std::size_t zone, const ChangedColumns& changed) const;
  [[nodiscard]] Standing from_scratch(std::size_t zone, std::span<const Change> changes) const;

  ScoringModel model_;
  Population people_;             // with missing values filled as the model says
  std::vector<double> unfilled_;  // the values as they came, kept only where what_if needs them
  bool additive_ = true;          // means throughout: a change moves a total by weight * difference
  bool independent_ = true;       // a change moves other zones only through its own column's scale
  bool bounded_ = false;          // adjustments, vetoes, a cap or a floor
  std::vector<std::vector<Member>> members_;
  std::vector<numeric::Fitter> fitters_;
  std::vector<double> scores_;
  std::vector<double> weight_;
  std::vector<std::vector<double>> nodes_;
  std::vector<std::vector<double>> present_;  // weight present in each node, by zone
  std::vector<double> totals_;
  std::vector<int> ranks_;
  numeric::Standings standings_{{}};
};

}  // namespace stave::index
