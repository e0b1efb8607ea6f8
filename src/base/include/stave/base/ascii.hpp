#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stave {

// Of ASCII letters alone; all other bytes stay as they are.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] std::string ascii_upper(std::string_view text);

/// Without any of the blanks at both ends, as a view into the text: of blanks alone, its end.
[[nodiscard]] std::string_view trimmed(std::string_view text,
                                       std::string_view blanks = " \t\n\r") noexcept;

/// The pieces between any of the separators; none of them is empty.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text,
                                                   std::string_view separators = " ");

}  // namespace stave
