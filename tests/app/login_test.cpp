#include "account_office.hpp"

#include "stave/app/factor_demand.hpp"
#include "stave/app/sessions.hpp"
#include "stave/domain/totp.hpp"
#include "stave/store/session_repo.hpp"

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class Login : public AccountOffice {
 protected:
  void SetUp() override {
    AccountOffice::SetUp();
    open("li");
  }

  Result<OpenSession> seen(const OpenSession& session, const std::string& now) {
    return session_of(*folder, session.token, now);
  }
};

TEST_F(Login, NeverSaysWhatWasWrong) {
  ASSERT_TRUE(propose_account(*folder, {"wang", Wish::kOpen, {}, ""}, by("xi"), ""));
  const auto message = [&](const std::string& person, const std::string& password) {
    return enter(person, password).error();
  };
  const Error wrong = message("li", "x");
  EXPECT_EQ(wrong.what.key, "login.failed");
  EXPECT_EQ(message("nobody", "x"), wrong);
  EXPECT_EQ(message("wang", "x"), wrong);
  EXPECT_EQ(message("ling", ""), wrong);
  EXPECT_EQ(message("li", std::string(300, 'x')), wrong);
  EXPECT_EQ(message("", ""), wrong);
}

TEST_F(Login, WhatNobodyIsCalledStaysOutOfTheTrail) {
  EXPECT_FALSE(enter("MySecretPassword1", "x").has_value());
  for (const auto& row : store::Trail((*folder).db()).rows(1, store::kNow)) {
    EXPECT_THAT(row.deed.object + row.deed.actor, Not(testing::HasSubstr("MySecret")));
  }
  EXPECT_EQ(rows_of("login-failed"), 1U);
}

TEST_F(Login, AOneTimePasswordIsGoodForThreeDays) {
  const std::string once = open_once("wang");
  EXPECT_EQ(key(enter("wang", once, "2019-06-20T08:00:00Z")), "login.once_over");
  EXPECT_EQ(key(enter("wang", "wrong", "2019-06-20T08:00:00Z")), "login.failed");
  EXPECT_TRUE(enter("wang", once, "2019-06-20T07:59:59Z").has_value());
  EXPECT_TRUE(enter("li", kPassword, "2019-06-21T08:00:00Z").has_value())
      << "a password that its owner chose";
}

TEST_F(Login, EveryLoginHasItsOwnSession) {
  const auto first = enter("li");
  const auto second = enter("li");
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->token, second->token);
  EXPECT_NE(first->csrf, second->csrf);
  EXPECT_EQ(seen(*first, kNow)->csrf, first->csrf);
  EXPECT_EQ(seen(*first, kNow)->token, "");
  EXPECT_EQ(key(session_of(*folder, first->id, kNow)), "session.none");
  EXPECT_EQ(key(session_of(*folder, std::string(64, '0'), kNow)), "session.none");
}

// A page that is left open and loads itself anew keeps nobody signed in.
TEST_F(Login, WhatAPageAsksByItselfIsNoUseOfTheSession) {
  const auto session = enter("li");
  for (const char* now : {"2019-06-17T08:10:00Z", "2019-06-17T08:20:00Z", "2019-06-17T08:29:00Z"}) {
    EXPECT_TRUE(session_of(*folder, session->token, now, false).has_value()) << now;
  }
  EXPECT_FALSE(session_of(*folder, session->token, "2019-06-17T08:30:01Z", false).has_value());
  EXPECT_FALSE(seen(*session, "2019-06-17T08:30:01Z").has_value());
}

TEST_F(Login, ASessionEndsWhenItRestsAndAfterTwelveHoursAtTheLatest) {
  const auto session = enter("li");
  EXPECT_TRUE(seen(*session, "2019-06-17T08:29:59Z").has_value());
  EXPECT_TRUE(seen(*session, "2019-06-17T08:59:58Z").has_value());
  EXPECT_FALSE(seen(*session, "2019-06-17T09:29:58Z").has_value());
  const auto busy = enter("li", kPassword, "2019-06-17T10:00:00Z");
  for (int minutes = 20; minutes < 720; minutes += 20) {
    std::string now = "2019-06-17T00:00:00Z";
    const int all = 600 + minutes;
    now.replace(9, 1, all < 1440 ? "7" : "8");
    const std::string hour = std::to_string(100 + all / 60 % 24).substr(1);
    const std::string minute = std::to_string(100 + all % 60).substr(1);
    now.replace(11, 5, hour + ":" + minute);
    ASSERT_TRUE(seen(*busy, now).has_value()) << now;
  }
  EXPECT_FALSE(seen(*busy, "2019-06-17T22:00:00Z").has_value());
}

