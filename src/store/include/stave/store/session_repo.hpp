#pragma once

#include "stave/domain/owed.hpp"
#include "stave/store/account_repo.hpp"
#include "stave/store/connection.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// Somebody who is logged in. Moments are UTC, "2019-06-17T08:00:00Z".
struct SessionRecord {
  std::string sha256;  ///< of the secret in the cookie
  std::string id;
  std::string person;
  std::string csrf;
  std::string created;
  std::string seen;
  std::string expires;
  Owed owed = Owed::kNothing;
  std::string address;
  std::string agent;
  friend bool operator==(const SessionRecord&, const SessionRecord&) = default;
};

/// A session with what its person is now.
struct LiveSession {
  SessionRecord session;
  AccountHolder holder;
};

/// Logins of one name from one address that failed.
struct LoginFailures {
  std::int64_t failures = 0;
  std::string last_at;
  std::string locked_until;  ///< "" for not
};

/// All that failed from an address.
struct AddressFailures {
  std::int64_t failures = 0;
  std::string last_at;
};

/// What is good for once.
struct OneTime {
  std::string kind;
  std::string secret;
  std::string person;
  std::string expires;
};

/// When and how an account was used last: what the days without use are counted from, and which
/// code of a second factor served already.
struct AccountUse {
  std::string last_login;
  std::int64_t totp_step = 0;
};

/// Sessions, failed logins and codes, which are over in hours, and the last use of each account,
/// which lasts: what belongs to no change. No state but the connection; the
/// caller opens the transaction, but for touch().
class SessionRepo {
 public:
  explicit SessionRepo(Connection& db) noexcept : db_(&db) {}

  void add(const SessionRecord& session) const;
  [[nodiscard]] std::optional<LiveSession> find(const std::string& sha256) const;
  [[nodiscard]] std::vector<SessionRecord> of(const std::string& person) const;  ///< by begin

  /// Never waits for other writers; the next request tries again.
  void touch(const std::string& sha256, const std::string& seen) const;
  void drop(const std::string& person, const std::string& id) const;
  void drop_all(const std::string& person) const;
  /// The person owes the second factor no longer, in any session.
  void pay_factor(const std::string& person) const;

  [[nodiscard]] LoginFailures failures(const std::string& address, const std::string& who) const;
  /// Of all names, later than `since`.
  [[nodiscard]] AddressFailures failures_of_address(const std::string& address,
                                                    const std::string& since) const;
  void set(const std::string& address, const std::string& who, const LoginFailures& now) const;
  void clear(const std::string& address, const std::string& who) const;
  void clear_all(const std::string& who) const;
  /// Names that are locked at some address, and until when.
  [[nodiscard]] std::map<std::string, std::string> locks(const std::string& now) const;

  void add(const OneTime& code) const;
  [[nodiscard]] std::optional<OneTime> one_time(const std::string& kind,
                                                const std::string& secret) const;
  [[nodiscard]] std::optional<OneTime> one_time_of(const std::string& kind,
                                                   const std::string& person) const;
  void drop_one_time(const std::string& kind, const std::string& secret) const;
  void drop_one_times(const std::string& kind, const std::string& person) const;

  [[nodiscard]] std::optional<AccountUse> use(const std::string& person) const;
  [[nodiscard]] std::map<std::string, AccountUse> uses() const;
  void set_use(const std::string& person, const AccountUse& use) const;

  /// Deletes sessions and codes that are over at `now`, and failures of before `failures_before`.
  void sweep(const std::string& now, const std::string& failures_before) const;

  /// Deletes sessions, failures and codes, whatever their age: for copies that are kept.
  void forget() const;

 private:
  Connection* db_;
};

}  // namespace stave::store
