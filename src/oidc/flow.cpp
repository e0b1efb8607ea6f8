#include "stave/oidc/flow.hpp"

#include "encoding.hpp"

#include "stave/oidc/token.hpp"

#include <curl/curl.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include <memory>
#include <utility>
#include <vector>

namespace stave::oidc {
namespace {

using nlohmann::json;

constexpr std::size_t kSecretBytes = 32;

tl::unexpected<Error> bad_answer(const std::string& where) {
  return fail(Errc::kNotFound, where, {"oidc.bad_answer", {}});
}

std::string secret() {
  std::string out(kSecretBytes, '\0');
  randombytes_buf(out.data(), out.size());
  return base64url(out);
}

/// For the query of an address and for forms (RFC 3986, section 2.3).
std::string escaped(const std::string& text) {
  const std::unique_ptr<char, decltype(&curl_free)> out(
      curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())), curl_free);
  return out ? out.get() : "";
}

std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += (out.empty() ? "" : "&") + name + "=" + escaped(value);
  }
  return out;
}

/// code_challenge of PKCE (RFC 7636, section 4.2).
std::string challenge_of(const std::string& verifier) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return base64url(digest);
}

std::string member(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : "";
}

}  // namespace

Result<Provider> discover(const Client& client, const Fetch& fetch) {
  const std::string url = client.issuer + "/.well-known/openid-configuration";
  const auto said = fetch({url, "", "", ""});
  if (!said) {
    return tl::unexpected(said.error());
  }
  const json found = json::parse(*said, nullptr, false);
  if (!found.is_object()) {
    return bad_answer(url);
  }
  Provider out{member(found, "authorization_endpoint"), member(found, "token_endpoint"),
               member(found, "jwks_uri")};
  if (out.authorization.empty() || out.token.empty() || out.keys.empty()) {
    return bad_answer(url);
  }
  if (member(found, "issuer") != client.issuer) {
    return fail(
        Errc::kInvalidInput, url,
        {"oidc.other_issuer", {{"found", member(found, "issuer")}, {"expected", client.issuer}}});
  }
  return out;
}

Attempt begin() {
  return {secret(), secret(), secret()};
}

std::string authorization_url(const Provider& provider, const Client& client,
                              const Attempt& attempt) {
  const bool has_query = provider.authorization.find('?') != std::string::npos;
  return provider.authorization + (has_query ? "&" : "?") +
         form_of({{"response_type", "code"},
                  {"client_id", client.id},
                  {"redirect_uri", client.redirect},
                  {"scope", "openid profile"},
                  {"state", attempt.state},
                  {"nonce", attempt.nonce},
                  {"code_challenge", challenge_of(attempt.verifier)},
                  {"code_challenge_method", "S256"}});
}

Result<std::string> person_of(const Provider& provider, const Client& client,
                              const Attempt& attempt, const std::string& code, std::int64_t now,
                              const Fetch& fetch) {
  auto said = fetch({provider.token,
                     form_of({{"grant_type", "authorization_code"},
                              {"code", code},
                              {"redirect_uri", client.redirect},
                              {"code_verifier", attempt.verifier}}),
                     escaped(client.id), escaped(client.secret)});
  if (!said) {
    return said;
  }
  const json answer = json::parse(*said, nullptr, false);
  const std::string token = answer.is_object() ? member(answer, "id_token") : "";
  if (token.empty()) {
    return bad_answer(provider.token);
  }
  const auto keys = fetch({provider.keys, "", "", ""});
  return keys ? check_token(token, *keys,
                            {client.issuer, client.id, attempt.nonce, client.claim, now})
              : keys;
}

}  // namespace stave::oidc
