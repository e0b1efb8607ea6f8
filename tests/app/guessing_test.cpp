#include "account_office.hpp"
#include "session_rules.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

namespace stave::app {
namespace {

/// Guesses at the account of li.
class Guessing : public AccountOffice {
 protected:
  void SetUp() override {
    AccountOffice::SetUp();
    open("li");
  }
};

TEST_F(Guessing, FiveFailuresLockTheAccountAtThatAddressForHalfAnHour) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(key(enter("li", "wrong")), "login.failed") << i;
  }
  const auto locked = enter("li");
  EXPECT_EQ(key(locked), "login.locked");
  EXPECT_EQ(locked.error().what.args.front().second, "2019-06-17T08:30:00Z");
  EXPECT_TRUE(enter("li", kPassword, kNow, "10.0.0.2").has_value())
      << "a stranger elsewhere locks nobody out";
  EXPECT_EQ(key(enter("li", kPassword, "2019-06-17T08:29:59Z")), "login.locked");
  EXPECT_TRUE(enter("li", kPassword, "2019-06-17T08:30:00Z").has_value());
}

TEST_F(Guessing, AfterTheLockTheTrailGrowsNoMore) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(enter("li", "wrong").has_value());
  }
  EXPECT_EQ(rows_of("login-failed"), 4U);
  EXPECT_EQ(rows_of("login-locked"), 1U);
}

TEST_F(Guessing, ASuccessForgetsTheFailuresAndSoDoesTheSecurityAdministrator) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) {
      EXPECT_FALSE(enter("li", "wrong").has_value());
    }
    EXPECT_TRUE(enter("li").has_value());
  }
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(enter("li", "wrong").has_value());
  }
  EXPECT_EQ(accounts(*folder, by("an"))->at(1).locked_until, "2019-06-17T08:30:00Z");
  EXPECT_EQ(key(unlock_account(*folder, "li", by("xi"), "")), "rights.no_access.approve_accounts");
  ASSERT_TRUE(unlock_account(*folder, "li", by("an"), "").has_value());
  EXPECT_TRUE(enter("li").has_value());
}

TEST_F(Guessing, AnAddressThatFailedFiftyTimesIsSlowForEveryName) {
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(key(enter("name" + std::to_string(i), "x")), "login.failed") << i;
  }
  EXPECT_EQ(key(enter("li")), "login.slow");
  EXPECT_EQ(key(enter("li", kPassword, "2019-06-17T08:00:09Z")), "login.slow");
  EXPECT_TRUE(enter("li", kPassword, "2019-06-17T08:00:10Z").has_value());
  EXPECT_TRUE(enter("li", kPassword, kNow, "10.0.0.2").has_value());
  EXPECT_EQ(rows_of("login-failed"), 49U);
  EXPECT_EQ(rows_of("login-slow"), 1U);
}

TEST_F(Guessing, AnAddressOfIPv6IsItsNetwork) {
  for (int i = 0; i < 5; ++i) {
    const std::string address = "2001:db8:0:1::" + std::to_string(i + 1);
    EXPECT_EQ(key(enter("li", "wrong", kNow, address)), "login.failed") << i;
  }
  EXPECT_EQ(key(enter("li", kPassword, kNow, "2001:db8:0:1:ffff::1")), "login.locked");
  EXPECT_TRUE(enter("li", kPassword, kNow, "2001:db8:0:2::1").has_value());
  EXPECT_EQ(network_of("2001:db8:0:1:2:3:4:5"), "2001:db8:0:1::/64");
  EXPECT_EQ(network_of("10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(network_of("session 12"), "session 12");
}

// Of many guesses at the same moment no more than five are looked at.
TEST_F(Guessing, GuessesAtTheSameMomentAreCountedBeforeTheyAreLookedAt) {
  std::vector<std::string> answers;
  std::mutex guard;
  std::vector<std::thread> guessers;
  for (int i = 0; i < 8; ++i) {
    guessers.emplace_back([&] {
      auto mine = Folder::open(folder.path()).value();
      for (int n = 0; n < 3; ++n) {
        const auto done = log_in(mine, {"li", "wrong", "", "10.0.0.9", ""}, kNow, least_cost());
        const std::lock_guard lock(guard);
        answers.push_back(done.error().what.key);
      }
    });
  }
  for (auto& guesser : guessers) {
    guesser.join();
  }
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "login.failed"), 5);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "login.locked"), 19);
}

}  // namespace
}  // namespace stave::app
