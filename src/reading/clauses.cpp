#include "clauses.hpp"

#include "words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stave::reading {
namespace {

constexpr std::array<std::string_view, 5> kStops{"。", "!", "?", "…", "\n"};
constexpr std::array<std::string_view, 3> kCuts{",", ";", ":"};

template <std::size_t n>
bool is_one_of(std::string_view character, const std::array<std::string_view, n>& signs) {
  return std::find(signs.begin(), signs.end(), character) != signs.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// 1,200 and 18:00 are one number; "8,9月" and "4:1" cut no further than they must.
bool inside_number(std::string_view text, std::size_t i) {
  if (i == 0 || i + 1 >= text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
    return false;
  }
  if (text[i] != ',') {
    return text[i] == ':';
  }
  std::size_t end = i + 1;
  while (end < text.size() && end <= i + 4 && is_digit(text[end])) {
    ++end;
  }
  return end == i + 4;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Clause> cut() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto character = first_character(text_.substr(i));
      step(character, i);
      i += character.size();
    }
    close(text_.size(), 0);
    return std::move(out_);
  }

 private:
  void step(std::string_view character, std::size_t i) {
    if (is_one_of(character, kStops)) {
      close(i, character.size());
      opens_ = true;
      depth_ = 0;
      return;
    }
    depth_ = std::max(0, depth_ + depth_step(character));
    if (depth_ == 0 && is_one_of(character, kCuts) && !inside_number(text_, i)) {
      close(i, character.size());
    }
  }

  void close(std::size_t end, std::size_t sign) {
    const auto piece = trim(text_.substr(from_, end - from_));
    if (!piece.empty()) {
      out_.push_back({piece, opens_});
      opens_ = false;
    }
    from_ = end + sign;
  }

  std::string_view text_;
  std::vector<Clause> out_;
  std::size_t from_ = 0;
  int depth_ = 0;
  bool opens_ = true;
};

}  // namespace

std::vector<Clause> clauses_of(std::string_view paragraph) {
  return Cutter(paragraph).cut();
}

}  // namespace stave::reading
