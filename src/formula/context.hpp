#pragma once

#include "syntax.hpp"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace stave::formula {

/// For which year and whom an expression is needed.
struct Context {
  int years_back = 0;
  std::string area;  ///< "" = the zone itself

  friend bool operator<(const Context& a, const Context& b) {
    return std::tie(a.years_back, a.area) < std::tie(b.years_back, b.area);
  }
};

using Contexts = std::vector<std::set<Context>>;

/// For every node all contexts that its value is needed in: yoy wants its argument for two years,
/// share_of for the zone and for the area. Fails where an area would be taken of an area.
tl::expected<Contexts, Fault> contexts_of(const std::vector<Node>& nodes);

}  // namespace stave::formula
