#pragma once

#include "tree.hpp"

#include <optional>
#include <string_view>

namespace stave::pack {

/// Finds what the TOML parser must not see, since toml++ 3.3 answers it with undefined behaviour:
/// keys of more than 16 parts (one table a part, without a limit, freed recursively), headers that
/// do not start with a name ([.a]), brackets that do not match ([}), control characters, and,
/// outside of strings and comments, where TOML knows none, characters past ASCII (full-width spaces
/// and signs, names and texts without quotes). \pre is_utf8(text)
[[nodiscard]] std::optional<SyntaxFault> scan(std::string_view text);

}  // namespace stave::pack
