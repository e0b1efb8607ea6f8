#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"
#include "stave/numeric/aggregate.hpp"
#include "stave/numeric/normalise.hpp"
#include "stave/numeric/treat.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace stave::index {

inline constexpr std::size_t kNoNode = std::numeric_limits<std::size_t>::max();

/// The rules of scoring by position, without names: what the engine works with.
struct ScoringModel {
  struct Leaf {
    std::size_t parent = 0;  ///< a node
    numeric::Normaliser normaliser;
    numeric::Goal goal;
  };

  struct Node {
    std::size_t parent = kNoNode;  ///< an earlier node; kNoNode for the total alone
    double weight = 1.0;           ///< within the parent
    numeric::Aggregator how;
  };

  std::vector<Leaf> leaves;
  std::vector<Node> nodes;  ///< nodes[0] is the total; a parent stands before its members
  std::vector<std::vector<double>> weights;  ///< [zone class][leaf], within the leaf's parent
  std::optional<numeric::Treatment> treat;   ///< of every column before it is normalised
  MissingRule missing = MissingRule::kRescale;
  double coverage = 0.0;  ///< least share of a node's weight that must be present
  std::optional<double> cap;
  std::optional<double> floor;
  double tie_tolerance = 0.0;
};

/// The pack's rules. Leaf i is indicator i; group_nodes tells the nodes of the groups; the
/// classes are the pack's in order, or one nameless class. Fails, naming the indicator or group,
/// for a method that the engine does not know and for Copeland with weights that differ by class.
Result<ScoringModel> model_of(const Pack& pack);

/// For every group of the pack its node in model_of(pack). \pre groups form a tree
std::vector<std::size_t> group_nodes(const Pack& pack);

/// Position of the class in the model, 0 when the pack has no such class.
std::size_t class_index(const Pack& pack, std::string_view zone_class);

}  // namespace stave::index
