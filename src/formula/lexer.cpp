#include "lexer.hpp"

#include "stave/base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

namespace stave::formula {
namespace {

constexpr UChar32 kFirstFullWidth = 0xFF01;
constexpr UChar32 kLastFullWidth = 0xFF5E;
constexpr UChar32 kFullWidthOffset = 0xFEE0;
constexpr std::array<std::pair<UChar32, std::string_view>, 6> kMathSigns{
    {{0xD7, "*"}, {0xF7, "/"}, {0x2212, "-"}, {0x2264, "<="}, {0x2265, ">="}, {0x2260, "!="}}};
constexpr UChar32 kOpenQuote = 0x201C;
constexpr UChar32 kCloseQuote = 0x201D;

/// A full-width sign or digit as its ASCII form; everything else as it is.
UChar32 folded(UChar32 c) {
  if (c < kFirstFullWidth || c > kLastFullWidth) {
    return c;
  }
  const UChar32 ascii = c - kFullWidthOffset;
  return u_isalpha(ascii) != 0 || ascii == '_' ? c : ascii;
}

bool is_digit(UChar32 c) {
  return c >= '0' && c <= '9';
}

bool starts_name(UChar32 c) {
  return c == '_' || u_hasBinaryProperty(c, UCHAR_XID_START) != 0;
}

bool continues_name(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_XID_CONTINUE) != 0;
}

std::optional<std::string_view> math_sign(UChar32 c) {
  const auto* const at = std::find_if(kMathSigns.begin(), kMathSigns.end(),
                                      [c](const auto& entry) { return entry.first == c; });
  return at == kMathSigns.end() ? std::nullopt : std::optional(at->second);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : characters_(to_code_points(text)) {}

  tl::expected<std::vector<Token>, Fault> run() {
    std::vector<Token> tokens;
    while (true) {
      while (u_isUWhiteSpace(peek()) != 0) {
        ++at_;
      }
      if (at_ == characters_.size()) {
        tokens.push_back({TokenKind::kEnd, "", {at_, at_}});
        return tokens;
      }
      auto token = next();
      if (!token) {
        return tl::unexpected(std::move(token.error()));
      }
      tokens.push_back(std::move(*token));
    }
  }

 private:
  using Read = tl::expected<Token, Fault>;

  static std::u32string to_code_points(std::string_view text) {
    const auto u = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::u32string out;
    for (std::int32_t i = 0; i < u.length(); i = u.moveIndex32(i, 1)) {
      out.push_back(static_cast<char32_t>(u.char32At(i)));
    }
    return out;
  }

  /// The character `ahead` places on, folded; U+FFFF, which is no character, at the end.
  [[nodiscard]] UChar32 peek(std::size_t ahead = 0) const {
    return at_ + ahead < characters_.size() ? folded(static_cast<UChar32>(characters_[at_ + ahead]))
                                            : 0xFFFF;
  }

  [[nodiscard]] std::string utf8(Extent e) const {
    std::string out;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(characters_.data()) + e.first,
                                  static_cast<std::int32_t>(e.last - e.first))
        .toUTF8String(out);
    return out;
  }

  Read next() {
    const UChar32 c = peek();
    if (is_digit(c)) {
      return number();
    }
    if (starts_name(c)) {
      return name();
    }
    if (c == '`') {
      return quoted('`');
    }
    if (c == kOpenQuote) {
      return quoted(kCloseQuote);
    }
    return sign();
  }

  Read number() {
    const std::size_t first = at_;
    std::string digits;
    const auto take_digits = [&] {
      for (; is_digit(peek()); ++at_) {
        digits.push_back(static_cast<char>(peek()));
      }
    };
    take_digits();
    if (peek() == '.') {
      digits.push_back('.');
      ++at_;
      if (!is_digit(peek())) {
        return fault({first, at_}, "bad_number", {{"found", utf8({first, at_})}});
      }
      take_digits();
    }
    if (!Decimal::parse(digits)) {
      return fault({first, at_}, "number_too_long", {{"limit", "34"}});
    }
    return Token{TokenKind::kNumber, std::move(digits), {first, at_}};
  }

  Read name() {
    const std::size_t first = at_;
    while (continues_name(peek())) {
      ++at_;
    }
    return Token{TokenKind::kName, utf8({first, at_}), {first, at_}};
  }

  Read quoted(UChar32 close) {
    const std::size_t first = at_++;
    while (at_ < characters_.size() && static_cast<UChar32>(characters_[at_]) != close) {
      ++at_;
    }
    if (at_ == characters_.size()) {
      return fault({first, at_}, "unclosed_name");
    }
    ++at_;
    if (at_ == first + 2) {
      return fault({first, at_}, "empty_name");
    }
    return Token{TokenKind::kQuotedName, utf8({first + 1, at_ - 1}), {first, at_}};
  }

  Read sign() {
    const std::size_t first = at_;
    const UChar32 c = peek();
    const bool then_equals = peek(1) == '=';
    ++at_;
    if (const auto math = math_sign(c)) {
      return Token{TokenKind::kSign, std::string(*math), {first, at_}};
    }
    constexpr std::string_view kDoubles = "<>=!";
    constexpr std::string_view kSingles = "+-*/(),%@<>";
    const char ascii = c < 0x80 ? static_cast<char>(c) : '\0';
    if (then_equals && ascii != '\0' && kDoubles.find(ascii) != std::string_view::npos) {
      ++at_;
      return Token{TokenKind::kSign, std::string{ascii, '='}, {first, at_}};
    }
    if (ascii != '\0' && kSingles.find(ascii) != std::string_view::npos) {
      return Token{TokenKind::kSign, std::string{ascii}, {first, at_}};
    }
    if (ascii == '=') {
      return fault({first, at_}, "single_equals");
    }
    return fault({first, at_}, "bad_character", {{"character", utf8({first, at_})}});
  }

  std::u32string characters_;
  std::size_t at_ = 0;
};

}  // namespace

tl::expected<std::vector<Token>, Fault> tokens_of(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace stave::formula
