#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stave::index {

/// Why a score or a rank moved between two assessments.
enum class Cause : unsigned char {
  kRevision,  ///< the earlier figures were corrected afterwards
  kMethod,    ///< indicators, weights, rules of scoring
  kPeers,     ///< the other zones' figures; zones that came or left
  kOwn,       ///< the zone's own figures
};

inline constexpr std::size_t kCauses = 4;
inline constexpr std::array<Cause, kCauses> kAllCauses{Cause::kRevision, Cause::kMethod,
                                                       Cause::kPeers, Cause::kOwn};

/// Causes that have taken effect; the others are as in the earlier assessment.
class CauseSet {
 public:
  constexpr CauseSet() = default;

  [[nodiscard]] static constexpr CauseSet all() noexcept { return CauseSet(kCount - 1); }

  /// \pre index < kCount
  [[nodiscard]] static constexpr CauseSet at(std::size_t index) noexcept { return CauseSet(index); }

  [[nodiscard]] constexpr bool has(Cause cause) const noexcept { return (bits_ & bit(cause)) != 0; }

  [[nodiscard]] constexpr CauseSet with(Cause cause) const noexcept {
    return CauseSet(bits_ | bit(cause));
  }

  [[nodiscard]] constexpr CauseSet without(Cause cause) const noexcept {
    return CauseSet(bits_ & ~bit(cause));
  }

  /// Below kCount, different for every set.
  [[nodiscard]] constexpr std::size_t index() const noexcept { return bits_; }

  static constexpr std::size_t kCount = std::size_t{1} << kCauses;
  friend constexpr bool operator==(CauseSet, CauseSet) = default;

 private:
  explicit constexpr CauseSet(std::size_t bits) noexcept : bits_(bits) {}

  static constexpr std::size_t bit(Cause cause) noexcept {
    return std::size_t{1} << static_cast<std::size_t>(cause);
  }

  std::size_t bits_ = 0;
};

/// A whole number for every cause, by its position in kAllCauses.
using Units = std::array<std::int64_t, kCauses>;

/// A whole number for every set of causes, by CauseSet::index.
using ValuesBySet = std::array<std::int64_t, CauseSet::kCount>;

/// How the change of a whole number (a rank, or a score counted in small steps) is shared out among
/// the causes. Whole numbers, so that the parts' sum is the change and not nearly the change.
class Attribution {
 public:
  Attribution() = default;
  Attribution(const Attribution&) = default;
  Attribution& operator=(const Attribution&) = default;
  Attribution(Attribution&&) = default;
  Attribution& operator=(Attribution&&) = default;
  virtual ~Attribution() = default;

  /// The sets whose values `share` reads; the empty set and the whole one are among them.
  [[nodiscard]] virtual std::vector<CauseSet> needs() const = 0;

  /// What the units that `share` gives are parts of: 1 for a sequence, 24 for a Shapley value.
  [[nodiscard]] virtual std::int64_t denominator() const noexcept = 0;

  /// The units of each cause; they add up to denominator() * (value of all - value of none).
  /// Values of sets outside needs() are not looked at.
  [[nodiscard]] virtual Units share(const ValuesBySet& values) const = 0;
};

/// The causes take effect one after the other; each gets the step that it makes.
///
/// The stated order is revision, method, peers, own. The first two turn the earlier result into
/// what it would be with today's knowledge and today's rules, as publishers of rankings recompute
/// their former edition for comparison; what is left is the comparable change. Of that, the peers
/// go first, so the own part answers "where would the zone stand now, had it alone stood still?".
/// \test every order sums to the change (property); hand-worked
class Sequence final : public Attribution {
 public:
  explicit Sequence(std::array<Cause, kCauses> order = kAllCauses) noexcept : order_(order) {}

  [[nodiscard]] std::vector<CauseSet> needs() const override;

  [[nodiscard]] std::int64_t denominator() const noexcept override { return 1; }

  [[nodiscard]] Units share(const ValuesBySet& values) const override;

 private:
  std::array<Cause, kCauses> order_;
};

}  // namespace stave::index
