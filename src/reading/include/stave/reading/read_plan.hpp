#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/plan.hpp"

#include <cstddef>
#include <string_view>

namespace stave::reading {

inline constexpr std::size_t kMaxTextBytes = std::size_t{2} << 20;
inline constexpr int kMaxOutlineDepth = 6;
inline constexpr std::size_t kMaxItems = 10'000;  ///< sections, targets and measures, each

/// Reads the plain text of a plan (UTF-8, as decode_text gives it; either punctuation style): its
/// head, outline, targets, measures with units and deadlines, and the questions that it leaves
/// open.
///
/// Spans count code points of `utf8_text` itself, not of any normalised form; titles, indicators,
/// units and deadlines are its own words. A deadline that can be read as two days carries the
/// earlier one and a question. Doubled targets all stay, with a question.
///
/// Fails with reading.not_utf8, reading.too_large, reading.too_many, or reading.nothing_found when
/// the text has neither a numbered outline nor a target. Time is linear in the text.
/// \test tests/golden/text (passages with their targets), tests/golden/reading (whole plans).
[[nodiscard]] Result<Plan> read_plan(std::string_view utf8_text);

}  // namespace stave::reading
