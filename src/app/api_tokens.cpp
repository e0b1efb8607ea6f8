#include "account_rules.hpp"

#include "stave/app/organisation.hpp"
#include "stave/base/ascii.hpp"
#include "stave/base/digest.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr int kMostDays = 366;
constexpr std::size_t kIdDigits = 16;

TokenRow row_of(const store::TokenRecord& token) {
  return {token.id,      token.person,  token.title,  token.scope,
          token.created, token.expires, token.revoked};
}

/// Whether a token may have it: "read", or names of accesses that need more than being somebody.
bool is_scope(std::string_view scope) {
  if (scope == "read") {
    return true;
  }
  const auto names = split_words(scope);
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    const auto access = access_of(name);
    return access && *access != Access::kSelf;
  });
}

}  // namespace

Result<NewToken> make_token(Folder& folder, const TokenRequest& request, const By& by) {
  const auto holder = store::AccountRepo(folder.db()).holder(by.actor);
  if (!holder || !is_usable(*holder)) {
    return fail(Errc::kNotFound, by.actor, {"accounts.none", {{"person", by.actor}}});
  }
  if (!is_scope(request.scope)) {
    return fail(Errc::kInvalidInput, request.scope,
                {"accounts.bad_scope", {{"found", request.scope}}});
  }
  if (request.days < 1 || request.days > kMostDays) {
    return fail(Errc::kInvalidInput, std::to_string(request.days),
                {"accounts.bad_days", {{"most", std::to_string(kMostDays)}}});
  }
  store::TokenRecord token;
  token.id = random_secret().substr(0, kIdDigits);
  const std::string secret = "stave_" + token.id + "_" + random_secret();
  token.person = by.actor;
  token.title = request.title;
  token.sha256 = sha256_hex(secret);
  token.scope = request.scope;
  token.created = by.now;
  token.expires = later(by.now, std::chrono::hours(24) * request.days);
  store::Change change(folder.db(),
                       {by.now, by.actor, "token", token.id, "",
                        "scope=" + token.scope + " expires=" + token.expires, request.title});
  store::AccountRepo::add(change, token);
  change.commit();
  return NewToken{row_of(token), secret};
}

Result<std::vector<TokenRow>> tokens(Folder& folder, const std::string& person, const By& by) {
  if (person != by.actor) {
    if (auto able = permit(organisation_of(folder), by, Access::kAccounts); !able) {
      return tl::unexpected(able.error());
    }
  }
  std::vector<TokenRow> out;
  for (const auto& token : store::AccountRepo(folder.db()).tokens()) {
    if (person.empty() || token.person == person) {
      out.push_back(row_of(token));
    }
  }
  return out;
}

Result<void> revoke_token(Folder& folder, const std::string& id, const By& by,
                          const std::string& reason) {
  store::Change change(folder.db(), {by.now, by.actor, "token", id, "", "revoked", reason});
  auto token = store::AccountRepo(folder.db()).token(id);
  const bool own = token && token->person == by.actor;
  if (auto able =
          own ? Result<void>() : permit(organisation_of(folder), by, Access::kManageAccounts);
      !able) {
    return able;
  }
  if (!token || token->revoked) {
    return fail(Errc::kNotFound, id, {"accounts.unknown_token", {{"id", id}}});
  }
  token->revoked = true;
  store::AccountRepo::add(change, *token);
  change.commit();
  return {};
}

}  // namespace stave::app
