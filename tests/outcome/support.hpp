#pragma once

#include "stave/outcome/judge.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::outcome::testing {

/// A round that was not held, or a rank that is not known.
inline constexpr int kNone = 0;
inline constexpr int kNoRound = -1;
inline constexpr int kLastRound = 2024;

/// Rounds up to kLastRound; `put` gives each its contents. A kNoRound is left out.
template <class Put>
History rounds_of(const std::vector<int>& ranks, Put put) {
  History out;
  out.zone = "z";
  int year = kLastRound - static_cast<int>(ranks.size()) + 1;
  for (const int rank : ranks) {
    if (rank != kNoRound) {
      out.rounds.push_back({Round(year), {}, {}, {}});
      put(out.rounds.back(), rank);
    }
    ++year;
  }
  return out;
}

inline Placing placed(int rank, int of) {
  Placing out;
  out.rank = rank;
  out.of = of;
  return out;
}

/// Ranks of the indicator "x" among 219 zones, the oldest first.
inline History indicator(const std::vector<int>& ranks) {
  return rounds_of(ranks, [](RoundResult& round, int rank) {
    Placing& placing = round.indicators["x"];
    placing.of = 219;
    placing.rank = rank == kNone ? std::nullopt : std::optional(rank);
  });
}

/// The same, with the parts of the last moves: of the last round, and of the one before it.
inline History indicator(const std::vector<int>& ranks, PlaceParts last,
                         std::optional<PlaceParts> before = std::nullopt) {
  auto out = indicator(ranks);
  out.rounds.back().indicators["x"].parts = last;
  out.rounds[out.rounds.size() - 2].indicators["x"].parts = before;
  return out;
}

/// Ranks of the zone in its class of so many.
inline History in_class(int of, const std::vector<int>& ranks) {
  return rounds_of(ranks, [&](RoundResult& round, int rank) {
    round.zone.class_rank = rank;
    round.zone.class_of = of;
  });
}

/// Ranks of the zone among so many.
inline History among(int of, const std::vector<int>& ranks) {
  return rounds_of(ranks, [&](RoundResult& round, int rank) {
    round.zone.rank = rank;
    round.zone.of = of;
  });
}

/// What was counted about a unit ("": the zone) in the last round.
inline History counted(const std::string& unit, const Tallies& tallies) {
  auto out = in_class(10, {1});
  out.rounds.back().tallies[unit] = tallies;
  return out;
}

inline History with_target(History history, bool reached) {
  history.rounds.back().indicators["x"].target =
      TargetResult{reached, "≥ 8%", reached ? "8.4%" : "7.1%"};
  return history;
}

/// The indicator "x" has the lead `lead` and, with 0.2 each, the units a and b; or no others.
inline std::vector<Share> led_alone() {
  return share_out("x", "lead", {}, 1);
}

inline std::vector<Share> led_with_two() {
  const std::vector<std::string> others{"a", "b"};
  return share_out("x", "lead", others, Decimal::from_double(0.6));
}

}  // namespace stave::outcome::testing
