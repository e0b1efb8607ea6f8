#pragma once

#include <string_view>
#include <vector>

namespace stave::reading {

/// A piece of a sentence between commas, semicolons and colons.
struct Clause {
  std::string_view text;  ///< trimmed, without the sign that ends it
  bool opens_sentence = false;
};

/// The clauses of a paragraph. Signs inside brackets and quotation marks and between digits
/// (1,200; 18:00) do not cut; 。! ? always do.
[[nodiscard]] std::vector<Clause> clauses_of(std::string_view paragraph);

}  // namespace stave::reading
