#pragma once

#include "reader.hpp"

#include "stave/demo/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace stave::demo {

inline constexpr Range kLoading{-10.0, 10.0};
inline constexpr Range kSpread{0.0, 10.0};

/// The year and class names that tables may hold, and the elements read so far.
struct Context {
  Spec* spec;
  std::vector<std::string> years;
  std::vector<std::string> classes;
};

[[nodiscard]] inline std::int64_t signed_size(std::size_t n) noexcept {
  return static_cast<std::int64_t>(n);
}

template <class T>
[[nodiscard]] T narrow(std::int64_t x) noexcept {
  return static_cast<T>(x);  // its range was checked in reading
}

/// Reads every [[element]] into context.spec->elements.
void read_elements(Reader& in, Context& context);

}  // namespace stave::demo
