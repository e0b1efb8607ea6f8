#include "account_rules.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/sessions.hpp"
#include "stave/base/digest.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

bool has(const std::vector<Duty>& duties, Duty duty) {
  return std::find(duties.begin(), duties.end(), duty) != duties.end();
}

}  // namespace

bool is_active(const store::AccountRecord& account) noexcept {
  return account.state == to_string(AccountState::kActive);
}

bool is_usable(const store::AccountHolder& holder) noexcept {
  return holder.active && holder.state == to_string(AccountState::kActive);
}

bool is_administrator(const store::AccountHolder& holder) noexcept {
  return std::any_of(holder.duties.begin(), holder.duties.end(),
                     [](Duty duty) { return stave::is_administrator(duty); });
}

std::string failure_name(const std::string& person) {
  return sha256_hex(person);
}

store::AccountRecord with_password(store::AccountRecord account, std::string hash,
                                   const std::string& now, bool must_change) {
  account.state = to_string(AccountState::kActive);
  account.scheme = kScheme;
  account.hash = std::move(hash);
  account.changed_on = now;
  account.must_change = must_change;
  clear_wish(account);
  return account;
}

void clear_wish(store::AccountRecord& account) {
  account.wish = to_string(Wish::kNone);
  account.wished_duties.clear();
  account.wished_unit.clear();
  account.proposed_by.clear();
}

bool somebody_has(Folder& folder, const Organisation& organisation, Duty duty,
                  std::string_view but) {
  const auto all = store::AccountRepo(folder.db()).all();
  return std::any_of(all.begin(), all.end(), [&](const store::AccountRecord& account) {
    const Person* person = organisation.person(account.person);
    return is_active(account) && person != nullptr && person->active && person->code != but &&
           has(person->duties, duty);
  });
}

Errors faults_of(Folder& folder, std::string_view password, const PasswordOwner& owner) {
  return password_faults(profile_of(folder), password, owner, common_passwords());
}

bool is_last_administrator(Folder& folder, const Organisation& now, const Organisation& then,
                           const std::string& person) {
  const Person* found = now.person(person);
  if (found == nullptr || !found->active || !found->has(Duty::kAdminister)) {
    return false;
  }
  const auto account = store::AccountRepo(folder.db()).find(person);
  return account && is_active(*account) && !somebody_has(folder, then, Duty::kAdminister, person);
}

bool is_last_administrator(Folder& folder, const Organisation& now, const std::string& person) {
  return is_last_administrator(folder, now, now, person);
}

Error last_administrator(const std::string& person) {
  return {Errc::kConflict, person, {"accounts.last_administrator", {{"person", person}}}};
}

bool is_idle(const store::AccountRecord& account, const std::optional<store::AccountUse>& use,
             const std::string& now) {
  const std::string used = std::max(account.changed_on, use ? use->last_login : std::string());
  return is_active(account) && !used.empty() &&
         seconds_of(now) - seconds_of(used) > kIdleAccountDays * kDaySeconds;
}

bool disable_when_idle(Folder& folder, const std::string& person, const std::string& now) {
  store::Change change(folder.db(), {now, person, "account-idle", person, "", "", ""});
  const auto account = store::AccountRepo(folder.db()).find(person);
  const auto use = store::SessionRepo(folder.db()).use(person);
  if (!account || !is_idle(*account, use, now) ||
      is_last_administrator(folder, organisation_of(folder), person)) {
    return false;
  }
  change.describe(account->state, std::string(to_string(AccountState::kDisabled)));
  disable_within(change, *account);
  change.commit();
  return true;
}

void revoke_tokens(store::Change& change, const std::string& person) {
  for (store::TokenRecord token : store::AccountRepo(change.db()).tokens()) {
    if (token.person == person && !token.revoked) {
      token.revoked = true;
      store::AccountRepo::add(change, token);
    }
  }
}

void disable_within(store::Change& change, store::AccountRecord account) {
  const store::SessionRepo sessions(change.db());
  account.state = to_string(AccountState::kDisabled);
  clear_wish(account);
  store::AccountRepo::add(change, account);
  revoke_tokens(change, account.person);
  sessions.drop_all(account.person);
}

}  // namespace stave::app
