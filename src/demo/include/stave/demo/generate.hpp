#pragma once

#include "stave/demo/spec.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"

#include <span>
#include <string>
#include <vector>

namespace stave::demo {

/// A place around a zone whose figures are made too.
struct Area {
  std::string code;
  std::string name;
  friend bool operator==(const Area&, const Area&) = default;
};

struct Data {
  std::vector<Zone> zones;  ///< generated ones in the order of their codes, then the home zone
  std::vector<Area> areas;  ///< areas[i] is that of zones[i]
  Figures figures;          ///< of zones and areas; a missing cell is one that was never put
  std::string home;         ///< code of the home zone
};

/// Makes the demonstration data that `spec` describes, by the rules of examples/demo/README.md.
///
/// `elements` are those of the packs that the spec names; the same code may stand several times (in
/// several packs) and then counts once, with the areas of all.
///
/// A pure function of its arguments: no clock, no state. Every draw is addressed by purpose, zone,
/// element and year under the seed (Philox4x32-10), so an element more or less changes no other
/// element unless it is its parent. Exponentials and logarithms are numeric's own, so every machine
/// gives the same bits.
///
/// Fails with kInvalidInput: for every element or area that only one of spec and packs has; else
/// for every element that cannot be made, with its first such year: nothing remains for the
/// generated zones, the goal lies outside the range of what can be solved for, the home zone's part
/// is greater than its whole, a parent less what is taken off is negative. Children of such an
/// element are passed over. `where` is the element's place in the spec's file.
///
/// Cost: elements x years x zones x 80 halvings; 219 zones x 120 elements x 4 years in well under a
/// second.
///
/// \test sums, shares and ratios of each model against hand-made specs; an added element moves
/// nothing;
///       the published totals of the example.
[[nodiscard]] Checked<Data> generate(const Spec& spec, std::span<const Element> elements);

}  // namespace stave::demo
