#pragma once

#include "stave/domain/outcome.hpp"
#include "stave/outcome/history.hpp"
#include "stave/outcome/shares.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace stave::outcome {

inline constexpr std::size_t kConsequenceKinds = 7;

/// How many indicators, and how much of them: shares added up.
struct Amount {
  int count = 0;
  Decimal weighted = 0;
};

/// One unit's round. up + down + same + untold are the indicators that it shares.
struct UnitRow {
  std::string unit;
  Amount up;
  Amount down;
  Amount same;
  Amount untold;  ///< a rank of this or of the round before is not known
  std::array<int, kConsequenceKinds> outcomes{};  ///< by ConsequenceKind, exempt ones not counted
  int exempt = 0;
  Decimal points = 0;

  [[nodiscard]] int count_of(ConsequenceKind kind) const noexcept {
    return outcomes[static_cast<std::size_t>(kind)];
  }
};

/// Every unit with a share or an outcome, by code; the zone's own outcomes are not a unit's.
[[nodiscard]] std::vector<UnitRow> scoreboard(const History& history, std::span<const Share> shares,
                                              std::span<const Outcome> outcomes);

}  // namespace stave::outcome
