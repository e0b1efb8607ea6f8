#pragma once

#include "stave/app/accounts.hpp"
#include "stave/domain/moment.hpp"
#include "stave/store/account_repo.hpp"
#include "stave/store/session_repo.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

// What the use cases of accounts share.

inline constexpr std::string_view kScheme = "argon2id";

/// Kinds of what is good for once.
inline constexpr const char* kSetupKind = "setup";
inline constexpr const char* kLinkKind = "link";
inline constexpr const char* kFactorKind = "totp";

bool is_active(const store::AccountRecord& account) noexcept;

/// Whether account and person may be used.
bool is_usable(const store::AccountHolder& holder) noexcept;
bool is_administrator(const store::AccountHolder& holder) noexcept;

/// The name that failures are counted under; nothing can be learnt from it.
std::string failure_name(const std::string& person);

/// The account with that password, with nothing waiting.
store::AccountRecord with_password(store::AccountRecord account, std::string hash,
                                   const std::string& now, bool must_change);

/// Whether somebody with an active account has the duty; `but` does not count.
bool somebody_has(Folder& folder, const Organisation& organisation, Duty duty,
                  std::string_view but = {});

/// What the folder's profile has against the password.
Errors faults_of(Folder& folder, std::string_view password, const PasswordOwner& owner);

/// Whether the person is an administrator with an active account now, and in the organisation as it
/// would be nobody else is one: then it must not become so.
bool is_last_administrator(Folder& folder, const Organisation& now, const Organisation& then,
                           const std::string& person);

/// The same for somebody who goes while all others stay.
bool is_last_administrator(Folder& folder, const Organisation& now, const std::string& person);

Error last_administrator(const std::string& person);

/// Whether it is active and was not used for kIdleAccountDays.
bool is_idle(const store::AccountRecord& account, const std::optional<store::AccountUse>& use,
             const std::string& now);

/// Disables the account in a change of its own when it is idle and not the last administrator's.
bool disable_when_idle(Folder& folder, const std::string& person, const std::string& now);

/// Nothing waits for approval any more.
void clear_wish(store::AccountRecord& account);

/// Tokens of programs of the person are good no longer. After the rows of accounts of the change.
void revoke_tokens(store::Change& change, const std::string& person);

/// Writes the disabled account and its revoked tokens, and ends its sessions.
void disable_within(store::Change& change, store::AccountRecord account);

}  // namespace stave::app
