#include "account_rules.hpp"
#include "loading.hpp"

#include "stave/app/organisation.hpp"
#include "stave/store/org_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::size_t kPasswordGroups = 4;

Error about(Errc code, const std::string& person, std::string key) {
  return {code, person, {std::move(key), {{"person", person}}}};
}

std::string names(const std::vector<Duty>& duties) {
  std::string out;
  for (const Duty duty : duties) {
    out += (out.empty() ? "" : " ") + std::string(to_string(duty));
  }
  return out;
}

bool is_waiting(const store::AccountRecord& account) {
  return wish_of(account.wish) != Wish::kNone;
}

bool needs_password(Wish wish) {
  return wish == Wish::kOpen || wish == Wish::kEnable || wish == Wish::kResetPassword;
}

/// The person as the wish would have it.
Person wished_person(const Person& now, const store::AccountRecord& account) {
  Person out = now;
  out.duties = account.wished_duties;
  if (!account.wished_unit.empty()) {
    out.unit = account.wished_unit;
  }
  return out;
}

/// What the organisation has against the person as wished.
Errors organisation_faults(const Organisation& organisation, const Person& wished) {
  std::vector<OrgUnit> units(organisation.units().begin(), organisation.units().end());
  std::vector<Person> people(organisation.people().begin(), organisation.people().end());
  for (Person& person : people) {
    if (person.code == wished.code) {
      person = wished;
    }
  }
  const auto made = Organisation::make(std::move(units), std::move(people));
  return made ? Errors() : made.error();
}

/// Why the account cannot be changed so, before anybody approves.
std::optional<Error> refusal(const std::optional<store::AccountRecord>& account,
                             const AccountProposal& proposal) {
  const std::string& person = proposal.person;
  if (proposal.wish == Wish::kNone) {
    return about(Errc::kInvalidInput, person, "accounts.no_wish");
  }
  if (account && is_waiting(*account)) {
    return about(Errc::kConflict, person, "accounts.waiting");
  }
  if (proposal.wish == Wish::kOpen) {
    return account ? std::optional(about(Errc::kConflict, person, "accounts.exists"))
                   : std::nullopt;
  }
  if (!account) {
    return about(Errc::kNotFound, person, "accounts.none");
  }
  if ((proposal.wish == Wish::kEnable) == is_active(*account)) {
    return about(Errc::kConflict, person,
                 is_active(*account) ? "accounts.is_active" : "accounts.disabled");
  }
  return std::nullopt;
}

/// An account on the way to what is wished.
struct Step {
  store::AccountRecord account;
  std::optional<Person> person;  ///< with other duties
  AccountOutcome outcome;
};

/// The wish fulfilled; takes the time of a hash.
Step fulfilled(store::AccountRecord account, const Organisation& organisation,
               const std::string& now, HashCost cost) {
  Step out;
  const Wish wish = wish_of(account.wish).value_or(Wish::kNone);
  out.outcome = {account.person, wish, false, ""};
  if (needs_password(wish)) {
    out.outcome.one_time_password = random_words(kPasswordGroups);
    account = with_password(std::move(account), hash_password(out.outcome.one_time_password, cost),
                            now, true);
  } else {
    out.person = wished_person(*organisation.person(account.person), account);
  }
  account.wish = to_string(Wish::kNone);
  account.wished_duties.clear();
  account.wished_unit.clear();
  account.proposed_by.clear();
  out.account = std::move(account);
  return out;
}

void write(store::Change& change, const Step& step) {
  const store::SessionRepo sessions(change.db());
  if (step.person) {
    store::OrgRepo::add(change, std::vector{*step.person});
  }
  store::AccountRepo::add(change, step.account);
  sessions.drop_all(step.account.person);
  if (!step.outcome.one_time_password.empty()) {
    auto use = sessions.use(step.account.person).value_or(store::AccountUse{});
    use.last_login = change.at();
    sessions.set_use(step.account.person, use);
    sessions.clear_all(failure_name(step.account.person));
  }
}

std::string said(const store::AccountRecord& wished, std::string_view how) {
  std::string out = wished.wish;
  if (wish_of(wished.wish) == Wish::kDuties) {
    out += " duties=" + names(wished.wished_duties);
    out += wished.wished_unit.empty() ? "" : " unit=" + wished.wished_unit;
  }
  return out + " " + std::string(how);
}

