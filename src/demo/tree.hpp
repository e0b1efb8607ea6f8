#pragma once

#include "stave/base/error.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stave::demo {

/// A position in a text, counted from 1; columns count characters.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  friend auto operator<=>(const Place&, const Place&) =
      default;  // NOLINT(modernize-use-nullptr): a false alarm of tidy 14
};

enum class NodeKind : unsigned char { kTable, kList, kText, kWhole, kReal, kOther };

/// A TOML value and where it stands.
struct Node {
  NodeKind kind = NodeKind::kTable;
  std::string key;  ///< of a table's member
  Place key_place;
  Place place;                 ///< of the value; of a [table], its header
  std::string text;            ///< of a kText
  std::int64_t whole = 0;      ///< of a kWhole
  double number = 0.0;         ///< of a kWhole or kReal, may be infinite or NaN
  std::vector<Node> children;  ///< of a kTable or kList, in the file's order

  [[nodiscard]] const Node* find(std::string_view name) const noexcept;
};

struct SyntaxFault {
  Place place;
  Message what;
};

/// Reads TOML 1.0 of at most kMaxSpecBytes, nested at most 32 deep, with at most 32 points in a
/// line that is no comment (each may open a table).
[[nodiscard]] tl::expected<Node, SyntaxFault> parse_toml(std::string_view text);

}  // namespace stave::demo
