#include "stave/domain/totp.hpp"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace stave {
namespace {

constexpr std::string_view kKey = "12345678901234567890";

TEST(Totp, Rfc4226AppendixD) {
  constexpr std::array<std::string_view, 10> kCodes{"755224", "287082", "359152", "969429",
                                                    "338314", "254676", "287922", "162583",
                                                    "399871", "520489"};
  for (std::size_t counter = 0; counter < kCodes.size(); ++counter) {
    EXPECT_EQ(hotp(kKey, counter), kCodes[counter]) << counter;
  }
}

TEST(Totp, Rfc6238AppendixB) {
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 6> kCodes{
      {{59, "94287082"},
       {1111111109, "07081804"},
       {1111111111, "14050471"},
       {1234567890, "89005924"},
       {2000000000, "69279037"},
       {20000000000, "65353130"}}};
  for (const auto& [seconds, code] : kCodes) {
    EXPECT_EQ(totp(kKey, seconds, 8), code) << seconds;
  }
}

TEST(Totp, ACodeOfTheStepBeforeOrAfterIsTakenAndNoOther) {
  constexpr std::int64_t kNow = 1111111111;
  const std::int64_t step = kNow / kTotpSeconds;
  for (const std::int64_t off : {-2, -1, 0, 1, 2}) {
    const auto found = totp_step(kKey, totp(kKey, kNow + off * kTotpSeconds), kNow, 0);
    EXPECT_EQ(found.has_value(), off >= -1 && off <= 1) << off;
    EXPECT_EQ(found.value_or(step + off), step + off);
  }
}

TEST(Totp, ACodeServesOnce) {
  constexpr std::int64_t kNow = 1111111111;
  const std::string code = totp(kKey, kNow);
  const auto step = totp_step(kKey, code, kNow, 0);
  ASSERT_TRUE(step.has_value());
  EXPECT_FALSE(totp_step(kKey, code, kNow, *step).has_value());
  EXPECT_FALSE(totp_step(kKey, code, kNow + kTotpSeconds, *step).has_value());
  EXPECT_TRUE(totp_step(kKey, totp(kKey, kNow + kTotpSeconds), kNow + kTotpSeconds, *step));
}

TEST(Totp, WhatIsNoCodeIsRefused) {
  for (const char* code : {"", "12345", "1234567", "14050a", "140 50", "-14050"}) {
    EXPECT_FALSE(totp_step(kKey, code, 59, 0).has_value()) << code;
  }
}

TEST(Base32, Rfc4648) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTexts{
      {{"", ""},
       {"f", "MY"},
       {"fo", "MZXQ"},
       {"foo", "MZXW6"},
       {"foob", "MZXW6YQ"},
       {"fooba", "MZXW6YTB"},
       {"foobar", "MZXW6YTBOI"}}};
  for (const auto& [plain, text] : kTexts) {
    EXPECT_EQ(base32(plain), text);
    EXPECT_EQ(from_base32(text), plain);
  }
  EXPECT_EQ(from_base32("mzxw 6ytb oi======"), "foobar");
  EXPECT_FALSE(from_base32("MZXW1").has_value());
}

TEST(Totp, TheAddressForTheSquareCodeHoldsNothingThatEndsAPart) {
  EXPECT_EQ(otpauth_uri("Stave", "zhang san&x", "foobar"),
            "otpauth://totp/Stave:zhang%20san%26x?secret=MZXW6YTBOI&issuer=Stave");
}

}  // namespace
}  // namespace stave
