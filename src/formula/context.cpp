#include "context.hpp"

namespace stave::formula {
namespace {

/// What a node in `own` wants of each of its children.
std::vector<Context> wanted_by(const Node& node, const Context& own) {
  switch (node.kind) {
    case NodeKind::kYoy:
      return {own, {own.years_back + 1, own.area}};
    case NodeKind::kPrev:
      return {{own.years_back + node.whole, own.area}};
    case NodeKind::kAt:
      return {{own.years_back, node.name}};
    case NodeKind::kShareOf:
      return {own, {own.years_back, node.name}};
    default:
      return {own};
  }
}

}  // namespace

tl::expected<Contexts, Fault> contexts_of(const std::vector<Node>& nodes) {
  Contexts out(nodes.size());
  out.back().insert(Context{});
  const Node* nested = nullptr;
  for (std::size_t i = nodes.size(); i-- > 0;) {  // parents stand after their children
    const Node& node = nodes[i];
    const bool takes_area = node.kind == NodeKind::kAt || node.kind == NodeKind::kShareOf;
    for (const Context& own : out[i]) {
      nested = takes_area && !own.area.empty() ? &node : nested;
      for (const std::size_t child : node.children) {
        const auto wanted = wanted_by(node, own);
        out[child].insert(wanted.begin(), wanted.end());
      }
    }
  }
  if (nested != nullptr) {
    return fault(nested->name_where, "area_in_area", {{"area", nested->name}});
  }
  return out;
}

}  // namespace stave::formula
