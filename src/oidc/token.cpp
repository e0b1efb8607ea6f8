#include "stave/oidc/token.hpp"

#include "encoding.hpp"

#include <nlohmann/json.hpp>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace stave::oidc {
namespace {

using nlohmann::json;

constexpr std::int64_t kGrace = 120;  // seconds
constexpr std::size_t kCoordinate = 32;

struct Free {
  void operator()(EVP_PKEY* p) const noexcept { EVP_PKEY_free(p); }

  void operator()(EVP_PKEY_CTX* p) const noexcept { EVP_PKEY_CTX_free(p); }

  void operator()(EVP_MD_CTX* p) const noexcept { EVP_MD_CTX_free(p); }

  void operator()(OSSL_PARAM_BLD* p) const noexcept { OSSL_PARAM_BLD_free(p); }

  void operator()(OSSL_PARAM* p) const noexcept { OSSL_PARAM_free(p); }

  void operator()(BIGNUM* p) const noexcept { BN_free(p); }

  void operator()(ECDSA_SIG* p) const noexcept { ECDSA_SIG_free(p); }
};

template <class T>
using Owned = std::unique_ptr<T, Free>;

tl::unexpected<Error> bad(const char* reason) {
  return fail(Errc::kDenied, "id_token", {"oidc.bad_token", {{"reason", reason}}});
}

const unsigned char* bytes_of(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// A member that is a text; "" otherwise.
std::string text_of(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : "";
}

Owned<BIGNUM> number_of(const json& key, const char* name) {
  const auto bytes = from_base64url(text_of(key, name)).value_or("");
  return Owned<BIGNUM>(bytes.empty()
                           ? nullptr
                           : BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

Owned<EVP_PKEY> make_key(const char* kind, OSSL_PARAM_BLD* builder) {
  const Owned<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(builder));
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* made = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Owned<EVP_PKEY>(made);
}

Owned<EVP_PKEY> rsa_key(const json& key) {
  constexpr int kLeastBits = 2048;
  const auto n = number_of(key, "n");
  const auto e = number_of(key, "e");
  if (!n || !e || BN_num_bits(n.get()) < kLeastBits) {
    return nullptr;
  }
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  return make_key("RSA", builder.get());
}

Owned<EVP_PKEY> ec_key(const json& key) {
  const auto x = from_base64url(text_of(key, "x")).value_or("");
  const auto y = from_base64url(text_of(key, "y")).value_or("");
  if (text_of(key, "crv") != "P-256" || x.size() != kCoordinate || y.size() != kCoordinate) {
    return nullptr;
  }
  const std::string point = "\x04" + x + y;  // uncompressed
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  return make_key("EC", builder.get());
}

/// JOSE writes r and s one after the other; OpenSSL wants them in DER.
std::string der_of(const std::string& raw) {
  if (raw.size() != 2 * kCoordinate) {
    return "";
  }
  constexpr int kHalf = static_cast<int>(kCoordinate);
  const Owned<ECDSA_SIG> signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes_of(raw), kHalf, nullptr),
                 BN_bin2bn(bytes_of(raw) + kCoordinate, kHalf, nullptr));
  unsigned char* der = nullptr;
  const int length = i2d_ECDSA_SIG(signature.get(), &der);
  std::string out;
  if (length > 0) {
    out.assign(der, der + length);
  }
  OPENSSL_free(der);
  return out;
}

bool is_signed(EVP_PKEY* key, std::string_view text, const std::string& signature) {
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                          text.size()) == 1;
}

/// The key that the head names, of the kind that its algorithm takes.
const json* find_key(const json& set, const json& head, const char* kind) {
  const std::string named = text_of(head, "kid");
  const json* found = nullptr;
  if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array()) {
    return nullptr;
  }
  for (const json& key : set["keys"]) {
    const std::string use = key.is_object() ? text_of(key, "use") : "enc";
    if (use == "enc" || text_of(key, "kty") != kind ||
        (!named.empty() && text_of(key, "kid") != named)) {
      continue;
    }
    if (found != nullptr) {
      return nullptr;  // two could be meant
    }
    found = &key;
  }
  return found;
}

json parsed(const std::optional<std::string>& text) {
  return text ? json::parse(*text, nullptr, false) : json(json::value_t::discarded);
}

bool is_for_us(const json& audience, const std::string& us) {
  return audience.is_string() ? audience == us
                              : audience.is_array() && std::find(audience.begin(), audience.end(),
                                                                 us) != audience.end();
}

/// Seconds since 1970; none when the claim is no number.
std::optional<double> moment_of(const json& claims, const char* name) {
  const auto it = claims.find(name);
  return it != claims.end() && it->is_number() ? std::optional(it->get<double>()) : std::nullopt;
}

const char* fault_of(const json& claims, const Expected& expected) {
  const auto now = static_cast<double>(expected.now);
  const auto expires = moment_of(claims, "exp");
  const auto issued = moment_of(claims, "iat");
  const json audience = claims.value("aud", json());
  const std::string party = text_of(claims, "azp");
  if (text_of(claims, "iss") != expected.issuer) {
    return "issuer";
  }
  if (!is_for_us(audience, expected.audience)) {
    return "audience";
  }
  if ((audience.is_array() && audience.size() > 1 && party.empty()) ||
      (!party.empty() && party != expected.audience)) {
    return "party";
  }
  if (!expires || *expires + kGrace <= now) {
    return "expired";
  }
  if (!issued || *issued - kGrace > now) {
    return "early";
  }
  if (expected.nonce.empty() || text_of(claims, "nonce") != expected.nonce) {
    return "nonce";
  }
  return text_of(claims, expected.claim.c_str()).empty() ? "claim" : nullptr;
}

}  // namespace

Result<std::string> verified(std::string_view token, std::string_view keys) {
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos) {
    return bad("form");
  }
  const json head = parsed(from_base64url(token.substr(0, first)));
  const auto claims = from_base64url(token.substr(first + 1, second - first - 1));
  auto signature = from_base64url(token.substr(second + 1));
  if (!head.is_object() || head.contains("crit") || !claims || !signature) {
    return bad("form");
  }
  const std::string algorithm = text_of(head, "alg");
  const bool curve = algorithm == "ES256";
  if (!curve && algorithm != "RS256") {
    return bad("algorithm");
  }
  const json set = json::parse(keys, nullptr, false);
  const json* key = find_key(set, head, curve ? "EC" : "RSA");
  const auto made = key == nullptr ? nullptr : (curve ? ec_key(*key) : rsa_key(*key));
  if (!made) {
    return bad("key");
  }
  if (!is_signed(made.get(), token.substr(0, second), curve ? der_of(*signature) : *signature)) {
    return bad("signature");
  }
  return *claims;
}

Result<std::string> check_token(std::string_view token, std::string_view keys,
                                const Expected& expected) {
  const auto text = verified(token, keys);
  if (!text) {
    return tl::unexpected(text.error());
  }
  const json claims = json::parse(*text, nullptr, false);
  if (!claims.is_object()) {
    return bad("form");
  }
  const char* fault = fault_of(claims, expected);
  return fault == nullptr ? Result<std::string>(text_of(claims, expected.claim.c_str()))
                          : bad(fault);
}

}  // namespace stave::oidc