TEST_F(Login, AdministratorsRestHalfAsLong) {
  const auto session = enter("xi");
  EXPECT_TRUE(session->administrator);
  EXPECT_TRUE(seen(*session, "2019-06-17T08:14:59Z").has_value());
  const auto other = enter("xi");
  EXPECT_FALSE(seen(*other, "2019-06-17T08:15:00Z").has_value());
}

TEST_F(Login, WhoLeavesIsOutAtOnce) {
  const auto session = enter("li");
  ASSERT_TRUE(seen(*session, kNow).has_value());
  import("code,name,unit,duties,active\nli,李四,finance,fill,no\n");
  EXPECT_EQ(key(seen(*session, kNow)), "session.none");
  EXPECT_EQ(key(enter("li")), "login.failed");
}

TEST_F(Login, LoggingOutEndsThisSessionOrAll) {
  const auto first = enter("li");
  const auto second = enter("li");
  const auto third = enter("li");
  EXPECT_THAT(sessions_of(*folder, "li", kNow), SizeIs(4));  // one of changing the password
  log_out(*folder, *seen(*first, kNow), kNow);
  EXPECT_EQ(key(seen(*first, kNow)), "session.none");
  EXPECT_TRUE(seen(*second, kNow).has_value());
  EXPECT_TRUE(log_out_session(*folder, *second, third->id, kNow).has_value());
  EXPECT_EQ(key(seen(*third, kNow)), "session.none");
  const auto foreign = enter("xi");
  EXPECT_EQ(key(log_out_session(*folder, *second, foreign->id, kNow)), "session.unknown");
  EXPECT_TRUE(is_open(*folder, "li", second->id, kNow));
  EXPECT_FALSE(is_open(*folder, "li", foreign->id, kNow)) << "somebody else's";
  log_out_everywhere(*folder, *second, kNow);
  EXPECT_FALSE(is_open(*folder, "li", second->id, kNow));
  EXPECT_THAT(sessions_of(*folder, "li", kNow), IsEmpty());
  EXPECT_TRUE(seen(*foreign, kNow).has_value());
}

TEST_F(Login, AOneTimePasswordLeadsOnlyToChangingIt) {
  const std::string once = open_once("wang");
  const auto session = enter("wang", once);
  ASSERT_TRUE(session.has_value());
  const Organisation organisation = organisation_of(*folder);
  const auto asked = [&](Access access) {
    return key(permit(*seen(*session, kNow), organisation, by("wang"), access));
  };
  EXPECT_EQ(asked(Access::kIndex), "session.must_change");
  EXPECT_EQ(asked(Access::kSelf), "");
  EXPECT_EQ(asked(Access::kWho), "");
  EXPECT_THAT(keys(change(*session, "wrong", kPassword)), ElementsAre("password.wrong_old"));
  EXPECT_THAT(keys(change(*session, once, "weak")), Contains("password.too_short"));
  const auto changed = change(*session, once, kPassword);
  ASSERT_TRUE(changed.has_value());
  EXPECT_NE(changed->token, session->token);
  EXPECT_EQ(key(seen(*session, kNow)), "session.none");
  EXPECT_EQ(key(permit(*seen(*changed, kNow), organisation, by("wang"), Access::kIndex)), "");
}

TEST_F(Login, TheLastFivePasswordsDoNotComeBack) {
  auto session = enter("li");
  std::string now = kPassword;
  for (int i = 0; i < 5; ++i) {
    const std::string next = "Zz9-next-one" + std::to_string(i);
    const auto changed = change(*session, now, next);
    ASSERT_TRUE(changed.has_value());
    session = *changed;
    if (i < 4) {
      EXPECT_THAT(keys(change(*session, next, kPassword)), ElementsAre("password.used_before"));
    }
    now = next;
  }
  EXPECT_TRUE(change(*session, now, kPassword).has_value());
}

TEST_F(Login, GuessingTheOldPasswordInsideASessionIsCounted) {
  const auto session = enter("li");
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(keys(change(*session, "guess", "Zz9-next-one")), ElementsAre("password.wrong_old"));
  }
  EXPECT_THAT(keys(change(*session, kPassword, "Zz9-next-one")), ElementsAre("login.locked"));
}

