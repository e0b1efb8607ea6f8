#include "check.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace stave::formula {
namespace {

using Children = std::span<const std::size_t>;
using Problem = std::optional<Fault>;

Fault problem(Extent where, std::string_view key, Args args = {}) {
  return fault(where, key, std::move(args)).value();
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out.append(out.empty() ? "" : ", ").append(word);
  }
  return out;
}

/// Goes over the nodes from the leaves to the root and gives each its unit.
class Checker {
 public:
  Checker(const std::vector<Node>& nodes, const Contexts& contexts, const Symbols& symbols)
      : nodes_(&nodes), contexts_(&contexts), symbols_(&symbols), typed_(nodes.size()) {}

  tl::expected<std::vector<Typed>, Fault> run(const Unit& result) {
    for (std::size_t i = 0; i < nodes_->size(); ++i) {
      if (auto bad = check_node(i)) {
        return tl::unexpected(std::move(*bad));
      }
    }
    if (auto bad = check_result(result)) {
      return tl::unexpected(std::move(*bad));
    }
    return std::move(typed_);
  }

 private:
  Problem check_node(std::size_t i) {
    const Node& node = (*nodes_)[i];
    const Children children = node.children;
    switch (node.kind) {
      case NodeKind::kNumber:
      case NodeKind::kYoy:
      case NodeKind::kShareOf:
        return std::nullopt;  // pure, which is what a Unit starts as
      case NodeKind::kName:
        return check_name(i);
      case NodeKind::kNegate:
      case NodeKind::kPrev:
      case NodeKind::kAt:
      case NodeKind::kAbs:
      case NodeKind::kRound:
        typed_[i].unit = typed_[children[0]].unit;
        return std::nullopt;
      case NodeKind::kMultiply:
      case NodeKind::kDivide:
        return compose(i);
      case NodeKind::kAdd:
      case NodeKind::kSubtract:
      case NodeKind::kSum:
      case NodeKind::kMean:
        return agree(i, children, false);
      case NodeKind::kMin:
      case NodeKind::kMax:
      case NodeKind::kIfMissing:
        return agree(i, children, true);
      case NodeKind::kIf:
        return check_condition(i);
      default:
        return check_comparison(i);
    }
  }

  Problem check_name(std::size_t i) {
    const Node& node = (*nodes_)[i];
    const auto symbol = (*symbols_)(node.name);
    if (!symbol) {
      return problem(node.name_where, "unknown_name", {{"name", node.name}});
    }
    for (const Context& context : (*contexts_)[i]) {
      const auto& areas = symbol->areas;
      if (context.area.empty() ||
          std::find(areas.begin(), areas.end(), context.area) != areas.end()) {
        continue;
      }
      return problem(node.name_where, areas.empty() ? "no_areas" : "not_for_area",
                     {{"name", node.name}, {"area", context.area}, {"areas", list_of(areas)}});
    }
    typed_[i].unit = symbol->unit;
    return std::nullopt;
  }

  [[nodiscard]] bool is_zero(std::size_t i) const {
    const Node& node = (*nodes_)[i];
    return node.kind == NodeKind::kNumber && node.number.is_zero();
  }

  /// All operands in the unit of the first; with `zero_fits`, a written 0 has whatever unit the
  /// others have.
  Problem agree(std::size_t i, Children operands, bool zero_fits) {
    const auto free = [&](std::size_t child) { return zero_fits && is_zero(child); };
    const auto first = std::find_if_not(operands.begin(), operands.end(), free);
    if (first == operands.end()) {
      return std::nullopt;
    }
    const Unit unit = typed_[*first].unit;
    for (const std::size_t child : operands) {
      if (free(child)) {
        continue;
      }
      if (auto bad = deliver(child, unit, (*nodes_)[i].where)) {
        return bad;
      }
    }
    typed_[i].unit = unit;
    return std::nullopt;
  }

  /// `child` is converted to `unit` for its user, which stands at `user`.
  Problem deliver(std::size_t child, const Unit& unit, Extent user) {
    const Unit& own = typed_[child].unit;
    if (!own.same_dimension(unit)) {
      return units_differ(user, unit, own);
    }
    const auto factor = own.factor_to(unit);
    if (!factor) {
      return problem(user, "unit_too_large", {{"left", unit.symbol()}, {"right", own.symbol()}});
    }
    typed_[child].delivered = *factor;
    return std::nullopt;
  }

  static Fault units_differ(Extent where, const Unit& left, const Unit& right) {
    if (left.symbol().empty() || right.symbol().empty()) {
      return problem(where, "pure_and_unit", {{"unit", left.symbol() + right.symbol()}});
    }
    return problem(where, "units_differ", {{"left", left.symbol()}, {"right", right.symbol()}});
  }

  Problem check_comparison(std::size_t i) {
    auto bad = agree(i, (*nodes_)[i].children, true);
    typed_[i].unit = Unit();
    return bad;
  }

  Problem check_condition(std::size_t i) {
    const Node& node = (*nodes_)[i];
    const std::size_t condition = node.children[0];
    const Unit& unit = typed_[condition].unit;
    if (!unit.is_pure()) {
      return problem((*nodes_)[condition].where, "condition_unit", {{"unit", unit.symbol()}});
    }
    return agree(i, Children(node.children).subspan(1), true);
  }

  /// Pure operands are taken as plain numbers; a pure result is a plain number at once.
  Problem compose(std::size_t i) {
    const Node& node = (*nodes_)[i];
    for (const std::size_t child : node.children) {
      if (!typed_[child].unit.is_pure()) {
        continue;
      }
      if (auto bad = deliver(child, Unit(), node.where)) {
        return bad;
      }
      typed_[child].unit = Unit();
    }
    const Unit& left = typed_[node.children[0]].unit;
    const Unit& right = typed_[node.children[1]].unit;
    const auto unit = node.kind == NodeKind::kMultiply ? left.times(right) : left.over(right);
    const auto to_plain =
        unit && unit->is_pure() ? unit->factor_to(Unit()) : std::optional(Fraction{});
    if (!unit || !to_plain) {
      return problem(node.where, "unit_too_large",
                     {{"left", left.symbol()}, {"right", right.symbol()}});
    }
    typed_[i].unit = unit->is_pure() ? Unit() : *unit;
    typed_[i].own = *to_plain;
    return std::nullopt;
  }

  Problem check_result(const Unit& result) {
    const Unit& found = typed_.back().unit;
    const Extent where = nodes_->back().where;
    if (found.same_dimension(result)) {
      return deliver(typed_.size() - 1, result, where);
    }
    const Args args{{"found", found.symbol()}, {"declared", result.symbol()}};
    if (found.symbol().empty()) {
      return problem(where, "result_is_pure", args);
    }
    return problem(where, result.symbol().empty() ? "result_is_not_pure" : "result_unit", args);
  }

  const std::vector<Node>* nodes_;
  const Contexts* contexts_;
  const Symbols* symbols_;
  std::vector<Typed> typed_;
};

}  // namespace

tl::expected<std::vector<Typed>, Fault> check(const std::vector<Node>& nodes,
                                              const Contexts& contexts, const Symbols& symbols,
                                              const Unit& result) {
  return Checker(nodes, contexts, symbols).run(result);
}

}  // namespace stave::formula
