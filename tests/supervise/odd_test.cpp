#include "stave/supervise/odd.hpp"

#include "sample.hpp"

#include <vector>

namespace stave::supervise::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> odd(const ItemHistory& item, std::string_view day = "2020-12-31",
                             OddRules rules = {7, 3, {"report", "accept"}}) {
  const std::vector<ItemHistory> items{item};
  const std::vector<Day> reviews{d("2019-09-30"), d("2019-06-30")};  // in any order
  std::vector<std::string> out;
  for (const Odd& each : odd_list(items, reviews, rules, d(day))) {
    EXPECT_EQ(each.item, "T1");
    out.push_back(std::string(to_string(each.kind)) + ": " + say(each.reason));
  }
  return out;
}

ItemHistory item() {
  ItemHistory out;
  out.item = "T1";
  return out;
}

ItemHistory moved(std::string_view on, std::string_view to = "2019-08-31") {
  ItemHistory out = item();
  out.moves.push_back({d(on), d("2019-07-31"), d(to)});
  return out;
}

TEST(OddList, ADateMovedWithinSevenDaysBeforeAReview) {
  EXPECT_THAT(odd(moved("2019-06-22")), IsEmpty());
  EXPECT_THAT(odd(moved("2019-06-23")),
              ElementsAre("date_moved: on 2019-06-23 the due day was moved from 2019-07-31 to "
                          "2019-08-31, 7 days before the review of 2019-06-30"));
  EXPECT_EQ(odd(moved("2019-06-30")).size(), 1U);
  EXPECT_THAT(odd(moved("2019-07-01")), IsEmpty());
  EXPECT_THAT(odd(moved("2019-06-25"), "2019-06-24"), IsEmpty());  // not yet known
  EXPECT_THAT(odd(moved("2019-06-25", "2019-07-31")), IsEmpty());  // not moved at all
  EXPECT_THAT(odd(moved("2019-06-25"), "2020-12-31", {4, 3, {}}), IsEmpty());
}

TEST(OddList, AStepWithoutTheEvidenceThatGoesWithIt) {
  ItemHistory h = item();
  h.steps = {{d("2019-06-01"), TaskStep::kFeedback, false},
             {d("2019-06-10"), TaskStep::kReport, true},
             {d("2019-06-12"), TaskStep::kAccept, false},
             {d("2019-06-20"), TaskStep::kClose, false}};
  EXPECT_THAT(odd(h), ElementsAre("no_evidence: accept on 2019-06-12 without evidence"));
  EXPECT_THAT(odd(h, "2019-06-11"), IsEmpty());
}

TEST(OddList, EveryStepHasItsSentence) {
  const auto& zh = i18n::Catalogue::of(i18n::Language::kChinese);
  for (const TaskStep step : kTaskSteps) {
    ItemHistory h = item();
    h.steps = {{d("2019-06-10"), step, false}};
    const OddRules rules{7, 3, {std::string(to_string(step))}};
    const std::vector<ItemHistory> items{h};
    const auto found = odd_list(items, {}, rules, d("2019-12-31"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(zh.knows(found[0].reason.key)) << found[0].reason.key;
    EXPECT_TRUE(zh.knows("supervision.step." + std::string(to_string(step))));
  }
  for (const TaskState state : kTaskStates) {
    EXPECT_TRUE(zh.knows("supervision.state." + std::string(to_string(state))));
  }
}

TEST(OddList, TheSameTextThreeMonthsRunning) {
  ItemHistory h = item();
  h.feedback = {{d("2019-11-28"), "正在推进，无变化"},
                {d("2019-12-27"), "正在 推进，无变化\n"},
                {d("2020-01-23"), "正在推进，无变化　"}};  // white space does not make it another
  EXPECT_THAT(odd(h), ElementsAre("same_text: the same feedback for 3 months, 2019-11 to 2020-01"));
  EXPECT_THAT(odd(h, "2020-01-22"), IsEmpty());
  h.feedback.push_back({d("2020-02-29"), "正在推进，无变化"});
  EXPECT_THAT(odd(h), ElementsAre("same_text: the same feedback for 4 months, 2019-11 to 2020-02"));
}

TEST(OddList, AGapAnotherTextOrNoTextEndsARun) {
  ItemHistory h = item();
  h.feedback = {{d("2019-01-28"), "a"}, {d("2019-02-28"), "a"}, {d("2019-04-28"), "a"}};
  EXPECT_THAT(odd(h), IsEmpty());
  h.feedback = {{d("2019-01-28"), "a"}, {d("2019-02-28"), "b"}, {d("2019-03-28"), "a"}};
  EXPECT_THAT(odd(h), IsEmpty());
  h.feedback = {{d("2019-01-28"), ""}, {d("2019-02-28"), " "}, {d("2019-03-28"), ""}};
  EXPECT_THAT(odd(h), IsEmpty());
  // of several in a month the last one counts
  h.feedback = {{d("2019-01-28"), "a"},
                {d("2019-02-01"), "b"},
                {d("2019-02-28"), "a"},
                {d("2019-03-28"), "a"}};
  EXPECT_EQ(odd(h).size(), 1U);
}

TEST(OddList, AnItemThatIsDoneWhileItsTargetIsBehind) {
  ItemHistory h = item();
  h.targets = {{"exports", {ProgressClass::kBehind, n("40"), n("58.333"), {}}},
               {"gdp", {ProgressClass::kOnCourse, n("50"), n("50"), {}}}};
  EXPECT_THAT(odd(h), IsEmpty());
  h.claims = ProgressClass::kDone;
  EXPECT_THAT(odd(h), ElementsAre("figure_disagrees: the item says done, but its target “exports” "
                                  "is behind: 40% of the way where 58.33% are expected"));
  h.claims = ProgressClass::kAhead;
  EXPECT_THAT(odd(h), ElementsAre("figure_disagrees: the item says ahead, but its target "
                                  "“exports” is behind: 40% of the way where 58.33% are expected"));
  h.claims = ProgressClass::kOnCourse;
  EXPECT_THAT(odd(h), IsEmpty());
}

}  // namespace
}  // namespace stave::supervise::testing
