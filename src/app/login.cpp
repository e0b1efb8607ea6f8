#include "session_rules.hpp"

#include "stave/base/digest.hpp"
#include "stave/domain/totp.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stave::app {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::size_t kLongestAgent = 200;
constexpr const char* kNobody = "?";

/// The failures of the pair that still count.
store::LoginFailures counted(const store::LoginFailures& failures, const std::string& now) {
  const bool over = failures.last_at <= later(now, -kLocked);
  const bool unlocked = !failures.locked_until.empty() && failures.locked_until <= now;
  return over || unlocked ? store::LoginFailures() : failures;
}

/// The step of the code, 0 when the account has no second factor, none when it is wrong or used.
std::optional<std::int64_t> factor_step(const store::AccountRecord& account,
                                        const std::string& code, const std::string& now,
                                        std::int64_t last_step) {
  if (account.totp.empty()) {
    return 0;
  }
  const auto key = from_base32(account.totp);
  return key ? totp_step(*key, code, seconds_of(now), last_step) : std::nullopt;
}

/// Opens the session of somebody whose password was right. None when something else forbids it, or
/// when the account is no longer what the password was compared with.
std::optional<OpenSession> admit(Folder& folder, const store::AccountRecord& account,
                                 const Login& login, const Attempt& attempt,
                                 const std::string& now) {
  store::Change change(folder.db(),
                       {now, account.person, "login", account.person, "", login.address, ""});
  const store::SessionRepo sessions(folder.db());
  const auto holder = store::AccountRepo(folder.db()).holder(account.person);
  const auto use = sessions.use(account.person).value_or(store::AccountUse{});
  const auto step = factor_step(account, login.code, now, use.totp_step);
  if (!holder || !is_usable(*holder) || !step ||
      store::AccountRepo(folder.db()).find(account.person) != account) {
    return std::nullopt;
  }
  sessions.clear(attempt.network, attempt.who);
  sessions.set_use(account.person, {now, std::max(use.totp_step, *step)});
  auto out = open_within(change, account.person, *holder, owed_by(folder, account, *holder, now),
                         login.address, login.agent);
  change.commit();
  return out;
}

/// Whether its one-time password was left lying too long.
bool is_past(const store::AccountRecord& account, const std::string& now) {
  return account.must_change && later(account.changed_on, kOncePassword) <= now;
}

/// Disables the account when nobody used it for too long.
bool is_forgotten_now(Folder& folder, const store::AccountRecord& account, const std::string& now) {
  return is_idle(account, store::SessionRepo(folder.db()).use(account.person), now) &&
         disable_when_idle(folder, account.person, now);
}

}  // namespace

std::string network_of(const std::string& address) {
  constexpr std::size_t kHalf = 8;  // bytes
  std::array<unsigned char, 2 * kHalf> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) {
    return address;
  }
  std::fill(bytes.begin() + kHalf, bytes.end(), 0);
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return std::string(text.data()) + "/64";
}

Result<Attempt> begin_attempt(Folder& folder, const std::string& address, const std::string& person,
                              const std::string& now) {
  const store::SessionRepo sessions(folder.db());
  Attempt out;
  out.address = address;
  out.network = network_of(address);
  out.who = failure_name(person);
  store::Transaction counting(folder.db());
  auto pair = counted(sessions.failures(out.network, out.who), now);
  if (pair.locked_until > now) {
    return fail(Errc::kDenied, "login", {"login.locked", {{"until", pair.locked_until}}});
  }
  const auto all = sessions.failures_of_address(out.network, later(now, -kLocked));
  const std::string free_at = all.last_at.empty() ? now : later(all.last_at, kSlow);
  if (all.failures >= kMostAddressFailures && free_at > now) {
    return fail(
        Errc::kDenied, "login",
        {"login.slow", {{"seconds", std::to_string(seconds_of(free_at) - seconds_of(now))}}});
  }
  out.failures = ++pair.failures;
  out.of_address = all.failures + 1;
  pair.last_at = now;
  pair.locked_until = pair.failures >= kMostFailures ? later(now, kLocked) : "";
  out.locked_until = pair.locked_until;
  sessions.set(out.network, out.who, pair);
  counting.commit();
  return out;
}

