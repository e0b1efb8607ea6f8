#include "check.hpp"
#include "context.hpp"
#include "program.hpp"
#include "syntax.hpp"

#include <map>
#include <span>
#include <utility>

namespace stave::formula {
namespace {

using Index = std::uint32_t;

Op op_of(NodeKind kind) {
  static const std::map<NodeKind, Op> kOps{
      {NodeKind::kNegate, Op::kNegate},
      {NodeKind::kAbs, Op::kAbs},
      {NodeKind::kRound, Op::kRound},
      {NodeKind::kAdd, Op::kAdd},
      {NodeKind::kSum, Op::kAdd},
      {NodeKind::kMean, Op::kAdd},
      {NodeKind::kSubtract, Op::kSubtract},
      {NodeKind::kMultiply, Op::kMultiply},
      {NodeKind::kDivide, Op::kDivide},
      {NodeKind::kShareOf, Op::kDivide},
      {NodeKind::kMin, Op::kMin},
      {NodeKind::kMax, Op::kMax},
      {NodeKind::kYoy, Op::kGrowth},
      {NodeKind::kLess, Op::kLess},
      {NodeKind::kLessEqual, Op::kLessEqual},
      {NodeKind::kGreater, Op::kGreater},
      {NodeKind::kGreaterEqual, Op::kGreaterEqual},
      {NodeKind::kEqual, Op::kEqual},
      {NodeKind::kNotEqual, Op::kNotEqual},
      {NodeKind::kIfMissing, Op::kIfMissing},
      {NodeKind::kIf, Op::kSelect},
  };
  return kOps.at(kind);
}

/// Turns the tree into steps: one for every node and every context that it is needed in, so that
/// nothing is computed twice, however deep growth rates of growth rates are.
class Emitter {
 public:
  Emitter(const std::vector<Node>& nodes, const Contexts& contexts, const std::vector<Typed>& typed,
          Rounding rounding)
      : nodes_(&nodes),
        contexts_(&contexts),
        typed_(&typed),
        rounding_(rounding),
        done_(nodes.size()) {}

  std::vector<Step> run() {
    for (std::size_t i = 0; i < nodes_->size(); ++i) {
      for (const Context& context : (*contexts_)[i]) {
        const Index plain = scaled(emit((*nodes_)[i], context), (*typed_)[i].own);
        done_[i].emplace(context, scaled(plain, (*typed_)[i].delivered));
      }
    }
    return std::move(steps_);
  }

 private:
  Index push(Step step) {
    steps_.push_back(std::move(step));
    return static_cast<Index>(steps_.size() - 1);
  }

  Index push(Op op, Index a, Index b) {
    Step step;
    step.op = op;
    step.from = {a, b, 0};
    return push(std::move(step));
  }

  Index scaled(Index from, const Fraction& factor) {
    if (factor.is_one()) {
      return from;
    }
    Step step;
    step.op = Op::kScale;
    step.from = {from, 0, 0};
    step.factor = factor;
    return push(std::move(step));
  }

  Index emit(const Node& node, const Context& context) {
    switch (node.kind) {
      case NodeKind::kNumber:
      case NodeKind::kName:
        return emit_leaf(node, context);
      case NodeKind::kPrev:
        return of(node.children[0], {context.years_back + node.whole, context.area});
      case NodeKind::kAt:
        return of(node.children[0], {context.years_back, node.name});
      case NodeKind::kYoy:
        return push(Op::kGrowth, of(node.children[0], context),
                    of(node.children[0], {context.years_back + 1, context.area}));
      case NodeKind::kShareOf:
        return push(Op::kDivide, of(node.children[0], context),
                    of(node.children[0], {context.years_back, node.name}));
      case NodeKind::kSum:
      case NodeKind::kMean:
      case NodeKind::kMin:
      case NodeKind::kMax:
        return emit_fold(node, context);
      default:
        return emit_operation(node, context);
    }
  }

  [[nodiscard]] Index of(std::size_t node, const Context& context) const {
    return done_[node].at(context);
  }

  Index emit_leaf(const Node& node, const Context& context) {
    Step step;
    step.op = node.kind == NodeKind::kNumber ? Op::kConstant : Op::kRead;
    step.number = node.number;
    step.name = node.name;
    step.area = context.area;
    step.whole = context.years_back;
    return push(std::move(step));
  }

  Index emit_fold(const Node& node, const Context& context) {
    Index total = of(node.children[0], context);
    for (const std::size_t child : std::span(node.children).subspan(1)) {
      total = push(op_of(node.kind), total, of(child, context));
    }
    const auto count = static_cast<std::int64_t>(node.children.size());
    return node.kind == NodeKind::kMean ? scaled(total, {1, count}) : total;
  }

  Index emit_operation(const Node& node, const Context& context) {
    Step step;
    step.op = op_of(node.kind);
    step.whole = node.whole;
    step.rounding = rounding_;
    for (std::size_t k = 0; k < node.children.size(); ++k) {
      step.from.at(k) = of(node.children[k], context);
    }
    return push(std::move(step));
  }

  const std::vector<Node>* nodes_;
  const Contexts* contexts_;
  const std::vector<Typed>* typed_;
  Rounding rounding_;
  std::vector<Step> steps_;
  std::vector<std::map<Context, Index>> done_;
};

}  // namespace

tl::expected<Program, Fault> Formula::compile(const Symbols& symbols, const Unit& result,
                                              Rounding rounding) const {
  const auto& nodes = syntax_->nodes;
  const auto contexts = contexts_of(nodes);
  if (!contexts) {
    return tl::unexpected(contexts.error());
  }
  const auto typed = check(nodes, *contexts, symbols, result);
  if (!typed) {
    return tl::unexpected(typed.error());
  }
  auto steps = Emitter(nodes, *contexts, *typed, rounding).run();
  return Program(std::make_shared<const Program::Code>(Program::Code{std::move(steps)}));
}

}  // namespace stave::formula
