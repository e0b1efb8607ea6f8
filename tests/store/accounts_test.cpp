#include "databases.hpp"

#include "stave/store/account_repo.hpp"
#include "stave/store/inventory.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/session_repo.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <array>
#include <chrono>

namespace stave::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kMorning = "2019-06-17T08:00:00Z";
constexpr const char* kNoon = "2019-06-17T12:00:00Z";
constexpr const char* kEvening = "2019-06-17T20:00:00Z";

class Accounts : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(migrate(*db).has_value());
    Change change = begin();
    OrgRepo::add(change, {OrgUnit{"zone", "管委会", UnitKind::kZone, "", "", true}});
    OrgRepo::add(change, std::vector{person});
    AccountRepo::add(change, account);
    change.commit();
  }

  Change begin() { return {*db, {kMorning, "xi", "test", "", "", "", ""}}; }

  void write(const AccountRecord& next) {
    Change change = begin();
    AccountRepo::add(change, next);
    change.commit();
  }

  const TestDatabase db;
  const Person person{"li", "李", "zone", {Duty::kFill, Duty::kReview}, true};
  const AccountRecord account{"li",  "active", "argon2id",      "$hash1", kMorning, true,
                              "ABC", "duties", {Duty::kDecide}, "zone",   "xi"};
  const SessionRecord session{"digest", "id1",           "li",       "csrf",   kMorning, kMorning,
                              kEvening, Owed::kPassword, "10.0.0.1", "browser"};
};

TEST_F(Accounts, TheNewestVersionCountsAndOldHashesAreKept) {
  AccountRecord next = account;
  next.hash = "$hash2";
  next.state = "disabled";
  write(next);
  write(next);
  const AccountRepo repo(*db);
  EXPECT_EQ(repo.find("li"), next);
  EXPECT_EQ(repo.find("nobody"), std::nullopt);
  EXPECT_THAT(repo.all(), ElementsAre(next));
  EXPECT_THAT(repo.hashes("li"), ElementsAre("$hash2", "$hash1"));
  EXPECT_FALSE(repo.empty());
  const auto holder = repo.holder("li");
  ASSERT_TRUE(holder.has_value());
  EXPECT_EQ(holder->state, "disabled");
  EXPECT_THAT(holder->duties, ElementsAre(Duty::kFill, Duty::kReview));
}

TEST_F(Accounts, TokensReadBack) {
  TokenRecord token{"t1", "li", "报表", "digest", "read", kMorning, kEvening, false};
  {
    Change change = begin();
    AccountRepo::add(change, token);
    change.commit();
  }
  EXPECT_EQ(AccountRepo(*db).token("t1"), token);
  token.revoked = true;
  {
    Change change = begin();
    AccountRepo::add(change, token);
    change.commit();
  }
  EXPECT_THAT(AccountRepo(*db).tokens(), ElementsAre(token));
  EXPECT_EQ(AccountRepo(*db).token("t2"), std::nullopt);
}

TEST_F(Accounts, ASessionComesWithWhatItsPersonIsNow) {
  const SessionRepo repo(*db);
  repo.add(session);
  Person gone = person;
  gone.active = false;
  gone.name = "李四";
  {
    Change change = begin();
    OrgRepo::add(change, std::vector{gone});
    change.commit();
  }
  const auto found = repo.find("digest");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->session, session);
  EXPECT_FALSE(found->holder.active);
  EXPECT_EQ(found->holder.name, "李四");
  EXPECT_EQ(found->holder.state, "active");
  EXPECT_EQ(repo.find("other"), std::nullopt);
}

TEST_F(Accounts, SessionsAreTouchedListedAndDropped) {
  const SessionRepo repo(*db);
  repo.add(session);
  SessionRecord second = session;
  second.sha256 = "digest2";
  second.id = "id2";
  second.created = kNoon;
  repo.add(second);
  repo.touch("digest", kNoon);
  EXPECT_EQ(repo.find("digest")->session.seen, kNoon);
  EXPECT_THAT(repo.of("li"), SizeIs(2));
  repo.drop("li", "id1");
  EXPECT_THAT(repo.of("li"), ElementsAre(second));
  repo.drop("li", "id2");
  EXPECT_THAT(repo.of("li"), IsEmpty());
}

TEST_F(Accounts, ASecondFactorIsPaidInEverySessionAndNothingElseIs) {
  const SessionRepo repo(*db);
  repo.add(session);
  SessionRecord owing = session;
  owing.sha256 = "digest2";
  owing.id = "id2";
  owing.owed = Owed::kFactor;
  repo.add(owing);
  repo.pay_factor("li");
  EXPECT_EQ(repo.find("digest")->session.owed, Owed::kPassword);
  EXPECT_EQ(repo.find("digest2")->session.owed, Owed::kNothing);
}

