#include "stave/formula/formula.hpp"

#include "syntax.hpp"

#include "stave/base/text.hpp"

#include <algorithm>

namespace stave::formula {
namespace {

/// How many leading bytes are well-formed UTF-8.
std::size_t well_formed_prefix(std::string_view text) {
  std::size_t good = 0;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    if (is_utf8(text.substr(good, i - good))) {
      good = i;
    } else if (i - good >= 4) {
      break;
    }
  }
  return good;
}

std::vector<std::string> names_in(const std::vector<Node>& nodes) {
  std::vector<std::string> names;
  for (const Node& node : nodes) {
    if (node.kind == NodeKind::kName &&
        std::find(names.begin(), names.end(), node.name) == names.end()) {
      names.push_back(node.name);
    }
  }
  return names;
}

int reach_of(const std::vector<Node>& nodes) {
  std::vector<int> reach(nodes.size(), 0);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const std::size_t child : nodes[i].children) {
      reach[i] = std::max(reach[i], reach[child]);
    }
    if (nodes[i].kind == NodeKind::kPrev) {
      reach[i] += nodes[i].whole;
    } else if (nodes[i].kind == NodeKind::kYoy) {
      reach[i] += 1;
    }
  }
  return reach.empty() ? 0 : reach.back();
}

}  // namespace

tl::expected<Formula, Fault> Formula::parse(std::string_view text) {
  if (!is_utf8(text)) {
    const auto good = code_points(text.substr(0, well_formed_prefix(text)));
    return fault({good, good}, "not_utf8");
  }
  const std::size_t length = code_points(text);
  if (length > kMaxCharacters) {
    return fault({kMaxCharacters, length}, "too_long",
                 {{"limit", std::to_string(kMaxCharacters)}, {"length", std::to_string(length)}});
  }
  auto nodes = parse_nodes(text);
  if (!nodes) {
    return tl::unexpected(std::move(nodes.error()));
  }
  Syntax syntax{std::string(text), std::move(*nodes), {}, 0};
  syntax.names = names_in(syntax.nodes);
  syntax.years_back = reach_of(syntax.nodes);
  return Formula(std::make_shared<const Syntax>(std::move(syntax)));
}

const std::string& Formula::text() const noexcept {
  return syntax_->text;
}

const std::vector<std::string>& Formula::names() const noexcept {
  return syntax_->names;
}

int Formula::years_back() const noexcept {
  return syntax_->years_back;
}

}  // namespace stave::formula
