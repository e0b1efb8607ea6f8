#pragma once

#include "stave/base/error.hpp"
#include "stave/numeric/normalise.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

/// One row of an index: an indicator (leaf) or an aggregate of the rows that name it as parent.
struct Node {
  std::string code;
  std::string name;
  std::string parent;  ///< code of an aggregate; "" at the top
  bool leaf = true;
  int level = 0;        ///< 1 for indicators, above all children for aggregates; 0 = find it out
  double weight = 1.0;  ///< within its parent, any scale
  numeric::Goal goal;   ///< of a leaf
  std::string denominator;  ///< column that a leaf's values are divided by; "" for none
  std::string where;        ///< where the row stands, for errors
};

/// The tree of an index. Leaves may lie at different depths, and there may be several tops.
///
/// Invariant: codes are unique and not empty, every parent is an aggregate, no cycle, every
/// aggregate has children and lies on a higher level than each of them, weights are finite and not
/// negative.
class Framework {
 public:
  /// Fails with every fault found: index.code_empty, code_twice, parent_unknown,
  /// parent_is_indicator, cycle, no_children, level_order, indicator_level, weight_negative,
  /// no_indicators.
  static Checked<Framework> make(std::vector<Node> nodes);

  /// A framework of nothing.
  static Framework empty() { return {}; }

  [[nodiscard]] std::span<const Node> nodes() const noexcept { return nodes_; }

  [[nodiscard]] const Node& node(std::size_t i) const noexcept { return nodes_[i]; }

  [[nodiscard]] std::span<const std::size_t> children(std::size_t i) const noexcept {
    return children_[i];
  }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;

  /// Indices of the leaves, in the given order.
  [[nodiscard]] std::span<const std::size_t> leaves() const noexcept { return leaves_; }

  /// Indices of the aggregates from the lowest level up, in the given order within a level:
  /// children always come before their parent.
  [[nodiscard]] std::span<const std::size_t> aggregates() const noexcept { return aggregates_; }

  /// The highest level; indicators are level 1.
  [[nodiscard]] int top_level() const noexcept { return top_level_; }

 private:
  Framework() = default;
  void index_codes(Errors& errors);
  void link_parents(Errors& errors);
  void refuse_cycles(Errors& errors) const;
  void set_levels(Errors& errors);
  int height(std::size_t i);
  void order();

  std::vector<Node> nodes_;
  std::map<std::string, std::size_t, std::less<>> by_code_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::size_t> leaves_;
  std::vector<std::size_t> aggregates_;
  int top_level_ = 1;
};

}  // namespace stave::index
