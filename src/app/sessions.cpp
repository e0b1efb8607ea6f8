#include "session_rules.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/digest.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::chrono::minutes kTouched{1};
constexpr std::size_t kSecretDigits = 64;
constexpr std::string_view kTokenStart = "stave_";
constexpr std::string_view kReadScope = "read";

std::string idle_end_of(const store::SessionRecord& session, bool administrator) {
  const auto idle = administrator ? kIdleAdministrators : kIdleOthers;
  return std::min(later(session.seen, idle), session.expires);
}

OpenSession shown(const store::SessionRecord& session, const store::AccountHolder& holder) {
  OpenSession out;
  out.id = session.id;
  out.csrf = session.csrf;
  out.person = session.person;
  out.name = holder.name;
  out.unit = holder.unit;
  out.administrator = is_administrator(holder);
  out.owed = session.owed;
  out.created = session.created;
  out.seen = session.seen;
  out.expires = session.expires;
  out.idle_end = idle_end_of(session, out.administrator);
  out.address = session.address;
  out.agent = session.agent;
  return out;
}

bool names(std::string_view list, std::string_view name) {
  const auto all = split_words(list);
  return std::find(all.begin(), all.end(), name) != all.end();
}

/// "stave_<id>_<secret>": the id.
std::string token_id(const std::string& token) {
  const auto end = token.rfind('_');
  const bool shaped = token.starts_with(kTokenStart) && end != std::string::npos &&
                      end > kTokenStart.size() && token.size() - end - 1 == kSecretDigits;
  return shaped ? token.substr(kTokenStart.size(), end - kTokenStart.size()) : "";
}

}  // namespace

tl::unexpected<Error> no_session() {
  return fail(Errc::kDenied, "session", {"session.none", {}});
}

bool OpenSession::allows(Access access) const {
  if (access == Access::kPublic || access == Access::kWho) {
    return true;
  }
  if (owed != Owed::kNothing) {
    return access == Access::kSelf;
  }
  if (!by_token) {
    return true;
  }
  return access != Access::kSelf &&
         (scope == kReadScope ? is_reading(access) : names(scope, to_string(access)));
}

Result<void> permit(const OpenSession& session, const Organisation& organisation, const By& by,
                    Access access, const std::string& unit) {
  if (!session.allows(access)) {
    return fail(Errc::kDenied, session.person,
                {session.owed == Owed::kPassword ? "session.must_change"
                 : session.owed == Owed::kFactor ? "session.must_enrol"
                                                 : "session.out_of_scope",
                 {{"access", std::string(to_string(access))}}});
  }
  return permit(organisation, by, access, unit);
}

Result<OpenSession> session_of(Folder& folder, const std::string& token, const std::string& now,
                               bool used) {
  if (token.size() != kSecretDigits) {
    return no_session();
  }
  const store::SessionRepo sessions(folder.db());
  const std::string digest = sha256_hex(token);
  const auto found = sessions.find(digest);
  if (!found || !is_usable(found->holder)) {
    return no_session();
  }
  OpenSession out = shown(found->session, found->holder);
  if (out.idle_end <= now) {
    return no_session();
  }
  if (used && later(out.seen, kTouched) <= now) {
    sessions.touch(digest, now);
    store::SessionRecord touched = found->session;
    touched.seen = now;
    out.seen = now;
    out.idle_end = idle_end_of(touched, out.administrator);
  }
  return out;
}

Result<OpenSession> session_of_token(Folder& folder, const std::string& token,
                                     const std::string& now) {
  const std::string id = token_id(token);
  const store::AccountRepo accounts(folder.db());
  const auto found = id.empty() ? std::nullopt : accounts.token(id);
  if (!found || found->revoked || found->expires <= now ||
      !same_secret(found->sha256, sha256_hex(token))) {
    return no_session();
  }
  const auto holder = accounts.holder(found->person);
  if (!holder || !is_usable(*holder)) {
    return no_session();
  }
  OpenSession out;
  out.id = found->id;
  out.person = found->person;
  out.name = holder->name;
  out.unit = holder->unit;
  out.administrator = is_administrator(*holder);
  out.created = found->created;
  out.seen = now;
  out.idle_end = found->expires;
  out.expires = found->expires;
  out.by_token = true;
  out.scope = found->scope;
  return out;
}

void log_out(Folder& folder, const OpenSession& session, const std::string& now) {
  store::Change change(folder.db(),
                       {now, session.person, "logout", session.person, "", session.address, ""});
  store::SessionRepo(folder.db()).drop(session.person, session.id);
  change.commit();
}

void log_out_everywhere(Folder& folder, const OpenSession& session, const std::string& now) {
  store::Change change(folder.db(), {now, session.person, "logout", session.person, "", "all", ""});
  store::SessionRepo(folder.db()).drop_all(session.person);
  change.commit();
}

std::vector<OpenSession> sessions_of(Folder& folder, const std::string& person,
                                     const std::string& now) {
  std::vector<OpenSession> out;
  const auto holder = store::AccountRepo(folder.db()).holder(person);
  if (!holder || !is_usable(*holder)) {
    return out;
  }
  for (const auto& session : store::SessionRepo(folder.db()).of(person)) {
    OpenSession one = shown(session, *holder);
    one.csrf.clear();
    if (one.idle_end > now) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

bool is_open(Folder& folder, const std::string& person, const std::string& id,
             const std::string& now) {
  const auto open = sessions_of(folder, person, now);
  if (std::any_of(open.begin(), open.end(),
                  [&](const auto& session) { return session.id == id; })) {
    return true;
  }
  const store::AccountRepo accounts(folder.db());
  const auto token = accounts.token(id);
  const auto holder = accounts.holder(person);
  return token && token->person == person && !token->revoked && token->expires > now && holder &&
         is_usable(*holder);
}

Result<void> log_out_session(Folder& folder, const OpenSession& session, const std::string& id,
                             const std::string& now) {
  const auto open = sessions_of(folder, session.person, now);
  const auto one = std::find_if(open.begin(), open.end(),
                                [&](const OpenSession& other) { return other.id == id; });
  if (one == open.end()) {
    return fail(Errc::kNotFound, id, {"session.unknown", {}});
  }
  log_out(folder, *one, now);
  return {};
}

void sweep_sessions(Folder& folder, const std::string& now) {
  store::Transaction sweeping(folder.db());
  store::SessionRepo(folder.db()).sweep(now, later(now, -kLocked));
  sweeping.commit();
}

}  // namespace stave::app
