#pragma once

#include "stave/app/accounts.hpp"
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

/// Seconds since 1970 of "2019-06-17T08:00:00Z".
std::int64_t seconds_of(const std::string& moment);
std::string moment_of(std::int64_t seconds);
std::string later(const std::string& moment, std::chrono::seconds by);

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

/// Moment of the last login, or of what came nearest to it.
std::string last_use(const store::AccountRecord& account,
                     const std::optional<store::AccountUse>& use);

/// Whether the account was not used for so long that it is disabled; not the last administrator's.
bool is_forgotten(Folder& folder, const store::AccountRecord& account, const std::string& now);

/// Writes the disabled account and its revoked tokens, and ends its sessions.
void disable_within(store::Change& change, store::AccountRecord account);

}  // namespace stave::app
