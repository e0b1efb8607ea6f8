#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stave::demo {

/// What a draw is for, the first word of its counter. A number never changes its meaning: data made
/// from a file would change with it.
enum class Purpose : std::uint32_t {
  kSize = 1,
  kQuality = 2,
  kSeason = 3,  ///< a good or bad year of the zone
  kNoise = 4,
  kTrend = 5,
  kWobble = 6,
  kCount = 7,
  kZero = 8,
  kMissing = 9,
  kAreaNoise = 10,
  kAreaTrend = 11,
  kAreaWobble = 12,
};

/// Names one draw; nothing else decides what it is.
struct DrawName {
  Purpose purpose = Purpose::kSize;
  std::size_t zone = 0;
  std::uint32_t element = 0;  ///< hash of its code, 0 for none
  int year = 0;               ///< 0 for none
};

/// 32-bit FNV-1a (Fowler, Noll, Vo).
[[nodiscard]] std::uint32_t hash_of(std::string_view code) noexcept;

class Draws {
 public:
  Draws(std::uint64_t seed, double clamp) noexcept : seed_(seed), clamp_(clamp) {}

  /// In (0, 1).
  [[nodiscard]] double uniform(const DrawName& name) const noexcept;

  /// Standard normal, cut to ±clamp.
  [[nodiscard]] double normal(const DrawName& name) const noexcept;

 private:
  std::uint64_t seed_;
  double clamp_;
};

}  // namespace stave::demo