/// The account as it stands; fails when it is not what `seen` was: somebody was quicker.
bool is_unchanged(store::Connection& db, const std::string& person,
                  const std::optional<store::AccountRecord>& seen) {
  return store::AccountRepo(db).find(person) == seen;
}

Error changed_meanwhile(const std::string& person) {
  return about(Errc::kConflict, person, "accounts.changed_meanwhile");
}

/// Who unlocks: the security administrator; while there is none, the system administrator.
Result<void> permit_unlocking(Folder& folder, const By& by) {
  const Organisation organisation = organisation_of(folder);
  auto able = permit(organisation, by, Access::kApproveAccounts);
  const bool instead = !able && may(organisation, by.actor, Access::kManageAccounts) &&
                       !somebody_has(folder, organisation, Duty::kSecure);
  return instead ? Result<void>() : able;
}

store::AccountRecord wishing(const std::optional<store::AccountRecord>& seen,
                             const AccountProposal& proposal, const By& by) {
  store::AccountRecord out = seen.value_or(store::AccountRecord{});
  if (!seen) {
    out.person = proposal.person;
    out.state = to_string(AccountState::kPending);
  }
  out.wish = to_string(proposal.wish);
  if (proposal.wish == Wish::kDuties) {
    out.wished_duties = proposal.duties;
    out.wished_unit = proposal.unit;
  }
  out.proposed_by = by.actor;
  return out;
}

}  // namespace

Checked<AccountOutcome> propose_account(Folder& folder, const AccountProposal& proposal,
                                        const By& by, const std::string& reason, HashCost cost) {
  const Organisation organisation = organisation_of(folder);
  if (auto able = permit(organisation, by, Access::kManageAccounts); !able) {
    return tl::unexpected(one(able.error()));
  }
  const Person* person = organisation.person(proposal.person);
  if (person == nullptr || !person->active) {
    return tl::unexpected(one(about(Errc::kNotFound, proposal.person, "accounts.unknown_person")));
  }
  const auto seen = store::AccountRepo(folder.db()).find(proposal.person);
  if (const auto refused = refusal(seen, proposal)) {
    return tl::unexpected(one(*refused));
  }
  const store::AccountRecord wished = wishing(seen, proposal, by);
  if (proposal.wish == Wish::kDuties) {
    auto faults = organisation_faults(organisation, wished_person(*person, wished));
    if (!faults.empty()) {
      return tl::unexpected(std::move(faults));
    }
  }
  const bool waits = somebody_has(folder, organisation, Duty::kSecure);
  const Step step = waits ? Step{wished, {}, {proposal.person, proposal.wish, true, ""}}
                          : fulfilled(wished, organisation, by.now, cost);
  store::Change change(folder.db(),
                       {by.now, by.actor, waits ? "account-proposed" : "account-changed",
                        proposal.person, seen ? seen->state : "",
                        said(wished, waits ? "approval=waiting" : "approval=nobody"), reason});
  if (!is_unchanged(folder.db(), proposal.person, seen)) {
    return tl::unexpected(one(changed_meanwhile(proposal.person)));
  }
  if (waits) {
    store::AccountRepo::add(change, wished);
  } else {
    write(change, step);
  }
  change.commit();
  return step.outcome;
}

Checked<AccountOutcome> approve_account(Folder& folder, const std::string& person, const By& by,
                                        const std::string& reason, HashCost cost) {
  const Organisation organisation = organisation_of(folder);
  if (auto able = permit(organisation, by, Access::kApproveAccounts); !able) {
    return tl::unexpected(one(able.error()));
  }
  const auto seen = store::AccountRepo(folder.db()).find(person);
  const Person* found = organisation.person(person);
  if (!seen || !is_waiting(*seen) || found == nullptr || !found->active) {
    return tl::unexpected(one(about(Errc::kConflict, person, "accounts.nothing_waits")));
  }
  if (seen->proposed_by == by.actor || person == by.actor) {
    return tl::unexpected(one(about(Errc::kDenied, person, "accounts.own_proposal")));
  }
  if (wish_of(seen->wish) == Wish::kDuties) {
    auto faults = organisation_faults(organisation, wished_person(*found, *seen));
    if (!faults.empty()) {
      return tl::unexpected(std::move(faults));
    }
  }
  const Step step = fulfilled(*seen, organisation, by.now, cost);
  store::Change change(folder.db(),
                       {by.now, by.actor, "account-changed", person, seen->state,
                        said(*seen, "approval=given proposed_by=" + seen->proposed_by), reason});
  if (!is_unchanged(folder.db(), person, seen)) {
    return tl::unexpected(one(changed_meanwhile(person)));
  }
  write(change, step);
  change.commit();
  return step.outcome;
}

