#include "stave/domain/organisation.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

using testing::ElementsAre;

Organisation sample() {
  return Organisation::make({{"zone", "管委会", UnitKind::kZone, "", "", true},
                             {"finance", "财政局", UnitKind::kDepartment, "zone", "finance", true},
                             {"firm", "某公司", UnitKind::kEnterprise, "finance", "", true},
                             {"closed", "撤销的局", UnitKind::kDepartment, "zone", "", false}},
                            {{"li", "李", "finance", {Duty::kFill}, true},
                             {"wang", "王", "finance", {Duty::kReview, Duty::kFill}, true},
                             {"zhao", "赵", "zone", {Duty::kApprove}, true},
                             {"gone", "离任", "finance", {Duty::kFill}, false}})
      .value();
}

std::vector<std::string> keys_of(const Errors& errors) {
  std::vector<std::string> out;
  for (const Error& e : errors) {
    out.push_back(e.what.key);
  }
  return out;
}

TEST(Organisation, UnitsLieWithinOthers) {
  const Organisation org = sample();
  EXPECT_TRUE(org.is_within("finance", "zone"));
  EXPECT_TRUE(org.is_within("finance", "finance"));
  EXPECT_FALSE(org.is_within("zone", "finance"));
  EXPECT_FALSE(org.is_within("nowhere", "zone"));
}

TEST(Organisation, EveryFaultIsTold) {
  const auto made = Organisation::make({{"a", "A", UnitKind::kZone, "b", "", true},
                                        {"b", "B", UnitKind::kDepartment, "a", "", true},
                                        {"b", "B2", UnitKind::kDepartment, "", "", true},
                                        {"c", "C", UnitKind::kDepartment, "x", "", true}},
                                       {{"p", "P", "y", {}, true}});
  ASSERT_FALSE(made.has_value());
  EXPECT_THAT(keys_of(made.error()),
              ElementsAre("organisation.code_twice", "organisation.cycle", "organisation.cycle",
                          "organisation.unknown_parent", "organisation.unknown_unit"));
}

TEST(Organisation, WhoIsOneOfTheThreeAdministratorsIsNothingElse) {
  const auto make = [](std::vector<Duty> duties) {
    return Organisation::make({{"zone", "管委会", UnitKind::kZone, "", "", true}},
                              {{"p", "P", "zone", std::move(duties), true}});
  };
  for (const Duty own : {Duty::kAdminister, Duty::kSecure, Duty::kAudit}) {
    EXPECT_TRUE(make({own}).has_value());
    for (const Duty other : all_duties()) {
      if (own != other) {
        const auto made = make({other, own});
        ASSERT_FALSE(made.has_value()) << to_string(own) << " " << to_string(other);
        EXPECT_THAT(keys_of(made.error()), ElementsAre("organisation.exclusive_duty"));
      }
    }
  }
  EXPECT_TRUE(make({Duty::kFill, Duty::kReview, Duty::kInspect}).has_value());
}

TEST(Organisation, RolesAreBundlesThatAnOrganisationTakes) {
  EXPECT_EQ(roles().size(), 11U);
  for (const Role& role : roles()) {
    EXPECT_TRUE(Organisation::make({{"zone", "管委会", UnitKind::kZone, "", "", true}},
                                   {{"p", "P", "zone", role.duties, true}})
                    .has_value())
        << role.name;
  }
  EXPECT_THAT(role_of("statistics-officer")->duties,
              ElementsAre(Duty::kManage, Duty::kReview, Duty::kApprove, Duty::kPublish));
  EXPECT_EQ(role_of("king"), nullptr);
}

TEST(Organisation, NamesOfKindsAndDutiesReadBack) {
  for (const auto kind :
       {UnitKind::kZone, UnitKind::kDepartment, UnitKind::kEnterprise, UnitKind::kSource}) {
    EXPECT_EQ(unit_kind_of(to_string(kind)), kind);
  }
  for (const Duty duty : all_duties()) {
    EXPECT_EQ(duty_of(to_string(duty)), duty);
  }
}

}  // namespace
}  // namespace stave
