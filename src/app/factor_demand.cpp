#include "stave/app/factor_demand.hpp"

#include "account_rules.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/permission.hpp"
#include "stave/base/names.hpp"
#include "stave/store/session_repo.hpp"
#include "stave/store/setting_repo.hpp"

namespace stave::app {
namespace {

constexpr const char* kFactorKey = "second_factor_for";
constexpr Names<FactorDemand, 3> kDemands{{{{FactorDemand::kNobody, "nobody"},
                                            {FactorDemand::kAdministrators, "administrators"},
                                            {FactorDemand::kEveryone, "everyone"}}}};

}  // namespace

std::string_view to_string(FactorDemand demand) noexcept {
  return kDemands.of(demand);
}

std::optional<FactorDemand> factor_demand_of(std::string_view name) noexcept {
  return kDemands.find(name);
}

bool is_demanded(FactorDemand demand, bool of_administrator) noexcept {
  return demand == FactorDemand::kEveryone ||
         (demand == FactorDemand::kAdministrators && of_administrator);
}

FactorDemand factor_demand_of(Folder& folder) {
  const auto name = store::SettingRepo(folder.db()).get(kFactorKey);
  return (name ? factor_demand_of(*name) : std::nullopt).value_or(FactorDemand::kNobody);
}

Result<void> demand_factor(Folder& folder, FactorDemand demand, const By& by,
                           const std::string& reason) {
  if (auto able = permit(organisation_of(folder), by, Access::kManageAccounts); !able) {
    return able;
  }
  store::Change change(folder.db(), {by.now, by.actor, "second-factor-for", "",
                                     std::string(to_string(factor_demand_of(folder))),
                                     std::string(to_string(demand)), reason});
  store::SettingRepo::add(change, kFactorKey, std::string(to_string(demand)));
  const store::AccountRepo accounts(folder.db());
  for (const store::AccountRecord& account : accounts.all()) {
    const auto holder = accounts.holder(account.person);
    if (holder && account.totp.empty() && is_demanded(demand, is_administrator(*holder))) {
      store::SessionRepo(folder.db()).drop_all(account.person);
    }
  }
  change.commit();
  return {};
}

}  // namespace stave::app
