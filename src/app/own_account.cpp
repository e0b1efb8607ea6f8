#include "loading.hpp"
#include "session_rules.hpp"

#include "stave/domain/totp.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::chrono::minutes kOfferTime{15};
constexpr std::size_t kFactorBytes = 20;
constexpr const char* kIssuer = "Stave";

Errors refused(std::string key) {
  return {{Errc::kInvalidInput, "password", {std::move(key), {}}}};
}

tl::unexpected<Error> factor_fault(const OpenSession& session, std::string key, Errc code) {
  return fail(code, "code", {std::move(key), {{"person", session.person}}});
}

/// Whether it is one of the last passwords of the profile's history.
bool was_used(Folder& folder, const std::string& person, const std::string& password,
              HashCost cost) {
  const auto hashes = store::AccountRepo(folder.db()).hashes(person);
  const auto last = std::min(hashes.size(), profile_of(folder).history);
  return std::any_of(hashes.begin(), hashes.begin() + static_cast<std::ptrdiff_t>(last),
                     [&](const std::string& hash) { return is_password(hash, password, cost); });
}

/// Guessing within a session is counted like guessing at the door, under the session's own name.
std::string door_of(const OpenSession& session) {
  return "session " + session.id;
}

std::int64_t last_step(Folder& folder, const std::string& person) {
  return store::SessionRepo(folder.db()).use(person).value_or(store::AccountUse{}).totp_step;
}

void set_factor(store::Change& change, store::AccountRecord account, std::string secret,
                std::int64_t step) {
  const store::SessionRepo sessions(change.db());
  account.totp = std::move(secret);
  store::AccountRepo::add(change, account);
  auto use = sessions.use(account.person).value_or(store::AccountUse{change.at(), 0});
  use.totp_step = std::max(use.totp_step, step);
  sessions.set_use(account.person, use);
}

/// What the profile and the person's earlier passwords have against it.
Errors new_password_faults(Folder& folder, const OpenSession& session, const std::string& password,
                           HashCost cost) {
  auto out = faults_of(folder, password, {session.person, session.name, session.administrator});
  return out.empty() && was_used(folder, session.person, password, cost)
             ? refused("password.used_before")
             : out;
}

/// The attempt was none at guessing.
void forgive(Folder& folder, const Attempt& attempt) {
  store::Transaction forgiving(folder.db());
  store::SessionRepo(folder.db()).clear(attempt.network, attempt.who);
  forgiving.commit();
}

/// Writes the account with its new password and ends its sessions.
void write_password(store::Change& change, store::AccountRecord account, std::string hash) {
  account.scheme = kScheme;
  account.hash = std::move(hash);
  account.changed_on = change.at();
  account.must_change = false;
  store::AccountRepo::add(change, account);
  store::SessionRepo(change.db()).drop_all(account.person);
}

}  // namespace

Checked<OpenSession> change_password(Folder& folder, const OpenSession& session,
                                     const std::string& old_password,
                                     const std::string& new_password, const std::string& now,
                                     HashCost cost) {
  const auto attempt = begin_attempt(folder, door_of(session), session.person, now);
  if (!attempt) {
    return tl::unexpected(one(attempt.error()));
  }
  const auto account = store::AccountRepo(folder.db()).find(session.person);
  const bool first = account && account->hash.empty() && old_password.empty();
  if (!account || old_password.size() > kLongestPassword ||
      (!first && !is_password(account->hash, old_password, cost))) {
    record_failure(folder, *attempt, session.person, now);
    return tl::unexpected(refused("password.wrong_old"));
  }
  auto faults = new_password == old_password
                    ? refused("password.used_before")
                    : new_password_faults(folder, session, new_password, cost);
  if (!faults.empty()) {
    forgive(folder, *attempt);
    return tl::unexpected(std::move(faults));
  }
  std::string hash = hash_password(new_password, cost);
  store::Change change(folder.db(), {now, session.person, "password", session.person, "", "", ""});
  const auto holder = store::AccountRepo(folder.db()).holder(session.person);
  if (store::AccountRepo(folder.db()).find(session.person) != account || !holder ||
      !is_usable(*holder)) {
    return tl::unexpected(one(no_session().value()));
  }
  write_password(change, *account, std::move(hash));
  store::SessionRepo(folder.db()).clear(attempt->network, attempt->who);
  auto out = open_within(change, session.person, *holder, factor_owed_by(folder, *account, *holder),
                         session.address, session.agent);
  change.commit();
  return out;
}

Result<SecondFactor> begin_totp(Folder& folder, const OpenSession& session,
                                const std::string& now) {
  const auto account = store::AccountRepo(folder.db()).find(session.person);
  if (!account || !account->totp.empty()) {
    return factor_fault(session, "totp.exists", Errc::kConflict);
  }
  const std::string key = random_bytes(kFactorBytes);
  const SecondFactor out{base32(key), otpauth_uri(kIssuer, session.person, key)};
  const store::SessionRepo once(folder.db());
  store::Transaction offering(folder.db());
  once.drop_one_times(kFactorKind, session.person);
  once.add(store::OneTime{kFactorKind, out.secret, session.person, later(now, kOfferTime)});
  offering.commit();
  return out;
}

Result<void> confirm_totp(Folder& folder, const OpenSession& session, const std::string& code,
                          const std::string& now) {
  store::Change change(folder.db(),
                       {now, session.person, "second-factor", session.person, "off", "on", ""});
  const store::SessionRepo once(folder.db());
  const auto offer = once.one_time_of(kFactorKind, session.person);
  const auto account = store::AccountRepo(folder.db()).find(session.person);
  const auto key = offer ? from_base32(offer->secret) : std::nullopt;
  if (!key || !account || offer->expires <= now) {
    return factor_fault(session, "totp.not_begun", Errc::kConflict);
  }
  const auto step = totp_step(*key, code, seconds_of(now), 0);
  if (!step) {
    return factor_fault(session, "totp.wrong", Errc::kInvalidInput);
  }
  once.drop_one_times(kFactorKind, session.person);
  set_factor(change, *account, offer->secret, *step);
  once.pay_factor(session.person);
  change.commit();
  return {};
}

Result<void> drop_totp(Folder& folder, const OpenSession& session, const std::string& code,
                       const std::string& now) {
  const auto account = store::AccountRepo(folder.db()).find(session.person);
  const auto key = account && !account->totp.empty() ? from_base32(account->totp) : std::nullopt;
  if (!key) {
    return factor_fault(session, "totp.none", Errc::kConflict);
  }
  if (is_demanded(factor_demand_of(folder), session.administrator)) {
    return factor_fault(session, "totp.demanded", Errc::kConflict);
  }
  const auto attempt = begin_attempt(folder, door_of(session), session.person, now);
  if (!attempt) {
    return tl::unexpected(attempt.error());
  }
  const auto step = totp_step(*key, code, seconds_of(now), last_step(folder, session.person));
  if (!step) {
    record_failure(folder, *attempt, session.person, now);
    return factor_fault(session, "totp.wrong", Errc::kInvalidInput);
  }
  store::Change change(folder.db(),
                       {now, session.person, "second-factor", session.person, "on", "off", ""});
  const auto again = store::AccountRepo(folder.db()).find(session.person);
  if (!again || again->totp != account->totp || last_step(folder, session.person) >= *step) {
    return factor_fault(session, "totp.wrong", Errc::kInvalidInput);  // somebody was quicker
  }
  store::SessionRepo(folder.db()).clear(attempt->network, attempt->who);
  set_factor(change, *again, "", *step);
  change.commit();
  return {};
}

}  // namespace stave::app
