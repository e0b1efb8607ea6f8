#pragma once

#include "xlsx_sheet_marks.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

struct ExtendedComments {
  std::string part;
  std::vector<Note> added;  // those at cells that had no comment
};

/// A part of comments with the marks added: at the end of a cell's comment, or as new ones. nullopt
/// when the part is ill-formed.
[[nodiscard]] std::optional<ExtendedComments> add_comments(std::string_view part,
                                                           const Marks& marks,
                                                           std::string_view author,
                                                           std::size_t depth);

/// Boxes for a drawing part that has others.
[[nodiscard]] std::string more_shapes(std::string_view drawing, const std::vector<Note>& notes);

}  // namespace stave::office
