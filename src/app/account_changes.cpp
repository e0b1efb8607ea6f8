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

/// The organisation with the person as wished, or what it has against that.
Checked<Organisation> with_person(const Organisation& organisation, const Person& wished) {
  std::vector<OrgUnit> units(organisation.units().begin(), organisation.units().end());
  std::vector<Person> people(organisation.people().begin(), organisation.people().end());
  for (Person& person : people) {
    if (person.code == wished.code) {
      person = wished;
    }
  }
  return Organisation::make(std::move(units), std::move(people));
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

/// A wish with everything that it is judged by. It is looked at twice: before the time of a hash is
/// spent on it, and within the change, when nobody else can write any more.
struct Case {
  Person person;
  std::optional<store::AccountRecord> seen;
  store::AccountRecord wished;
  bool waits = false;  ///< for the security administrator
};

/// Whether nothing of it changed between the two looks.
bool is_same(const Case& a, const Case& b) {
  return a.seen == b.seen && a.waits == b.waits;
}

/// Why the organisation cannot be as wished.
Errors duty_faults(Folder& folder, const Organisation& now, const Case& found) {
  if (wish_of(found.wished.wish) != Wish::kDuties) {
    return {};
  }
  const auto then = with_person(now, wished_person(found.person, found.wished));
  if (!then) {
    return then.error();
  }
  return !then->person(found.person.code)->has(Duty::kAdminister) &&
                 is_last_administrator(folder, now, found.person.code)
             ? one(last_administrator(found.person.code))
             : Errors();
}

struct OncePassword {
  std::string text;  ///< "" for a wish that needs none
  std::string hash;
};

/// Takes the time of a hash.
OncePassword once_password(const Case& found, HashCost cost) {
  OncePassword out;
  if (needs_password(wish_of(found.wished.wish).value_or(Wish::kNone))) {
    out.text = random_words(kPasswordGroups);
    out.hash = hash_password(out.text, cost);
  }
  return out;
}

/// Writes the account as it was wished, and ends its sessions.
void fulfil(store::Change& change, const Case& found, const OncePassword& once) {
  const store::SessionRepo sessions(change.db());
  const std::string& person = found.person.code;
  store::AccountRecord account = found.wished;
  if (once.text.empty()) {
    store::OrgRepo::add(change, std::vector{wished_person(found.person, account)});
    clear_wish(account);
  } else {
    account = with_password(std::move(account), once.hash, change.at(), true);
    auto use = sessions.use(person).value_or(store::AccountUse{});
    use.last_login = change.at();
    sessions.set_use(person, use);
    sessions.clear_all(failure_name(person));
  }
  store::AccountRepo::add(change, account);
  if (!once.text.empty()) {
    revoke_tokens(change, person);  // whoever had the password may have made one
  }
  sessions.drop_all(person);
}

std::string said(const store::AccountRecord& wished, std::string_view how) {
  std::string out = wished.wish;
  if (wish_of(wished.wish) == Wish::kDuties) {
    out += " duties=" + names(wished.wished_duties);
    out += wished.wished_unit.empty() ? "" : " unit=" + wished.wished_unit;
  }
  return out + " " + std::string(how);
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

/// What somebody proposes. Fails as propose_account does.
Checked<Case> proposed(Folder& folder, const AccountProposal& proposal, const By& by) {
  const Organisation organisation = organisation_of(folder);
  if (auto able = permit(organisation, by, Access::kManageAccounts); !able) {
    return tl::unexpected(one(able.error()));
  }
  const Person* person = organisation.person(proposal.person);
  if (person == nullptr || !person->active) {
    return tl::unexpected(one(about(Errc::kNotFound, proposal.person, "accounts.unknown_person")));
  }
  Case out;
  out.person = *person;
  out.seen = store::AccountRepo(folder.db()).find(proposal.person);
  if (const auto refused = refusal(out.seen, proposal)) {
    return tl::unexpected(one(*refused));
  }
  out.wished = wishing(out.seen, proposal, by);
  out.waits = somebody_has(folder, organisation, Duty::kSecure);
  auto faults = duty_faults(folder, organisation, out);
  return faults.empty() ? Checked<Case>(std::move(out)) : tl::unexpected(std::move(faults));
}

/// What waits for approval. Fails as approve_account does.
Checked<Case> waiting(Folder& folder, const std::string& person, const By& by) {
  const Organisation organisation = organisation_of(folder);
  if (auto able = permit(organisation, by, Access::kApproveAccounts); !able) {
    return tl::unexpected(one(able.error()));
  }
  const Person* found = organisation.person(person);
  Case out;
  out.seen = store::AccountRepo(folder.db()).find(person);
  if (!out.seen || !is_waiting(*out.seen) || found == nullptr || !found->active) {
    return tl::unexpected(one(about(Errc::kConflict, person, "accounts.nothing_waits")));
  }
  if (out.seen->proposed_by == by.actor || person == by.actor) {
    return tl::unexpected(one(about(Errc::kDenied, person, "accounts.own_proposal")));
  }
  out.person = *found;
  out.wished = *out.seen;
  auto faults = duty_faults(folder, organisation, out);
  return faults.empty() ? Checked<Case>(std::move(out)) : tl::unexpected(std::move(faults));
}

AccountOutcome outcome_of(const Case& found, bool waits, const OncePassword& once) {
  return {found.person.code, wish_of(found.wished.wish).value_or(Wish::kNone), waits, once.text};
}

}  // namespace

Checked<AccountOutcome> propose_account(Folder& folder, const AccountProposal& proposal,
                                        const By& by, const std::string& reason, HashCost cost) {
  const auto before = proposed(folder, proposal, by);
  if (!before) {
    return tl::unexpected(before.error());
  }
  const bool waits = before->waits;
  const OncePassword once = waits ? OncePassword() : once_password(*before, cost);
  store::Change change(
      folder.db(), {by.now, by.actor, waits ? "account-proposed" : "account-changed",
                    proposal.person, before->seen ? before->seen->state : "",
                    said(before->wished, waits ? "approval=waiting" : "approval=nobody"), reason});
  const auto found = proposed(folder, proposal, by);
  if (!found || !is_same(*found, *before)) {
    return tl::unexpected(found ? one(changed_meanwhile(proposal.person)) : found.error());
  }
  if (waits) {
    store::AccountRepo::add(change, found->wished);
  } else {
    fulfil(change, *found, once);
  }
  change.commit();
  return outcome_of(*found, waits, once);
}

Checked<AccountOutcome> approve_account(Folder& folder, const std::string& person, const By& by,
                                        const std::string& reason, HashCost cost) {
  const auto before = waiting(folder, person, by);
  if (!before) {
    return tl::unexpected(before.error());
  }
  const OncePassword once = once_password(*before, cost);
  const store::AccountRecord& seen = *before->seen;
  store::Change change(folder.db(),
                       {by.now, by.actor, "account-changed", person, seen.state,
                        said(seen, "approval=given proposed_by=" + seen.proposed_by), reason});
  const auto found = waiting(folder, person, by);
  if (!found || !is_same(*found, *before)) {
    return tl::unexpected(found ? one(changed_meanwhile(person)) : found.error());
  }
  fulfil(change, *found, once);
  change.commit();
  return outcome_of(*found, false, once);
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
  clear_wish(*account);
  store::AccountRepo::add(change, *account);
  change.commit();
  return {};
}

Result<void> disable_account(Folder& folder, const std::string& person, const By& by,
                             const std::string& reason) {
  store::Change change(folder.db(),
                       {by.now, by.actor, "account-disabled", person, "", "disabled", reason});
  const Organisation organisation = organisation_of(folder);
  auto able = permit(organisation, by, Access::kManageAccounts);
  if (!able && !may(organisation, by.actor, Access::kApproveAccounts)) {
    return able;
  }
  const auto account = store::AccountRepo(folder.db()).find(person);
  if (!account || account->state == to_string(AccountState::kDisabled)) {
    return tl::unexpected(about(Errc::kNotFound, person, "accounts.none"));
  }
  if (is_last_administrator(folder, organisation, person)) {
    return tl::unexpected(last_administrator(person));
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
