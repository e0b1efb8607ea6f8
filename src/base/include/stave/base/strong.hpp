#pragma once

#include <compare>

namespace stave {

/// A whole number with one meaning: two different tags never mix.
template <class Tag>
class Whole {
 public:
  constexpr Whole() noexcept = default;

  constexpr explicit Whole(int value) noexcept : value_(value) {}

  [[nodiscard]] constexpr int value() const noexcept { return value_; }

  constexpr auto operator<=>(const Whole&) const noexcept = default;

 private:
  int value_ = 0;
};

}  // namespace stave
