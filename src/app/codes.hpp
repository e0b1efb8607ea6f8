#pragma once

#include <algorithm>
#include <string>

namespace stave::app {

/// Whether people may name something so: 1 to 40 letters, digits, "-" and "_" of ASCII.
inline bool is_code(const std::string& text) {
  constexpr std::size_t kLongest = 40;
  return !text.empty() && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

}  // namespace stave::app
