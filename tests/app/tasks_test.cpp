#include "stave/app/tasks.hpp"

#include "plan_office.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/setting_repo.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace stave::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Step = TaskStep;
using State = TaskState;

/// The plan of PlanOffice, frozen and handed out on 17 June 2019: 2.1.1 and 2.1.2 to fgj (30
/// September for 2.1.2), 2.2.1 to gtj (31 October). 2.1.1 has no date of its own: 31 December.
class Tasks : public PlanOffice {
 protected:
  void SetUp() override {
    PlanOffice::SetUp();
    set_up_plan();
    TaskRequest request;
    request.due = parse_day("2019-12-31");
    const auto out = hand_out(*folder, "p", {}, request, rules, by("du"));
    ASSERT_TRUE(out.has_value()) << out.error().front().what.key;
    ASSERT_THAT(out->items, ElementsAre("2.1.1", "2.1.2", "2.2.1"));
  }

  static By at(const std::string& actor, const std::string& day) {
    return by(actor, day + "T02:00:00Z");
  }

  Checked<TaskDone> take(const std::string& item, Step step, const By& who,
                         const std::string& text = "有进展", int percent = -1) {
    TaskRequest request;
    request.step = step;
    request.text = text;
    request.evidence = step == Step::kReport ? "现场照片" : "";
    request.reason = "理由";
    if (percent >= 0) {
      request.percent = Decimal(percent);
    }
    return take_step(*folder, "p", item, request, rules, who);
  }

  [[nodiscard]] TaskRow row(const std::string& item, const std::string& day) {
    const auto all = lights(*folder, "p", parse_day(day).value(), rules).value();
    return *std::find_if(all.rows.begin(), all.rows.end(),
                         [&](const auto& r) { return r.item.id == item; });
  }

  const Rulebook rules = load_rulebook("office").value();
};

std::vector<std::string> refused(const Checked<TaskDone>& done) {
  return done ? std::vector<std::string>{"done"} : keys_of(done.error());
}

TEST_F(Tasks, FromHandingOutToTheStrikingOff) {
  EXPECT_THAT(refused(take("2.2.1", Step::kFeedback, by("gt"))),
              ElementsAre("task.not_now.handed_out"));
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  ASSERT_TRUE(take("2.2.1", Step::kFeedback, by("gt"), "已清理三宗", 40).has_value());
  ASSERT_TRUE(take("2.2.1", Step::kReport, by("gt"), "全部清理").has_value());
  EXPECT_EQ(row("2.2.1", "2019-06-17").state, State::kReported);
  ASSERT_TRUE(take("2.2.1", Step::kReturn, by("du"), "").has_value());
  ASSERT_TRUE(take("2.2.1", Step::kReport, by("gt"), "补齐材料").has_value());
  ASSERT_TRUE(take("2.2.1", Step::kAccept, by("du"), "").has_value());
  const auto closed = take("2.2.1", Step::kClose, by("du"), "");
  ASSERT_TRUE(closed.has_value());
  EXPECT_EQ(closed->state, State::kClosed);
  EXPECT_EQ(row("2.2.1", "2019-12-31").light.colour, LightColour::kGreen);
}

TEST_F(Tasks, OnlyTheLeadUnitReportsAndOnlyTheOfficeAccepts) {
  EXPECT_THAT(refused(take("2.2.1", Step::kSignFor, by("fg"))), ElementsAre("rights.other_unit"));
  EXPECT_THAT(refused(take("2.2.1", Step::kSignFor, by("du"))),
              ElementsAre("rights.lacks_duty.fill"));
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  ASSERT_TRUE(take("2.2.1", Step::kReport, by("gt")).has_value());
  EXPECT_THAT(refused(take("2.2.1", Step::kAccept, by("gt"))), ElementsAre("task.own_report"));
}

TEST_F(Tasks, CompletionNeedsEvidenceAndAReturnAReason) {
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  TaskRequest request;
  request.step = Step::kReport;
  request.text = "办完";
  EXPECT_THAT(refused(take_step(*folder, "p", "2.2.1", request, rules, by("gt"))),
              ElementsAre("task.no_evidence"));
  ASSERT_TRUE(take("2.2.1", Step::kReport, by("gt")).has_value());
  request = {};
  request.step = Step::kReturn;
  EXPECT_THAT(refused(take_step(*folder, "p", "2.2.1", request, rules, by("du"))),
              ElementsAre("task.no_reason"));
}

