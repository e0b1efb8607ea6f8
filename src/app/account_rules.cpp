#include "account_rules.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/sessions.hpp"
#include "stave/base/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace stave::app {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int64_t kHourSeconds = 3600;
constexpr std::int64_t kMinuteSeconds = 60;

std::int64_t number_at(const std::string& text, std::size_t first) {
  constexpr std::size_t kDigits = 2;
  std::int64_t out = 0;
  if (text.size() >= first + kDigits) {
    std::from_chars(text.data() + first, text.data() + first + kDigits, out);
  }
  return out;
}

bool has(const std::vector<Duty>& duties, Duty duty) {
  return std::find(duties.begin(), duties.end(), duty) != duties.end();
}

}  // namespace

std::int64_t seconds_of(const std::string& moment) {
  constexpr std::size_t kHours = 11;
  constexpr std::size_t kMinutes = 14;
  constexpr std::size_t kSeconds = 17;
  const std::chrono::sys_days day = utc_day(moment);
  return day.time_since_epoch().count() * kDaySeconds + number_at(moment, kHours) * kHourSeconds +
         number_at(moment, kMinutes) * kMinuteSeconds + number_at(moment, kSeconds);
}

std::string moment_of(std::int64_t seconds) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::seconds(seconds));
  const std::int64_t rest = seconds - day.count() * kDaySeconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", stave::to_string(Day(std::chrono::sys_days(day))),
                     rest / kHourSeconds, rest % kHourSeconds / kMinuteSeconds,
                     rest % kMinuteSeconds);
}

std::string later(const std::string& moment, std::chrono::seconds by) {
  return moment_of(seconds_of(moment) + by.count());
}

bool is_active(const store::AccountRecord& account) noexcept {
  return account.state == to_string(AccountState::kActive);
}

bool is_usable(const store::AccountHolder& holder) noexcept {
  return holder.active && holder.state == to_string(AccountState::kActive);
}

bool is_administrator(const store::AccountHolder& holder) noexcept {
  return std::any_of(holder.duties.begin(), holder.duties.end(),
                     [](Duty duty) { return stave::is_administrator(duty); });
}

std::string failure_name(const std::string& person) {
  return sha256_hex(person);
}

store::AccountRecord with_password(store::AccountRecord account, std::string hash,
                                   const std::string& now, bool must_change) {
  account.state = to_string(AccountState::kActive);
  account.scheme = kScheme;
  account.hash = std::move(hash);
  account.changed_on = now;
  account.must_change = must_change;
  account.wish = to_string(Wish::kNone);
  account.proposed_by.clear();
  return account;
}

bool somebody_has(Folder& folder, const Organisation& organisation, Duty duty,
                  std::string_view but) {
  const auto all = store::AccountRepo(folder.db()).all();
  return std::any_of(all.begin(), all.end(), [&](const store::AccountRecord& account) {
    const Person* person = organisation.person(account.person);
    return is_active(account) && person != nullptr && person->active && person->code != but &&
           has(person->duties, duty);
  });
}

Errors faults_of(Folder& folder, std::string_view password, const PasswordOwner& owner) {
  return password_faults(profile_of(folder), password, owner, common_passwords());
}

std::string last_use(const store::AccountRecord& account,
                     const std::optional<store::AccountUse>& use) {
  return std::max(account.changed_on, use ? use->last_login : std::string());
}

bool is_forgotten(Folder& folder, const store::AccountRecord& account, const std::string& now) {
  const std::string used = last_use(account, store::SessionRepo(folder.db()).use(account.person));
  if (used.empty() || seconds_of(now) - seconds_of(used) <= kIdleAccountDays * kDaySeconds) {
    return false;
  }
  const Organisation organisation = organisation_of(folder);
  const Person* person = organisation.person(account.person);
  return person == nullptr || !person->has(Duty::kAdminister) ||
         somebody_has(folder, organisation, Duty::kAdminister, account.person);
}

void disable_within(store::Change& change, store::AccountRecord account) {
  const store::SessionRepo sessions(change.db());
  account.state = to_string(AccountState::kDisabled);
  account.wish = to_string(Wish::kNone);
  account.proposed_by.clear();
  store::AccountRepo::add(change, account);
  for (store::TokenRecord token : store::AccountRepo(change.db()).tokens()) {
    if (token.person == account.person && !token.revoked) {
      token.revoked = true;
      store::AccountRepo::add(change, token);
    }
  }
  sessions.drop_all(account.person);
}

}  // namespace stave::app
