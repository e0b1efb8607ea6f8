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

TEST(Organisation, PeopleActForTheirUnitAndWhatLiesBelowIt) {
  const Organisation org = sample();
  EXPECT_TRUE(org.may("zhao", Duty::kApprove, "finance"));
  EXPECT_TRUE(org.may("zhao", Duty::kApprove, "firm"));
  EXPECT_TRUE(org.may("wang", Duty::kReview, "firm"));
  EXPECT_FALSE(org.may("wang", Duty::kReview, "zone"));
  EXPECT_FALSE(org.may("zhao", Duty::kReview, "finance"));
}

TEST(Organisation, FillingIsForTheOwnUnitOnly) {
  const Organisation org = sample();
  EXPECT_TRUE(org.may("li", Duty::kFill, "finance"));
  EXPECT_FALSE(org.may("li", Duty::kFill, "firm"));
}

TEST(Organisation, WhoHasLeftAndWhatIsClosedMayNothing) {
  const Organisation org = sample();
  EXPECT_FALSE(org.may("gone", Duty::kFill, "finance"));
  EXPECT_FALSE(org.may("zhao", Duty::kApprove, "closed"));
  EXPECT_FALSE(org.may("nobody", Duty::kFill, "finance"));
  EXPECT_FALSE(org.may("li", Duty::kFill, "nowhere"));
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

TEST(Organisation, NamesOfKindsAndDutiesReadBack) {
  for (const auto kind :
       {UnitKind::kZone, UnitKind::kDepartment, UnitKind::kEnterprise, UnitKind::kSource}) {
    EXPECT_EQ(unit_kind_of(to_string(kind)), kind);
  }
  for (const auto duty :
       {Duty::kFill, Duty::kReview, Duty::kApprove, Duty::kPublish, Duty::kManage}) {
    EXPECT_EQ(duty_of(to_string(duty)), duty);
  }
}

}  // namespace
}  // namespace stave
