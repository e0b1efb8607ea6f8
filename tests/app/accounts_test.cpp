#include "stave/app/accounts.hpp"

#include "account_office.hpp"

#include "stave/app/backup.hpp"
#include "stave/app/demo.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/store/session_repo.hpp"
#include "stave/store/trail.hpp"

#include <fstream>
#include <iterator>
#include <set>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kNow = "2019-06-17T08:00:00Z";
constexpr const char* kDayAfter = "2019-06-18T08:00:00Z";

class FirstStart : public testing::Test {
 protected:
  Checked<void> begin(const std::string& code, const std::string& person,
                      const std::string& now = kNow, const std::string& password = "Kx7mQ2pvLo9z") {
    return set_up(*folder, {code, person, "席", password}, now, least_cost());
  }

  TestFolder folder;
  const By root{"root", kNow, utc_day};
};

TEST_F(FirstStart, NoKnownPasswordOpensAnEmptyFolder) {
  for (const char* person : {"admin", "root", "administrator", "stave", "sysadmin", ""}) {
    for (const char* password : {"", "admin", "123456", "admin123", "stave", "Admin@123"}) {
      const auto done = log_in(*folder, {person, password, "", "10.0.0.1", ""}, kNow, least_cost());
      EXPECT_FALSE(done.has_value()) << person << " " << password;
    }
  }
}

TEST_F(FirstStart, TheCodeMakesOneAdministratorOnce) {
  const std::string code = setup_code(*folder, root).value();
  EXPECT_THAT(keys_of(begin("0000-0000-0000-0000-0000", "xi").error()),
              ElementsAre("accounts.bad_code"));
  EXPECT_THAT(keys_of(begin(code, "xi", kNow, "short").error()), Contains("password.too_short"));
  ASSERT_TRUE(begin(code, "xi").has_value());
  EXPECT_THAT(keys_of(begin(code, "wu").error()), ElementsAre("accounts.not_first"));
  EXPECT_FALSE(setup_code(*folder, root).has_value());
  const auto organisation = organisation_of(*folder);
  EXPECT_THAT(organisation.person("xi")->duties, ElementsAre(Duty::kAdminister));
  EXPECT_TRUE(log_in(*folder, {"xi", "Kx7mQ2pvLo9z", "", "10.0.0.1", ""}, kNow, least_cost()));
}

