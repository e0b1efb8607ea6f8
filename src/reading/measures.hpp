#pragma once

#include "document.hpp"
#include "outline.hpp"

#include "stave/domain/plan.hpp"

#include <set>
#include <string_view>
#include <vector>

namespace stave::reading {

/// A measure with what its text leaves open.
struct FoundMeasures {
  std::vector<Measure> measures;
  std::vector<Question> questions;
};

/// What the measures are read from. `figure_starts` holds the places where a target's clause
/// begins: a "到2020年" that leads into a figure is the figure's period and no deadline.
struct MeasureSource {
  const NormalText* text = nullptr;
  const std::vector<Line>* lines = nullptr;
  const Outline* outline = nullptr;
  Calendar calendar;
  std::set<const char*> figure_starts;
};

/// The measures are the items without numbered items below them that stand in a section that acts
/// (any title but those of aims, principles and closing demands) or that name a unit.
///
/// Units come from the item's own lines and brackets. A line of units behind the last item of a
/// section is the section's when no other item of it has one, or when it says 统筹; items without
/// units of their own take those of the section around them. Once the document has said that the
/// first unit leads, it does so in every list without roles.
[[nodiscard]] FoundMeasures measures_of(const MeasureSource& source);

}  // namespace stave::reading
