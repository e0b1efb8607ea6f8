#include "stave/oidc/flow.hpp"

#include "encoding.hpp"

#include "stave/oidc/token.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <map>
#include <memory>

namespace stave::oidc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::int64_t kNow = 1'578'300'000;

/// A small provider: one key, one code.
class SmallProvider {
 public:
  SmallProvider() {
    client.issuer = "https://id.example";
    client.id = "stave";
    client.secret = "s e&cret";
    client.redirect = "https://stave.example/api/v1/session/oidc/callback";
    claims = {{"iss", client.issuer}, {"aud", "stave"}, {"exp", kNow + 300},
              {"iat", kNow},          {"nonce", "n"},   {"preferred_username", "cai"}};
  }

  Result<std::string> answer(const Question& question) {
    asked.push_back(question);
    const auto found = answers.find(question.url);
    if (found != answers.end()) {
      return found->second;
    }
    if (question.url.ends_with("openid-configuration")) {
      return json{{"issuer", client.issuer},
                  {"authorization_endpoint", "https://id.example/authorize"},
                  {"token_endpoint", "https://id.example/token"},
                  {"jwks_uri", "https://id.example/keys"}}
          .dump();
    }
    return question.url.ends_with("/keys") ? json{{"keys", {public_key()}}}.dump()
                                           : json{{"id_token", token()}}.dump();
  }

  Fetch fetch() {
    return [this](const Question& question) { return answer(question); };
  }

  [[nodiscard]] std::string token() const {
    const std::string text =
        base64url(R"({"alg":"RS256","kid":"k1"})") + "." + base64url(claims.dump());
    std::string signature(256, '\0');
    std::size_t length = signature.size();
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return text + "." + base64url(signature);
  }

  [[nodiscard]] json public_key() const {
    return {{"kty", "RSA"}, {"kid", "k1"}, {"use", "sig"}, {"n", part("n")}, {"e", part("e")}};
  }

  Client client;
  json claims;
  std::map<std::string, std::string> answers;  ///< instead of the right ones
  std::vector<Question> asked;

 private:
  [[nodiscard]] std::string part(const char* name) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key(), name, &number);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(number);
    return base64url(bytes);
  }

  static EVP_PKEY* key() {
    static const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> made(EVP_RSA_gen(2048),
                                                                          EVP_PKEY_free);
    return made.get();
  }
};

std::string fault_of(const Result<std::string>& result) {
  if (result) {
    return "";
  }
  const auto& what = result.error().what;
  return what.key + (what.args.empty() ? "" : " " + what.args.front().second);
}

Result<std::string> sign_in(SmallProvider& provider, std::int64_t now = kNow) {
  const auto found = discover(provider.client, provider.fetch());
  return found
             ? person_of(*found, provider.client, {"s", "n", "v"}, "code&1", now, provider.fetch())
             : tl::unexpected(found.error());
}

TEST(Flow, SendsTheBrowserWithAStateANonceAndAChallenge) {
  SmallProvider provider;
  const auto found = discover(provider.client, provider.fetch()).value();
  // The verifier and challenge of RFC 7636, appendix B.
  const auto url = authorization_url(found, provider.client,
                                     {"st", "no", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"});
  EXPECT_THAT(url, StartsWith("https://id.example/authorize?response_type=code&client_id=stave&"));
  EXPECT_THAT(url, HasSubstr("&state=st&nonce=no&"));
  EXPECT_THAT(url, HasSubstr("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"));
  EXPECT_THAT(url, HasSubstr("redirect_uri=https%3A%2F%2Fstave.example%2Fapi"));
}

TEST(Flow, ACodeBecomesAPerson) {
  SmallProvider provider;
  EXPECT_EQ(sign_in(provider).value(), "cai");
  const Question& asked = provider.asked.at(1);
  EXPECT_EQ(asked.user, "stave");
  EXPECT_EQ(asked.password, "s%20e%26cret");
  EXPECT_THAT(asked.form, HasSubstr("code=code%261&"));
  EXPECT_THAT(asked.form, HasSubstr("code_verifier=v"));
}

TEST(Flow, WhatIsNotMeantForUsNowIsRefused) {
  const auto with = [](const char* claim, const json& value) {
    SmallProvider provider;
    provider.claims[claim] = value;
    return fault_of(sign_in(provider));
  };
  EXPECT_EQ(with("iss", "https://evil.example"), "oidc.bad_token issuer");
  EXPECT_EQ(with("aud", "other"), "oidc.bad_token audience");
  EXPECT_EQ(with("aud", json::array({"other"})), "oidc.bad_token audience");
  EXPECT_EQ(with("aud", json::array({"stave", "other"})), "oidc.bad_token party");
  EXPECT_EQ(with("azp", "other"), "oidc.bad_token party");
  EXPECT_EQ(with("exp", kNow - 121), "oidc.bad_token expired");
  EXPECT_EQ(with("exp", "soon"), "oidc.bad_token expired");
  EXPECT_EQ(with("iat", kNow + 121), "oidc.bad_token early");
  EXPECT_EQ(with("nonce", "of another sign-in"), "oidc.bad_token nonce");
  EXPECT_EQ(with("preferred_username", ""), "oidc.bad_token claim");
  EXPECT_EQ(with("preferred_username", 7), "oidc.bad_token claim");
  EXPECT_EQ(with("exp", kNow - 119), "");
  EXPECT_EQ(with("aud", json::array({"stave"})), "");
}

TEST(Flow, AProviderThatAnswersNonsenseIsNamed) {
  SmallProvider provider;
  provider.answers["https://id.example/token"] = "<html>";
  EXPECT_EQ(fault_of(sign_in(provider)), "oidc.bad_answer");
  SmallProvider other;
  other.answers["https://id.example/.well-known/openid-configuration"] =
      R"({"issuer":"https://evil.example","authorization_endpoint":"a","token_endpoint":"b","jwks_uri":"c"})";
  EXPECT_EQ(fault_of(sign_in(other)), "oidc.other_issuer https://evil.example");
  SmallProvider empty;
  empty.answers["https://id.example/.well-known/openid-configuration"] = "{}";
  EXPECT_EQ(fault_of(sign_in(empty)), "oidc.bad_answer");
}

TEST(Flow, SecretsAreNeverTheSame) {
  const Attempt one = begin();
  const Attempt two = begin();
  EXPECT_EQ(one.state.size(), 43U);
  EXPECT_NE(one.state, two.state);
  EXPECT_NE(one.nonce, one.verifier);
}

TEST(Fetch, NothingSecretCrossesANetworkInClear) {
  EXPECT_EQ(fetch({"http://id.example/token", "a=b", "u", "p"}).error().what.key,
            "oidc.unreachable");
  EXPECT_EQ(fetch({"http://127.0.0.1:1/x", "", "", ""}).error().what.key, "oidc.unreachable");
}

}  // namespace
}  // namespace stave::oidc
