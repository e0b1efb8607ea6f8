#pragma once

#include "stave/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stave::pack {

/// A position in a text, counted from 1; columns count characters (code points).
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator<(const Place& a, const Place& b) noexcept {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  }
};

enum class NodeKind : unsigned char { kTable, kList, kText, kWhole, kReal, kOther };

/// A TOML value and where it stands.
struct Node {
  NodeKind kind = NodeKind::kTable;
  std::string key;  ///< of a table's member
  Place key_place;
  Place first;                 ///< of the value; of a [table], its header
  Place last;                  ///< past its end
  std::string text;            ///< of a kText
  bool aligned = false;        ///< character i of the text stands at column first.column + 1 + i
  std::int64_t whole = 0;      ///< of a kWhole
  double number = 0.0;         ///< of a kWhole or kReal, may be infinite or NaN
  std::vector<Node> children;  ///< of a kTable (sorted by key) or kList

  [[nodiscard]] const Node* find(std::string_view name) const noexcept;
};

/// Why a text is not TOML.
struct SyntaxFault {
  Place place;
  Message what;
};

/// Reads TOML 1.0. Keys of at most 16 parts, values nested at most 32 deep.
[[nodiscard]] tl::expected<Node, SyntaxFault> parse_toml(std::string_view text);

}  // namespace stave::pack
