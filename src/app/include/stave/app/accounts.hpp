#pragma once

#include "stave/app/folder.hpp"
#include "stave/app/permission.hpp"
#include "stave/app/secrets.hpp"
#include "stave/base/error.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/password.hpp"
#include "stave/i18n/catalogue.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

// ---- What the office chose -----------------------------------------------------------------

/// The folder's password profile: its setting "password_profile", else mlps_profile().
const PasswordProfile& profile_of(Folder& folder);

/// kManageAccounts. Fails with accounts.unknown_profile.
Result<void> choose_profile(Folder& folder, const std::string& name, const By& by,
                            const std::string& reason);

/// The shipped list of common passwords.
const CommonPasswords& common_passwords();

// ---- The first account ---------------------------------------------------------------------

/// Whether nobody has an account yet.
bool is_without_accounts(Folder& folder);

/// Makes the code with which the first account is made: shown once, good for 24 hours, a later one
/// replaces it. Fails with accounts.not_first when there is an account.
Result<std::string> setup_code(Folder& folder, const By& by);

struct FirstAccount {
  std::string code;    ///< of setup_code
  std::string person;  ///< one of the organisation without other duties, or a new one
  std::string name;
  std::string password;
  i18n::Language language = i18n::Language::kChinese;  ///< of the name of a unit that is made
};

/// Makes the first administrator: the account, and the person (and a unit "office" when there are
/// no units) when the organisation does not name them. Fails with accounts.not_first,
/// accounts.bad_code, with the password's faults, or with the organisation's.
Checked<void> set_up(Folder& folder, const FirstAccount& first, const std::string& now,
                     HashCost cost = {});

/// Makes a link's secret that logs a person in once, within 15 minutes, without a password. Only
/// for who holds the folder itself (the command line): there is no route for it. A person without
/// an account gets one that has no password. Fails with accounts.unknown_person, accounts.disabled.
Result<std::string> login_link(Folder& folder, const std::string& person, const By& by);

// ---- Accounts ------------------------------------------------------------------------------

enum class AccountState : unsigned char { kPending, kActive, kDisabled };
std::string_view to_string(AccountState state) noexcept;  ///< "pending", "active", "disabled"

/// What waits for the security administrator.
enum class Wish : unsigned char {
  kNone,
  kOpen,           ///< a new account
  kDuties,         ///< other duties or another unit for a person with an account
  kEnable,         ///< a disabled account works again, with a new password
  kResetPassword,  ///< a new password
};
std::string_view to_string(Wish wish) noexcept;  ///< "none", "open", "duties", "enable", "reset"
std::optional<Wish> wish_of(std::string_view name) noexcept;

/// An account as lists show it: no hash, no secret.
struct AccountRow {
  std::string person;
  std::string name;
  std::string unit;
  std::vector<Duty> duties;
  AccountState state = AccountState::kActive;
  bool must_change = false;
  bool second_factor = false;
  bool has_password = false;
  std::string changed_on;  ///< moment of the password, "" without one
  std::string last_login;  ///< "" for never
  Wish waiting = Wish::kNone;
  std::string proposed_by;
  std::vector<Duty> wished_duties;  ///< of kDuties
  std::string wished_unit;          ///< of kDuties
  std::string locked_until;         ///< the latest lock of any address, "" for none
};

/// By person. kAccounts.
Result<std::vector<AccountRow>> accounts(Folder& folder, const By& by);

struct AccountProposal {
  std::string person;
  Wish wish = Wish::kOpen;
  std::vector<Duty> duties;  ///< of kDuties
  std::string unit;          ///< of kDuties; "" for as it is
};

/// What became of a proposal.
struct AccountOutcome {
  std::string person;
  Wish wish = Wish::kNone;
  bool waiting = false;           ///< for approval
  std::string one_time_password;  ///< shown once, must be changed; "" where there is none
};

/// kManageAccounts. Waits for approve_account; while nobody with an active account has kSecure it
/// takes effect at once, and the trail says so. Fails with accounts.unknown_person,
/// accounts.exists, accounts.none, accounts.waiting, accounts.no_wish, accounts.is_active,
/// accounts.disabled, accounts.last_administrator, accounts.changed_meanwhile, or with the
/// organisation's faults.
Checked<AccountOutcome> propose_account(Folder& folder, const AccountProposal& proposal,
                                        const By& by, const std::string& reason,
                                        HashCost cost = {});

/// kApproveAccounts, and neither who proposed it nor whose account it is. Fails with
/// accounts.nothing_waits, accounts.own_proposal, accounts.last_administrator,
/// accounts.changed_meanwhile, or with the organisation's faults.
Checked<AccountOutcome> approve_account(Folder& folder, const std::string& person, const By& by,
                                        const std::string& reason, HashCost cost = {});

/// kApproveAccounts: what was proposed is dropped. Fails with accounts.nothing_waits.
Result<void> reject_account(Folder& folder, const std::string& person, const By& by,
                            const std::string& reason);

/// kManageAccounts or kApproveAccounts; at once, ends all its sessions and tokens. Fails with
/// accounts.none, accounts.last_administrator.
Result<void> disable_account(Folder& folder, const std::string& person, const By& by,
                             const std::string& reason);

/// propose_account with Wish::kResetPassword.
Checked<AccountOutcome> reset_password(Folder& folder, const std::string& person, const By& by,
                                       const std::string& reason, HashCost cost = {});

/// kApproveAccounts (kManageAccounts while nobody has kSecure): forgets the failures of all
/// addresses. Fails with accounts.none.
Result<void> unlock_account(Folder& folder, const std::string& person, const By& by,
                            const std::string& reason);

/// As unlock_account: the person logs in without it, and may begin a new one. Fails with totp.none.
Result<void> reset_second_factor(Folder& folder, const std::string& person, const By& by,
                                 const std::string& reason);

/// Disables accounts that were not used for 90 days, but for the last administrator's; who they
/// are. For a daily job: two queries when there are none.
std::vector<std::string> disable_idle_accounts(Folder& folder, const std::string& now);

// ---- Tokens for programs -------------------------------------------------------------------

struct TokenRequest {
  std::string title;  ///< what it is for
  /// "read", or names of Access with blanks between; never more than its person may
  std::string scope = "read";
  int days = 90;  ///< 1 to 366
};

struct TokenRow {
  std::string id;
  std::string person;
  std::string title;
  std::string scope;
  std::string created;
  std::string expires;
  bool revoked = false;
};

struct NewToken {
  TokenRow row;
  std::string token;  ///< "stave_...", shown once
};

/// For oneself (by.actor). Fails with accounts.none, accounts.bad_scope, accounts.bad_days.
Result<NewToken> make_token(Folder& folder, const TokenRequest& request, const By& by);

/// Those of a person: the own ones, or with kAccounts those of anybody; "" for all.
Result<std::vector<TokenRow>> tokens(Folder& folder, const std::string& person, const By& by);

/// The own ones, or with kManageAccounts anybody's. Fails with accounts.unknown_token.
Result<void> revoke_token(Folder& folder, const std::string& id, const By& by,
                          const std::string& reason);

}  // namespace stave::app
