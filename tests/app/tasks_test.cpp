#include "stave/app/tasks.hpp"

#include "plan_office.hpp"

#include "stave/app/notices.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/trail.hpp"

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
  EXPECT_THAT(refused(take("2.2.1", Step::kSignFor, by("du"))), ElementsAre("rights.other_unit"));
  EXPECT_THAT(refused(take("2.2.1", Step::kSignFor, by("ling"))),
              ElementsAre("rights.no_access.feedback"));
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
  EXPECT_EQ(held.waiting_text, "等经信局批复");
  ASSERT_TRUE(wait_for(*folder, "p", "2.1.2", "", "", at("fg", "2019-10-05")).has_value());
  EXPECT_EQ(row("2.1.2", "2019-10-05").light.colour, LightColour::kRed);
  EXPECT_EQ(wait_for(*folder, "p", "2.1.2", "fgj", "", by("fg")).error().what.key,
            "task.waits_for_itself");
}

TEST_F(Tasks, AnExtensionIsAskedDecidedByTheLeaderAndTheFirstDateStays) {
  const auto later = parse_day("2019-11-30").value();
  const auto ask = [&](const By& who) {
    return ask_extension(*folder, "p", "2.1.2", later, {"会议纪要", "拆迁未完"}, who);
  };
  EXPECT_EQ(ask(by("gt")).error().what.key, "rights.other_unit");
  ASSERT_EQ(ask(by("fg")).value(), 1);
  EXPECT_EQ(ask(by("fg")).error().what.key, "request.open");
  const auto decide = [&](const By& who, RequestStep step) {
    return decide_request(*folder, {"p", "2.1.2", 1}, step, "同意", who);
  };
  EXPECT_EQ(decide(by("fg"), RequestStep::kApprove).error().what.key, "rights.no_access.decide");
  EXPECT_EQ(decide(by("du"), RequestStep::kWithdraw).error().what.key, "request.not_own");
  ASSERT_EQ(decide(by("ling"), RequestStep::kApprove).value(), RequestState::kApproved);
  EXPECT_EQ(decide(by("ling"), RequestStep::kRefuse).error().what.key, "request.decided");
  const TaskRow now = row("2.1.2", "2019-06-18");
  EXPECT_EQ(to_string(now.first_due.value()), "2019-09-30");
  EXPECT_EQ(to_string(now.due.value()), "2019-11-30");
  EXPECT_EQ(now.extensions, 1);
}

TEST_F(Tasks, ATargetIsChangedByRequestAndApprovalAndTheOldOneStaysVisible) {
  const auto asked =
      ask_target(*folder, "p", "T1", {Decimal(7), "", ""}, {"纪要", "外部环境变化"}, by("du"));
  ASSERT_EQ(asked.value(), 1);
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.value, Decimal(8));
  ASSERT_TRUE(decide_request(*folder, {"p", "T1", 1}, RequestStep::kApprove, "同意",
                             by("ling", "2019-07-02T01:00:00Z"))
                  .has_value());
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.value, Decimal(7));
  const auto changed = compare_plan(*folder, "p", on("2019-07-01"), {}).value();
  ASSERT_THAT(changed, SizeIs(1));
  EXPECT_THAT(changed[0].fields, ElementsAre(FieldDifference{"value", "8", "7"}));
}

TEST_F(Tasks, AnApprovedRequestAlsoChangesUnitAndPeriod) {
  const auto ask = [&](const TargetWish& wish) {
    return ask_target(*folder, "p", "T1", wish, {"纪要", "口径调整"}, by("du"));
  };
  EXPECT_EQ(ask({}).error().what.key, "request.no_wish");
  EXPECT_EQ(ask({{}, "个苹果派", ""}).error().what.key, "request.bad_unit");
  EXPECT_EQ(ask({{}, "", "soon"}).error().what.key, "request.bad_period");
  ASSERT_EQ(ask({Decimal(100), "亿元", "2019Q4"}).value(), 1);
  ASSERT_TRUE(decide_request(*folder, {"p", "T1", 1}, RequestStep::kApprove, "同意",
                             by("ling", "2019-07-02T01:00:00Z"))
                  .has_value());
  const auto target = plan_in_force(*folder, "p")->target("T1")->what;
  EXPECT_EQ(target.value, Decimal(100));
  EXPECT_EQ(target.unit, "亿元");
  EXPECT_EQ(target.period, "2019Q4");
  ASSERT_EQ(ask({{}, "", "2019"}).value(), 2);
  ASSERT_TRUE(decide_request(*folder, {"p", "T1", 2}, RequestStep::kApprove, "同意",
                             by("ling", "2019-07-03T01:00:00Z"))
                  .has_value());
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.value, Decimal(100));
  EXPECT_EQ(plan_in_force(*folder, "p")->target("T1")->what.period, "2019");
}

