#include "words.hpp"

#include "stave/base/text.hpp"
#include "stave/numeric/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace stave::report {
namespace {

/// Bytes of the code point that starts with `first`.
std::size_t length_of(char first) noexcept {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80U) {
    return 1;
  }
  return byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

bool closes(std::string_view character) {
  constexpr std::array<std::string_view, 12> kClosing = {"，", "。", "；", "、", "：", "）",
                                                         "”",  "》", "？", "！", "%",  "·"};
  return std::find(kClosing.begin(), kClosing.end(), character) != kClosing.end();
}

/// Past-last byte of the longest head of `text` within `width` columns at which a line may end.
std::size_t line_end(std::string_view text, std::size_t width) {
  std::size_t columns = 0;
  std::size_t last_break = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = text.substr(i, length_of(text[i]));
    const bool may_break = character == " " || character.size() > 1;
    if (i > 0 && may_break && !closes(character)) {
      last_break = i;
    }
    columns += display_width(character);
    if (columns > width) {
      return last_break > 0 ? last_break : std::max(i, character.size());
    }
    i += character.size();
  }
  return text.size();
}

}  // namespace

std::string title_in(const Title& title, i18n::Language language) {
  const bool chinese = language == i18n::Language::kChinese;
  const std::string& wanted = chinese ? title.zh : title.en;
  return !wanted.empty() ? wanted : chinese ? title.en : title.zh;
}

std::string Words::operator()(std::string_view key, Args args) const {
  return catalogue_->say(Message{"report." + std::string(key), std::move(args)});
}

std::string Words::title(const Title& title) const {
  return title_in(title, language());
}

std::string Words::fixed(double x, int digits) const {
  if (!std::isfinite(x)) {
    return (*this)("missing");
  }
  std::string text = fmt::format("{:.{}f}", x, std::max(0, digits));
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) {
    text.erase(0, 1);
  }
  return text;
}

std::string Words::with_sign(double x, int digits) const {
  std::string text = fixed(x, digits);
  const bool above =
      std::isfinite(x) && x > 0.0 && text.find_first_not_of("0.") != std::string::npos;
  return above ? "+" + text : text;
}

std::string Words::value(const Value& value, int digits, Rounding rounding) const {
  if (const auto number = value.number()) {
    return number->to_fixed(digits, rounding);
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return (*this)("not_applicable");
    case Absent::kWithheld:
      return (*this)("withheld");
    case Absent::kMissing:
      break;
  }
  return (*this)("missing");
}

std::string Words::with_unit(double x, int digits, const std::string& unit) const {
  if (!std::isfinite(x) || unit.empty()) {
    return fixed(x, digits);
  }
  return fixed(x, digits) + (unit == "%" || unit == "‰" ? "" : " ") + unit;
}

std::string Words::rank(int rank) const {
  return rank == numeric::kUnranked ? (*this)("missing") : std::to_string(rank);
}

std::string Words::list(std::span<const std::string> items) const {
  std::string out;
  for (const std::string& item : items) {
    out += (out.empty() ? "" : (*this)("list_comma")) + item;
  }
  return out;
}

std::string clip(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) {
    return std::string(text);
  }
  std::string out;
  std::size_t columns = 1;  // of the mark
  for (std::size_t i = 0; i < text.size();) {
    const auto character = text.substr(i, length_of(text[i]));
    columns += display_width(character);
    if (columns > width) {
      break;
    }
    out += character;
    i += character.size();
  }
  return out + "…";
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t room = width;
  while (true) {
    const std::size_t end = line_end(text, room);
    out += std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(end);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) {
      return out;
    }
    out += std::string(indent, ' ');
    room = width - indent;
  }
}

}  // namespace stave::report
