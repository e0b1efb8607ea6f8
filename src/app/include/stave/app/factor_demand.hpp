#pragma once

#include "stave/app/folder.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave::app {

/// Of whom the folder demands a second factor.
enum class FactorDemand : unsigned char { kNobody, kAdministrators, kEveryone };

std::string_view to_string(FactorDemand demand) noexcept;  ///< "nobody", "administrators", ...
std::optional<FactorDemand> factor_demand_of(std::string_view name) noexcept;
[[nodiscard]] bool is_demanded(FactorDemand demand, bool of_administrator) noexcept;

/// The folder's setting "second_factor_for", else kNobody.
FactorDemand factor_demand_of(Folder& folder);

/// kManageAccounts. Ends the sessions of those who owe one by it. Whoever logs in without one can
/// do nothing but make one; who is vouched for by an identity provider is not asked.
Result<void> demand_factor(Folder& folder, FactorDemand demand, const By& by,
                           const std::string& reason);

}  // namespace stave::app
