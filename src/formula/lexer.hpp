#pragma once

#include "fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::formula {

enum class TokenKind : unsigned char {
  kNumber,
  kName,        ///< a bare name; `text` is the name
  kQuotedName,  ///< a name in quotes; `text` is the name without them, never a function or keyword
  kSign,        ///< + - * / ( ) , % @ < <= > >= == !=; `text` is the ASCII form
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  Extent where;

  [[nodiscard]] bool is(std::string_view sign) const noexcept {
    return kind == TokenKind::kSign && text == sign;
  }

  [[nodiscard]] bool is_word(std::string_view word) const noexcept {
    return kind == TokenKind::kName && text == word;
  }
};

/// The tokens of the text, ended by one kEnd token. Fails at the first character that belongs to
/// none.
tl::expected<std::vector<Token>, Fault> tokens_of(std::string_view text);

}  // namespace stave::formula
