#pragma once

#include "stave/office/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// The words of a catalogue key, which lists them separated by "|", in both languages.
[[nodiscard]] std::vector<std::string> words_of_both(std::string_view key);

/// Whether the cell is one of the words of the key, in either language.
[[nodiscard]] bool is_word(std::string_view cell, std::string_view key);

/// The first words of the key in both languages, for a message.
[[nodiscard]] std::string first_words(std::string_view key);

/// The column whose heading is one of the key's words. \pre the table has a row
[[nodiscard]] std::optional<std::size_t> find_heading(const office::Table& table,
                                                      std::string_view key);

}  // namespace stave::app