TEST_F(Tasks, ALightRestsOnAFewStepsAsItWouldOnAll) {
  ASSERT_TRUE(take("2.1.1", Step::kSignFor, by("fg")).has_value());
  ASSERT_TRUE(take("2.1.2", Step::kSignFor, by("fg")).has_value());
  ASSERT_TRUE(take("2.2.1", Step::kSignFor, by("gt")).has_value());
  const std::vector<std::pair<const char*, int>> news{
      {"2019-06-20", -1}, {"2019-07-01", 0},  {"2019-07-20", 20}, {"2019-08-10", -1},
      {"2019-09-01", 55}, {"2019-09-20", 90}, {"2019-10-08", -1}};
  for (const auto& [day, percent] : news) {
    for (const auto& [item, who] : {std::pair("2.1.1", "fg"), {"2.1.2", "fg"}, {"2.2.1", "gt"}}) {
      ASSERT_TRUE(
          take(item, Step::kFeedback, at(who, day), std::string("至") + day, percent).has_value());
    }
    if (std::string(day) == "2019-08-10") {
      ASSERT_TRUE(wait_for(*folder, "p", "2.1.2", "jxj", "等批复", at("fg", day)).has_value());
    }
  }
  for (Day day = parse_day("2019-06-17").value(); day < parse_day("2019-11-15").value();
       day = plus_days(day, 4)) {
    const auto all = lights(*folder, "p", day, rules).value();
    for (const TaskRow& quick : all.rows) {
      const TaskRow whole = task_page(*folder, "p", quick.item.id, day, rules)->row;
      EXPECT_EQ(quick.light.colour, whole.light.colour) << quick.item.id << to_string(day);
      EXPECT_EQ(quick.light.reason.args, whole.light.reason.args) << quick.item.id;
      EXPECT_EQ(quick.percent, whole.percent) << quick.item.id << to_string(day);
      EXPECT_EQ(quick.progress.kind, whole.progress.kind);
      EXPECT_EQ(quick.text, whole.text);
      EXPECT_EQ(quick.state, whole.state);
      EXPECT_EQ(quick.change, whole.change);
    }
  }
}

/// The steps that lead from a proposed item to a state, the fewest.
std::vector<Step> way_to(State wanted) {
  std::vector<std::pair<State, std::vector<Step>>> known{{State::kProposed, {}}};
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto [state, steps] = known[i];
    if (state == wanted) {
      return steps;
    }
    for (const Step step : kTaskSteps) {
      const auto next = after(state, step);
      if (next && *next != state) {
        known.emplace_back(*next, steps);
        known.back().second.push_back(step);
      }
    }
  }
  return {};
}

TEST_F(Tasks, EveryEdgeOfALifeIsOneRowOfTheTrailAndARefusalIsNone) {
  const auto last = [&] { return store::Trail((*folder).db()).last().value(); };
  const auto go = [&](const std::string& item, Step step) {
    TaskRequest request;
    request.step = step;
    request.text = "有进展";
    request.evidence = "现场照片";
    request.reason = "理由";
    request.due = parse_day("2019-10-31");
    const char* who = actor_for(step) == TaskActor::kLeadUnit ? "gt" : "du";
    return take_step(*folder, "p", item, request, rules, by(who));
  };
  int edges = 0;
  int refusals = 0;
  for (const State from : kTaskStates) {
    std::vector<std::string> ids;
    NewItem task;
    task.parent = "2.2.1";
    task.title = "一项任务";
    ASSERT_TRUE(app::split(*folder, "p", {task}, by("gt"), &ids).has_value());
    for (const Step step : way_to(from)) {
      const auto done = go(ids.front(), step);
      ASSERT_TRUE(done.has_value()) << to_string(step) << " " << done.error().front().what.key;
    }
    for (const Step step : kTaskSteps) {
      const auto before = last();
      if (!after(from, step)) {
        EXPECT_FALSE(go(ids.front(), step).has_value());
        EXPECT_EQ(last().seq, before.seq);
        ++refusals;
        continue;
      }
      std::vector<std::string> twin;  // so that every step begins in the same state
      ASSERT_TRUE(app::split(*folder, "p", {task}, by("gt"), &twin).has_value());
      for (const Step earlier : way_to(from)) {
        ASSERT_TRUE(go(twin.front(), earlier).has_value());
      }
      const auto at = last().seq;
      const auto done = go(twin.front(), step);
      ASSERT_TRUE(done.has_value())
          << to_string(from) << " " << to_string(step) << " " << done.error().front().what.key;
      const auto row = last();
      EXPECT_EQ(row.seq, at + 1);
      EXPECT_EQ(row.deed.action, "task_" + std::string(to_string(step)));
      EXPECT_EQ(row.deed.object, "p " + twin.front());
      EXPECT_EQ(row.hash, done->head);
      ++edges;
    }
  }
  EXPECT_EQ(edges, 18);
  EXPECT_EQ(edges + refusals, static_cast<int>(kTaskStates.size() * kTaskSteps.size()));
}

