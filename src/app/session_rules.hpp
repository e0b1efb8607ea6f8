#pragma once

#include "account_rules.hpp"

#include "stave/app/factor_demand.hpp"
#include "stave/app/sessions.hpp"

#include <optional>
#include <string>

namespace stave::app {

// What logging in and changing one's own account share.

/// The place of an attempt among the failures: it is counted as one before the password is looked
/// at, so that many at the same moment are not more than one after the other.
struct Attempt {
  std::string address;          ///< where it came from
  std::string network;          ///< of the address: what failures are counted under
  std::string who;              ///< failure_name of the person
  std::int64_t failures = 0;    ///< of the pair, this one too
  std::int64_t of_address = 0;  ///< this one too
  std::string locked_until;     ///< when this one fails too; "" for not yet
};

/// The address, or of IPv6 the 64 bits that whoever has one address has all of:
/// "2001:db8:0:1::/64".
std::string network_of(const std::string& address);

/// Fails with login.locked or login.slow.
Result<Attempt> begin_attempt(Folder& folder, const std::string& address, const std::string& person,
                              const std::string& now);

/// Puts a failure into the trail, unless there are too many already.
void record_failure(Folder& folder, const Attempt& attempt, const std::string& person,
                    const std::string& now);

tl::unexpected<Error> login_failed();
tl::unexpected<Error> no_session();

/// A new session of the person, written within a change.
OpenSession open_within(store::Change& change, const std::string& person,
                        const store::AccountHolder& holder, Owed owed, const std::string& address,
                        const std::string& agent);

/// What has to be done before anything else: first the password, then the second factor.
Owed owed_by(Folder& folder, const store::AccountRecord& account,
             const store::AccountHolder& holder, const std::string& now);

/// The second factor, when the folder demands one of such people and there is none.
Owed factor_owed_by(Folder& folder, const store::AccountRecord& account,
                    const store::AccountHolder& holder);

}  // namespace stave::app
