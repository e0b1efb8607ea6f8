#pragma once

#include "stave/base/error.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace stave {

/// A unified social credit code (统一社会信用代码) by GB 32100-2015: 18 characters, of which the
/// first 17 say who registered what and the last one checks them.
///
/// Invariant: every character is one of the standard's 31 (no I, O, S, V, Z), the third to the
/// eighth are digits (the registering area), and C18 = (31 - sum of C_i * 3^(i-1), i = 1..17)
/// mod 31. Since 31 is prime, any single wrong character is noticed, and any two exchanged ones but
/// the first with the last.
class CreditCode {
 public:
  static constexpr std::size_t kLength = 18;

  /// Reads a code as people write it: full-width letters and digits become ASCII, lower case upper
  /// case, blanks around and between groups are dropped. Fails, `where` left empty, with
  /// credit_code.length, credit_code.letter (one of I O S V Z, with the character that it is
  /// mistaken for), credit_code.character, credit_code.area (a letter among the third to the
  /// eighth), credit_code.check, which names the last character that the others demand.
  static Result<CreditCode> parse(std::string_view text);

  /// The 18 characters, upper case.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  friend bool operator==(const CreditCode&, const CreditCode&) = default;

 private:
  explicit CreditCode(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

/// The check character of the first 17. \pre 17 or more characters of the standard's 31
[[nodiscard]] char credit_code_check(std::string_view characters) noexcept;

}  // namespace stave