Result<void> reject_account(Folder& folder, const std::string& person, const By& by,
                            const std::string& reason) {
  if (auto able = permit(organisation_of(folder), by, Access::kApproveAccounts); !able) {
    return able;
  }
  store::Change change(folder.db(), {by.now, by.actor, "account-rejected", person, "", "", reason});
  auto account = store::AccountRepo(folder.db()).find(person);
  if (!account || !is_waiting(*account)) {
    return tl::unexpected(about(Errc::kConflict, person, "accounts.nothing_waits"));
  }
  change.describe(said(*account, "proposed_by=" + account->proposed_by), "");
  if (account->state == to_string(AccountState::kPending)) {
    account->state = to_string(AccountState::kDisabled);
  }
  account->wish = to_string(Wish::kNone);
  account->wished_duties.clear();
  account->wished_unit.clear();
  account->proposed_by.clear();
  store::AccountRepo::add(change, *account);
  change.commit();
  return {};
}

Result<void> disable_account(Folder& folder, const std::string& person, const By& by,
                             const std::string& reason) {
  const Organisation organisation = organisation_of(folder);
  auto able = permit(organisation, by, Access::kManageAccounts);
  if (!able && !may(organisation, by.actor, Access::kApproveAccounts)) {
    return able;
  }
  store::Change change(folder.db(),
                       {by.now, by.actor, "account-disabled", person, "", "disabled", reason});
  const auto account = store::AccountRepo(folder.db()).find(person);
  if (!account || account->state == to_string(AccountState::kDisabled)) {
    return tl::unexpected(about(Errc::kNotFound, person, "accounts.none"));
  }
  const Person* found = organisation.person(person);
  if (found != nullptr && found->has(Duty::kAdminister) &&
      !somebody_has(folder, organisation, Duty::kAdminister, person)) {
    return tl::unexpected(about(Errc::kConflict, person, "accounts.last_administrator"));
  }
  change.describe(account->state, "disabled");
  disable_within(change, *account);
  change.commit();
  return {};
}

Checked<AccountOutcome> reset_password(Folder& folder, const std::string& person, const By& by,
                                       const std::string& reason, HashCost cost) {
  return propose_account(folder, {person, Wish::kResetPassword, {}, ""}, by, reason, cost);
}

Result<void> unlock_account(Folder& folder, const std::string& person, const By& by,
                            const std::string& reason) {
  if (auto able = permit_unlocking(folder, by); !able) {
    return able;
  }
  if (!store::AccountRepo(folder.db()).find(person)) {
    return tl::unexpected(about(Errc::kNotFound, person, "accounts.none"));
  }
  store::Change change(folder.db(), {by.now, by.actor, "account-unlocked", person, "", "", reason});
  store::SessionRepo(folder.db()).clear_all(failure_name(person));
  change.commit();
  return {};
}

Result<void> reset_second_factor(Folder& folder, const std::string& person, const By& by,
                                 const std::string& reason) {
  if (auto able = permit_unlocking(folder, by); !able) {
    return able;
  }
  store::Change change(folder.db(),
                       {by.now, by.actor, "second-factor", person, "on", "off", reason});
  auto account = store::AccountRepo(folder.db()).find(person);
  if (!account || account->totp.empty()) {
    return tl::unexpected(about(Errc::kNotFound, person, "totp.none"));
  }
  account->totp.clear();
  store::AccountRepo::add(change, *account);
  store::SessionRepo(folder.db()).drop_all(person);
  change.commit();
  return {};
}

}  // namespace stave::app
