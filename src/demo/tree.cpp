#include "tree.hpp"

#include "stave/base/text.hpp"
#include "stave/demo/spec.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace stave::demo {
namespace {

// One program, one definition: these settings are the same wherever the parser is compiled.
static_assert(TOML_EXCEPTIONS == 0 && TOML_MAX_NESTED_VALUES == 32, "set in CMakeLists.txt");

constexpr std::ptrdiff_t kMaxPoints = 32;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Place place_of(const toml::source_position& p) {
  return {std::max<std::size_t>(p.line, 1), std::max<std::size_t>(p.column, 1)};
}

Node convert_scalar(const toml::node& from, Node node) {
  node.kind = NodeKind::kOther;
  if (const auto* text = from.as_string()) {
    node.kind = NodeKind::kText;
    node.text = text->get();
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
  node.place = place_of(from.source().begin);
  if (const auto* table = from.as_table()) {
    for (const auto& [key, value] : *table) {
      auto& child = node.children.emplace_back(convert(value));
      child.key = std::string(key.str());
      child.key_place = place_of(key.source().begin);
    }
    // The parser sorts by key; the order of zone classes is that of the file.
    std::stable_sort(node.children.begin(), node.children.end(),
                     [](const Node& a, const Node& b) { return a.key_place < b.key_place; });
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

/// The first line that `bad` holds for.
template <class Bad>
std::optional<Place> find_line(std::string_view text, Bad bad) {
  Place place;
  for (std::size_t start = 0; start <= text.size(); ++place.line) {
    const auto end = std::min(text.find('\n', start), text.size());
    if (bad(text.substr(start, end - start))) {
      return place;
    }
    start = end + 1;
  }
  return std::nullopt;
}

/// The parser nests one table a key part without a limit, and frees them recursively: a long
/// a.a.a.a… would end in a stack overflow. A key cannot pass the end of its line.
bool has_too_many_points(std::string_view line) {
  const auto content = line.starts_with('#') ? std::string_view{} : line;
  return std::count(content.begin(), content.end(), '.') > kMaxPoints;
}

bool starts_key(char c) noexcept {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '"' || c == '\'';
}

/// The parser takes for granted that a key follows the [ or [[ of a section. Lists within lists,
/// which could start a line likewise, have no place in this format.
bool has_bad_header(std::string_view line) {
  constexpr std::string_view kBlank = " \t";
  const auto skip = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
  };
  skip();
  if (!line.starts_with('[')) {
    return false;
  }
  line.remove_prefix(line.starts_with("[[") ? 2 : 1);
  skip();
  return line.empty() || !starts_key(line.front());
}

/// Index past the one-line string that opens at `at`.
std::size_t past_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote || text[i] == '\n') {
      return i + 1;
    }
  }
  return text.size();
}

struct Unreadable {
  std::size_t offset;
  std::string_view key;  ///< of the sentence
};

/// Why the character at `i`, which is in no string and no comment, must not reach the parser; ""
/// when it may.
std::string_view objection(std::string_view text, std::size_t i, char before) {
  const auto three = text.substr(i, 3);
  if (static_cast<unsigned char>(text[i]) >= 0x80U) {
    return "demo.not_ascii";
  }
  if (three == R"(""")" || three == "'''") {
    return "demo.long_text";
  }
  return text[i] == '}' && (before == '[' || before == ',') ? "demo.stray_brace" : "";
}

/// The first of what the parser takes for granted will not come and would go astray on: other than
/// ASCII characters between the tokens, a } where a list's value should be. Texts of several lines,
/// which the format does not need, are refused with them, so that strings are told apart in few
/// words.
std::optional<Unreadable> find_unreadable(std::string_view text) {
  char before = '\n';
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (const auto key = objection(text, i, before); !key.empty()) {
      return Unreadable{i, key};
    }
    before = std::string_view(" \t\r\n").find(c) == std::string_view::npos ? c : before;
    i = c == '"' || c == '\'' ? past_string(text, i) : i + 1;
  }
  return std::nullopt;
}

Place place_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line_start = before.find_last_of('\n') + 1;  // 0 when there is none
  return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
          1 + code_points(before.substr(line_start))};
}

tl::unexpected<SyntaxFault> refuse(Place place, Message what) {
  return tl::unexpected(SyntaxFault{place, std::move(what)});
}

}  // namespace

const Node* Node::find(std::string_view name) const noexcept {
  const auto it = std::find_if(children.begin(), children.end(),
                               [&](const Node& child) { return child.key == name; });
  return it == children.end() ? nullptr : &*it;
}

tl::expected<Node, SyntaxFault> parse_toml(std::string_view text) {
  if (text.size() > kMaxSpecBytes) {
    return refuse({}, {"demo.too_large",
                       {{"bytes", fmt::format("{}", text.size())},
                        {"limit", fmt::format("{}", kMaxSpecBytes)}}});
  }
  if (!is_utf8(text)) {
    const auto place = find_line(text, [](std::string_view line) { return !is_utf8(line); });
    return refuse(place.value_or(Place{}), {"demo.not_utf8", {}});
  }
  if (const auto place = find_line(text, has_too_many_points)) {
    return refuse(*place, {"demo.too_deep", {{"limit", fmt::format("{}", kMaxPoints)}}});
  }
  const auto unmarked =
      text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
  if (const auto place = find_line(unmarked, has_bad_header)) {
    return refuse(*place, {"demo.bad_header", {}});
  }
  if (const auto found = find_unreadable(unmarked)) {
    return refuse(place_at(unmarked, found->offset), {std::string(found->key), {}});
  }
  const auto result = toml::parse(unmarked);
  if (!result) {
    const auto& error = result.error();
    return refuse(place_of(error.source().begin),
                  {"demo.not_toml", {{"detail", std::string(error.description())}}});
  }
  return convert(result.table());
}

}  // namespace stave::demo
