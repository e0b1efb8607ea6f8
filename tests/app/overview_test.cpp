#include "stave/app/overview.hpp"

#include "demo_office.hpp"

#include "stave/app/submissions.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Overviews, AnEmptyFolderHasPacksAndNothingElse) {
  TestFolder folder;
  const auto empty = overview(*folder);
  ASSERT_TRUE(empty.has_value());
  EXPECT_EQ(empty->zones, 0U);
  EXPECT_THAT(empty->rounds, IsEmpty());
  EXPECT_THAT(empty->plans, IsEmpty());
  ASSERT_FALSE(empty->packs.empty());
  EXPECT_EQ(empty->pack, empty->packs.front().id);
  EXPECT_EQ(empty->change, 0);
  EXPECT_EQ(newest_change(*folder), 0);
}

TEST(Overviews, TellWhatTheFolderHolds) {
  TestFolder folder(DemoOffice::path());
  const auto all = overview(*folder);
  ASSERT_TRUE(all.has_value());
  EXPECT_TRUE(all->generated);
  EXPECT_EQ(all->home, (*folder).home().value());
  EXPECT_NE(all->home_name, "");
  EXPECT_EQ(all->zones, (*folder).zones().size());
  ASSERT_THAT(all->plans, SizeIs(1));
  EXPECT_THAT(all->plans.front().items, IsEmpty()) << "heads alone";
  EXPECT_EQ(all->pack, all->plans.front().pack);
  EXPECT_THAT(all->rounds, Contains(Round(2019)));
  EXPECT_EQ(all->change, newest_data_change(*folder));
  EXPECT_THAT(all->head, SizeIs(64));
}

/// The people of PlanOffice with a plan that is handed out.
class MyPage : public PlanOffice {
 protected:
  void SetUp() override {
    PlanOffice::SetUp();
    set_up_plan();
    TaskRequest request;
    request.due = parse_day("2019-12-31");
    ASSERT_TRUE(hand_out(*folder, "p", {}, request, rules, by("du")).has_value());
  }

  Mine page(const std::string& person) {
    return mine(*folder, parse_day("2019-06-18").value(), rules, by(person)).value();
  }

  static std::vector<std::string> items(const Mine& page) {
    std::vector<std::string> out;
    for (const MyTask& task : page.tasks) {
      EXPECT_EQ(task.plan, "p");
      out.push_back(task.row.item.id);
    }
    return out;
  }

  const Rulebook rules = load_rulebook("office").value();
};

TEST_F(MyPage, HoldsTheItemsThatTheUnitHasAPartInTheEarliestDueFirst) {
  EXPECT_EQ(page("fg").unit, "fgj");
  EXPECT_THAT(items(page("fg")), ElementsAre("2.1.2", "2.1.1"));
  EXPECT_THAT(items(page("jx")), ElementsAre("2.1.2", "2.1.1")) << "it takes part";
  EXPECT_THAT(items(page("gt")), ElementsAre("2.2.1"));
  EXPECT_THAT(items(page("hb")), IsEmpty());
}

TEST_F(MyPage, HoldsNoItemThatIsOver) {
  const auto take = [&](TaskStep step, const char* who) {
    TaskRequest request;
    request.step = step;
    request.text = "完成";
    request.evidence = "照片";
    request.reason = "理由";
    ASSERT_TRUE(take_step(*folder, "p", "2.2.1", request, rules, by(who)).has_value());
  };
  take(TaskStep::kSignFor, "gt");
  take(TaskStep::kReport, "gt");
  take(TaskStep::kAccept, "du");
  EXPECT_THAT(items(page("gt")), IsEmpty());
}

TEST_F(MyPage, HoldsTheRequestsThatSomebodyElseHasToDecide) {
  const auto later = parse_day("2019-11-30").value();
  ASSERT_TRUE(
      ask_extension(*folder, "p", "2.1.2", later, {"会议纪要", "拆迁未完"}, by("fg")).has_value());
  ASSERT_THAT(open_requests(*folder, "p"), SizeIs(1));
  ASSERT_THAT(page("ling").to_decide, SizeIs(1));
  EXPECT_EQ(page("ling").to_decide.front().second.subject, "2.1.2");
  EXPECT_THAT(page("fg").to_decide, IsEmpty()) << "who asked does not decide";
  ASSERT_TRUE(
      decide_request(*folder, {"p", "2.1.2", 1}, RequestStep::kRefuse, "不同意", by("ling")));
  EXPECT_THAT(page("ling").to_decide, IsEmpty());
  EXPECT_THAT(open_requests(*folder, "p"), IsEmpty());
}

TEST_F(MyPage, IsOfSomebodyWhoWorksHere) {
  const auto nobody = mine(*folder, parse_day("2019-06-18").value(), rules, by("nobody"));
  EXPECT_EQ(nobody.error().what.key, "rights.unknown_person");
}

class MySubmissions : public Office {
 protected:
  Mine page(const std::string& person) {
    return mine(*folder, parse_day("2019-05-02").value(), rules, by(person)).value();
  }

  const Rulebook rules = load_rulebook("office").value();
};

TEST_F(MySubmissions, WaitForWhoFillsAndThenForWhoJudges) {
  ASSERT_THAT(page("li").submissions, SizeIs(1));
  EXPECT_EQ(page("li").submissions.front().form, "F");
  EXPECT_THAT(page("wang").to_judge, IsEmpty());
  StepRequest fill;
  fill.step = SubmissionStep::kSave;
  fill.entries = {{"gdp", Decimal(100), ""}, {"tax", Decimal(10), ""}};
  const SubmissionKey key{"F", april, "finance"};
  ASSERT_TRUE(take_step(*folder, key, fill, by("li")).has_value());
  StepRequest submit;
  submit.step = SubmissionStep::kSubmit;
  const auto done = take_step(*folder, key, submit, by("li"));
  ASSERT_TRUE(done.has_value()) << done.error().front().what.key;
  ASSERT_THAT(page("wang").to_judge, SizeIs(1));
  EXPECT_EQ(page("wang").to_judge.front().unit.unit, "finance");
  EXPECT_THAT(page("li").to_judge, IsEmpty());
  EXPECT_THAT(page("li").submissions, SizeIs(1)) << "until it is published";
}

}  // namespace
}  // namespace stave::app