TEST_F(Tasks, TheOddListNamesADateMovedBeforeAReviewAndTheSameTextMonthAfterMonth) {
  ASSERT_TRUE(
      set_review(*folder, "p", parse_day("2019-09-05").value(), "季度讲评", by("du")).has_value());
  ASSERT_EQ(ask_extension(*folder, "p", "2.1.2", parse_day("2019-12-01").value(), {"纪要", "因故"},
                          at("fg", "2019-09-01"))
                .value(),
            1);
  ASSERT_TRUE(decide_request(*folder, {"p", "2.1.2", 1}, RequestStep::kApprove, "同意",
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

/// The same plan, where 2.1.1 is to be reported on every month.
class RecurringTasks : public PlanOffice {
 protected:
  void SetUp() override {
    set_up_office();
    ASSERT_TRUE(adopt("云泽开发区工作方案\n2019年6月17日\n一、工作措施\n(一)报送进度\n"
                      "1.报送重点企业情况。每月28日前报送。\n牵头单位:发改局\n")
                    .has_value());
    ASSERT_TRUE(confirm(*folder, "p", {}, by("du")).has_value());
    const int questions = static_cast<int>(plan_of(*folder, "p")->questions.size());
    for (int q = 1; q <= questions; ++q) {
      ASSERT_TRUE(answer(*folder, "p", q, "按原文", by("du")).has_value());
    }
    ASSERT_TRUE(freeze(*folder, "p", by("ling"), "印发").has_value());
    TaskRequest request;
    request.due = parse_day("2019-12-31");
    ASSERT_TRUE(hand_out(*folder, "p", {}, request, rules, by("du")).has_value());
  }

  void report(const std::string& day) {
    TaskRequest request;
    request.step = TaskStep::kFeedback;
    request.text = "本月情况已报 " + day;
    const auto done =
        take_step(*folder, "p", "1.1.1", request, rules, by("fg", day + "T02:00:00Z"));
    ASSERT_TRUE(done.has_value()) << done.error().front().what.key;
  }

  [[nodiscard]] TaskRow row(const std::string& day) {
    return lights(*folder, "p", parse_day(day).value(), rules)->rows.front();
  }

  const Rulebook rules = load_rulebook("office").value();
};

TEST_F(RecurringTasks, AreReadFromThePlanAndDueEveryMonth) {
  ASSERT_EQ(plan_in_force(*folder, "p")->item("1.1.1")->repeats, Frequency::kMonth);
  EXPECT_EQ(to_string(row("2019-06-18").due.value()), "2019-06-28");
  EXPECT_EQ(row("2019-06-18").light.colour, LightColour::kGreen);
  EXPECT_EQ(row("2019-06-26").light.colour, LightColour::kYellow);
  EXPECT_EQ(row("2019-06-29").light.colour, LightColour::kRed);
}

TEST_F(RecurringTasks, AreSettledByAReportUntilTheNextDate) {
  TaskRequest sign;
  sign.step = TaskStep::kSignFor;
  ASSERT_TRUE(take_step(*folder, "p", "1.1.1", sign, rules, by("fg")).has_value());
  report("2019-06-27");
  EXPECT_EQ(row("2019-06-29").light.colour, LightColour::kGreen);
  EXPECT_EQ(to_string(row("2019-06-29").due.value()), "2019-07-26");  // the 28th is a Sunday
  EXPECT_EQ(row("2019-07-29").light.colour, LightColour::kRed);
  EXPECT_EQ(to_string(row("2019-06-26").due.value()), "2019-06-28");  // as it stood that day
}

TEST_F(RecurringTasks, AreUrgedWhenADateHasPassed) {
  const auto notices = [&](const char* day) {
    return put_out_notices(*folder, "p", rules, i18n::Language::kChinese,
                           by("du", std::string(day) + "T02:00:00Z"))
        .value();
  };
  std::vector<std::string> kinds;
  for (const auto& notice : notices("2019-06-30")) {
    kinds.push_back(notice.kind + " " + notice.occasion);
  }
  EXPECT_THAT(kinds, testing::Contains("escalate 2019-06-28/1"));
}

}  // namespace
}  // namespace stave::app
