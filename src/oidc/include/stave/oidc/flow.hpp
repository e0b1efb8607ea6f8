#pragma once

#include "stave/base/error.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace stave::oidc {

/// What the office registered with its identity provider.
struct Client {
  std::string issuer;  ///< "https://id.example.gov.cn", as its tokens name it
  std::string id;
  std::string secret;
  std::string redirect;                      ///< address of our callback, as registered
  std::string claim = "preferred_username";  ///< which claim is a person's code
  std::string title;                         ///< what the button calls the provider
};

/// Where the provider answers (OpenID Connect Discovery 1.0, section 3).
struct Provider {
  std::string authorization;
  std::string token;
  std::string keys;
};

/// What one sign-in keeps until the provider sends the browser back.
struct Attempt {
  std::string state;
  std::string nonce;
  std::string verifier;  ///< of PKCE (RFC 7636)
};

/// A request to the provider: GET, or POST of a form with the client's name and secret.
struct Question {
  std::string url;
  std::string form;
  std::string user;
  std::string password;
};

/// Asks the provider. Fails with oidc.unreachable (arg reason) for everything but 200.
using Fetch = std::function<Result<std::string>(const Question&)>;

/// By libcurl: https, or http to this machine alone; 10 seconds; 1 MiB at most; no redirects.
Result<std::string> fetch(const Question& question);

/// Fails with oidc.unreachable, oidc.bad_answer, oidc.other_issuer (args found, expected).
Result<Provider> discover(const Client& client, const Fetch& fetch);

/// Three secrets of 256 random bits.
Attempt begin();

/// Where the browser is sent to sign in: the authorization code flow with PKCE, S256.
std::string authorization_url(const Provider& provider, const Client& client,
                              const Attempt& attempt);

/// The code of the callback for a token, the token for a person's code. `now`: seconds since 1970.
/// Fails as Fetch, with oidc.bad_answer, and with oidc.bad_token (arg reason) as check_token.
Result<std::string> person_of(const Provider& provider, const Client& client,
                              const Attempt& attempt, const std::string& code, std::int64_t now,
                              const Fetch& fetch);

}  // namespace stave::oidc