TEST_F(Accounts, SweepingLeavesWhatIsNotOver) {
  const SessionRepo repo(*db);
  repo.add(session);
  repo.add(OneTime{"link", "s1", "li", kNoon});
  repo.add(OneTime{"link", "s2", "li", kEvening});
  repo.set("10.0.0.1", "who", {5, kMorning, kEvening});
  repo.set("10.0.0.2", "who", {1, kMorning, ""});
  repo.sweep(kNoon, kNoon);
  EXPECT_TRUE(repo.find("digest").has_value());
  EXPECT_FALSE(repo.one_time("link", "s1").has_value());
  EXPECT_TRUE(repo.one_time("link", "s2").has_value());
  EXPECT_EQ(repo.failures("10.0.0.1", "who").failures, 5);
  EXPECT_EQ(repo.failures("10.0.0.2", "who").failures, 0);
  repo.sweep(kEvening, kEvening);
  EXPECT_FALSE(repo.find("digest").has_value());
}

TEST_F(Accounts, FailuresAreSummedByAddress) {
  const SessionRepo repo(*db);
  repo.set("10.0.0.1", "a", {3, kMorning, ""});
  repo.set("10.0.0.1", "a", {4, kNoon, ""});
  repo.set("10.0.0.1", "b", {2, kEvening, "2019-06-17T20:30:00Z"});
  const auto all = repo.failures_of_address("10.0.0.1", kMorning);
  EXPECT_EQ(all.failures, 6);
  EXPECT_EQ(all.last_at, kEvening);
  EXPECT_EQ(repo.failures_of_address("10.0.0.1", kNoon).failures, 2);
  EXPECT_EQ(repo.failures_of_address("10.0.0.9", "").last_at, "");
  EXPECT_THAT(repo.locks(kEvening), ElementsAre(testing::Pair("b", "2019-06-17T20:30:00Z")));
  repo.clear_all("b");
  EXPECT_THAT(repo.locks(kEvening), IsEmpty());
}

TEST_F(Accounts, WhatServesOnceIsFoundByItsSecretOrItsPerson) {
  const SessionRepo repo(*db);
  repo.add(OneTime{"totp", "ABCD", "li", kNoon});
  EXPECT_EQ(repo.one_time_of("totp", "li")->secret, "ABCD");
  EXPECT_FALSE(repo.one_time("link", "ABCD").has_value());
  repo.drop_one_times("totp", "li");
  EXPECT_FALSE(repo.one_time_of("totp", "li").has_value());
  repo.set_use("li", {kMorning, 7});
  repo.set_use("li", {kNoon, 8});
  EXPECT_EQ(repo.use("li")->totp_step, 8);
  EXPECT_THAT(repo.uses(), SizeIs(1));
}

TEST_F(Accounts, SessionsBelongToNoChangeAndAccountsDo) {
  const SessionRepo repo(*db);
  const auto rows = verify(*db).rows;
  repo.add(session);
  repo.add(OneTime{"link", "s1", "li", kNoon});
  repo.set("10.0.0.1", "a", {3, kMorning, ""});
  repo.set_use("li", {kMorning, 7});
  EXPECT_THAT(verify(*db).faults, IsEmpty());
  EXPECT_EQ(verify(*db).rows, rows);
  repo.forget();
  EXPECT_FALSE(repo.find("digest").has_value());
  EXPECT_TRUE(repo.use("li").has_value());
  db->execute("UPDATE account SET state = 'active', hash = '$mine'");
  EXPECT_THAT(verify(*db).faults, SizeIs(1));
}

TEST(Inventory, LeavesOutWhatBelongsToNoChange) {
  const auto db = open_sqlite(":memory:");
  ASSERT_TRUE(migrate(*db).has_value());
  const auto before = inventory_of(*db);
  SessionRepo(*db).set_use("li", {kMorning, 7});
  EXPECT_EQ(inventory_of(*db), before);
}

// A request must not wait for an import only to say that its session was seen.
TEST(TryWrite, DoesNotWaitForAnotherWriter) {
  const SharedDatabase shared;
  const auto importing = shared.connect();
  const auto request = shared.connect();
  ASSERT_TRUE(migrate(*importing).has_value());
  const std::array<SqlValue, 3> row{std::string("li"), std::string(kMorning), std::int64_t{1}};
  const auto* sql = "INSERT INTO account_use (person, last_login, totp_step) VALUES (?, ?, ?)";
  const auto begun = std::chrono::steady_clock::now();
  bool written = true;
  {
    const Transaction writing(*importing);
    written = request->try_write(sql, row);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
  EXPECT_EQ(SessionRepo(*request).use("li").has_value(), written);
  if (!written) {
    EXPECT_TRUE(request->try_write(sql, row));
    EXPECT_TRUE(SessionRepo(*importing).use("li").has_value());
  }
}

}  // namespace
}  // namespace stave::store
