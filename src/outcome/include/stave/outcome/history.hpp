#pragma once

#include "stave/base/decimal.hpp"
#include "stave/domain/times.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave::outcome {

/// Why a rank moved since the round before, in places gained: a fall is below 0. Whole numbers
/// unless the places were shared out as a mean over orders.
struct PlaceParts {
  double revision = 0.0;
  double method = 0.0;
  double peers = 0.0;
  double own = 0.0;

  /// What the move is on one method and one state of knowledge.
  [[nodiscard]] double comparable() const noexcept { return peers + own; }
};

/// A target of the judged year beside what was found, in words with units.
struct TargetResult {
  bool reached = false;
  std::string target;
  std::string found;
};

/// Where an indicator, or the zone overall, stood in one round. What is not known is left out.
struct Placing {
  std::optional<int> rank;        ///< competition rank, 1 is the best
  int of = 0;                     ///< how many were ranked
  std::optional<int> class_rank;  ///< among the zone's class (east, west, ...)
  int class_of = 0;
  std::optional<Decimal> score;
  std::optional<PlaceParts> parts;
  std::optional<TargetResult> target;
  bool vetoed = false;
};

/// Tally -> how often.
using Tallies = std::map<std::string, int, std::less<>>;

/// One round of the zone. A tally that is not there is 0.
struct RoundResult {
  Round round;
  Placing zone;
  std::map<std::string, Placing, std::less<>> indicators;
  std::map<std::string, Tallies, std::less<>> tallies;  ///< by unit; "" is the zone
};

/// The rounds in ascending order; the last is the one that is judged. A year without a round is a
/// gap: nothing is "successive" across it.
struct History {
  std::string zone;
  std::vector<RoundResult> rounds;
};

}  // namespace stave::outcome
