#include "words.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

namespace stave::reading {
namespace {

constexpr std::array<std::string_view, 11> kDigits{"〇", "一", "二", "三", "四", "五",
                                                   "六", "七", "八", "九", "十"};

/// 0 to 9 for a digit, 10, 100 or 1000 for a place, nothing for any other character.
std::optional<int> figure(std::string_view character) {
  if (character == "零") {
    return 0;
  }
  if (character == "两") {
    return 2;
  }
  if (character == "百") {
    return 100;
  }
  if (character == "千") {
    return 1000;
  }
  const auto* const it = std::find(kDigits.begin(), kDigits.end(), character);
  return it == kDigits.end() ? std::nullopt : std::optional(static_cast<int>(it - kDigits.begin()));
}

std::optional<std::vector<int>> figures(std::string_view text) {
  std::vector<int> out;
  while (!text.empty()) {
    const auto character = first_character(text);
    const auto value = figure(character);
    if (!value || out.size() >= 8) {
      return std::nullopt;
    }
    out.push_back(*value);
    text.remove_prefix(character.size());
  }
  return out;
}

int named_digits(const std::vector<int>& digits) {
  int out = 0;
  for (const int digit : digits) {
    out = std::min(out * 10 + digit, 100'000'000);
  }
  return out;
}

int placed_digits(const std::vector<int>& parts) {
  int total = 0;
  int digit = 0;
  bool open = false;
  for (const int part : parts) {
    if (part < 10) {
      digit = part;
      open = part != 0;
      continue;
    }
    total += (open ? digit : 1) * part;
    digit = 0;
    open = false;
  }
  return total + digit;
}

std::optional<int> ascii_number(std::string_view text) {
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || out >= 1000) {
      return std::nullopt;
    }
    out = out * 10 + (c - '0');
  }
  return out;
}

struct Bracket {
  std::string_view sign;
  int depth;
};

constexpr std::array<Bracket, 4> kBrackets{{{"(", 1}, {"〔", 1}, {")", -1}, {"〕", -1}}};

int bracket_step(std::string_view character) {
  for (const auto& bracket : kBrackets) {
    if (character == bracket.sign) {
      return bracket.depth;
    }
  }
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
  return trimmed(text, " \n");
}

std::string_view leading(std::string_view text, Words words) noexcept {
  std::string_view best;
  for (const auto word : words) {
    if (word.size() > best.size() && text.starts_with(word)) {
      best = text.substr(0, word.size());
    }
  }
  return best;
}

std::string_view trailing(std::string_view text, Words words) noexcept {
  std::string_view best;
  for (const auto word : words) {
    if (word.size() > best.size() && text.ends_with(word)) {
      best = text.substr(text.size() - word.size());
    }
  }
  return best;
}

std::string_view strip_leading(std::string_view text, Words words) noexcept {
  for (auto word = leading(text, words); !word.empty(); word = leading(text, words)) {
    text = trim(text.substr(word.size()));
  }
  return text;
}

std::string_view strip_trailing(std::string_view text, Words words) noexcept {
  for (auto word = trailing(text, words); !word.empty(); word = trailing(text, words)) {
    text = trim(text.substr(0, text.size() - word.size()));
  }
  return text;
}

bool contains_any(std::string_view text, Words words) noexcept {
  return std::any_of(words.begin(), words.end(),
                     [text](auto word) { return text.find(word) != std::string_view::npos; });
}

std::string_view after(std::string_view whole, std::string_view part) noexcept {
  return whole.substr(static_cast<std::size_t>(part.data() - whole.data()) + part.size());
}

std::string_view before(std::string_view whole, std::string_view part) noexcept {
  return whole.substr(0, static_cast<std::size_t>(part.data() - whole.data()));
}

std::string_view joined(std::string_view first, std::string_view last) noexcept {
  assert(first.data() <= last.data() + last.size());
  return {first.data(), static_cast<std::size_t>(last.data() - first.data()) + last.size()};
}

std::string_view first_character(std::string_view text) noexcept {
  std::size_t size = text.empty() ? 0 : 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return text.substr(0, size);
}

std::optional<int> whole_number(std::string_view text) {
  if (text.empty()) {
    return std::nullopt;
  }
  if (text.front() >= '0' && text.front() <= '9') {
    return ascii_number(text);
  }
  const auto parts = figures(text);
  if (!parts) {
    return std::nullopt;
  }
  const bool placed =
      std::any_of(parts->begin(), parts->end(), [](int part) { return part >= 10; });
  const int value = placed ? placed_digits(*parts) : named_digits(*parts);
  return value < 10'000 ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> bracketed(std::string_view text) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = first_character(text.substr(i));
    const int step = bracket_step(character);
    if (step > 0 && depth++ == 0) {
      open = i + character.size();
    }
    if (step < 0 && depth > 0 && --depth == 0) {
      out.push_back(text.substr(open, i - open));
    }
    i += character.size();
  }
  return out;
}

std::string_view without_remark(std::string_view text) {
  if (!text.ends_with(')')) {
    return text;
  }
  int depth = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    depth += text[i - 1] == ')' ? 1 : 0;
    depth -= text[i - 1] == '(' ? 1 : 0;
    if (depth == 0) {
      return trim(text.substr(0, i - 1));
    }
  }
  return text;
}

int depth_step(std::string_view character) noexcept {
  static constexpr std::array<std::string_view, 4> kOpening{"(", "〔", "“", "《"};
  static constexpr std::array<std::string_view, 4> kClosing{")", "〕", "”", "》"};
  const bool opens = std::find(kOpening.begin(), kOpening.end(), character) != kOpening.end();
  const bool closes = std::find(kClosing.begin(), kClosing.end(), character) != kClosing.end();
  return static_cast<int>(opens) - static_cast<int>(closes);
}

}  // namespace stave::reading
