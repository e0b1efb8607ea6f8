#pragma once

#include "stave/app/accounts.hpp"
#include "stave/domain/owed.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// Limits of sessions and of guessing.
inline constexpr std::chrono::minutes kIdleAdministrators{15};
inline constexpr std::chrono::minutes kIdleOthers{30};
inline constexpr std::chrono::hours kLongestSession{12};
inline constexpr int kMostFailures = 5;  ///< of an account from an address, until it is locked
inline constexpr std::chrono::minutes kLocked{30};
inline constexpr int kMostAddressFailures = 50;   ///< of an address within kLocked; then it is slow
inline constexpr std::chrono::seconds kSlow{10};  ///< between two attempts of a slow address
inline constexpr int kIdleAccountDays = 90;
inline constexpr std::chrono::hours kOncePassword{72};  ///< that a one-time password is good for

/// Somebody who is logged in, as a request sees it.
struct OpenSession {
  std::string id;     ///< public name of the session, for lists and log_out_session
  std::string token;  ///< for the cookie; only from log_in, redeem_link and change_password
  std::string csrf;   ///< what unsafe requests must send back; "" for a token of a program
  std::string person;
  std::string name;
  std::string unit;
  bool administrator = false;
  Owed owed = Owed::kNothing;  ///< only kWho and kSelf until it is done
  std::string created;
  std::string seen;
  std::string idle_end;  ///< ends then unless it is used
  std::string expires;   ///< ends then at the latest
  std::string address;   ///< where it was opened
  std::string agent;
  bool by_token = false;
  std::string scope;  ///< of a token: "read" or names of Access

  /// Whether the session itself allows it: everything, but for tokens and what is owed.
  [[nodiscard]] bool allows(Access access) const;
};

/// What the session allows and its person may: the one question of every route. Fails with kDenied:
/// session.must_change, session.must_enrol, session.out_of_scope, or as permit() of permission.hpp.
Result<void> permit(const OpenSession& session, const Organisation& organisation, const By& by,
                    Access access, const std::string& unit = {});

struct Login {
  std::string person;
  std::string password;
  std::string code;     ///< of the second factor, "" for none
  std::string address;  ///< of the client
  std::string agent;    ///< what its browser calls itself; shown in lists of sessions
};

/// Opens a session under a new id. Fails with kDenied: login.failed whatever was wrong,
/// login.locked (arg until) after five failures of that account from that address, login.slow (arg
/// seconds) after fifty failures of the address (of IPv6: of its network of 64 bits),
/// login.once_over with a one-time password that nobody used in time. An account with a second
/// factor and a code that is missing is login.failed too. Every success and failure stands in the
/// trail, failures until the lock.
Result<OpenSession> log_in(Folder& folder, const Login& login, const std::string& now,
                           HashCost cost = {});

/// Logs in by a secret of login_link; a password that has to be changed has to be changed here too.
/// Fails with login.failed.
Result<OpenSession> redeem_link(Folder& folder, const std::string& secret,
                                const std::string& address, const std::string& now);

/// Logs in somebody for whom the office's identity provider has vouched: neither the password nor
/// the own second factor is asked, and a password that has to be changed waits until it is used.
/// Fails with oidc.no_account for who has no account that can be used.
Result<OpenSession> log_in_by_provider(Folder& folder, const std::string& person,
                                       const std::string& address, const std::string& agent,
                                       const std::string& now);

/// The session of a cookie: one indexed query, and one update when it was not seen for a minute.
/// Sees accounts that were disabled and people who left at once. A request that a page makes by
/// itself is no use of the session (`used` false): it rests all the same. Fails with kDenied:
/// session.none.
Result<OpenSession> session_of(Folder& folder, const std::string& token, const std::string& now,
                               bool used = true);

/// The session of a program's token. Fails with kDenied: session.none.
Result<OpenSession> session_of_token(Folder& folder, const std::string& token,
                                     const std::string& now);

void log_out(Folder& folder, const OpenSession& session, const std::string& now);
/// All sessions of the person, this one too; tokens stay.
void log_out_everywhere(Folder& folder, const OpenSession& session, const std::string& now);

/// Sessions of the person that are open.
std::vector<OpenSession> sessions_of(Folder& folder, const std::string& person,
                                     const std::string& now);
/// Whether the person's session, or token of a program, of that id is good still: not over, not
/// revoked, the account in use.
bool is_open(Folder& folder, const std::string& person, const std::string& id,
             const std::string& now);
/// Ends one of the person's sessions by its id. Fails with session.unknown.
Result<void> log_out_session(Folder& folder, const OpenSession& session, const std::string& id,
                             const std::string& now);

/// Changes the own password, ends all the person's sessions and opens a new one. Fails with
/// password.wrong_old (which counts as a failed login), password.used_before, and with the
/// profile's faults.
Checked<OpenSession> change_password(Folder& folder, const OpenSession& session,
                                     const std::string& old_password,
                                     const std::string& new_password, const std::string& now,
                                     HashCost cost = {});

/// A second factor that is not yet confirmed.
struct SecondFactor {
  std::string secret;  ///< base 32, for typing
  std::string uri;     ///< for the square code
};

/// Fails with totp.exists.
Result<SecondFactor> begin_totp(Folder& folder, const OpenSession& session, const std::string& now);
/// Takes effect when a code of it is right. Fails with totp.not_begun, totp.wrong.
Result<void> confirm_totp(Folder& folder, const OpenSession& session, const std::string& code,
                          const std::string& now);
/// Needs a code as well. Fails with totp.none, totp.wrong, totp.demanded.
Result<void> drop_totp(Folder& folder, const OpenSession& session, const std::string& code,
                       const std::string& now);

/// Deletes what is over: sessions, codes, attempts. For a job every few minutes.
void sweep_sessions(Folder& folder, const std::string& now);

}  // namespace stave::app
