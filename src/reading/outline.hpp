#pragma once

#include "document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::reading {

/// A numbered item with the lines that stand under its own heading, not under a deeper one.
struct Item {
  std::string id;  ///< numbers as printed, from the top: "3.10.2"
  int depth = 1;
  std::string_view heading;  ///< number and title
  std::string_view title;
  std::string_view body;  ///< from the title to the end of the last own line
  std::optional<std::size_t> parent;
  std::vector<std::size_t> children;
  std::vector<std::size_t> lines;       ///< own lines of text, the heading's first
  std::vector<std::size_t> unit_lines;  ///< own lines that name units
};

struct Outline {
  std::vector<Item> items;
  std::vector<std::optional<std::size_t>> owner;  ///< item of each line
};

/// The tree of the numbered lines. An item belongs to the nearest one before it that is less deep.
[[nodiscard]] Outline outline_of(const std::vector<Line>& lines);

/// The item at depth 1 (or the topmost there is) under which the item stands.
[[nodiscard]] const Item& top_of(const Outline& outline, const Item& item);

/// The title of a heading, of its text behind the number: up to the first 。 or, when short, the
/// first colon or space; a bracket that names units is left out.
[[nodiscard]] std::string_view title_of(std::string_view text);

}  // namespace stave::reading
