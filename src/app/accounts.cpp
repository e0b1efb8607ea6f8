#include "stave/app/accounts.hpp"

#include "account_rules.hpp"
#include "embedded/rulebooks.hpp"
#include "loading.hpp"

#include "stave/app/organisation.hpp"
#include "stave/base/names.hpp"
#include "stave/store/setting_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr const char* kProfileKey = "password_profile";
constexpr std::string_view kCommonFile = "office/common-passwords.txt";

constexpr Names<AccountState, 3> kStates{{{{AccountState::kPending, "pending"},
                                           {AccountState::kActive, "active"},
                                           {AccountState::kDisabled, "disabled"}}}};
constexpr Names<Wish, 5> kWishes{{{{Wish::kNone, "none"},
                                   {Wish::kOpen, "open"},
                                   {Wish::kDuties, "duties"},
                                   {Wish::kEnable, "enable"},
                                   {Wish::kResetPassword, "reset"}}}};

std::string_view common_text() {
  for (const auto& [path, text] : shipped::rulebooks::kFiles) {
    if (path == kCommonFile) {
      return text;
    }
  }
  return {};
}

AccountRow row_of(const store::AccountRecord& account, const Organisation& organisation) {
  AccountRow out;
  out.person = account.person;
  if (const Person* person = organisation.person(account.person)) {
    out.name = person->name;
    out.unit = person->unit;
    out.duties = person->duties;
  }
  out.state = kStates.find(account.state).value_or(AccountState::kDisabled);
  out.must_change = account.must_change;
  out.second_factor = !account.totp.empty();
  out.has_password = !account.hash.empty();
  out.changed_on = account.changed_on;
  out.waiting = wish_of(account.wish).value_or(Wish::kNone);
  out.proposed_by = account.proposed_by;
  out.wished_duties = account.wished_duties;
  out.wished_unit = account.wished_unit;
  return out;
}

}  // namespace

std::string_view to_string(AccountState state) noexcept {
  return kStates.of(state);
}

std::string_view to_string(Wish wish) noexcept {
  return kWishes.of(wish);
}

std::optional<Wish> wish_of(std::string_view name) noexcept {
  return kWishes.find(name);
}

const PasswordProfile& profile_of(Folder& folder) {
  const auto name = store::SettingRepo(folder.db()).get(kProfileKey);
  const PasswordProfile* chosen = name ? password_profile(*name) : nullptr;
  return chosen == nullptr ? mlps_profile() : *chosen;
}

Result<void> choose_profile(Folder& folder, const std::string& name, const By& by,
                            const std::string& reason) {
  if (auto able = permit(organisation_of(folder), by, Access::kManageAccounts); !able) {
    return able;
  }
  if (password_profile(name) == nullptr) {
    return fail(Errc::kInvalidInput, name, {"accounts.unknown_profile", {{"found", name}}});
  }
  const std::string before = profile_of(folder).name;
  store::Change change(folder.db(),
                       {by.now, by.actor, "password-profile", "", before, name, reason});
  store::SettingRepo::add(change, kProfileKey, name);
  change.commit();
  return {};
}

const CommonPasswords& common_passwords() {
  static const CommonPasswords kList(common_text());
  return kList;
}

bool is_without_accounts(Folder& folder) {
  return store::AccountRepo(folder.db()).empty();
}

Result<std::vector<AccountRow>> accounts(Folder& folder, const By& by) {
  const Organisation organisation = organisation_of(folder);
  if (auto able = permit(organisation, by, Access::kAccounts); !able) {
    return tl::unexpected(able.error());
  }
  const store::SessionRepo sessions(folder.db());
  const auto uses = sessions.uses();
  const auto locks = sessions.locks(by.now);
  std::vector<AccountRow> out;
  for (const auto& account : store::AccountRepo(folder.db()).all()) {
    AccountRow row = row_of(account, organisation);
    if (const auto use = uses.find(account.person); use != uses.end()) {
      row.last_login = use->second.last_login;
    }
    if (const auto lock = locks.find(failure_name(account.person)); lock != locks.end()) {
      row.locked_until = lock->second;
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<std::string> disable_idle_accounts(Folder& folder, const std::string& now) {
  const auto uses = store::SessionRepo(folder.db()).uses();
  std::vector<std::string> out;
  for (const auto& account : store::AccountRepo(folder.db()).all()) {
    const auto use = uses.find(account.person);
    const bool idle =
        is_idle(account, use == uses.end() ? std::nullopt : std::optional(use->second), now);
    if (idle && disable_when_idle(folder, account.person, now)) {
      out.push_back(account.person);
    }
  }
  return out;
}

}  // namespace stave::app
