#pragma once

#include "document.hpp"
#include "outline.hpp"

#include "stave/domain/plan.hpp"

#include <set>
#include <vector>

namespace stave::reading {

struct FoundTargets {
  std::vector<Target> targets;
  std::vector<Question> questions;
  std::set<const char*> starts;  ///< where in the normal text the clauses with targets begin
};

/// Reads every sentence of the outline's own lines, or of all text lines when there is no outline.
///
/// The first period, strength word, base and name of a sentence hold for its later clauses up to
/// 。; 确保 ends 力争. A sentence about a year before the plan's is history and sets no target.
[[nodiscard]] FoundTargets targets_of(const NormalText& text, const std::vector<Line>& lines,
                                      const Outline& outline, const Calendar& calendar);

}  // namespace stave::reading
