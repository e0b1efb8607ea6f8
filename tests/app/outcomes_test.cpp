#include "stave/app/outcomes.hpp"

#include "plan_office.hpp"

#include "stave/app/demo.hpp"
#include "stave/app/letters.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/rounds.hpp"
#include "stave/app/tasks.hpp"
#include "stave/office/docx.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Step = OutcomeStep;
using State = OutcomeState;

constexpr int kRound = 2019;

/// The demonstration zone with the example plan, frozen; the round of 2019 looks at 2018.
class Outcomes : public PlanOffice {
 protected:
  void SetUp() override {
    ASSERT_TRUE(fill_with_demo(*folder, by("sun")).has_value());
    PlanOffice::SetUp();
    set_up_plan(std::string(example("plan-2019.txt")));
  }

  Checked<Judgement> judge() {
    return judge_round(*folder, "p", Round(kRound), "plan_2019", rules, by("du"));
  }

  Checked<std::size_t> take(Step step, const By& who, const std::string& text = "理由",
                            const store::OutcomeKey& key = {}) {
    return take_outcome_step(*folder, "p", Round(kRound), key, step, text, rules, who);
  }

  static By on_day(const std::string& actor, const std::string& day) {
    return by(actor, day + "T02:00:00Z");
  }

  /// Announced on 1 December, nobody objects, upheld on the 9th.
  void decide_all() {
    ASSERT_TRUE(take(Step::kAnnounce, on_day("du", "2019-12-01")).has_value());
    ASSERT_TRUE(take(Step::kClose, on_day("du", "2019-12-08")).has_value());
    ASSERT_TRUE(take(Step::kUphold, on_day("ling", "2019-12-09")).has_value());
  }

  /// Judges the round: a draft of that kind which is not exempt.
  OutcomeRow some(ConsequenceKind kind) {
    const auto all = judge().value();
    const auto it = std::find_if(all.outcomes.begin(), all.outcomes.end(), [kind](const auto& r) {
      return r.rule.then.kind == kind && !r.exempt;
    });
    EXPECT_NE(it, all.outcomes.end());
    return *it;
  }

  const Rulebook rules = load_rulebook("office").value();
};

std::vector<std::string> refused(const Checked<std::size_t>& done) {
  return done ? std::vector<std::string>{"done"} : keys_of(done.error());
}

TEST_F(Outcomes, EveryRankMoveIsSplitIntoItsCauses) {
  const auto moved = why_moved(*folder, "etdz-2016", Round(kRound));
  ASSERT_TRUE(moved.has_value()) << moved.error().front().what.key;
  ASSERT_TRUE(moved->total.places.has_value());
  double sum = 0.0;
  for (const auto cause : index::kAllCauses) {
    sum += moved->total.places->part(cause);
  }
  EXPECT_EQ(sum, moved->total.places->change);
  EXPECT_EQ(moved->total.places->part(index::Cause::kMethod), 0.0);
}

TEST_F(Outcomes, JudgingMakesDraftsAndJudgingAgainChangesNothing) {
  const auto first = judge();
  ASSERT_TRUE(first.has_value()) << first.error().front().what.key;
  EXPECT_GT(first->written, 0U);
  EXPECT_EQ(judge()->written, 0U);
  for (const OutcomeRow& row : first->outcomes) {
    EXPECT_EQ(row.state, State::kDraft);
    EXPECT_THAT(row.reasons, Not(IsEmpty()));
  }
  EXPECT_THAT(first->units, Not(IsEmpty()));
}

TEST_F(Outcomes, NothingIsPublishedBeforeTheWindowClosesAndWithoutTheLeader) {
  const auto key = some(ConsequenceKind::kRectify).key;
  EXPECT_THAT(refused(take(Step::kPublish, by("du"), "", key)),
              ElementsAre("outcome.not_now.draft"));
  ASSERT_TRUE(take(Step::kAnnounce, on_day("du", "2019-12-01"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kClose, on_day("du", "2019-12-06"), "", key)),
              ElementsAre("outcome.not_now.announced"));
  ASSERT_TRUE(take(Step::kClose, on_day("du", "2019-12-07"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kUphold, on_day("du", "2019-12-08"), "", key)),
              ElementsAre("rights.lacks_duty.decide"));
  EXPECT_THAT(refused(take(Step::kPublish, on_day("du", "2019-12-08"), "", key)),
              ElementsAre("outcome.not_now.silent"));
}

