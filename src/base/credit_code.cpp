#include "stave/base/credit_code.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave {
namespace {

constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view kNeverUsed = "IOSVZ";
constexpr std::string_view kMistakenFor = "105U2";
constexpr std::size_t kFirstOfArea = 2;
constexpr std::size_t kLastOfArea = 7;
constexpr unsigned kModulus = 31;

/// The bytes of the character at the beginning: 1, or as many as its first byte announces.
std::size_t character_size(std::string_view text) noexcept {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return size < text.size() ? size : text.size();
}

/// The ASCII character of a full-width form (U+FF01 to U+FF5E, three bytes), if it is one.
std::optional<char> half_width(std::string_view character) noexcept {
  if (character.size() != 3 || character[0] != '\xEF') {
    return std::nullopt;
  }
  const auto middle = static_cast<unsigned char>(character[1]);
  const auto low = static_cast<unsigned char>(character[2]);
  const unsigned code = 0xF000U | ((middle & 0x3FU) << 6U) | (low & 0x3FU);
  if (code < 0xFF01U || code > 0xFF5EU) {
    return std::nullopt;
  }
  return static_cast<char>(code - 0xFF01U + 0x21U);
}

bool is_blank(std::string_view character) noexcept {
  return character == " " || character == "\t" || character == "\n" || character == "\r" ||
         character == "\xE3\x80\x80" || character == "\xC2\xA0";
}

char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto character = text.substr(0, character_size(text));
    text.remove_prefix(character.size());
    if (is_blank(character)) {
      continue;
    }
    const auto ascii = half_width(character);
    out.emplace_back(ascii ? std::string(1, *ascii) : std::string(character));
    if (out.back().size() == 1) {
      out.back()[0] = upper(out.back()[0]);
    }
  }
  return out;
}

/// What is wrong with the character at that position, counted from 0.
std::optional<Message> fault_of(const std::string& character, std::size_t position) {
  Message out{"credit_code.character",
              {{"position", std::to_string(position + 1)}, {"found", character}}};
  if (const auto never = kNeverUsed.find(character); never != std::string_view::npos) {
    out.key = "credit_code.letter";
    out.args.emplace_back("likely", kMistakenFor.substr(never, 1));
    return out;
  }
  if (kCharacters.find(character) == std::string_view::npos) {
    return out;
  }
  const bool digit = character[0] >= '0' && character[0] <= '9';
  if (position >= kFirstOfArea && position <= kLastOfArea && !digit) {
    out.key = "credit_code.area";
    return out;
  }
  return std::nullopt;
}

}  // namespace

char credit_code_check(std::string_view characters) noexcept {
  unsigned sum = 0;
  unsigned weight = 1;
  for (const char c : characters.substr(0, CreditCode::kLength - 1)) {
    sum += static_cast<unsigned>(kCharacters.find(c)) * weight;
    weight = weight * 3 % kModulus;
  }
  return kCharacters[(kModulus - sum % kModulus) % kModulus];
}

Result<CreditCode> CreditCode::parse(std::string_view text) {
  const auto characters = characters_of(text);
  if (characters.size() != kLength) {
    return fail(Errc::kInvalidInput, "",
                {"credit_code.length", {{"found", std::to_string(characters.size())}}});
  }
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (auto fault = fault_of(characters[i], i)) {
      return fail(Errc::kInvalidInput, "", std::move(*fault));
    }
    code += characters[i];
  }
  const char expected = credit_code_check(code);
  if (code.back() != expected) {
    return fail(Errc::kInvalidInput, "",
                {"credit_code.check",
                 {{"found", code.substr(kLength - 1)}, {"expected", std::string(1, expected)}}});
  }
  return CreditCode(std::move(code));
}

}  // namespace stave
