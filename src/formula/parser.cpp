#include "lexer.hpp"
#include "syntax.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace stave::formula {
namespace {

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

/// A function and how many arguments it takes.
struct Function {
  std::string_view name;
  NodeKind kind;
  std::size_t least = 1;
  std::size_t most = 1;
};

constexpr auto kFunctions = std::to_array<Function>({
    {"yoy", NodeKind::kYoy, 1, 1},
    {"prev", NodeKind::kPrev, 2, 2},
    {"sum", NodeKind::kSum, 1, kMany},
    {"mean", NodeKind::kMean, 1, kMany},
    {"min", NodeKind::kMin, 1, kMany},
    {"max", NodeKind::kMax, 1, kMany},
    {"if", NodeKind::kIf, 3, 3},
    {"if_missing", NodeKind::kIfMissing, 2, 2},
    {"share_of", NodeKind::kShareOf, 2, 2},
    {"abs", NodeKind::kAbs, 1, 1},
    {"round", NodeKind::kRound, 2, 2},
});

struct Operator {
  std::string_view sign;
  NodeKind kind;
};

constexpr auto kComparisons = std::to_array<Operator>({
    {"<", NodeKind::kLess},
    {"<=", NodeKind::kLessEqual},
    {">", NodeKind::kGreater},
    {">=", NodeKind::kGreaterEqual},
    {"==", NodeKind::kEqual},
    {"!=", NodeKind::kNotEqual},
});
constexpr auto kSums = std::to_array<Operator>({{"+", NodeKind::kAdd}, {"-", NodeKind::kSubtract}});
constexpr auto kProducts =
    std::to_array<Operator>({{"*", NodeKind::kMultiply}, {"/", NodeKind::kDivide}});

std::string function_names() {
  std::string out;
  for (const Function& f : kFunctions) {
    out.append(out.empty() ? "" : ", ").append(f.name);
  }
  return out;
}

/// A node with the characters that it takes, its own parentheses included.
struct Part {
  std::size_t node = 0;
  Extent outer;
};

/// Recursive descent, one function per level of precedence. Each level of nesting costs one of
/// kMaxDepth.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  tl::expected<std::vector<Node>, Fault> run() {
    if (peek().kind == TokenKind::kEnd) {
      return fault(peek().where, "empty");
    }
    const auto root = expression();
    if (!root) {
      return tl::unexpected(root.error());
    }
    if (peek().is(")")) {
      return fault(peek().where, "unopened_parenthesis");
    }
    if (peek().kind != TokenKind::kEnd) {
      return fault(peek().where, "expected_operator", {{"found", peek().text}});
    }
    return std::move(nodes_);
  }

 private:
  using Parsed = tl::expected<Part, Fault>;
  using Level = Parsed (Parser::*)();

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }

  Token take() { return tokens_[std::min(at_++, tokens_.size() - 1)]; }

  std::optional<NodeKind> take_operator(std::span<const Operator> among) {
    for (const Operator& op : among) {
      if (peek().is(op.sign)) {
        ++at_;
        return op.kind;
      }
    }
    return std::nullopt;
  }

  Part add(Node node, Extent where) {
    node.where = where;
    nodes_.push_back(std::move(node));
    return {nodes_.size() - 1, where};
  }

  Part join(NodeKind kind, const Part& left, const Part& right) {
    Node node;
    node.kind = kind;
    node.children = {left.node, right.node};
    return add(std::move(node), {left.outer.first, right.outer.last});
  }

  /// operand {operator operand}, from left to right.
  Parsed chain(std::span<const Operator> operators, Level level) {
    auto left = (this->*level)();
    while (left) {
      const auto kind = take_operator(operators);
      if (!kind) {
        break;
      }
      const auto right = (this->*level)();
      left = right ? Parsed(join(*kind, *left, *right)) : right;
    }
    return left;
  }

  Parsed expression() {
    auto left = comparison();
    while (left && peek().is_word("if")) {
      if (!peek(1).is_word("missing")) {
        return fault(peek().where, "expected_missing");
      }
      at_ += 2;
      const auto right = comparison();
      left = right ? Parsed(join(NodeKind::kIfMissing, *left, *right)) : right;
    }
    return left;
  }

  Parsed comparison() {
    auto left = sum();
    if (!left) {
      return left;
    }
    const auto kind = take_operator(kComparisons);
    if (!kind) {
      return left;
    }
    auto right = sum();
    if (!right) {
      return right;
    }
    const Extent next = peek().where;
    if (take_operator(kComparisons)) {
      return fault(next, "chained_comparison");
    }
    return join(*kind, *left, *right);
  }

  Parsed sum() { return chain(kSums, &Parser::product); }

  Parsed product() { return chain(kProducts, &Parser::signed_operand); }

  Parsed signed_operand() {
    if (!peek().is("-")) {
      return around();
    }
    const Extent sign = take().where;
    if (++depth_ > kMaxDepth) {
      return too_deep(sign);
    }
    auto inner = signed_operand();
    --depth_;
    if (!inner) {
      return inner;
    }
    Node node;
    node.kind = NodeKind::kNegate;
    node.children = {inner->node};
    return add(std::move(node), {sign.first, inner->outer.last});
  }

  /// operand {@ area}
  Parsed around() {
    auto inner = operand();
    while (inner && peek().is("@")) {
      ++at_;
      Node node;
      node.kind = NodeKind::kAt;
      node.children = {inner->node};
      if (auto bad = take_area(node)) {
        return tl::unexpected(std::move(*bad));
      }
      const Extent where{inner->outer.first, node.name_where.last};
      inner = add(std::move(node), where);
    }
    return inner;
  }

  Parsed operand() {
    const Token& token = peek();
    switch (token.kind) {
      case TokenKind::kNumber:
        return number();
      case TokenKind::kName:
        return peek(1).is("(") ? call() : name();
      case TokenKind::kQuotedName:
        return name();
      case TokenKind::kSign:
        return token.is("(") ? parenthesis()
                             : fault(token.where, "expected_operand", {{"found", token.text}});
      case TokenKind::kEnd:
        break;
    }
    return fault(token.where, "expected_operand_at_end");
  }

  Parsed number() {
    const Token token = take();
    Extent where = token.where;
    Node node;
    node.number = Decimal::parse(token.text).value_or(Decimal(0));  // the lexer has checked it
    if (peek().is("%")) {
      where.last = take().where.last;
      node.number = divide(node.number, 100).value_or(Decimal(0));
    }
    return add(std::move(node), where);
  }

  Parsed name() {
    const Token token = take();
    Node node;
    node.kind = NodeKind::kName;
    node.name = token.text;
    node.name_where = token.where;
    return add(std::move(node), token.where);
  }

  Parsed parenthesis() {
    const Extent open = take().where;
    if (++depth_ > kMaxDepth) {
      return too_deep(open);
    }
    auto inner = expression();
    --depth_;
    if (!inner) {
      return inner;
    }
    const auto close = take_close(open);
    if (!close) {
      return tl::unexpected(close.error());
    }
    inner->outer = {open.first, close->last};
    return inner;
  }

  Parsed call() {
    const Token word = take();
    const auto* const function =
        std::find_if(kFunctions.begin(), kFunctions.end(),
                     [&](const Function& f) { return f.name == word.text; });
    if (function == kFunctions.end()) {
      return fault(word.where, "unknown_function",
                   {{"name", word.text}, {"known", function_names()}});
    }
    if (++depth_ > kMaxDepth) {
      return too_deep(word.where);
    }
    const Extent open = take().where;
    Node node;
    node.kind = function->kind;
    std::size_t count = 0;
    for (bool more = !peek().is(")"); more; ++count) {
      if (auto bad = take_argument(node, count)) {
        return tl::unexpected(std::move(*bad));
      }
      more = peek().is(",");
      at_ += more ? 1 : 0;
    }
    --depth_;
    const auto close = take_close(open);
    if (!close) {
      return tl::unexpected(close.error());
    }
    const Extent where{word.where.first, close->last};
    if (count < function->least || count > function->most) {
      return wrong_count(where, *function, count);
    }
    return add(std::move(node), where);
  }

  static tl::unexpected<Fault> wrong_count(Extent where, const Function& function,
                                           std::size_t found) {
    return fault(where, function.most == kMany ? "too_few_arguments" : "argument_count",
                 {{"function", std::string(function.name)},
                  {"count", std::to_string(function.least)},
                  {"found", std::to_string(found)}});
  }

  static tl::unexpected<Fault> too_deep(Extent where) {
    return fault(where, "too_deep", {{"limit", std::to_string(kMaxDepth)}});
  }

  tl::expected<Extent, Fault> take_close(Extent open) {
    if (peek().is(")")) {
      return take().where;
    }
    if (peek().kind == TokenKind::kEnd) {
      return fault(open, "unclosed_parenthesis");
    }
    return fault(peek().where, "expected_close", {{"found", peek().text}});
  }

  /// The argument at `position` of the call: an expression, or what the function wants there.
  std::optional<Fault> take_argument(Node& node, std::size_t position) {
    if (node.kind == NodeKind::kShareOf && position == 0) {
      return take_area(node);
    }
    if (node.kind == NodeKind::kPrev && position == 1) {
      return take_whole(node, 1, kMaxYears, "years_literal");
    }
    if (node.kind == NodeKind::kRound && position == 1) {
      return take_whole(node, -kMaxRoundDigits, kMaxRoundDigits, "digits_literal");
    }
    const auto inner = expression();
    if (!inner) {
      return inner.error();
    }
    node.children.push_back(inner->node);
    return std::nullopt;
  }

  std::optional<Fault> take_area(Node& node) {
    const Token token = take();
    if (token.kind != TokenKind::kName && token.kind != TokenKind::kQuotedName) {
      return fault(token.where, "expected_area").value();
    }
    node.name = token.text;
    node.name_where = token.where;
    return std::nullopt;
  }

  /// A whole number written out, with or without a sign.
  std::optional<Fault> take_whole(Node& node, int least, int most, std::string_view key) {
    Extent where = peek().where;
    const bool negative = peek().is("-");
    at_ += negative ? 1 : 0;
    const Token token = take();
    where.last = std::max(where.last, token.where.last);
    const auto number =
        token.kind == TokenKind::kNumber ? Decimal::parse(token.text) : std::nullopt;
    const Decimal value =
        negative ? number.value_or(Decimal(0)).negated() : number.value_or(Decimal(0));
    const bool ends = peek().is(",") || peek().is(")") || peek().kind == TokenKind::kEnd;
    if (!number || !ends || value < Decimal(least) || value > Decimal(most) ||
        value != value.rounded(0, Rounding::kDown)) {
      return fault(where, key, {{"least", std::to_string(least)}, {"most", std::to_string(most)}})
          .value();
    }
    node.whole = static_cast<int>(value.to_double());
    return std::nullopt;
  }

  std::vector<Token> tokens_;
  std::vector<Node> nodes_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

tl::expected<std::vector<Node>, Fault> parse_nodes(std::string_view text) {
  auto tokens = tokens_of(text);
  if (!tokens) {
    return tl::unexpected(std::move(tokens.error()));
  }
  return Parser(std::move(*tokens)).run();
}

}  // namespace stave::formula
