#pragma once

#include "stave/app/permission.hpp"
#include "stave/domain/submission.hpp"

#include <string>

namespace stave::app {

/// permit() for what only the unit itself does: whoever may for every unit, as the office may, does
/// it for the own one alone. Fails also with rights.other_unit.
Result<void> permit_own(const Organisation& organisation, const By& by, Access access,
                        const std::string& unit);

/// What whoever takes the step with a submission in that state must be permitted.
Access access_for(SubmissionState state, SubmissionStep step) noexcept;

}  // namespace stave::app
