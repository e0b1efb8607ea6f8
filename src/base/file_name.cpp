#include "stave/base/file_name.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/text.hpp"

#include <algorithm>
#include <array>

namespace stave {
namespace {

constexpr std::size_t kMostCharacters = 120;
constexpr std::size_t kMostBytes = 200;
constexpr std::size_t kLongestEnding = 10;

/// U+061C, U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F, U+FEFF.
bool turns_or_hides(std::string_view c) noexcept {
  if (c == "\xD8\x9C" || c == "\xEF\xBB\xBF") {
    return true;
  }
  if (c.size() != 3 || c[0] != '\xE2' || (c[1] != '\x80' && c[1] != '\x81')) {
    return false;
  }
  const auto last = static_cast<unsigned char>(c[2]);
  if (c[1] == '\x81') {
    return last >= 0xA0 && last <= 0xAF;
  }
  return (last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE);
}

bool is_control(std::string_view c) noexcept {
  const auto first = static_cast<unsigned char>(c[0]);
  if (c.size() == 1) {
    return first < 0x20 || first == 0x7F;
  }
  return first == 0xC2 && static_cast<unsigned char>(c[1]) < 0xA0;
}

/// The well-formed character at the beginning; a single byte when it is ill-formed.
std::string_view character_of(std::string_view text) noexcept {
  for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
    if (is_utf8(text.substr(0, size))) {
      return text.substr(0, size);
    }
  }
  return text.substr(0, 1);
}

std::string cleaned(std::string_view name) {
  constexpr std::string_view kForbidden = ":*?\"<>|";
  std::string out;
  while (!name.empty()) {
    const auto c = character_of(name);
    name.remove_prefix(c.size());
    if (!is_utf8(c) || is_control(c) || turns_or_hides(c)) {
      continue;
    }
    if (c.size() == 1 && kForbidden.find(c[0]) != std::string_view::npos) {
      out += '_';
    } else {
      out += c;
    }
  }
  return out;
}

/// As many whole characters as fit.
std::string cut(std::string_view text, std::size_t characters, std::size_t bytes) {
  std::string out;
  for (std::size_t n = 0; n < characters && !text.empty(); ++n) {
    const auto c = character_of(text);
    if (out.size() + c.size() > bytes) {
      break;
    }
    out += c;
    text.remove_prefix(c.size());
  }
  return out;
}

}  // namespace

std::string kept_file_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  const std::string clean =
      cleaned(slash == std::string_view::npos ? name : name.substr(slash + 1));
  const std::string_view whole = trimmed(clean, " .");
  const auto dot = whole.rfind('.');
  const bool has_ending = dot != std::string_view::npos && whole.size() - dot <= kLongestEnding;
  const auto ending = has_ending ? whole.substr(dot) : std::string_view();
  const auto stem = whole.substr(0, whole.size() - ending.size());
  return cut(stem, kMostCharacters - code_points(ending), kMostBytes - ending.size())
      .append(ending);
}

}  // namespace stave