TEST_F(Tasks, NoChangeIsOneStepAndRepeatsWhatWasSaid) {
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  TaskRequest same;
  same.no_change = true;
  EXPECT_THAT(refused(take_step(*folder, "p", "2.2.1", same, rules, by("gt"))),
              ElementsAre("task.nothing_before"));
  ASSERT_TRUE(take("2.2.1", Step::kFeedback, by("gt"), "正在清理", 20).has_value());
  ASSERT_TRUE(take_step(*folder, "p", "2.2.1", same, rules, at("gt", "2019-07-20")).has_value());
  const TaskRow now = row("2.2.1", "2019-07-20");
  EXPECT_EQ(now.text, "正在清理");
  EXPECT_EQ(now.percent, Decimal(20));
  EXPECT_EQ(to_string(now.reported_on.value()), "2019-07-20");
}

TEST_F(Tasks, TheLightSaysWhyAndStandsAsItStoodThatDay) {
  ASSERT_TRUE(take("2.1.2", Step::kSignFor, by("fg")).has_value());
  const TaskRow overdue = row("2.1.2", "2019-10-01");
  EXPECT_EQ(overdue.light.colour, LightColour::kRed);
  EXPECT_FALSE(overdue.light.reason.key.empty());
  ASSERT_TRUE(take("2.1.2", Step::kFeedback, at("fg", "2019-09-27"), "将完成", 95).has_value());
  EXPECT_EQ(row("2.1.2", "2019-09-27").light.colour, LightColour::kYellow);
  EXPECT_EQ(row("2.1.2", "2019-06-18").light.colour, LightColour::kGreen);
}

TEST_F(Tasks, WaitingForAnotherUnitDoesNotTurnRed) {
  ASSERT_TRUE(take("2.1.2", Step::kSignFor, by("fg")).has_value());
  ASSERT_TRUE(take("2.1.2", Step::kFeedback, at("fg", "2019-09-19"), "等批复", 90).has_value());
  ASSERT_TRUE(
      wait_for(*folder, "p", "2.1.2", "jxj", "等经信局批复", at("fg", "2019-09-20")).has_value());
  const TaskRow held = row("2.1.2", "2019-10-05");
  EXPECT_NE(held.light.colour, LightColour::kRed);
  EXPECT_EQ(held.waiting_for, "jxj");
  EXPECT_EQ(to_string(held.waiting_since.value()), "2019-09-20");
  ASSERT_TRUE(wait_for(*folder, "p", "2.1.2", "", "", at("fg", "2019-10-05")).has_value());
  EXPECT_EQ(row("2.1.2", "2019-10-05").light.colour, LightColour::kRed);
  EXPECT_EQ(wait_for(*folder, "p", "2.1.2", "fgj", "", by("fg")).error().what.key,
            "task.waits_for_itself");
}

TEST_F(Tasks, AnExtensionIsAskedDecidedByTheLeaderAndTheFirstDateStays) {
  const auto later = parse_day("2019-11-30").value();
  const auto ask = [&](const By& who) {
    return ask_extension(*folder, "p", "2.1.2", later, "会议纪要", "拆迁未完", who);
  };
  EXPECT_EQ(ask(by("gt")).error().what.key, "rights.other_unit");
  ASSERT_EQ(ask(by("fg")).value(), 1);
  EXPECT_EQ(ask(by("fg")).error().what.key, "request.open");
  const auto decide = [&](const By& who, RequestStep step) {
    return decide_request(*folder, "p", "2.1.2", 1, step, "同意", who);
  };
  EXPECT_EQ(decide(by("fg"), RequestStep::kApprove).error().what.key, "rights.lacks_duty.decide");
  EXPECT_EQ(decide(by("du"), RequestStep::kWithdraw).error().what.key, "request.not_own");
  ASSERT_EQ(decide(by("ling"), RequestStep::kApprove).value(), RequestState::kApproved);
  EXPECT_EQ(decide(by("ling"), RequestStep::kRefuse).error().what.key, "request.decided");
  const TaskRow now = row("2.1.2", "2019-06-18");
  EXPECT_EQ(to_string(now.first_due.value()), "2019-09-30");
  EXPECT_EQ(to_string(now.due.value()), "2019-11-30");
  EXPECT_EQ(now.extensions, 1);
}

