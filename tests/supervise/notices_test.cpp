#include "stave/supervise/notices.hpp"

#include "sample.hpp"

#include <vector>

namespace stave::supervise::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ItemFacts item(std::string_view kind = "note") {
  ItemFacts out;
  out.code = "T1";
  out.kind = kind;
  out.handed_out = d("2019-06-01");
  out.due = d("2019-06-30");
  return out;
}

/// "kind recipient occasion: sentence", and the keys go into `sent`.
std::vector<std::string> post(const std::vector<ItemFacts>& items, std::string_view day,
                              std::vector<NoticeKey>& sent) {
  std::vector<std::string> out;
  for (const Notice& n : due_notices(items, shipped_rules(), d(day), Calendar(), sent)) {
    out.push_back(n.key.item + " " + std::string(to_string(n.key.kind)) + " " +
                  std::string(to_string(n.key.to)) + " " + n.key.occasion + ": " + say(n.reason));
    sent.push_back(n.key);
  }
  return out;
}

std::vector<std::string> post(const ItemFacts& facts, std::string_view day) {
  std::vector<NoticeKey> none;
  return post({facts}, day, none);
}

TEST(Notices, RemindSevenThreeAndOneDayBefore) {
  std::vector<NoticeKey> sent;
  EXPECT_THAT(post({item()}, "2019-06-22", sent), IsEmpty());
  EXPECT_THAT(post({item()}, "2019-06-23", sent),
              ElementsAre("T1 remind handler 2019-06-30/7: due in 7 days (2019-06-30)"));
  EXPECT_THAT(post({item()}, "2019-06-24", sent), IsEmpty());
  EXPECT_THAT(post({item()}, "2019-06-27", sent),
              ElementsAre("T1 remind handler 2019-06-30/3: due in 3 days (2019-06-30)"));
  EXPECT_THAT(post({item()}, "2019-06-29", sent),
              ElementsAre("T1 remind handler 2019-06-30/1: due in 1 days (2019-06-30)"));
  EXPECT_THAT(post({item()}, "2019-06-30", sent), IsEmpty());
}

TEST(Notices, OfMissedRemindersOnlyTheLatestIsSent) {
  EXPECT_THAT(post(item(), "2019-06-28"),
              ElementsAre("T1 remind handler 2019-06-30/3: due in 2 days (2019-06-30)"));
}

TEST(Notices, EscalateUpTheLadder) {
  std::vector<NoticeKey> sent;
  EXPECT_THAT(post({item()}, "2019-07-01", sent),
              ElementsAre("T1 escalate handler 2019-06-30/1: overdue by 1 days (due 2019-06-30), "
                          "rung 1 of the ladder"));
  EXPECT_THAT(post({item()}, "2019-07-02", sent), IsEmpty());
  // nobody asked on the 3rd; on the 7th two rungs are reached, each person gets one
  EXPECT_THAT(post({item()}, "2019-07-07", sent),
              ElementsAre("T1 escalate unit_head 2019-06-30/3: overdue by 7 days (due 2019-06-30), "
                          "rung 2 of the ladder",
                          "T1 escalate supervisor 2019-06-30/7: overdue by 7 days (due "
                          "2019-06-30), rung 3 of the ladder"));
  EXPECT_THAT(post({item()}, "2019-07-15", sent),
              ElementsAre("T1 escalate leader 2019-06-30/15: overdue by 15 days (due 2019-06-30), "
                          "rung 4 of the ladder"));
  EXPECT_THAT(post({item()}, "2019-12-31", sent), IsEmpty());
}

TEST(Notices, AMovedDueDayMakesNewOnes) {
  std::vector<NoticeKey> sent;
  EXPECT_EQ(post({item()}, "2019-06-29", sent).size(), 1U);
  ItemFacts moved = item();
  moved.due = d("2019-07-06");
  EXPECT_THAT(post({moved}, "2019-06-29", sent),
              ElementsAre("T1 remind handler 2019-07-06/7: due in 7 days (2019-07-06)"));
}

