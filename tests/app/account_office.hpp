#pragma once

#include "office.hpp"

#include "stave/app/accounts.hpp"
#include "stave/app/sessions.hpp"
#include "stave/store/account_repo.hpp"
#include "stave/store/session_repo.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace stave::app {

/// An office with the three administrators and some others; xi, the system administrator, and an,
/// the security administrator, have accounts.
class AccountOffice : public testing::Test {
 protected:
  static constexpr const char* kNow = "2019-06-17T08:00:00Z";
  static constexpr const char* kPassword = "Kx7mQ2pvLo9z";
  static constexpr const char* kHome = "10.0.0.1";

  void SetUp() override {
    import("code,name,kind,parent\nzone,管委会,zone,\nfinance,财政局,department,zone\n");
    import(
        "code,name,unit,duties\nxi,席,zone,administer\nan,安全,zone,secure\nji,纪,zone,audit\n"
        "li,李四,finance,fill\nwang,王五,finance,review\nling,凌,zone,decide\nsun,孙,zone,"
        "manage\n");
    FirstAccount first{setup_code(*folder, by("root")).value(), "xi", "", kPassword};
    ASSERT_TRUE(set_up(*folder, first, kNow, least_cost()).has_value());
    open("an");
  }

  void import(const std::string& table) {
    const auto done = import_organisation(*folder, table, "o.csv", by("xi"), "");
    ASSERT_TRUE(done.has_value()) << done.error().front().what.key;
  }

  static By by(const std::string& actor, const std::string& now = kNow) {
    return {actor, now, utc_day};
  }

  /// Opens an account, approved if need be; the one-time password.
  std::string open_once(const std::string& person) {
    auto done = propose_account(*folder, {person, Wish::kOpen, {}, ""}, by("xi"), "", least_cost());
    if (done && done->waiting) {
      done = approve_account(*folder, person, by("an"), "", least_cost());
    }
    EXPECT_TRUE(done.has_value());
    return done->one_time_password;
  }

  /// Opens an account with kPassword.
  void open(const std::string& person) {
    const std::string once = open_once(person);
    const auto session = enter(person, once);
    ASSERT_TRUE(session.has_value());
    EXPECT_EQ(session->owed, Owed::kPassword);
    ASSERT_TRUE(change(*session, once, kPassword).has_value());
  }

  Result<OpenSession> enter(const std::string& person, const std::string& password = kPassword,
                            const std::string& now = kNow, const std::string& address = kHome,
                            const std::string& code = "") {
    return log_in(*folder, {person, password, code, address, "browser"}, now, least_cost());
  }

  Checked<OpenSession> change(const OpenSession& session, const std::string& old_password,
                              const std::string& new_password, const std::string& now = kNow) {
    return change_password(*folder, session, old_password, new_password, now, least_cost());
  }

  /// Actions in the trail about the person, in order.
  std::vector<std::string> deeds(const std::string& object) {
    std::vector<std::string> out;
    for (const auto& row : store::Trail((*folder).db()).rows(1, store::kNow)) {
      if (row.deed.object == object) {
        out.push_back(row.deed.action);
      }
    }
    return out;
  }

  /// Rows of the trail about that action.
  std::size_t rows_of(const std::string& action) {
    const auto rows = store::Trail((*folder).db()).rows(1, store::kNow);
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [&](const store::TrailRow& row) { return row.deed.action == action; }));
  }

  /// What `late` answers on a connection of its own when `first` is written while it waits to
  /// write: it has read by then what it decides upon.
  template <class Late, class First>
  auto overtaken(Late late, First first) {
    auto other = Folder::open(folder.path().string()).value();
    store::Change change((*folder).db(), {kNow, "root", "test", "", "", "", ""});
    auto answer = std::async(std::launch::async, [&] { return late(other); });
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    first(change);
    change.commit();
    return answer.get();
  }

  store::AccountRecord account(const std::string& person) {
    return store::AccountRepo((*folder).db()).find(person).value();
  }

  /// The account with a password whose hash takes long to compare.
  void make_slow(const std::string& person) {
    store::Change change((*folder).db(), {kNow, "root", "test", "", "", "", ""});
    auto slow = account(person);
    slow.hash = hash_password(kPassword, {6, std::size_t{64} << 20});
    store::AccountRepo::add(change, slow);
    change.commit();
  }

  /// Logging in when `first` is written while the password is compared.
  template <class First>
  Result<OpenSession> enter_overtaken(const std::string& person, const std::string& now,
                                      First first) {
    auto other = Folder::open(folder.path().string()).value();
    auto answer = std::async(std::launch::async, [&] {
      return log_in(other, {person, kPassword, "", kHome, ""}, now, least_cost());
    });
    const store::SessionRepo sessions((*folder).db());
    while (sessions.failures_of_address(kHome, "").failures == 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    store::Change change((*folder).db(), {now, "root", "test", "", "", "", ""});
    first(change);
    change.commit();
    return answer.get();
  }

  template <class T>
  static std::string key(const Result<T>& result) {
    return result ? "" : result.error().what.key;
  }

  template <class T>
  static std::vector<std::string> keys(const Checked<T>& result) {
    return result ? std::vector<std::string>() : keys_of(result.error());
  }

  TestFolder folder;
};

}  // namespace stave::app
