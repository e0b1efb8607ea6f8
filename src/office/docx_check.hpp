#pragma once

#include "stave/base/error.hpp"
#include "stave/office/document.hpp"

namespace stave::office::docx {

/// Whether the document can be written; its fault with the element's place otherwise.
[[nodiscard]] Result<bool> check(const OfficialDocument& document);

/// Whether any of its texts has a Chinese character.
[[nodiscard]] bool is_chinese(const OfficialDocument& document);

}  // namespace stave::office::docx