void record_failure(Folder& folder, const Attempt& attempt, const std::string& person,
                    const std::string& now) {
  if (attempt.of_address > kMostAddressFailures) {
    return;
  }
  // What nobody is called may be a password in the wrong field.
  const std::string who = store::AccountRepo(folder.db()).find(person) ? person : kNobody;
  const bool slow = attempt.of_address == kMostAddressFailures;
  const char* action = slow                            ? "login-slow"
                       : !attempt.locked_until.empty() ? "login-locked"
                                                       : "login-failed";
  store::Change change(folder.db(), {now, who, action, who, "", attempt.address, ""});
  if (!attempt.locked_until.empty()) {
    change.describe("", attempt.address + " until=" + attempt.locked_until);
  }
  change.commit();
}

tl::unexpected<Error> login_failed() {
  return fail(Errc::kDenied, "login", {"login.failed", {}});
}

OpenSession open_within(store::Change& change, const std::string& person,
                        const store::AccountHolder& holder, Owed owed, const std::string& address,
                        const std::string& agent) {
  constexpr std::size_t kIdDigits = 16;
  const std::string& now = change.at();
  const auto idle = is_administrator(holder) ? kIdleAdministrators : kIdleOthers;
  OpenSession out;
  out.token = random_secret();
  out.csrf = random_secret();
  out.id = random_secret().substr(0, kIdDigits);
  out.person = person;
  out.name = holder.name;
  out.unit = holder.unit;
  out.administrator = is_administrator(holder);
  out.owed = owed;
  out.created = now;
  out.seen = now;
  out.expires = later(now, kLongestSession);
  out.idle_end = std::min(later(now, idle), out.expires);
  out.address = address;
  out.agent = agent.substr(0, kLongestAgent);
  store::SessionRepo(change.db())
      .add(store::SessionRecord{sha256_hex(out.token), out.id, person, out.csrf, now, now,
                                out.expires, owed, out.address, out.agent});
  return out;
}

Owed factor_owed_by(Folder& folder, const store::AccountRecord& account,
                    const store::AccountHolder& holder) {
  const bool demanded = is_demanded(factor_demand_of(folder), is_administrator(holder));
  return demanded && account.totp.empty() ? Owed::kFactor : Owed::kNothing;
}

Owed owed_by(Folder& folder, const store::AccountRecord& account,
             const store::AccountHolder& holder, const std::string& now) {
  const int days = profile_of(folder).rotation_days;
  const bool old = days > 0 && !account.hash.empty() &&
                   seconds_of(now) - seconds_of(account.changed_on) >= days * kDaySeconds;
  return account.must_change || old ? Owed::kPassword : factor_owed_by(folder, account, holder);
}

Result<OpenSession> log_in(Folder& folder, const Login& login, const std::string& now,
                           HashCost cost) {
  const auto attempt = begin_attempt(folder, login.address, login.person, now);
  if (!attempt) {
    return tl::unexpected(attempt.error());
  }
  const auto account = store::AccountRepo(folder.db()).find(login.person);
  const bool right = login.password.size() <= kLongestPassword &&
                     is_password(account ? account->hash : "", login.password, cost);
  if (right && is_past(*account, now)) {
    record_failure(folder, *attempt, login.person, now);
    return fail(Errc::kDenied, "login", {"login.once_over", {}});
  }
  if (right && !is_forgotten_now(folder, *account, now)) {
    if (auto opened = admit(folder, *account, login, *attempt, now)) {
      return *std::move(opened);
    }
  }
  record_failure(folder, *attempt, login.person, now);
  return login_failed();
}

Result<OpenSession> redeem_link(Folder& folder, const std::string& secret,
                                const std::string& address, const std::string& now) {
  const store::SessionRepo sessions(folder.db());
  const store::AccountRepo accounts(folder.db());
  const std::string digest = sha256_hex(secret);
  const auto link = sessions.one_time(kLinkKind, digest);
  if (!link || link->expires <= now) {
    return login_failed();
  }
  store::Change change(folder.db(),
                       {now, link->person, "login", link->person, "link", address, ""});
  const auto account = accounts.find(link->person);
  const auto holder = accounts.holder(link->person);
  if (!sessions.one_time(kLinkKind, digest) || !account || !holder || !is_usable(*holder)) {
    return login_failed();
  }
  sessions.drop_one_time(kLinkKind, digest);
  auto use = sessions.use(link->person).value_or(store::AccountUse{});
  use.last_login = now;
  sessions.set_use(link->person, use);
  auto out = open_within(change, link->person, *holder, owed_by(folder, *account, *holder, now),
                         address, "");
  change.commit();
  return out;
}

}  // namespace stave::app
