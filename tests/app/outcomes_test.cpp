#include "stave/app/outcomes.hpp"

#include "demo_office.hpp"
#include "outcome_history.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/letters.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/rounds.hpp"
#include "stave/app/tallies.hpp"
#include "stave/app/tasks.hpp"
#include "stave/domain/outcome_life.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"
#include "stave/office/docx.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Step = OutcomeStep;
using State = OutcomeState;

constexpr int kRound = 2019;

/// A copy of the demonstration office; the round of 2019 looks at 2018.
class Outcomes : public PlanOffice {
 protected:
  Outcomes() : PlanOffice(DemoOffice::path()) {}

  void SetUp() override {}

  Checked<Judgement> judge() {
    return judge_round(*folder, "p", Round(kRound), "plan_2019", rules, by("du"));
  }

  Checked<std::size_t> take(Step step, const By& who, const std::string& text = "理由",
                            const store::OutcomeKey& key = {}) {
    return take_outcome_step(*folder, "p", Round(kRound), {key, step, text}, rules, who);
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

TEST_F(Outcomes, ARoundSaysAmongHowManyTheZoneStands) {
  const auto plan = plan_in_force(*folder, "p").value();
  const auto history = history_of(*folder, plan, Round(kRound), {});
  ASSERT_TRUE(history.has_value());
  const auto assessed = assess_round(*folder, "etdz-2016", Round(kRound), {}).value();
  const auto& board = assessed.assessment.board();
  const auto home = index::find_zone(assessed.table.zones, (*folder).home().value()).value();
  int ranked = 0;
  int of_class = 0;
  int by_first = 0;
  for (std::size_t z = 0; z < board.zones(); ++z) {
    const bool is_ranked = board.rank(z) != numeric::kUnranked;
    ranked += is_ranked ? 1 : 0;
    of_class += is_ranked && board.class_of(z) == board.class_of(home) ? 1 : 0;
    by_first += assessed.assessment.leaf_rank(0, z) != numeric::kUnranked ? 1 : 0;
  }
  const outcome::Placing& zone = history->rounds.back().zone;
  EXPECT_EQ(zone.of, ranked);
  EXPECT_EQ(zone.class_of, of_class);
  EXPECT_GT(of_class, 0);
  EXPECT_LT(of_class, ranked);
  EXPECT_LE(zone.class_rank.value(), zone.class_of);
  const auto& first = assessed.pack.pack().indicators.front().code;
  EXPECT_EQ(history->rounds.back().indicators.at(first).of, by_first);
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

store::TallyEntry named_by_the_centre(int count) {
  return {"", "central_inspection", parse_day("2019-05-03").value(), count, "通报〔2019〕3号", {}};
}

TEST_F(Outcomes, WhatWasCountedIsJudgedAndWhatWasTakenBackIsNot) {
  const auto points = [&] {
    const auto all =
        judge_round(*folder, "p", Round(kRound), "inspection_points", rules, by("du")).value();
    std::vector<std::string> out;
    for (const OutcomeRow& row : all.outcomes) {
      out.push_back(row.key.unit + row.key.rule + " " + row.points.to_string());
    }
    return out;
  };
  EXPECT_THAT(points(), IsEmpty());
  const auto record = [&](int count) {
    return record_tally(*folder, Round(kRound), named_by_the_centre(count), rules, by("du"));
  };
  ASSERT_TRUE(record(3).has_value());
  EXPECT_THAT(points(), ElementsAre("central_inspection_points -0.9"));
  ASSERT_TRUE(record(-1).has_value());
  EXPECT_THAT(points(), ElementsAre("central_inspection_points -0.6"));
  const auto rows = tallies(*folder, Round(kRound));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].count, 2);
  EXPECT_THAT(rows[0].entries, SizeIs(2));
  EXPECT_EQ(rows[0].entries[0].made.actor, "du");
  EXPECT_THAT(tallies(*folder, Round(kRound - 1)), IsEmpty());
}

TEST_F(Outcomes, ACountNeedsItsSourceAndNeverFallsBelowNothing) {
  const auto refused_for = [&](const store::TallyEntry& entry, const By& who) {
    const auto done = record_tally(*folder, Round(kRound), entry, rules, who);
    return done ? std::string("done") : done.error().what.key;
  };
  const auto with = [](auto change) {
    auto entry = named_by_the_centre(1);
    change(entry);
    return entry;
  };
  EXPECT_EQ(refused_for(with([](auto& e) { e.source = ""; }), by("du")), "outcome.no_source");
  EXPECT_EQ(refused_for(with([](auto& e) { e.count = 0; }), by("du")), "outcome.no_count");
  EXPECT_EQ(refused_for(with([](auto& e) { e.count = -1; }), by("du")), "outcome.tally_below_zero");
  EXPECT_EQ(refused_for(with([](auto& e) { e.tally = "x"; }), by("du")), "outcome.unknown_tally");
  EXPECT_EQ(refused_for(with([](auto& e) { e.unit = "x"; }), by("du")), "plan.unknown_unit");
  EXPECT_EQ(refused_for(named_by_the_centre(1), by("ling")), "rights.no_access.judge");
  EXPECT_THAT(tallies(*folder, Round(kRound)), IsEmpty());
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
              ElementsAre("rights.no_access.decide"));
  EXPECT_THAT(refused(take(Step::kPublish, on_day("du", "2019-12-08"), "", key)),
              ElementsAre("outcome.not_now.silent"));
}

