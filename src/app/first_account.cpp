#include "account_rules.hpp"
#include "loading.hpp"

#include "stave/app/organisation.hpp"
#include "stave/base/ascii.hpp"
#include "stave/base/digest.hpp"
#include "stave/store/org_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::chrono::hours kSetupTime{24};
constexpr std::chrono::minutes kLinkTime{15};
constexpr std::size_t kSetupGroups = 5;
constexpr const char* kFirstUnit = "office";

/// As it was shown, however it was typed.
std::string typed(const std::string& code) {
  std::string out = ascii_upper(code);
  std::erase_if(out, [](char c) { return c == '-' || c == ' '; });
  return out;
}

Errors bad_code() {
  return {{Errc::kDenied, "code", {"accounts.bad_code", {}}}};
}

std::string first_unit_name(Folder& folder, i18n::Language language) {
  const auto home = folder.home();
  return home ? zone_name(folder.zones(), *home)
              : i18n::Catalogue::of(language).say("accounts.first_unit");
}

/// What the first account adds to the organisation.
struct Newcomers {
  std::vector<OrgUnit> units;
  std::vector<Person> people;
};

Checked<Newcomers> newcomers(Folder& folder, const FirstAccount& first) {
  const store::OrgRepo repo(folder.db());
  auto units = repo.units();
  auto people = repo.people();
  const auto known = std::find_if(people.begin(), people.end(),
                                  [&](const Person& p) { return p.code == first.person; });
  Newcomers out;
  Person person{first.person, first.name, "", {Duty::kAdminister}, true};
  if (known != people.end()) {
    if (!known->duties.empty() && known->duties != person.duties) {
      return tl::unexpected(one(
          {Errc::kConflict, first.person, {"accounts.has_duties", {{"person", first.person}}}}));
    }
    person.name = first.name.empty() ? known->name : first.name;
    person.unit = known->unit;
    *known = person;
  } else {
    const auto root = std::find_if(units.begin(), units.end(),
                                   [](const OrgUnit& u) { return u.parent.empty() && u.active; });
    person.unit = root == units.end() ? kFirstUnit : root->code;
    if (root == units.end()) {
      out.units.push_back(
          {kFirstUnit, first_unit_name(folder, first.language), UnitKind::kZone, "", "", true});
      units.push_back(out.units.front());
    }
    people.push_back(person);
  }
  out.people.push_back(std::move(person));
  const auto made = Organisation::make(std::move(units), std::move(people));
  return made ? Checked<Newcomers>(std::move(out)) : tl::unexpected(made.error());
}

}  // namespace

Result<std::string> setup_code(Folder& folder, const By& by) {
  if (!is_without_accounts(folder)) {
    return fail(Errc::kConflict, folder.where(), {"accounts.not_first", {}});
  }
  const std::string code = random_words(kSetupGroups);
  const store::SessionRepo once(folder.db());
  store::Change change(folder.db(), {by.now, by.actor, "setup-code", "", "", "", ""});
  once.drop_one_times(kSetupKind, "");
  once.add(store::OneTime{kSetupKind, sha256_hex(typed(code)), "", later(by.now, kSetupTime)});
  change.commit();
  return code;
}

Checked<void> set_up(Folder& folder, const FirstAccount& first, const std::string& now,
                     HashCost cost) {
  const store::SessionRepo once(folder.db());
  const auto code = once.one_time(kSetupKind, sha256_hex(typed(first.code)));
  if (!is_without_accounts(folder)) {
    return tl::unexpected(one({Errc::kConflict, folder.where(), {"accounts.not_first", {}}}));
  }
  if (!code || code->expires <= now) {
    return tl::unexpected(bad_code());
  }
  auto faults = faults_of(folder, first.password, {first.person, first.name, true});
  if (!faults.empty()) {
    return tl::unexpected(std::move(faults));
  }
  std::string hash = hash_password(first.password, cost);
  store::Change change(folder.db(), {now, first.person, "set-up", first.person, "", "", ""});
  auto joining = newcomers(folder, first);
  if (!joining) {
    return tl::unexpected(joining.error());
  }
  if (!is_without_accounts(folder) || !once.one_time(kSetupKind, code->secret)) {
    return tl::unexpected(bad_code());  // somebody was quicker
  }
  store::OrgRepo::add(change, joining->units);
  store::OrgRepo::add(change, joining->people);
  store::AccountRecord account;
  account.person = first.person;
  store::AccountRepo::add(change, with_password(account, std::move(hash), now, false));
  once.drop_one_times(kSetupKind, "");
  once.set_use(first.person, {now, 0});
  change.describe("", "administer");
  change.commit();
  return {};
}

Result<std::string> login_link(Folder& folder, const std::string& person, const By& by) {
  const Organisation organisation = organisation_of(folder);
  const Person* found = organisation.person(person);
  if (found == nullptr || !found->active) {
    return fail(Errc::kNotFound, person, {"accounts.unknown_person", {{"person", person}}});
  }
  const std::string secret = random_secret();
  const store::SessionRepo once(folder.db());
  store::Change change(folder.db(), {by.now, by.actor, "login-link", person, "", "", ""});
  const auto account = store::AccountRepo(folder.db()).find(person);
  if (account && !is_active(*account)) {
    return fail(Errc::kConflict, person, {"accounts.disabled", {{"person", person}}});
  }
  if (!account) {
    store::AccountRecord fresh;
    fresh.person = person;
    fresh.state = to_string(AccountState::kActive);
    store::AccountRepo::add(change, fresh);
    change.describe("", "active");
  }
  once.drop_one_times(kLinkKind, person);
  once.add(store::OneTime{kLinkKind, sha256_hex(secret), person, later(by.now, kLinkTime)});
  change.commit();
  return secret;
}

}  // namespace stave::app
