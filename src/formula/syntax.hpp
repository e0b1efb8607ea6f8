#pragma once

#include "fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::formula {

enum class NodeKind : unsigned char {
  kNumber,
  kName,
  kNegate,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
  kIfMissing,
  kYoy,
  kPrev,
  kSum,
  kMean,
  kMin,
  kMax,
  kIf,
  kAt,
  kShareOf,
  kAbs,
  kRound,
};

/// An operation over other nodes. `name` is a figure's name or an area kind, `whole` the years of
/// prev or the digits of round.
struct Node {
  NodeKind kind = NodeKind::kNumber;
  Extent where;                       ///< the whole expression
  Extent name_where;                  ///< the name or the area
  std::vector<std::size_t> children;  ///< indexes of nodes, all smaller than the own one
  std::string name;
  Decimal number;
  int whole = 0;
};

/// A parsed formula: a tree whose nodes stand after their children; the last node is the root.
struct Formula::Syntax {
  std::string text;
  std::vector<Node> nodes;
  std::vector<std::string> names;
  int years_back = 0;
};

/// The tree of the text without its names and reach.
tl::expected<std::vector<Node>, Fault> parse_nodes(std::string_view text);

}  // namespace stave::formula