TEST_F(Outcomes, EveryEdgeOfALifeIsOneRowOfTheTrail) {
  const std::vector<std::vector<Step>> lives{
      {Step::kAnnounce, Step::kClose, Step::kUphold, Step::kPublish},
      {Step::kAnnounce, Step::kClose, Step::kDrop},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kUphold},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kChange},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kDrop}};
  const auto judged = judge().value();
  std::vector<store::OutcomeKey> keys;
  for (const OutcomeRow& row : judged.outcomes) {
    if (!row.exempt && keys.size() < lives.size()) {
      keys.push_back(row.key);
    }
  }
  ASSERT_EQ(keys.size(), lives.size());
  const auto organisation = organisation_of(*folder);
  const auto last = [&] { return store::Trail((*folder).db()).last().value(); };
  std::set<std::pair<State, Step>> edges;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const auto people = organisation.people();
    const auto clerk = std::find_if(people.begin(), people.end(),
                                    [&](const auto& p) { return p.unit == keys[i].unit; });
    ASSERT_NE(clerk, people.end());
    State state = State::kDraft;
    for (const Step step : lives[i]) {
      const bool early = step == Step::kAnnounce || step == Step::kObject;
      const bool judges = step == Step::kUphold || step == Step::kChange || step == Step::kDrop;
      const std::string who = step == Step::kObject ? clerk->code : judges ? "ling" : "du";
      const auto before = last().seq;
      const auto done =
          take(step, on_day(who, early ? "2019-12-01" : "2019-12-09"), "理由", keys[i]);
      ASSERT_TRUE(done.has_value()) << to_string(step) << " " << done.error().front().what.key;
      EXPECT_EQ(last().seq, before + 1) << to_string(step);
      edges.emplace(state, step);
      state = after(state, step, early ? ObjectionWindow::kOpen : ObjectionWindow::kClosed).value();
      EXPECT_THAT(refused(take(Step::kAnnounce, on_day("du", "2019-12-10"), "", keys[i])),
                  Contains(HasSubstr("outcome.not_now")));
      EXPECT_EQ(last().seq, before + 1);  // what is refused leaves none
    }
  }
  EXPECT_THAT(edges, SizeIs(10));
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
  EXPECT_EQ(found->bytes, issued->docx);
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

/// A plan of more measures than anybody reads.
class LongPlan : public PlanOffice {
 protected:
  static constexpr int kMeasures = 210;

  static std::string long_plan() {
    std::string out = "云泽开发区补短板工作方案\n2019年6月17日\n二、工作措施\n(一)做大经济总量\n";
    for (int i = 1; i <= kMeasures; ++i) {
      out += std::to_string(i) + ".推进重点工作。2019年6月底前完成。\n牵头单位:发改局\n";
    }
    return out;
  }
};

TEST_F(LongPlan, AReportPrintsTheFirstOfALongListAndSaysSo) {
  set_up_plan(long_plan());
  const Rulebook rules = load_rulebook("office").value();
  ASSERT_TRUE(hand_out(*folder, "p", {}, {}, rules, by("du")).has_value());
  LetterRequest wanted;
  wanted.kind = "monthly-report";
  wanted.plan = "p";
  wanted.period = Period::of_month(2019, 7);
  wanted.fields = {{"zone", "云泽"}, {"issuer", "督查室"}};
  const auto report = draft_letter(*folder, wanted, rules, by("du", "2019-08-01T01:00:00Z"));
  ASSERT_TRUE(report.has_value()) << report.error().front().where << " "
                                  << report.error().front().what.key;
  const std::string text = office::read_docx(report->docx, "report").value().text();
  EXPECT_THAT(text, HasSubstr("逾期未完成210项"));
  EXPECT_THAT(text, HasSubstr("只列前 200 项"));
  std::size_t printed = 0;
  for (auto at = text.find("，逾期"); at != std::string::npos; at = text.find("，逾期", at + 1)) {
    ++printed;
  }
  EXPECT_EQ(printed, 200U);
}

