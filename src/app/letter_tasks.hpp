#pragma once

#include "letter_desk.hpp"

#include "stave/domain/report_span.hpp"

namespace stave::app {

/// What a report says of the plan's items: the texts "headline" and "tally"; the lists "done",
/// "updates", "late" and "next", of each the first 200.
void tell_tasks(const Desk& desk, const Lights& board, const ReportSpan& span, draft::Fields& out);

}  // namespace stave::app
