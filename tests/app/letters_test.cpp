#include "stave/app/letters.hpp"

#include "outcome_office.hpp"

#include "stave/app/tasks.hpp"
#include "stave/office/docx.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Letters : public OutcomeOffice {
 protected:
  void SetUp() override {
    OutcomeOffice::SetUp();
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