TEST_F(FirstStart, TheCodeIsTypedAnyHowAndIsOverAfterADay) {
  std::string code = setup_code(*folder, root).value();
  EXPECT_THAT(keys_of(begin(code, "xi", kDayAfter).error()), ElementsAre("accounts.bad_code"));
  const std::string newer = setup_code(*folder, root).value();
  EXPECT_FALSE(begin(code, "xi").has_value());
  code = newer;
  std::replace(code.begin(), code.end(), '-', ' ');
  std::transform(code.begin(), code.end(), code.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  EXPECT_TRUE(begin(code, "xi").has_value());
}

TEST_F(FirstStart, WhoHasADutyInBusinessDoesNotBecomeTheAdministrator) {
  const std::string code = setup_code(*folder, root).value();
  ASSERT_TRUE(import_organisation(*folder, "code,name,kind\nzone,Z,zone\n", "u.csv", root, ""));
  ASSERT_TRUE(import_organisation(*folder, "code,name,unit,duties\nli,L,zone,fill\nwu,W,zone,\n",
                                  "p.csv", root, ""));
  EXPECT_THAT(keys_of(begin(code, "li").error()), ElementsAre("accounts.has_duties"));
  EXPECT_TRUE(begin(code, "wu").has_value());
}

using Accounts = AccountOffice;

TEST_F(Accounts, TheFirstChangesTakeEffectAtOnceAndTheTrailSaysSo) {
  const auto rows = store::Trail((*folder).db()).rows(1, store::kNow);
  const auto first = std::find_if(rows.begin(), rows.end(), [](const store::TrailRow& row) {
    return row.deed.action == "account-changed";
  });
  ASSERT_NE(first, rows.end());
  EXPECT_EQ(first->deed.object, "an");
  EXPECT_EQ(first->deed.after, "open approval=nobody");
}

TEST_F(Accounts, FromThenOnAnotherPersonApproves) {
  const auto proposed =
      propose_account(*folder, {"li", Wish::kOpen, {}, ""}, by("xi"), "新人", least_cost());
  ASSERT_TRUE(proposed.has_value());
  EXPECT_TRUE(proposed->waiting);
  EXPECT_EQ(proposed->one_time_password, "");
  EXPECT_THAT(keys(propose_account(*folder, {"li", Wish::kOpen, {}, ""}, by("xi"), "")),
              ElementsAre("accounts.waiting"));
  EXPECT_THAT(keys(approve_account(*folder, "li", by("xi"), "")),
              ElementsAre("rights.no_access.approve_accounts"));
  EXPECT_THAT(keys(approve_account(*folder, "wang", by("an"), "")),
              ElementsAre("accounts.nothing_waits"));
  const auto approved = approve_account(*folder, "li", by("an"), "", least_cost());
  ASSERT_TRUE(approved.has_value());
  EXPECT_TRUE(enter("li", approved->one_time_password).has_value());
  EXPECT_THAT(deeds("li"), ElementsAre("account-proposed", "account-changed", "login"));
}

TEST_F(Accounts, NobodyApprovesTheOwnAccount) {
  ASSERT_TRUE(propose_account(*folder, {"an", Wish::kDuties, {Duty::kAudit}, ""}, by("xi"), "")
                  .has_value());
  EXPECT_THAT(keys(approve_account(*folder, "an", by("an"), "")),
              ElementsAre("accounts.own_proposal"));
}

TEST_F(Accounts, OnlyAdministratorsReachAccounts) {
  for (const char* person : {"ji", "li", "ling", "sun", "nobody"}) {
    EXPECT_FALSE(propose_account(*folder, {"li", Wish::kOpen, {}, ""}, by(person), "")) << person;
    EXPECT_FALSE(accounts(*folder, by(person)).has_value()) << person;
    EXPECT_FALSE(disable_account(*folder, "an", by(person), "").has_value()) << person;
    EXPECT_FALSE(choose_profile(*folder, "asvs", by(person), "").has_value()) << person;
  }
}

TEST_F(Accounts, OtherDutiesNeedApprovalAndEndTheSessions) {
  open("li");
  const auto session = enter("li");
  ASSERT_TRUE(session.has_value());
  ASSERT_TRUE(propose_account(*folder, {"li", Wish::kDuties, {Duty::kFill, Duty::kReview}, "zone"},
                              by("xi"), ""));
  EXPECT_FALSE(organisation_of(*folder).person("li")->has(Duty::kReview));
  EXPECT_TRUE(session_of(*folder, session->token, kNow).has_value());
  ASSERT_TRUE(approve_account(*folder, "li", by("an"), ""));
  EXPECT_TRUE(organisation_of(*folder).person("li")->has(Duty::kReview));
  EXPECT_EQ(organisation_of(*folder).person("li")->unit, "zone");
  EXPECT_EQ(key(session_of(*folder, session->token, kNow)), "session.none");
  EXPECT_THAT(keys(propose_account(*folder, {"li", Wish::kDuties, {Duty::kFill, Duty::kAudit}, ""},
                                   by("xi"), "")),
              ElementsAre("organisation.exclusive_duty"));
}

TEST_F(Accounts, ATableOfPeopleDoesNotChangeTheRightsOfAnAccount) {
  open("li");
  const auto import = [&](const std::string& row) {
    return keys(import_organisation(*folder, "code,name,unit,duties,active\n" + row + "\n", "p.csv",
                                    by("sun"), ""));
  };
  EXPECT_THAT(import("li,李四,finance,fill、decide,yes"), ElementsAre("accounts.by_proposal"));
  EXPECT_THAT(import("li,李四,zone,fill,yes"), ElementsAre("accounts.by_proposal"));
  EXPECT_THAT(import("sun,孙,zone,manage、publish,yes"), IsEmpty());  // no account yet
  EXPECT_THAT(import("li,李四光,finance,fill,yes"), IsEmpty());
  EXPECT_THAT(import("li,李四光,finance,fill,no"), IsEmpty());
  EXPECT_THAT(import("li,李四光,finance,fill,yes"), ElementsAre("accounts.return_by_proposal"));
}

TEST_F(Accounts, WhatIsRejectedIsGone) {
  ASSERT_TRUE(propose_account(*folder, {"li", Wish::kOpen, {}, ""}, by("xi"), ""));
  ASSERT_TRUE(reject_account(*folder, "li", by("an"), "").has_value());
  EXPECT_THAT(keys(approve_account(*folder, "li", by("an"), "")),
              ElementsAre("accounts.nothing_waits"));
  ASSERT_TRUE(propose_account(*folder, {"li", Wish::kEnable, {}, ""}, by("xi"), ""));
  const auto enabled = approve_account(*folder, "li", by("an"), "", least_cost());
  ASSERT_TRUE(enabled.has_value());
  EXPECT_TRUE(enter("li", enabled->one_time_password).has_value());
}

TEST_F(Accounts, ADisabledAccountIsOutAtOnceWithItsTokens) {
  open("li");
  const auto session = enter("li");
  const auto token = make_token(*folder, {"报表", "read", 30}, by("li"));
  ASSERT_TRUE(session && token);
  ASSERT_TRUE(session_of_token(*folder, token->token, kNow).has_value());
  ASSERT_TRUE(disable_account(*folder, "li", by("an"), "离岗").has_value());
  EXPECT_EQ(key(session_of(*folder, session->token, kNow)), "session.none");
  EXPECT_EQ(key(session_of_token(*folder, token->token, kNow)), "session.none");
  EXPECT_EQ(key(enter("li")), "login.failed");
  EXPECT_TRUE(tokens(*folder, "li", by("li"))->front().revoked);
}

TEST_F(Accounts, TheLastAdministratorStays) {
  EXPECT_EQ(key(disable_account(*folder, "xi", by("an"), "")), "accounts.last_administrator");
}

TEST_F(Accounts, TheLastAdministratorKeepsTheDuty) {
  constexpr const char* kKey = "accounts.last_administrator";
  const auto other = [&](std::vector<Duty> duties) {
    return propose_account(*folder, {"xi", Wish::kDuties, std::move(duties), ""}, by("xi"), "");
  };
  EXPECT_THAT(keys(other({Duty::kManage})), ElementsAre(kKey));
  EXPECT_THAT(keys(other({})), ElementsAre(kKey));
  import("code,name,unit,duties\nbei,北,zone,administer\n");
  open("bei");
  ASSERT_TRUE(other({}).has_value());
  ASSERT_TRUE(disable_account(*folder, "bei", by("an"), "").has_value());
  EXPECT_THAT(keys(approve_account(*folder, "xi", by("an"), "")), ElementsAre(kKey));
}

TEST_F(Accounts, TheLastAdministratorDoesNotLeaveByATableOfPeople) {
  const auto leave = [&](const std::string& rows) {
    return keys(import_organisation(*folder, "code,name,unit,duties,active\n" + rows, "p.csv",
                                    by("sun"), ""));
  };
  const std::string xi = "xi,席,zone,administer,no\n";
  const std::string bei = "bei,北,zone,administer,no\n";
  EXPECT_THAT(leave(xi), ElementsAre("accounts.last_administrator"));
  EXPECT_TRUE(organisation_of(*folder).person("xi")->active);
  import("code,name,unit,duties\nbei,北,zone,administer\n");
  EXPECT_THAT(leave(xi), ElementsAre("accounts.last_administrator")) << "bei has no account";
  open("bei");
  EXPECT_THAT(leave(xi + bei), Contains("accounts.last_administrator"));
  EXPECT_THAT(leave(xi), IsEmpty());
}

TEST_F(Accounts, OtherDutiesDoNotUndoWhatSomebodyWroteOfThePersonMeanwhile) {
  open("li");
  ASSERT_TRUE(propose_account(*folder, {"li", Wish::kDuties, {Duty::kReview}, ""}, by("xi"), ""));
  const auto approved =
      overtaken([&](Folder& other) { return approve_account(other, "li", by("an"), ""); },
                [&](store::Change& change) {
                  Person renamed = *organisation_of(*folder).person("li");
                  renamed.name = "李四光";
                  store::OrgRepo::add(change, std::vector{renamed});
                });
  ASSERT_TRUE(approved.has_value());
  const Organisation organisation = organisation_of(*folder);
  EXPECT_EQ(organisation.person("li")->name, "李四光");
  EXPECT_TRUE(organisation.person("li")->has(Duty::kReview));
}

TEST_F(Accounts, AResetPasswordIsApprovedAndShownOnce) {
  open("li");
  const auto session = enter("li");
  const auto token = make_token(*folder, {"night job", "read", 1}, by("li"));
  ASSERT_TRUE(token.has_value());
  const auto asked = reset_password(*folder, "li", by("xi"), "忘了");
  ASSERT_TRUE(asked && asked->waiting);
  EXPECT_TRUE(session_of_token(*folder, token->token, kNow).has_value());
  EXPECT_TRUE(enter("li").has_value()) << "until it is approved the old one serves";
  const auto reset = approve_account(*folder, "li", by("an"), "", least_cost());
  ASSERT_TRUE(reset.has_value());
  EXPECT_EQ(key(enter("li")), "login.failed");
  EXPECT_EQ(key(session_of(*folder, session->token, kNow)), "session.none");
  EXPECT_EQ(key(session_of_token(*folder, token->token, kNow)), "session.none");
  EXPECT_EQ(enter("li", reset->one_time_password)->owed, Owed::kPassword);
}

TEST_F(Accounts, TheListShowsStatesAndNoSecrets) {
  open("li");
  ASSERT_TRUE(propose_account(*folder, {"wang", Wish::kOpen, {}, ""}, by("xi"), ""));
  const auto rows = accounts(*folder, by("an"));
  ASSERT_TRUE(rows.has_value());
  std::vector<std::string> states;
  for (const auto& row : *rows) {
    states.push_back(row.person + " " + std::string(to_string(row.state)));
  }
  EXPECT_THAT(states, ElementsAre("an active", "li active", "wang pending", "xi active"));
  EXPECT_EQ((*rows)[1].last_login, kNow);
  EXPECT_EQ((*rows)[2].waiting, Wish::kOpen);
  EXPECT_EQ((*rows)[2].proposed_by, "xi");
}

TEST_F(Accounts, WhoDidNotComeForNinetyDaysIsDisabledButNotTheLastAdministrator) {
  open("li");
  EXPECT_THAT(disable_idle_accounts(*folder, "2019-09-15T08:00:00Z"), IsEmpty());
  EXPECT_THAT(disable_idle_accounts(*folder, "2019-09-16T08:00:00Z"), ElementsAre("an", "li"));
  EXPECT_EQ(key(enter("li", kPassword, "2019-09-16T08:00:00Z")), "login.failed");
  EXPECT_TRUE(enter("xi", kPassword, "2019-09-16T08:00:00Z").has_value());
}

TEST_F(Accounts, WhoGetsANewPasswordMeanwhileIsNotIdle) {
  open("li");
  const std::string late = "2019-09-16T08:00:00Z";
  const auto idle = overtaken([&](Folder& other) { return disable_idle_accounts(other, late); },
                              [&](store::Change& change) {
                                auto changed = account("li");
                                changed.changed_on = late;
                                store::AccountRepo::add(change, changed);
                              });
  EXPECT_THAT(idle, ElementsAre("an"));
  EXPECT_EQ(account("li").state, "active");
  EXPECT_EQ(account("li").changed_on, late);
}

TEST_F(Accounts, WhoGetsANewPasswordWhileLoggingInIsNotIdle) {
  open("li");
  make_slow("li");
  const std::string late = "2019-09-16T08:00:01Z";
  const auto entered = enter_overtaken("li", late, [&](store::Change& change) {
    auto changed = account("li");
    changed.changed_on = late;
    store::AccountRepo::add(change, changed);
  });
  EXPECT_EQ(key(entered), "login.failed");
  EXPECT_EQ(account("li").state, "active");
}

TEST_F(Accounts, ComingAfterNinetyDaysDisablesTheAccountToo) {
  open("li");
  EXPECT_EQ(key(enter("li", kPassword, "2019-09-16T08:00:01Z")), "login.failed");
  EXPECT_THAT(deeds("li"), Contains("account-idle"));
}

TEST_F(Accounts, TokensReachWhatTheirScopeSaysAndNoMore) {
  open("li");
  const auto reading = make_token(*folder, {"报表", "read", 366}, by("li"));
  const auto filling = make_token(*folder, {"填报", "fill who", 1}, by("li"));
  ASSERT_TRUE(reading && filling);
  const Organisation organisation = organisation_of(*folder);
  const auto may_use = [&](const NewToken& made, Access access, const std::string& unit = "") {
    const auto session = session_of_token(*folder, made.token, kNow);
    return session && permit(*session, organisation, by("li"), access, unit);
  };
  EXPECT_TRUE(may_use(*reading, Access::kIndex));
  EXPECT_FALSE(may_use(*reading, Access::kFill, "finance"));
  EXPECT_FALSE(may_use(*reading, Access::kTrail)) << "never more than its person";
  EXPECT_FALSE(may_use(*reading, Access::kSelf));
  EXPECT_TRUE(may_use(*filling, Access::kFill, "finance"));
  EXPECT_FALSE(may_use(*filling, Access::kIndex));
  EXPECT_EQ(key(session_of_token(*folder, filling->token, kDayAfter)), "session.none");
  EXPECT_EQ(key(session_of_token(*folder, filling->token + "0", kNow)), "session.none");
  EXPECT_EQ(key(session_of_token(*folder, filling->row.id, kNow)), "session.none");
}

TEST_F(Accounts, TokensAreAskedForAndRevokedByWhoMay) {
  open("li");
  EXPECT_EQ(key(make_token(*folder, {"x", "everything", 1}, by("li"))), "accounts.bad_scope");
  EXPECT_EQ(key(make_token(*folder, {"x", "self", 1}, by("li"))), "accounts.bad_scope");
  EXPECT_EQ(key(make_token(*folder, {"x", "", 1}, by("li"))), "accounts.bad_scope");
  EXPECT_EQ(key(make_token(*folder, {"x", "read", 367}, by("li"))), "accounts.bad_days");
  EXPECT_EQ(key(make_token(*folder, {"x", "read", 1}, by("wang"))), "accounts.none");
  const auto made = make_token(*folder, {"x", "read", 1}, by("li"));
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(key(tokens(*folder, "li", by("wang"))), "rights.no_access.accounts");
  EXPECT_EQ(key(revoke_token(*folder, made->row.id, by("an"), "")),
            "rights.no_access.manage_accounts");
  EXPECT_TRUE(revoke_token(*folder, made->row.id, by("xi"), "").has_value());
  EXPECT_EQ(key(session_of_token(*folder, made->token, kNow)), "session.none");
  EXPECT_EQ(key(revoke_token(*folder, made->row.id, by("li"), "")), "accounts.unknown_token");
}

TEST_F(Accounts, TheProfileIsChosenByTheAdministrator) {
  EXPECT_EQ(profile_of(*folder).name, "mlps");
  EXPECT_EQ(key(choose_profile(*folder, "none", by("xi"), "")), "accounts.unknown_profile");
  ASSERT_TRUE(choose_profile(*folder, "asvs", by("xi"), "").has_value());
  EXPECT_EQ(profile_of(*folder).name, "asvs");
}

TEST_F(Accounts, TheShippedListKnowsTheHabits) {
  EXPECT_GT(common_passwords().size(), 900U);
  for (const char* password : {"5201314", "woaini1314", "666666", "Admin@123", "P@ssw0rd",
                               "1qaz@WSX", "a123456", "Qwer1234", "Huawei@123", "88888888"}) {
    EXPECT_TRUE(common_passwords().contain(password)) << password;
  }
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(Accounts, TheFolderIsSoundItsBackupHoldsNoSessionAndNoSecretIsWrittenPlainly) {
  open("li");
  const auto session = enter("li");
  const auto token = make_token(*folder, {"x", "read", 1}, by("li"));
  ASSERT_TRUE(session && token);
  EXPECT_THAT(store::verify((*folder).db()).faults, IsEmpty());
  const auto backup = folder.path() / "backup";
  ASSERT_TRUE(back_up(*folder, backup, kNow).has_value());
  for (const auto& file : {folder.path() / "stave.db", folder.path() / "stave.db-wal"}) {
    const std::string bytes = bytes_of(file);
    for (const std::string& secret : {session->token, token->token, std::string(kPassword)}) {
      EXPECT_THAT(bytes, Not(testing::HasSubstr(secret))) << file;
    }
  }
  ASSERT_TRUE(restore(backup, folder.path() / "again").has_value());
  auto restored = Folder::open(folder.path() / "again");
  ASSERT_TRUE(restored.has_value());
  EXPECT_EQ(key(session_of(*restored, session->token, kNow)), "session.none");
  EXPECT_TRUE(session_of_token(*restored, token->token, kNow).has_value());
  EXPECT_TRUE(drill(*folder, folder.path(), "", kNow).has_value());
}

TEST(Secrets, AreNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 10000; ++i) {
    const std::string secret = random_secret();
    EXPECT_EQ(secret.size(), 64U);
    seen.insert(secret);
  }
  EXPECT_EQ(seen.size(), 10000U);
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "abcd"));
}

TEST(Secrets, AHashIsThatOfItsPasswordAlone) {
  const std::string hash = hash_password("一二三四", least_cost());
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$"));
  EXPECT_TRUE(is_password(hash, "一二三四"));
  EXPECT_FALSE(is_password(hash, "一二三五"));
  EXPECT_FALSE(is_password("", "", least_cost()));
  EXPECT_FALSE(is_password("$argon2id$broken", "x"));
  EXPECT_NE(hash, hash_password("一二三四", least_cost()));
}

TEST(DemoPeople, HaveOneForEveryRoleAndAreAddedOnce) {
  TestFolder folder;
  const By by{"demo", kNow, utc_day};
  const auto added = fill_with_demo_people(*folder, by);
  ASSERT_TRUE(added.has_value()) << added.error().front().what.key;
  EXPECT_GE(*added, 12U);
  const Organisation organisation = organisation_of(*folder);
  for (const Role& role : roles()) {
    const auto people = organisation.people();
    EXPECT_TRUE(std::any_of(people.begin(), people.end(), [&](const Person& person) {
      return person.duties == role.duties;
    })) << role.name;
  }
  EXPECT_EQ(fill_with_demo_people(*folder, by), 0U);
}

}  // namespace
}  // namespace stave::app
