#pragma once

#include "stave/base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace stave::oidc {

/// What an identity token must say.
struct Expected {
  std::string issuer;
  std::string audience;  ///< our client id
  std::string nonce;
  std::string claim;
  std::int64_t now = 0;  ///< seconds since 1970
};

/// The claims of a signed token as JSON text. `keys`: a JWK set (RFC 7517); the key is the one that
/// the token names, or the only one of its kind. RS256 and ES256 alone (RFC 7518), and a key only
/// for its own kind of signature. Fails with oidc.bad_token, arg reason: "form", "algorithm",
/// "key", "signature".
Result<std::string> verified(std::string_view token, std::string_view keys);

/// The value of the claim of a token that is signed and meant for us now (OpenID Connect Core 1.0,
/// section 3.1.3.7); two minutes of grace between clocks. Fails as verified(), and with reasons
/// "issuer", "audience", "party", "expired", "early", "nonce", "claim".
Result<std::string> check_token(std::string_view token, std::string_view keys,
                                const Expected& expected);

}  // namespace stave::oidc
