#include "stave/base/ascii.hpp"

#include <algorithm>

namespace stave {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string ascii_upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

std::string_view trimmed(std::string_view text, std::string_view blanks) noexcept {
  const auto first = text.find_first_not_of(blanks);
  return first == std::string_view::npos
             ? text.substr(text.size())
             : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> split_words(std::string_view text, std::string_view separators) {
  std::vector<std::string> out;
  std::size_t first = 0;
  while ((first = text.find_first_not_of(separators, first)) != std::string_view::npos) {
    const std::size_t last = std::min(text.find_first_of(separators, first), text.size());
    out.emplace_back(text.substr(first, last - first));
    first = last;
  }
  return out;
}

}  // namespace stave
