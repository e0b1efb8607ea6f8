#pragma once

#include "stave/domain/organisation.hpp"
#include "stave/domain/work_plan.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>
#include <vector>

namespace stave::report {

/// The tree and the targets for the terminal, units by their names. What was dropped is left out.
std::string work_plan_text(const WorkPlan& plan, const Organisation& organisation,
                           const i18n::Catalogue& words);

std::string differences_text(const std::vector<PlanDifference>& differences,
                             const i18n::Catalogue& words);

/// "发改局（牵头）、经信局（配合）"
std::string units_text(const std::vector<Assignment>& units, const Organisation& organisation,
                       const i18n::Catalogue& words);

/// ">= 62.3 %"
std::string target_text(const Target& target);

}  // namespace stave::report
