#include "session_rules.hpp"

#include <utility>

namespace stave::app {

Result<OpenSession> log_in_by_provider(Folder& folder, const std::string& person,
                                       const std::string& address, const std::string& agent,
                                       const std::string& now) {
  store::Change change(folder.db(), {now, person, "login", person, "provider", address, ""});
  const store::SessionRepo sessions(folder.db());
  const store::AccountRepo accounts(folder.db());
  const auto account = accounts.find(person);
  const auto holder = accounts.holder(person);
  auto use = sessions.use(person);
  if (!account || !holder || !is_usable(*holder) || is_idle(*account, use, now)) {
    return fail(Errc::kDenied, "login", {"oidc.no_account", {{"person", person}}});
  }
  store::AccountUse used = use.value_or(store::AccountUse{});
  used.last_login = now;
  sessions.set_use(person, used);
  auto out = open_within(change, person, *holder, Owed::kNothing, address, agent);
  change.commit();
  return out;
}

}  // namespace stave::app