TEST_F(Letters, EveryLengthOfTimeHasItsReport) {
  struct Case {
    const char* kind;
    const char* span;
    const char* title;
  };

  for (const Case& c :
       {Case{"weekly-report", "2019-W28", "2019年第28周（7月8日至7月14日）重点任务"},
        Case{"quarterly-report", "2019Q2", "2019年二季度重点指标"},
        Case{"half-year-report", "2019H1", "2019年上半年补短板工作小结"},
        Case{"year-report", "2019", "2019年补短板工作总结"}}) {
    auto wanted = request(c.kind);
    wanted.span = ReportSpan::parse(c.span);
    const auto report = draft_letter(*folder, wanted, rules, on_day("du", "2019-07-12"));
    ASSERT_TRUE(report.has_value())
        << c.kind << " " << report.error().front().where << " " << report.error().front().what.key;
    const std::string text = text_of(report->docx);
    EXPECT_THAT(text, HasSubstr(c.title));
    EXPECT_THAT(text, HasSubstr("方案共有38项任务"));
    EXPECT_THAT(text, HasSubstr("本期没有事项办结"));
    EXPECT_THAT(text, HasSubstr("逾期"));
    wanted.span = ReportSpan::parse("2019-07");  // a month is none of these
    EXPECT_THAT(draft_letter(*folder, wanted, rules, by("du")).error().front().what.key,
                HasSubstr("letter.needs.span_"));
  }
}

TEST_F(Letters, ReportsTellWhatWasDoneInTheirTimeAlone) {
  TaskRequest step;
  step.text = "已办结，材料齐全";
  step.evidence = "照片";
  const auto take_task = [&](TaskStep what, const By& who) {
    step.step = what;
    return take_step(*folder, "p", "3.10.2", step, rules, who);
  };
  const auto plan = plan_in_force(*folder, "p").value();
  const auto people = organisation_of(*folder);
  const std::string lead = plan.item("3.10.2")->lead();
  const auto all = people.people();
  const auto clerk =
      std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.unit == lead; });
  ASSERT_NE(clerk, all.end());
  const std::string name = clerk->code;
  ASSERT_TRUE(take_task(TaskStep::kSignFor, on_day(name, "2019-06-18")).has_value());
  ASSERT_TRUE(take_task(TaskStep::kReport, on_day(name, "2019-06-26")).has_value());
  ASSERT_TRUE(take_task(TaskStep::kAccept, on_day("du", "2019-06-27")).has_value());
  auto wanted = request("weekly-report");
  wanted.span = ReportSpan::parse("2019-W26");  // 24 to 30 June
  const auto then = draft_letter(*folder, wanted, rules, on_day("du", "2019-06-28"));
  ASSERT_TRUE(then.has_value());
  EXPECT_THAT(text_of(then->docx), HasSubstr("本期办结1项，其中按期办结1项"));
  wanted.span = ReportSpan::parse("2019-W27");
  const auto later = draft_letter(*folder, wanted, rules, on_day("du", "2019-07-05"));
  ASSERT_TRUE(later.has_value());
  EXPECT_THAT(text_of(later->docx), HasSubstr("本期没有事项办结"));
}

TEST_F(Letters, AReportOfATimeThatIsOverTellsItsLightsAsTheyWereThen) {
  const auto headline = [&](const char* span, const char* written) {
    auto wanted = request("quarterly-report");
    wanted.span = ReportSpan::parse(span);
    const auto report = draft_letter(*folder, wanted, rules, on_day("du", written)).value();
    const std::string text = text_of(report.docx);
    const auto begin = text.find("方案共有");
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  const std::string then = headline("2019Q2", "2019-06-30");
  EXPECT_THAT(headline("2019Q2", "2019-12-20"), Eq(then));
  EXPECT_THAT(headline("2019Q4", "2019-12-20"), Not(Eq(then)));
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