TEST_F(Outcomes, AnObjectionStandsBesideTheOutcomeWithItsAnswer) {
  const auto key = some(ConsequenceKind::kRectify).key;
  const auto organisation = organisation_of(*folder);
  const auto people = organisation.people();
  const auto clerk =
      std::find_if(people.begin(), people.end(), [&](const auto& p) { return p.unit == key.unit; });
  ASSERT_NE(clerk, people.end());
  const std::string name = clerk->code;
  ASSERT_TRUE(take(Step::kAnnounce, on_day("du", "2019-12-01"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kObject, on_day(name, "2019-12-02"), "", key)),
              ElementsAre("outcome.no_reason"));
  ASSERT_TRUE(take(Step::kObject, on_day(name, "2019-12-02"), "口径有误", key).has_value());
  ASSERT_TRUE(take(Step::kAnswer, on_day("du", "2019-12-08"), "已核", key).has_value());
  ASSERT_TRUE(take(Step::kUphold, on_day("ling", "2019-12-09"), "", key).has_value());
  const auto all = outcomes(*folder, "p", Round(kRound), rules).value();
  const auto row = std::find_if(all.outcomes.begin(), all.outcomes.end(),
                                [&](const auto& r) { return r.key == key; });
  EXPECT_EQ(row->objection, "口径有误");
  EXPECT_EQ(row->answer, "已核");
  EXPECT_EQ(row->state, State::kDecided);
}

TEST_F(Outcomes, APublishedRectificationIsATaskOfTheUnit) {
  const auto row = some(ConsequenceKind::kRectify);
  decide_all();
  ASSERT_TRUE(take(Step::kPublish, on_day("du", "2019-12-10"), "", row.key).has_value());
  const auto board = lights(*folder, "p", parse_day("2019-12-10").value(), rules).value();
  const auto task = std::find_if(board.rows.begin(), board.rows.end(), [&](const auto& r) {
    return r.item.level == ItemLevel::kTask && r.item.lead() == row.key.unit;
  });
  ASSERT_NE(task, board.rows.end());
  EXPECT_EQ(task->state, TaskState::kHandedOut);
  EXPECT_EQ(to_string(task->due.value()), "2020-07-07");  // 30 + 180 days
}

class Letters : public Outcomes {
 protected:
  void SetUp() override {
    Outcomes::SetUp();
    TaskRequest request;
    request.due = parse_day("2019-12-31");
    ASSERT_TRUE(hand_out(*folder, "p", {}, request, rules, by("du")).has_value());
    for (const auto& [name, value] :
         {std::pair("issuer", "云泽经济技术开发区管理委员会"), std::pair("contact", "杜督"),
          std::pair("phone", "027-84000000"), std::pair("signature", "云泽经开区管委会办公室"),
          std::pair("printer", "云泽经开区管委会办公室"), std::pair("to", "各部门、各单位")}) {
      ASSERT_TRUE(set_letter_field(*folder, name, value, by("du")).has_value());
    }
  }

  static LetterRequest request(const std::string& kind) {
    LetterRequest out;
    out.kind = kind;
    out.plan = "p";
    return out;
  }

  static std::string text_of(const std::string& docx) {
    return office::read_docx(docx, "letter").value().text();
  }
};

TEST_F(Letters, AReminderIsNumberedFiledAndRemembersItsValues) {
  auto wanted = request("reminder");
  wanted.item = "3.10.2";
  wanted.fields["reply_by"] = "2019年7月10日";
  const auto issued = issue_letter(*folder, wanted, "云管督", rules, on_day("du", "2019-07-05"));
  ASSERT_TRUE(issued.has_value()) << issued.error().front().where << " "
                                  << issued.error().front().what.key;
  EXPECT_EQ(issued->letter.number.to_string(), "云管督〔2019〕1号");
  EXPECT_THAT(text_of(issued->docx), HasSubstr("云管督〔2019〕1号"));
  EXPECT_THAT(text_of(issued->docx), HasSubstr("逾期 5 天"));
  const auto found = find_letter(*folder, "云管督〔2019〕1号");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->docx, issued->docx);
  EXPECT_THAT(found->values, Not(IsEmpty()));
  EXPECT_THAT(letters_with(*folder, "task:p/3.10.2@"), Not(IsEmpty()));
  EXPECT_THAT(letters_with(*folder, "task:p/3.1.1@"), IsEmpty());
  const auto again = issue_letter(*folder, wanted, "云管督", rules, on_day("du", "2019-07-15"));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->letter.number.number, 2);
  EXPECT_THAT(text_of(again->docx), HasSubstr("第2次"));
}

