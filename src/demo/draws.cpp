#include "draws.hpp"

#include "stave/numeric/philox.hpp"

#include <algorithm>

namespace stave::demo {

std::uint32_t hash_of(std::string_view code) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : code) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}

double Draws::uniform(const DrawName& name) const noexcept {
  const auto block = numeric::philox(
      {static_cast<std::uint32_t>(name.purpose), static_cast<std::uint32_t>(name.zone),
       name.element, static_cast<std::uint32_t>(name.year)},
      seed_);
  return numeric::uniform(block[0], block[1]);
}

double Draws::normal(const DrawName& name) const noexcept {
  return std::clamp(numeric::normal_quantile(uniform(name)), -clamp_, clamp_);
}

}  // namespace stave::demo
