#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stave {

// Of ASCII letters alone; all other bytes stay as they are.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] std::string ascii_upper(std::string_view text);

/// The pieces between any of the separators; none of them is empty.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text,
                                                   std::string_view separators = " ");

}  // namespace stave
