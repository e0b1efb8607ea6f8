#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/app/rulebook.hpp"
#include "stave/store/tally_repo.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// What occurred to a unit, or to the zone, how often in a round.
struct TallyRow {
  std::string unit;  ///< "" for the zone
  std::string tally;
  int count = 0;                           ///< never below 0
  std::vector<store::TallyEntry> entries;  ///< the oldest first
};

/// By unit and tally; what was taken back altogether stays with count 0.
std::vector<TallyRow> tallies(Folder& folder, Round round, const Knowledge& known = {});

/// Writes down that something of the rulebook's tallies occurred, or takes it back (count below
/// 0). Outcomes that were announced do not change by it. Fails with rights.*,
/// outcome.unknown_tally, plan.unknown_unit, outcome.no_source, outcome.no_count,
/// outcome.tally_below_zero.
Result<void> record_tally(Folder& folder, Round round, const store::TallyEntry& entry,
                          const Rulebook& rules, const By& by);

}  // namespace stave::app
