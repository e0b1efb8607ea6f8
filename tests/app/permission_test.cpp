#include "stave/app/permission.hpp"

#include "rights.hpp"

#include <gmock/gmock.h>

#include <array>
#include <map>
#include <string>

namespace stave::app {
namespace {

using testing::UnorderedElementsAre;

/// A zone with two departments, one of which has an office and a firm below it; a person for every
/// role: clerk and reviewer in the first department, the enterprise's in its firm, all others in
/// the zone.
Organisation sample() {
  std::vector<Person> people;
  for (const Role& role : roles()) {
    const std::string name(role.name);
    const bool department = name == "clerk" || name == "reviewer";
    people.push_back({name, name,
                      department             ? "d1"
                      : name == "enterprise" ? "f1"
                                             : "zone",
                      role.duties, true});
  }
  people.push_back({"gone", "G", "zone", {Duty::kManage}, false});
  people.push_back({"idle", "I", "zone", {}, true});
  people.push_back({"both", "B", "d1", {Duty::kFill, Duty::kReview}, true});
  people.push_back({"mixed", "M", "f1", {Duty::kFill, Duty::kManage, Duty::kInspect}, true});
  return Organisation::make({{"zone", "管委会", UnitKind::kZone, "", "", true},
                             {"d1", "经信局", UnitKind::kDepartment, "zone", "", true},
                             {"o1", "园区办", UnitKind::kDepartment, "d1", "", true},
                             {"f1", "甲公司", UnitKind::kEnterprise, "d1", "", true},
                             {"d2", "财政局", UnitKind::kDepartment, "zone", "", true},
                             {"f2", "乙公司", UnitKind::kEnterprise, "d2", "", true},
                             {"old", "撤销的局", UnitKind::kDepartment, "d1", "", false}},
                            std::move(people))
      .value();
}

bool may(const std::string& person, Access access, const std::string& unit = {}) {
  static const Organisation kOrganisation = sample();
  return app::may(kOrganisation, person, access, unit);
}

// Columns: administrator, security administrator, audit administrator, statistics officer, clerk,
// reviewer, supervisor, leader, enterprise, analyst, auditor.
// z: for the zone and every unit; b: for the own unit and those below; o: for the own unit alone.
constexpr std::array<std::string_view, 11> kRoles{"administrator",
                                                  "security-administrator",
                                                  "audit-administrator",
                                                  "statistics-officer",
                                                  "clerk",
                                                  "reviewer",
                                                  "supervisor",
                                                  "leader",
                                                  "enterprise",
                                                  "analyst",
                                                  "auditor"};

const std::map<std::string, std::string>& table() {
  static const std::map<std::string, std::string> kTable{{"public", "zzzzzzzzzzz"},
                                                         {"who", "zzzzzzzzzzz"},
                                                         {"self", "zzzzzzzzzzz"},
                                                         {"index", "...zzzzz.zz"},
                                                         {"plans", "...zzzzz.zz"},
                                                         {"tasks", "...zbbzzozz"},
                                                         {"outcomes", "...zbbzzozz"},
                                                         {"letters", "...zbbzzozz"},
                                                         {"figures", "...zzzzz.zz"},
                                                         {"evidence", "...zbb.zo.z"},
                                                         {"forms", "...zzzzzozz"},
                                                         {"submissions", "...zbbzzozz"},
                                                         {"review_desk", "...z.b....z"},
                                                         {"enterprise_cells", "...zob..o.z"},
                                                         {"people", "zz.zzzzz..z"},
                                                         {"export", "...zzzzz.zz"},
                                                         {"trail", "..z.......z"},
                                                         {"access_log", "..z.......z"},
                                                         {"verify", "..z.......z"},
                                                         {"accounts", "zz........z"},
                                                         {"system", "z.........z"},
                                                         {"fill", "....o...o.."},
                                                         {"review", "...z.b....."},
                                                         {"approve", "...z......."},
                                                         {"publish", "...z......."},
                                                         {"freeze", "...z......."},
                                                         {"manage_forms", "...z......."},
                                                         {"manage_people", "z..z......."},
                                                         {"write_figures", "...z......."},
                                                         {"write_plans", "......z...."},
                                                         {"write_tasks", "......z...."},
                                                         {"feedback", "....o.z.o.."},
                                                         {"write_letters", "......z...."},
                                                         {"judge", "......z...."},
                                                         {"decide", ".......z..."},
                                                         {"manage_accounts", "z.........."},
                                                         {"approve_accounts", ".z........."},
                                                         {"run_system", "z.........."}};
  return kTable;
}

/// What the letter says of a unit, for a person of `own`, whose units below are `below`.
bool expected(char letter, const std::string& unit, const std::string& own,
              const std::vector<std::string>& below) {
  const bool is_below = std::find(below.begin(), below.end(), unit) != below.end();
  return letter == 'z' || (letter == 'b' && (unit == own || is_below)) ||
         (letter == 'o' && unit == own);
}

TEST(Permission, EveryRoleMayExactlyWhatTheTableSays) {
  const std::map<std::string, std::vector<std::string>> below{{"d1", {"o1", "f1"}}, {"f1", {}}};
  const Organisation organisation = sample();
  int cells = 0;
  EXPECT_EQ(table().size(), all_accesses().size());
  for (const Access access : all_accesses()) {
    const std::string row = table().at(std::string(to_string(access)));
    for (std::size_t i = 0; i < kRoles.size(); ++i) {
      const std::string role(kRoles[i]);
      const std::string own = organisation.person(role)->unit;
      const auto under = below.contains(own) ? below.at(own) : std::vector<std::string>();
      for (const char* unit : {"", "zone", "d1", "o1", "f1", "d2", "f2"}) {
        EXPECT_EQ(may(role, access, unit), expected(row[i], unit, own, under))
            << role << " " << to_string(access) << " '" << unit << "'";
        ++cells;
      }
    }
  }
  EXPECT_EQ(cells, 11 * 38 * 7);
}

TEST(Permission, TheThreeAdministratorsReachNoBusiness) {
  const std::map<std::string, std::vector<std::string>> theirs{
      {"administrator",
       {"public", "who", "self", "people", "accounts", "system", "manage_people", "manage_accounts",
        "run_system"}},
      {"security-administrator",
       {"public", "who", "self", "people", "accounts", "approve_accounts"}},
      {"audit-administrator", {"public", "who", "self", "trail", "access_log", "verify"}}};
  for (const auto& [person, expected] : theirs) {
    std::vector<std::string> found;
    for (const Access access : all_accesses()) {
      if (may_somewhere(sample(), person, access)) {
        found.emplace_back(to_string(access));
      }
    }
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(expected)) << person;
  }
}

TEST(Permission, OfElevenRolesSevenSeeNoCellOfAnEnterprise) {
  const Organisation organisation = sample();
  std::vector<std::string> seeing;
  for (const std::string_view role : kRoles) {
    if (sees_enterprise_cells(organisation, role, "f1")) {
      seeing.emplace_back(role);
    }
    EXPECT_EQ(sees_enterprise_cells(organisation, role, "f2"),
              role == "statistics-officer" || role == "auditor")
        << role;
  }
  EXPECT_THAT(seeing,
              UnorderedElementsAre("statistics-officer", "reviewer", "enterprise", "auditor"));
}

TEST(Permission, AnAuditorWritesNothing) {
  for (const Access access : all_accesses()) {
    if (!is_reading(access) && access != Access::kSelf) {
      EXPECT_FALSE(may("auditor", access)) << to_string(access);
      EXPECT_FALSE(may("auditor", access, "zone")) << to_string(access);
    } else {
      EXPECT_TRUE(may("auditor", access)) << to_string(access);
    }
  }
}

TEST(Permission, SeveralDutiesAreAUnionButNotBeyondAnEnterprise) {
  EXPECT_TRUE(may("both", Access::kFill, "d1"));
  EXPECT_TRUE(may("both", Access::kReview, "f1"));
  EXPECT_FALSE(may("both", Access::kFill, "o1"));
  EXPECT_TRUE(may("mixed", Access::kFill, "f1"));
  EXPECT_FALSE(may("mixed", Access::kEnterpriseCells, "f2"));
  EXPECT_FALSE(may("mixed", Access::kManageForms));
  EXPECT_FALSE(may("mixed", Access::kTrail));
  EXPECT_FALSE(may("mixed", Access::kIndex, "f1"));
}

TEST(Permission, WhoIsUnknownHasLeftOrHasNoDutyMayNothing) {
  const Organisation organisation = sample();
  const auto key = [&](const char* person, Access access) {
    const auto done = permit(organisation, {person, ""}, access);
    return done ? std::string() : done.error().what.key;
  };
  EXPECT_EQ(key("nobody", Access::kWho), "rights.unknown_person");
  EXPECT_EQ(key("gone", Access::kIndex), "rights.left");
  EXPECT_EQ(key("gone", Access::kSelf), "rights.left");
  EXPECT_EQ(key("idle", Access::kIndex), "rights.no_access.index");
  EXPECT_EQ(key("idle", Access::kSelf), "");
  EXPECT_EQ(key("reviewer", Access::kReview), "rights.other_unit");
  EXPECT_EQ(key("nobody", Access::kPublic), "");
}

TEST(Permission, WhatAClosedUnitSentInIsReadAndNothingIsWrittenForIt) {
  EXPECT_TRUE(may("reviewer", Access::kSubmissions, "old"));
  EXPECT_FALSE(may("reviewer", Access::kReview, "old"));
  EXPECT_FALSE(may("reviewer", Access::kSubmissions, "nowhere"));
}

TEST(Permission, InAFolderWithoutPeopleEverythingIsPermitted) {
  for (const Access access : all_accesses()) {
    EXPECT_TRUE(app::may(Organisation(), "anybody", access)) << to_string(access);
  }
}

TEST(Permission, TheOfficeAnswersForAUnitButDoesNotReportInItsPlace) {
  const Organisation organisation = sample();
  const auto reports = [&](const std::string& person, const std::string& unit) {
    return permit_own(organisation, {person, ""}, Access::kFeedback, unit).has_value();
  };
  for (const Person& person : organisation.people()) {
    for (const OrgUnit& unit : organisation.units()) {
      EXPECT_EQ(reports(person.code, unit.code),
                may(person.code, Access::kFeedback, unit.code) && person.unit == unit.code)
          << person.code << " " << unit.code;
    }
  }
}

TEST(Permission, NamesReadBack) {
  for (const Access access : all_accesses()) {
    EXPECT_EQ(access_of(to_string(access)), access);
  }
  EXPECT_FALSE(access_of("everything").has_value());
}

}  // namespace
}  // namespace stave::app
