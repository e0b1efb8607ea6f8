#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace stave {

/// The names of an enumeration's values in files and in JSON, each once.
template <class T, std::size_t N>
struct Names {
  std::array<std::pair<T, std::string_view>, N> rows;

  /// "" for a value that has no name.
  [[nodiscard]] constexpr std::string_view of(T value) const noexcept {
    for (const auto& [known, name] : rows) {
      if (known == value) {
        return name;
      }
    }
    return {};
  }

  [[nodiscard]] constexpr std::optional<T> find(std::string_view text) const noexcept {
    for (const auto& [known, name] : rows) {
      if (name == text) {
        return known;
      }
    }
    return std::nullopt;
  }
};

}  // namespace stave
