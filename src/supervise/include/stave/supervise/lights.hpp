#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/supervise/facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::supervise {

/// The state of an item, and why.
struct Light {
  LightColour colour = LightColour::kGrey;
  std::string rule;  ///< code of the rule that decided; "" for done, suspended, nothing to judge
  Message reason;    ///< with the numbers
  /// Only of a light that is held because the item waits for a unit: the colour by the rules alone.
  std::optional<LightColour> held_from;
  friend bool operator==(const Light&, const Light&) = default;
};

/// The light of an item at the end of a day, by the first of these that applies:
///
///   1. done by then        -> the colours of done and done_late
///   2. suspended           -> the colour of suspended
///   3. the rules of the item's kind: the worst colour counts, of equal ones the first rule's.
///      Rules that have nothing to look at (no date, no report, no event) or none of whose lines
///      holds say nothing; when none says anything the light is grey.
///   4. waits for a unit    -> a warning never worse than at the end of the day on which the
///   waiting
///      began: it is held there, and the reason names the unit and the day; for waiting_days
///   5. a green light whose newest report is older than stale_days is grey
///
/// \pre rules come from pack::load_supervision; the lists of `facts` are in order of days
/// \test hand-worked table, and a second implementation over random items
[[nodiscard]] Light light(const SupervisionRules& rules, const ItemFacts& facts, Day day,
                          const Calendar& calendar);

/// The colour of `light` alone, which costs about half: for histories and counts.
[[nodiscard]] LightColour light_colour(const SupervisionRules& rules, const ItemFacts& facts,
                                       Day day, const Calendar& calendar);

/// What each rule of the item's kind says by itself, in the kind's order; done, suspended and
/// waiting are not looked at. Rules that say nothing are left out.
[[nodiscard]] std::vector<Light> lights_by_rule(const SupervisionRules& rules,
                                                const ItemFacts& facts, Day day,
                                                const Calendar& calendar);

}  // namespace stave::supervise
