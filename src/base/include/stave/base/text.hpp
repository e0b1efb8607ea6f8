#pragma once

#include "stave/base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace stave {

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// Foreign text as UTF-8 without byte order mark and with "\n" line ends. Accepts UTF-8 (with or
/// without BOM), UTF-16 with BOM, and, when it is none of these, GB18030 (which holds GBK and
/// GB2312). Fails with text.bad_encoding, which holds the byte offset, when no reading fits; with
/// text.control_character for NUL and other control characters than tab, line feed and form feed;
/// `where` is then extended by the line ("plan.txt:12"). Fails with text.too_large past 64 MiB.
Result<std::string> decode_text(std::string_view bytes, std::string_view where);

/// Columns that the text takes in a terminal: East Asian wide and full-width characters take two,
/// combining marks none. \pre is_utf8(text)
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` with spaces up to `width` columns; never cut.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// Number of code points. \pre is_utf8(text)
[[nodiscard]] std::size_t code_points(std::string_view text) noexcept;

}  // namespace stave
