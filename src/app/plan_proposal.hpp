#pragma once

#include "stave/domain/organisation.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"
#include "stave/domain/work_plan.hpp"

namespace stave::app {

/// The tree and targets that a reading proposes, nothing of it confirmed. A measure's due day is
/// the last of its deadlines; units are codes where the organisation knows the name.
WorkPlan proposal(const Plan& read, const Pack& pack, const Organisation& organisation);

}  // namespace stave::app