TEST_F(Login, AfterNinetyDaysThePasswordMustBeChanged) {
  EXPECT_EQ(enter("li", kPassword, "2019-08-01T08:00:00Z")->owed, Owed::kNothing);
  EXPECT_EQ(enter("li", kPassword, "2019-09-15T07:59:59Z")->owed, Owed::kNothing);
  EXPECT_EQ(enter("li", kPassword, "2019-09-15T08:00:00Z")->owed, Owed::kPassword);
  ASSERT_TRUE(choose_profile(*folder, "asvs", by("xi", "2019-09-15T09:00:00Z"), "").has_value());
  EXPECT_EQ(enter("li", kPassword, "2019-09-15T09:00:00Z")->owed, Owed::kNothing);
}

TEST_F(Login, ASecondFactorIsAskedForOnceItIsConfirmed) {
  const std::string later = "2019-06-17T08:02:00Z";
  const auto session = enter("li");
  EXPECT_EQ(key(confirm_totp(*folder, *session, "000000", kNow)), "totp.not_begun");
  const auto factor = begin_totp(*folder, *session, kNow);
  ASSERT_TRUE(factor.has_value());
  EXPECT_TRUE(enter("li").has_value()) << "not yet confirmed";
  const std::string secret = *from_base32(factor->secret);
  constexpr std::int64_t kSeconds = 1560758400;  // kNow
  const std::string code = totp(secret, kSeconds);
  EXPECT_EQ(key(confirm_totp(*folder, *session, code == "123456" ? "654321" : "123456", kNow)),
            "totp.wrong");
  ASSERT_TRUE(confirm_totp(*folder, *session, code, kNow).has_value());
  EXPECT_EQ(key(begin_totp(*folder, *session, kNow)), "totp.exists");
  EXPECT_EQ(key(enter("li")), "login.failed");
  EXPECT_EQ(key(enter("li", kPassword, kNow, kHome, code)), "login.failed") << "used to confirm";
  const std::string next = totp(secret, kSeconds + 120);
  EXPECT_TRUE(enter("li", kPassword, later, kHome, next).has_value());
  EXPECT_EQ(key(enter("li", kPassword, later, kHome, next)), "login.failed") << "used";
  EXPECT_EQ(key(enter("li", "wrong", later, kHome, totp(secret, kSeconds + 150))), "login.failed");
}

TEST_F(Login, WhereASecondFactorIsDemandedASessionWithoutOneLeadsOnlyToMakingIt) {
  const auto before = enter("li");
  ASSERT_TRUE(demand_factor(*folder, FactorDemand::kEveryone, by("xi"), "").has_value());
  EXPECT_EQ(key(seen(*before, kNow)), "session.none") << "was open without one";
  const auto session = enter("li");
  ASSERT_TRUE(session.has_value());
  const Organisation organisation = organisation_of(*folder);
  const auto asked = [&](Access access) {
    return key(permit(*seen(*session, kNow), organisation, by("li"), access));
  };
  EXPECT_EQ(asked(Access::kIndex), "session.must_enrol");
  EXPECT_EQ(asked(Access::kSelf), "");
  const auto changed = change(*session, kPassword, "Zz9-next-one");
  ASSERT_TRUE(changed.has_value());
  EXPECT_EQ(seen(*changed, kNow)->owed, Owed::kFactor) << "another password is no second factor";
  const std::string secret = *from_base32(begin_totp(*folder, *changed, kNow)->secret);
  constexpr std::int64_t kSeconds = 1560758400;  // kNow
  ASSERT_TRUE(confirm_totp(*folder, *changed, totp(secret, kSeconds), kNow).has_value());
  EXPECT_EQ(key(permit(*seen(*changed, kNow), organisation, by("li"), Access::kIndex)), "");
  EXPECT_EQ(key(drop_totp(*folder, *changed, totp(secret, kSeconds + 30), kNow)), "totp.demanded");
}

TEST_F(Login, ASecondFactorMayBeDemandedOfAdministratorsAlone) {
  EXPECT_EQ(key(demand_factor(*folder, FactorDemand::kAdministrators, by("li"), "")),
            "rights.no_access.manage_accounts");
  ASSERT_TRUE(demand_factor(*folder, FactorDemand::kAdministrators, by("xi"), "").has_value());
  EXPECT_EQ(enter("li")->owed, Owed::kNothing);
  const auto link = login_link(*folder, "xi", by("root"));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(redeem_link(*folder, *link, kHome, kNow)->owed, Owed::kFactor);
  ASSERT_TRUE(demand_factor(*folder, FactorDemand::kNobody, by("xi"), "").has_value());
  EXPECT_EQ(enter("li")->owed, Owed::kNothing);
}

