#include "tree.hpp"

#include "scan.hpp"
#include "toml_parser.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::pack {
namespace {

static_assert(TOML_EXCEPTIONS == 0 && TOML_MAX_NESTED_VALUES == 32, "set in CMakeLists.txt");

Place place_of(const toml::source_position& p) {
  return {std::max<std::size_t>(p.line, 1), std::max<std::size_t>(p.column, 1)};
}

bool is_aligned(const Node& node) {
  return node.first.line == node.last.line &&
         node.last.column == node.first.column + code_points(node.text) + 2;
}

Node convert(const toml::node& from);

Node convert_scalar(const toml::node& from, Node node) {
  node.kind = NodeKind::kOther;
  if (const auto* text = from.as_string()) {
    node.kind = NodeKind::kText;
    node.text = text->get();
    node.aligned = is_aligned(node);
  } else if (const auto* whole = from.as_integer()) {
    node.kind = NodeKind::kWhole;
    node.whole = whole->get();
    node.number = static_cast<double>(node.whole);
  } else if (const auto* real = from.as_floating_point()) {
    node.kind = NodeKind::kReal;
    node.number = real->get();
  }
  return node;
}

Node convert(const toml::node& from) {
  Node node;
  node.first = place_of(from.source().begin);
  node.last = place_of(from.source().end);
  if (const auto* table = from.as_table()) {
    node.kind = NodeKind::kTable;
    for (const auto& [key, value] : *table) {
      auto& child = node.children.emplace_back(convert(value));
      child.key = std::string(key.str());
      child.key_place = place_of(key.source().begin);
    }
    return node;
  }
  if (const auto* list = from.as_array()) {
    node.kind = NodeKind::kList;
    for (const auto& item : *list) {
      node.children.push_back(convert(item));
    }
    return node;
  }
  return convert_scalar(from, std::move(node));
}

/// \pre !is_utf8(text)
Place first_bad_line(std::string_view text) {
  Place place;
  std::size_t start = 0;
  while (start < text.size()) {
    const auto end = std::min(text.find('\n', start), text.size());
    if (!is_utf8(text.substr(start, end - start))) {
      break;
    }
    start = end + 1;
    ++place.line;
  }
  return place;
}

/// The commonest faults get a sentence of their own; for the others the parser's words are quoted.
Message syntax_message(std::string_view description) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kKnown{{
      {"cannot redefine", "pack.syntax.twice"},
      {"end-of-file", "pack.syntax.unfinished"},
      {"unescaped control characters", "pack.syntax.open_text"},
      {"could not determine value type", "pack.syntax.no_value"},
      {"exceeded maximum nested", "pack.syntax.too_deep"},
  }};
  for (const auto& [words, key] : kKnown) {
    if (description.find(words) != std::string_view::npos) {
      return {std::string(key), {{"detail", std::string(description)}}};
    }
  }
  return {"pack.syntax.other", {{"detail", std::string(description)}}};
}

}  // namespace

const Node* Node::find(std::string_view name) const noexcept {
  const auto it = std::find_if(children.begin(), children.end(),
                               [&](const Node& child) { return child.key == name; });
  return it == children.end() ? nullptr : &*it;
}

tl::expected<Node, SyntaxFault> parse_toml(std::string_view text) {
  if (!is_utf8(text)) {
    return tl::unexpected(SyntaxFault{first_bad_line(text), {"pack.syntax.not_utf8", {}}});
  }
  if (auto fault = scan(text)) {
    return tl::unexpected(*std::move(fault));
  }
  const auto result = toml::parse(text);
  if (!result) {
    const auto& error = result.error();
    return tl::unexpected(
        SyntaxFault{place_of(error.source().begin), syntax_message(error.description())});
  }
  return convert(result.table());
}

}  // namespace stave::pack
