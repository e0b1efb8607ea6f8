#pragma once

#include <array>
#include <cstdint>

namespace stave::numeric {

/// Philox4x32 with 10 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2,
/// 3, SC11): a function from a 128-bit counter and a 64-bit key to 128 random bits. Random numbers
/// are addressed, not consumed, so they do not depend on threads, order or work split. \test
/// Random123's known answers: zero counter and key give 6627e8d5 e169c58d bc57ac4c 9b00dbd8
using PhiloxBlock = std::array<std::uint32_t, 4>;
[[nodiscard]] PhiloxBlock philox(PhiloxBlock counter, std::uint64_t key) noexcept;

/// From the top 52 of 64 bits k: (k + 1/2) 2^-52, exact, in (0, 1), never 0 or 1.
[[nodiscard]] double uniform(std::uint32_t high, std::uint32_t low) noexcept;

/// Quantile of the standard normal distribution, Wichura's AS 241 (PPND16, Applied Statistics 37,
/// 1988), relative accuracy about 1e-15. \pre 0 < p < 1
[[nodiscard]] double normal_quantile(double p) noexcept;

/// One stream of numbers under a seed: draw(i, j) is a pure function of (seed, stream, i, j).
class RandomStream {
 public:
  constexpr RandomStream(std::uint64_t seed, std::uint32_t stream) noexcept
      : seed_(seed), stream_(stream) {}

  [[nodiscard]] double uniform(std::uint64_t i, std::uint32_t j = 0) const noexcept;
  [[nodiscard]] double normal(std::uint64_t i, std::uint32_t j = 0) const noexcept;

 private:
  std::uint64_t seed_;
  std::uint32_t stream_;
};

}  // namespace stave::numeric
