#pragma once

#include "account_rules.hpp"

#include "stave/app/sessions.hpp"

#include <optional>
#include <string>

namespace stave::app {

// What logging in and changing one's own account share.

/// The place of an attempt among the failures: it is counted as one before the password is looked
/// at, so that many at the same moment are not more than one after the other.
struct Attempt {
  std::string address;
  std::string who;              ///< failure_name of the person
  std::int64_t failures = 0;    ///< of the pair, this one too
  std::int64_t of_address = 0;  ///< this one too
  std::string locked_until;     ///< when this one fails too; "" for not yet
};

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
                        const store::AccountHolder& holder, bool must_change,
                        const std::string& address, const std::string& agent);

/// Whether the password has to be changed before anything else.
bool has_to_change(Folder& folder, const store::AccountRecord& account, const std::string& now);

}  // namespace stave::app
