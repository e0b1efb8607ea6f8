#pragma once

#include "document.hpp"
#include "outline.hpp"

#include "stave/domain/plan.hpp"

#include <vector>

namespace stave::reading {

/// The questions that only the whole plan raises: a target set twice, one indicator set to two
/// values in one period, a section that speaks of "19项指标" and sets another number of targets
/// (ranks not counted).
[[nodiscard]] std::vector<Question> questions_about(const std::vector<Target>& targets,
                                                    const NormalText& text,
                                                    const std::vector<Line>& lines,
                                                    const Outline& outline);

}  // namespace stave::reading
