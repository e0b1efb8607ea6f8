#include "stave/domain/password.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const CommonPasswords& common() {
  static const CommonPasswords kList(
      "# notes\n5201314\nwoaini1314\nqwerty\nP@ssw0rd\n123456789012\n");
  return kList;
}

std::vector<std::string> faults(const PasswordProfile& profile, std::string_view password,
                                const PasswordOwner& owner = {"zhangsan", "张三", false}) {
  std::vector<std::string> out;
  for (const Error& e : password_faults(profile, password, owner, common())) {
    out.push_back(e.what.key);
    for (const auto& [name, value] : e.what.args) {
      EXPECT_NE(value, password) << "a fault repeats the password";
    }
  }
  return out;
}

TEST(Password, TruthTableOfTheProfileMlps) {
  const auto mlps = [](std::string_view password) { return faults(mlps_profile(), password); };
  EXPECT_THAT(mlps("Kx7mQ2pv"), IsEmpty());
  EXPECT_THAT(mlps("kx7-q2pv"), IsEmpty());
  EXPECT_THAT(mlps("Kx7mQ2p"), ElementsAre("password.too_short"));
  EXPECT_THAT(mlps("kx7mq2pv"), ElementsAre("password.few_classes"));
  EXPECT_THAT(mlps("kxampqzpv"), ElementsAre("password.few_classes"));
  EXPECT_THAT(mlps("Zhangsan9"), ElementsAre("password.holds_name"));
  EXPECT_THAT(mlps("Q9xx张三kk"), ElementsAre("password.holds_name"));
  EXPECT_THAT(mlps("P@ssw0rd"), ElementsAre("password.common"));
  EXPECT_THAT(mlps("P@ssw0rd!9"), ElementsAre("password.common"));
  EXPECT_THAT(mlps("5201314"),
              ElementsAre("password.too_short", "password.few_classes", "password.common"));
  EXPECT_THAT(mlps("66666666"), Contains("password.one_character"));
}

TEST(Password, AdministratorsNeedTwelveCharacters) {
  const PasswordOwner admin{"admin1", "管", true};
  EXPECT_THAT(faults(mlps_profile(), "Kx7mQ2pvLo9", admin), ElementsAre("password.too_short"));
  EXPECT_THAT(faults(mlps_profile(), "Kx7mQ2pvLo9z", admin), IsEmpty());
}

TEST(Password, TruthTableOfTheProfileAsvs) {
  const auto asvs = [](std::string_view password) { return faults(asvs_profile(), password); };
  EXPECT_THAT(asvs("correct horse battery"), IsEmpty());
  EXPECT_THAT(asvs("zhangsan writes"), IsEmpty());
  EXPECT_THAT(asvs("kxampqzpvlo"), ElementsAre("password.too_short"));
  EXPECT_THAT(asvs("123456789012"), ElementsAre("password.common"));
  EXPECT_EQ(asvs_profile().rotation_days, 0);
}

TEST(Password, LengthCountsCharactersNotBytes) {
  EXPECT_THAT(faults(asvs_profile(), "一二三四五六七八九十百千"), IsEmpty());
  EXPECT_THAT(faults(asvs_profile(), "一二三四五六七八九十百"), ElementsAre("password.too_short"));
}

TEST(Password, WhatCannotBeTypedOrIsTooLongIsRefusedAtOnce) {
  EXPECT_THAT(faults(asvs_profile(), std::string("abc\0defghijk", 12)),
              ElementsAre("password.bad_text"));
  EXPECT_THAT(faults(asvs_profile(), "abcdefghijk\xff"), ElementsAre("password.bad_text"));
  EXPECT_THAT(faults(asvs_profile(), std::string(257, 'x')), ElementsAre("password.too_long"));
  EXPECT_THAT(faults(asvs_profile(), ""), Contains("password.too_short"));
}

TEST(Password, AShortCodeInsideIsNoFault) {
  EXPECT_THAT(faults(mlps_profile(), "Relic7mQpv", {"li", "李", false}), IsEmpty());
}

TEST(Password, TheListIsComparedWithoutCapitalsAndWithoutTwoSignsBehind) {
  EXPECT_TRUE(common().contain("WoAiNi1314"));
  EXPECT_TRUE(common().contain("woaini1314!!"));
  EXPECT_FALSE(common().contain("woaini1314!!!"));
  EXPECT_FALSE(common().contain("qwertyab"));
  EXPECT_EQ(common().size(), 5U);
}

TEST(Password, ProfilesAreFoundByName) {
  EXPECT_EQ(password_profile("mlps"), &mlps_profile());
  EXPECT_EQ(password_profile("asvs"), &asvs_profile());
  EXPECT_EQ(password_profile("none"), nullptr);
}

}  // namespace
}  // namespace stave
