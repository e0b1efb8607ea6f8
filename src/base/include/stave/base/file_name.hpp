#pragma once

#include <string>
#include <string_view>

namespace stave {

/// A foreign file name as text that can be shown, stored and offered for a download, never a path:
/// the part after the last slash of either kind, without control characters, marks that turn or
/// hide text (bidirectional, zero-width), bytes that are not UTF-8, blanks and dots at the ends; a
/// colon and what a file system forbids (* ? " < > |) become "_". At most 120 characters and 200
/// bytes, the ending (".xlsx") kept. Empty when nothing is left.
[[nodiscard]] std::string kept_file_name(std::string_view name);

}  // namespace stave
