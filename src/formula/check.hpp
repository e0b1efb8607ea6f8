#pragma once

#include "context.hpp"
#include "syntax.hpp"

#include <vector>

namespace stave::formula {

/// The unit of a node's value, and by what it is multiplied: `own` right after the operation, so
/// that it is in `unit` (万元 over 亿元 is a plain ratio), `delivered` for the operation that uses
/// it.
struct Typed {
  Unit unit;
  Fraction own;
  Fraction delivered;
};

/// The units of all nodes, checked: every name is known in all its contexts, operands fit each
/// other, the root is delivered in `result`. Fails at the first node that does not fit.
tl::expected<std::vector<Typed>, Fault> check(const std::vector<Node>& nodes,
                                              const Contexts& contexts, const Symbols& symbols,
                                              const Unit& result);

}  // namespace stave::formula