TEST_F(Letters, WhatTheOfficeDidNotSayIsNamedAndNothingIsIssued) {
  auto wanted = request("reminder");
  wanted.item = "3.10.2";
  const auto issued = issue_letter(*folder, wanted, "云管督", rules, on_day("du", "2019-07-05"));
  ASSERT_FALSE(issued.has_value());
  EXPECT_EQ(issued.error().front().what.key, "draft.unknown_field");
  EXPECT_THAT(issued.error().front().where, HasSubstr("office/templates/zh/reminder.txt:"));
  EXPECT_THAT(letters(*folder), IsEmpty());
}

TEST_F(Letters, ALetterOfSupervisionListsWhatIsLate) {
  auto wanted = request("supervision");
  wanted.unit = "jsj";
  wanted.fields = {{"basis", "区管委会会议"}, {"reply_by", "2019年7月20日"}};
  const auto letter = draft_letter(*folder, wanted, rules, on_day("du", "2019-07-10"));
  ASSERT_TRUE(letter.has_value()) << letter.error().front().where << " "
                                  << letter.error().front().what.key;
  EXPECT_THAT(text_of(letter->docx), HasSubstr("已逾期10天"));
  wanted.unit = "gjb";
  EXPECT_EQ(draft_letter(*folder, wanted, rules, on_day("du", "2019-06-20")).error()[0].what.key,
            "letter.nothing_late");
}

TEST_F(Letters, TasksAndTheMonthAreReported) {
  auto wanted = request("task-list");
  wanted.fields["unit"] = "党政办";
  const auto list = draft_letter(*folder, wanted, rules, on_day("du", "2019-07-10"));
  ASSERT_TRUE(list.has_value()) << list.error().front().where << " "
                                << list.error().front().what.key;
  EXPECT_THAT(text_of(list->docx), HasSubstr("3.11.2"));
  auto monthly = request("monthly-report");
  monthly.period = Period::of_month(2019, 7);
  const auto report = draft_letter(*folder, monthly, rules, on_day("du", "2019-08-01"));
  ASSERT_TRUE(report.has_value()) << report.error().front().where << " "
                                  << report.error().front().what.key;
  EXPECT_THAT(text_of(report->docx), HasSubstr("方案共有38项任务"));
}

TEST_F(Letters, NoNoticeBeforeTheLeaderHasDecided) {
  auto wanted = request("notice");
  wanted.round = Round(kRound);
  wanted.fields = {{"summary", "总体平稳。"}, {"next", "抓好整改。"}};
  ASSERT_TRUE(judge().has_value());
  EXPECT_EQ(draft_letter(*folder, wanted, rules, by("du")).error()[0].what.key,
            "letter.not_decided");
  decide_all();
  const auto notice = draft_letter(*folder, wanted, rules, on_day("du", "2019-12-10"));
  ASSERT_TRUE(notice.has_value()) << notice.error().front().where << " "
                                  << notice.error().front().what.key;
  EXPECT_THAT(text_of(notice->docx), HasSubstr("予以表扬的单位"));
}

TEST_F(Letters, APracticeIsCopiedIntoAMeasure) {
  ASSERT_TRUE(add_practice(*folder,
                           {"gz1", "某区", "land_rate", "亩均评价", "按亩均税收分档供地", "公报",
                            "提高 3 个百分点"},
                           by("du"))
                  .has_value());
  const auto id = copy_practice(*folder, "gz1", "p", "3.11.2", parse_day("2019-11-30"), by("gt"));
  ASSERT_TRUE(id.has_value()) << id.error().front().what.key;
  EXPECT_EQ(plan_in_force(*folder, "p")->item(*id)->title, "亩均评价");
}

}  // namespace
}  // namespace stave::app
