#pragma once

#include "stave/app/folder.hpp"
#include "stave/domain/organisation.hpp"

#include <string>

namespace stave::app {

/// Whether the person may do that for the unit. Fails with kDenied: rights.unknown_person,
/// rights.left, rights.lacks_duty or rights.other_unit.
Result<void> demand(const Organisation& organisation, const By& by, Duty duty,
                    const std::string& unit);

/// Whether the person has the duty, for whatever unit. In a folder without people everybody may, so
/// that the first organisation can come in.
Result<void> demand_duty(const Organisation& organisation, const By& by, Duty duty);

/// demand_duty for Duty::kManage.
Result<void> demand_manager(const Organisation& organisation, const By& by);

}  // namespace stave::app