TEST_F(Login, TheSecondFactorIsDroppedWithACodeOrByTheSecurityAdministrator) {
  const auto session = enter("li");
  constexpr std::int64_t kSeconds = 1560758400;  // kNow
  const auto begin = [&] {
    const auto factor = begin_totp(*folder, *session, kNow);
    return *from_base32(factor->secret);
  };
  std::string secret = begin();
  ASSERT_TRUE(confirm_totp(*folder, *session, totp(secret, kSeconds), kNow).has_value());
  EXPECT_EQ(key(drop_totp(*folder, *session, totp(secret, kSeconds), kNow)), "totp.wrong");
  const std::string later = "2019-06-17T08:00:30Z";
  ASSERT_TRUE(drop_totp(*folder, *session, totp(secret, kSeconds + 30), later).has_value());
  EXPECT_TRUE(enter("li", kPassword, later).has_value());
  secret = begin();
  ASSERT_TRUE(confirm_totp(*folder, *session, totp(secret, kSeconds), kNow).has_value());
  EXPECT_EQ(key(reset_second_factor(*folder, "li", by("xi"), "")),
            "rights.no_access.approve_accounts");
  ASSERT_TRUE(reset_second_factor(*folder, "li", by("an"), "手机丢失").has_value());
  EXPECT_TRUE(enter("li").has_value());
}

TEST_F(Login, APasswordThatWasReplacedWhileItWasComparedOpensNothing) {
  make_slow("li");
  const auto entered = enter_overtaken("li", kNow, [&](store::Change& change) {
    auto replaced = account("li");
    replaced.hash = hash_password("Zz9-another-one", least_cost());
    replaced.must_change = true;
    store::AccountRepo::add(change, replaced);
  });
  EXPECT_EQ(key(entered), "login.failed");
}

TEST_F(Login, DroppingTheSecondFactorDoesNotUndoADisabledAccount) {
  const auto session = enter("li");
  constexpr std::int64_t kSeconds = 1560758400;  // kNow
  const std::string secret = *from_base32(begin_totp(*folder, *session, kNow)->secret);
  ASSERT_TRUE(confirm_totp(*folder, *session, totp(secret, kSeconds), kNow).has_value());
  overtaken(
      [&](Folder& other) {
        return drop_totp(other, *session, totp(secret, kSeconds + 30), "2019-06-17T08:00:30Z");
      },
      [&](store::Change& change) {
        auto disabled = account("li");
        disabled.state = "disabled";
        store::AccountRepo::add(change, disabled);
      });
  EXPECT_EQ(account("li").state, "disabled");
}

TEST_F(Login, ALinkDoesNotSpareAPasswordThatHasToBeChanged) {
  const std::string late = "2019-09-15T08:00:00Z";
  const auto link = login_link(*folder, "li", by("root", late));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(redeem_link(*folder, *link, kHome, late)->owed, Owed::kPassword);
}

TEST_F(Login, ALinkLogsInOnceWithinAQuarterOfAnHour) {
  const auto link = login_link(*folder, "ling", by("root"));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(key(redeem_link(*folder, *link, kHome, "2019-06-17T08:15:00Z")), "login.failed");
  const auto session = redeem_link(*folder, *link, kHome, "2019-06-17T08:14:59Z");
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->person, "ling");
  EXPECT_EQ(session->owed, Owed::kNothing);
  EXPECT_EQ(key(redeem_link(*folder, *link, kHome, kNow)), "login.failed");
  EXPECT_EQ(key(enter("ling", "")), "login.failed") << "no password is not an empty password";
  const auto changed = change(*session, "", kPassword, "2019-06-17T08:14:59Z");
  EXPECT_TRUE(changed.has_value());
  EXPECT_EQ(key(login_link(*folder, "nobody", by("root"))), "accounts.unknown_person");
  ASSERT_TRUE(disable_account(*folder, "ling", by("an"), "").has_value());
  EXPECT_EQ(key(login_link(*folder, "ling", by("root"))), "accounts.disabled");
}

TEST_F(Login, SweepingDeletesWhatIsOver) {
  ASSERT_TRUE(enter("li").has_value());
  EXPECT_FALSE(enter("li", "wrong").has_value());
  sweep_sessions(*folder, "2019-06-17T20:00:00Z");
  const store::SessionRepo repo((*folder).db());
  EXPECT_THAT(repo.of("li"), IsEmpty());
  EXPECT_EQ(repo.failures_of_address(kHome, "").failures, 0);
}

}  // namespace
}  // namespace stave::app
