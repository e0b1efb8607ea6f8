#include "stave/oidc/token.hpp"

#include "encoding.hpp"

#include <gmock/gmock.h>

namespace stave::oidc {
namespace {

using testing::HasSubstr;

// RFC 7515, appendix A.2: a key and a token that is signed with it.
constexpr const char* kRsaKeys =
    R"({"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]})";
const std::string kClaims =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnV"
    "lfQ";
const std::string kRsaSignature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
    "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb"
    "1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QO"
    "YEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
const std::string kRsaToken = "eyJhbGciOiJSUzI1NiJ9." + kClaims + "." + kRsaSignature;

// RFC 7515, appendix A.3.
constexpr const char* kEcKeys =
    R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";
const std::string kEcToken =
    "eyJhbGciOiJFUzI1NiJ9." + kClaims +
    ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

std::string reason(const Result<std::string>& result) {
  return result ? "" : result.error().what.args.front().second;
}

TEST(Tokens, OfTheStandardAreVerified) {
  ASSERT_TRUE(verified(kRsaToken, kRsaKeys).has_value());
  EXPECT_THAT(verified(kRsaToken, kRsaKeys).value(), HasSubstr(R"("iss":"joe")"));
  ASSERT_TRUE(verified(kEcToken, kEcKeys).has_value());
  EXPECT_THAT(verified(kEcToken, kEcKeys).value(), HasSubstr(R"("iss":"joe")"));
}

TEST(Tokens, AnyChangeIsNoticed) {
  for (std::size_t i = 0; i < kEcToken.size(); ++i) {
    std::string changed = kEcToken;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(verified(changed, kEcKeys).has_value()) << i;
  }
  std::string other = kRsaToken;
  other[kRsaToken.size() - 10] = 'x';
  EXPECT_EQ(reason(verified(other, kRsaKeys)), "signature");
}

std::string signed_by_nobody(const std::string& head) {
  return base64url(head) + "." + kClaims + ".";
}

TEST(Tokens, OnlyTwoAlgorithmsAndTheirOwnKeysCount) {
  EXPECT_EQ(reason(verified(signed_by_nobody(R"({"alg":"none"})"), kRsaKeys)), "algorithm");
  EXPECT_EQ(reason(verified(base64url(R"({"alg":"HS256"})") + "." + kClaims + "." + kRsaSignature,
                            kRsaKeys)),
            "algorithm");
  EXPECT_EQ(reason(verified(kRsaToken, kEcKeys)), "key");
  EXPECT_EQ(reason(verified(kEcToken, kRsaKeys)), "key");
  EXPECT_EQ(reason(verified(kRsaToken, R"({"keys":[]})")), "key");
  EXPECT_EQ(reason(verified(kRsaToken, "no json")), "key");
  EXPECT_EQ(reason(verified(
                base64url(R"({"alg":"RS256","kid":"other"})") + "." + kClaims + "." + kRsaSignature,
                kRsaKeys)),
            "key");
  EXPECT_EQ(reason(verified(
                base64url(R"({"alg":"RS256","crit":["x"]})") + "." + kClaims + "." + kRsaSignature,
                kRsaKeys)),
            "form");
}

TEST(Tokens, WhatIsNoTokenIsRefused) {
  for (const char* text : {"", ".", "..", "a.b", "a.b.c.d", "!.!.!", "eyJ9..", "e30.e30.e30"}) {
    EXPECT_FALSE(verified(text, kRsaKeys).has_value()) << text;
  }
}

// A key shorter than 2,048 bits is none.
TEST(Tokens, WeakKeysAreNone) {
  EXPECT_EQ(
      reason(verified(kRsaToken, R"({"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0t","e":"AQAB"}]})")),
      "key");
}

}  // namespace
}  // namespace stave::oidc
