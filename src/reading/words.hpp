#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stave::reading {

using Words = std::span<const std::string_view>;

/// Without spaces at both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// The longest of the words that the text starts (ends) with, as a view into the text; "" when
/// none.
[[nodiscard]] std::string_view leading(std::string_view text, Words words) noexcept;
[[nodiscard]] std::string_view trailing(std::string_view text, Words words) noexcept;

/// The text without any of the words at its start (end), again and again.
[[nodiscard]] std::string_view strip_leading(std::string_view text, Words words) noexcept;
[[nodiscard]] std::string_view strip_trailing(std::string_view text, Words words) noexcept;

[[nodiscard]] bool contains_any(std::string_view text, Words words) noexcept;

/// The part of `whole` that follows `part`. \pre part is a view into whole
[[nodiscard]] std::string_view after(std::string_view whole, std::string_view part) noexcept;

/// The part of `whole` that stands before `part`. \pre part is a view into whole
[[nodiscard]] std::string_view before(std::string_view whole, std::string_view part) noexcept;

/// From the start of `first` to the end of `last`. \pre views into one text, first not after last
[[nodiscard]] std::string_view joined(std::string_view first, std::string_view last) noexcept;

/// The character (not byte) at the start; "" for an empty text.
[[nodiscard]] std::string_view first_character(std::string_view text) noexcept;

/// 1 for an opening bracket or quotation mark, -1 for a closing one, else 0.
[[nodiscard]] int depth_step(std::string_view character) noexcept;

/// A whole number below 10,000 in digits, in figures (二十三, 一百零八, 两) or in named digits
/// (二〇一九).
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

/// The insides of the outermost brackets ( ) and 〔 〕, in order; unclosed ones are left out.
[[nodiscard]] std::vector<std::string_view> bracketed(std::string_view text);

/// Without a bracketed remark at its end: "75%以上(含在建)" -> "75%以上".
[[nodiscard]] std::string_view without_remark(std::string_view text);

}  // namespace stave::reading
