#pragma once

#include "stave/pack/pack.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace stave::pack::testing {

[[nodiscard]] std::string read_text(const std::filesystem::path& file);

/// Every *.toml file of the folder; the folder's name is to be the pack's id.
[[nodiscard]] PackFiles read_folder(const std::filesystem::path& folder);

/// tests/golden/pack/right
[[nodiscard]] PackFiles right_pack();

/// \pre the file is there
[[nodiscard]] std::string& text_of(PackFiles& files, std::string_view name);

/// Puts `text` in the place of `found`; a fault of the test when it does not stand there exactly
/// once.
void replace(PackFiles& files, std::string_view name, std::string_view found,
             std::string_view text);

/// One fault a line, as the program says it in English.
[[nodiscard]] std::string said(const Errors& errors);

}  // namespace stave::pack::testing