TEST(Notices, WhoeverWaitsIsNotEscalatedButTheOtherUnitIsUrged) {
  ItemFacts facts = item();
  facts.waiting = WaitingFor{"the land office", d("2019-06-28")};
  std::vector<NoticeKey> sent;
  EXPECT_THAT(post({facts}, "2019-07-02", sent),
              ElementsAre("T1 urge waited_for 2019-06-28/0: an item waits for the land office "
                          "since 2019-06-28, for 4 days"));
  EXPECT_THAT(post({facts}, "2019-07-04", sent), IsEmpty());
  EXPECT_THAT(post({facts}, "2019-07-05", sent),
              ElementsAre("T1 urge waited_for 2019-06-28/1: an item waits for the land office "
                          "since 2019-06-28, for 7 days"));
  // past waiting_days the ladder goes on
  EXPECT_EQ(post({facts}, "2019-07-29", sent).size(), 4U);
}

TEST(Notices, AMissingReportOfTheRhythmIsAskedFor) {
  ItemFacts facts = item("document");  // monthly on the 28th, or the worked day before
  facts.due = d("2019-12-31");
  std::vector<NoticeKey> sent;
  EXPECT_THAT(post({facts}, "2019-06-28", sent), IsEmpty());
  EXPECT_THAT(post({facts}, "2019-06-29", sent),
              ElementsAre("T1 report handler 2019-06-28: the report of 2019-06-28 has not come"));
  EXPECT_THAT(post({facts}, "2019-06-30", sent), IsEmpty());
  facts.reports.push_back({d("2019-07-03"), std::nullopt, std::nullopt, false});
  EXPECT_THAT(post({facts}, "2019-07-27", sent), IsEmpty());  // 26 July: reported on the 3rd
  EXPECT_EQ(post({facts}, "2019-08-29", sent).size(), 1U);
  ItemFacts young = facts;
  young.handed_out = d("2019-08-29");
  young.reports.clear();
  EXPECT_THAT(post(young, "2019-08-29"), IsEmpty());
}

TEST(Notices, NothingForWhatIsNotRunning) {
  ItemFacts done = item();
  done.done_on = d("2019-07-01");
  ItemFacts stopped = item();
  stopped.suspended_since = d("2019-06-20");
  ItemFacts lying = item();
  lying.handed_out.reset();
  ItemFacts later = item();
  later.handed_out = d("2019-08-01");
  std::vector<NoticeKey> sent;
  EXPECT_THAT(post({done, stopped, lying, later}, "2019-07-20", sent), IsEmpty());
  ItemFacts undated = item();
  undated.due.reset();
  EXPECT_THAT(post(undated, "2019-07-20"), IsEmpty());
}

TEST(Notices, WorkingDaysCountWhenTheRulesSaySo) {
  SupervisionRules rules = shipped_rules();
  rules.notices.count = DayCount::kWorking;
  ItemFacts facts = item();
  facts.due = d("2019-05-06");
  facts.handed_out = d("2019-04-01");
  const std::vector<ItemFacts> items{facts};
  // 28, 29, 30 April, 5 and 6 May are worked: 3 working days are left on the 29th
  const auto on = [&](std::string_view day) {
    return due_notices(items, rules, d(day), labour_day(), {});
  };
  ASSERT_EQ(on("2019-04-29").size(), 1U);
  EXPECT_EQ(on("2019-04-29")[0].key.occasion, "2019-05-06/3");
  EXPECT_EQ(on("2019-04-28")[0].key.occasion, "2019-05-06/7");
}

// Property: whatever the days on which it is asked, everything is sent once, and asking twice on
// one day sends nothing the second time.
TEST(Notices, AreIdempotent) {
  std::vector<ItemFacts> items{item("document"), item("minutes"), item("note")};
  items[1].code = "T2";
  items[2].code = "T3";
  items[2].waiting = WaitingFor{"u", d("2019-06-10")};
  std::vector<NoticeKey> sent;
  for (Day day = d("2019-06-01"); day < d("2019-09-30"); day = plus_days(day, 1)) {
    const auto first = due_notices(items, shipped_rules(), day, Calendar(), sent);
    for (const Notice& n : first) {
      sent.push_back(n.key);
    }
    ASSERT_THAT(due_notices(items, shipped_rules(), day, Calendar(), sent), IsEmpty());
  }
  auto once = sent;
  std::sort(once.begin(), once.end());
  EXPECT_EQ(std::unique(once.begin(), once.end()), once.end());
  EXPECT_GT(sent.size(), 30U);
}

}  // namespace
}  // namespace stave::supervise::testing