TEST_F(Tasks, ATargetIsChangedByRequestAndApprovalAndTheOldOneStaysVisible) {
  const auto asked = ask_target(*folder, "p", "T1", Decimal(7), "纪要", "外部环境变化", by("du"));
  ASSERT_EQ(asked.value(), 1);
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.value, Decimal(8));
  ASSERT_TRUE(decide_request(*folder, "p", "T1", 1, RequestStep::kApprove, "同意",
                             by("ling", "2019-07-02T01:00:00Z"))
                  .has_value());
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.value, Decimal(7));
  const auto changed = compare_plan(*folder, "p", on("2019-07-01"), {}).value();
  ASSERT_THAT(changed, SizeIs(1));
  EXPECT_THAT(changed[0].fields, ElementsAre(FieldDifference{"value", "8", "7"}));
}

TEST_F(Tasks, TheOddListNamesADateMovedBeforeAReviewAndTheSameTextMonthAfterMonth) {
  ASSERT_TRUE(
      set_review(*folder, "p", parse_day("2019-09-05").value(), "季度讲评", by("du")).has_value());
  ASSERT_EQ(ask_extension(*folder, "p", "2.1.2", parse_day("2019-12-01").value(), "纪要", "因故",
                          at("fg", "2019-09-01"))
                .value(),
            1);
  ASSERT_TRUE(decide_request(*folder, "p", "2.1.2", 1, RequestStep::kApprove, "同意",
                             at("ling", "2019-09-02"))
                  .has_value());
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, at("gt", "2019-09-03")).has_value());
  for (const char* day : {"2019-09-20", "2019-10-20", "2019-11-20"}) {
    ASSERT_TRUE(take("2.2.1", Step::kFeedback, at("gt", day), "正在推进").has_value());
  }
  const auto odd = odd_list(*folder, "p", parse_day("2019-11-30").value(), rules).value();
  ASSERT_THAT(odd, SizeIs(2));
  EXPECT_EQ(odd[0].kind, supervise::OddKind::kDateMoved);
  EXPECT_EQ(odd[0].item, "2.1.2");
  EXPECT_EQ(odd[1].kind, supervise::OddKind::kSameText);
}

TEST_F(Tasks, ATargetIsMeasuredByTheMonthsOfItsElement) {
  {
    store::Change change((*folder).db(), {"2019-06-17T01:00:00Z", "sun", "test", "", "", "", ""});
    store::SettingRepo::add(change, kHomeKey, "H");
    std::map<FigureKey, Value> figures;
    figures[{"H", "gdp", Period(DataYear(2018))}] = Decimal(1200);
    for (int month = 1; month <= 12; ++month) {
      figures[{"H", "gdp", Period::of_month(2018, month)}] = Decimal(100);
    }
    for (int month = 1; month <= 6; ++month) {
      figures[{"H", "gdp", Period::of_month(2019, month)}] = Decimal(108);
    }
    for (const auto& [key, value] : figures) {
      store::FigureRepo::add(change, key, value, "t");
    }
    change.commit();
  }
  auto targets = target_progress(*folder, "p", parse_day("2019-07-31").value(), rules).value();
  EXPECT_EQ(targets[0].why->key, "task.target_without_element");
  TargetEdit edit;
  edit.id = "T1";
  edit.element = "gdp";
  ASSERT_TRUE(correct(*folder, "p", edit, by("du"), "口径").has_value());
  targets = target_progress(*folder, "p", parse_day("2019-07-31").value(), rules).value();
  EXPECT_TRUE(targets[0].phasing.has_value());
  EXPECT_EQ(targets[0].figure, Decimal(648));  // 6 * 108
  EXPECT_EQ(targets[0].period, Period::of_month(2019, 6));
  EXPECT_EQ(targets[0].phasing->goal, Decimal(1296));  // 1200 + 8 %
  EXPECT_EQ(targets[0].progress.kind, supervise::ProgressClass::kOnCourse);
  EXPECT_EQ(targets[0].estimate->value, Decimal(1296));
}

TEST_F(Tasks, OnePageTellsTheWholeLife) {
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  ASSERT_TRUE(take("2.2.1", Step::kFeedback, by("gt"), "已清理三宗", 40).has_value());
  const auto page =
      task_page(*folder, "p", "2.2.1", parse_day("2019-06-20").value(), rules).value();
  ASSERT_THAT(page.steps, SizeIs(3));
  EXPECT_EQ(page.steps[2].made.actor, "gt");
  EXPECT_THAT(page.sentence, HasSubstr("清理闲置土地"));
}

}  // namespace
}  // namespace stave::app
