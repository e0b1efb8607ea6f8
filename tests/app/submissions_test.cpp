#include "stave/app/submissions.hpp"

#include "office.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Step = SubmissionStep;
using State = SubmissionState;

class Submissions : public Office {
 protected:
  Checked<StepDone> take(Step step, const By& who, const std::string& reason = "") {
    StepRequest request;
    request.step = step;
    request.reason = reason;
    return take_step(*folder, key, request, who);
  }

  Checked<StepDone> save(const By& who, std::vector<NewEntry> entries,
                         std::optional<std::int64_t> seen = std::nullopt) {
    StepRequest request;
    request.entries = std::move(entries);
    request.seen = seen;
    return take_step(*folder, key, request, who);
  }

  Checked<StepDone> save_both(const By& who, int gdp = 100) {
    return save(who, {{"gdp", Decimal(gdp), ""}, {"tax", Absent::kNotApplicable, ""}});
  }

  /// Filled by li, reviewed by wang, approved by zhao, published by qian.
  void publish() {
    ASSERT_TRUE(save_both(by("li")).has_value());
    ASSERT_TRUE(take(Step::kSubmit, by("li")).has_value());
    ASSERT_TRUE(take(Step::kReview, by("wang")).has_value());
    ASSERT_TRUE(take(Step::kApprove, by("zhao")).has_value());
    ASSERT_TRUE(take(Step::kPublish, by("qian")).has_value());
  }

  [[nodiscard]] std::vector<std::string> refused(const Checked<StepDone>& done) {
    return done ? std::vector<std::string>{"done"} : keys_of(done.error());
  }

  const SubmissionKey key{"F", Period::of_month(2019, 4), "finance"};
};

TEST_F(Submissions, FourPairsOfEyesMakeAFigureOfRecord) {
  publish();
  const auto history =
      store::FigureRepo((*folder).db()).history({"H", "gdp", Period::of_month(2019, 4)});
  ASSERT_THAT(history, SizeIs(1));
  EXPECT_EQ(history[0].value, Value(Decimal(100)));
  EXPECT_EQ(history[0].place, "F 2019-04 finance");
  const auto view = submission_of(*folder, key, by("li"));
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->status.state, State::kPublished);
  EXPECT_THAT(view->steps, SizeIs(5));
  EXPECT_EQ(view->cells[0].of_record, Value(Decimal(100)));
  EXPECT_THAT(store::verify((*folder).db()).faults, IsEmpty());
}

TEST_F(Submissions, NobodyJudgesWhatTheyFilledByAnyPath) {
  ASSERT_TRUE(save_both(by("li")).has_value());
  ASSERT_TRUE(save(by("wang"), {{"tax", Decimal(5), ""}}).has_value());
  ASSERT_TRUE(take(Step::kSubmit, by("li")).has_value());
  EXPECT_THAT(refused(take(Step::kReview, by("wang"))), ElementsAre("submission.own_work"));
}

TEST_F(Submissions, WhoFilledBeforeAReturnStillDoesNotJudge) {
  ASSERT_TRUE(save_both(by("wang")).has_value());
  ASSERT_TRUE(take(Step::kSubmit, by("wang")).has_value());
  ASSERT_TRUE(take(Step::kWithdraw, by("li")).has_value());
  ASSERT_TRUE(save_both(by("li"), 101).has_value());
  ASSERT_TRUE(take(Step::kSubmit, by("li")).has_value());
  EXPECT_THAT(refused(take(Step::kReview, by("wang"))), ElementsAre("submission.own_work"));
}

TEST_F(Submissions, SendingInAnotherPersonsValuesIsFillingToo) {
  ASSERT_TRUE(save_both(by("li")).has_value());
  ASSERT_TRUE(take(Step::kSubmit, by("wang")).has_value());
  EXPECT_THAT(refused(take(Step::kReview, by("wang"))), ElementsAre("submission.own_work"));
}

TEST_F(Submissions, RightsComeFirst) {
  EXPECT_THAT(refused(save_both(by("zhao"))), ElementsAre("rights.no_access.fill"));
  EXPECT_THAT(refused(take(Step::kPublish, by("li"))), ElementsAre("rights.no_access.publish"));
  EXPECT_THAT(refused(save_both(by("nobody"))), ElementsAre("rights.unknown_person"));
}

TEST_F(Submissions, EveryEmptyCellIsToldBeforeSendingIn) {
  EXPECT_THAT(refused(take(Step::kSubmit, by("li"))),
              ElementsAre("submission.cell_empty", "submission.cell_empty"));
}

TEST_F(Submissions, TheWindowIsKeptLateIsTakenAndRecorded) {
  EXPECT_THAT(refused(save_both(by("li", "2019-04-30T00:00:00Z"))),
              ElementsAre("submission.too_early"));
  ASSERT_TRUE(save_both(by("li")).has_value());
  EXPECT_THAT(refused(save_both(by("li", "2019-05-16T00:00:00Z"), 7)),
              ElementsAre("submission.closed"));
  const auto late = take(Step::kSubmit, by("li", "2019-05-15T00:00:00Z"));
  ASSERT_TRUE(late.has_value());
  EXPECT_TRUE(late->late);
}

TEST_F(Submissions, AReturnNeedsAReasonBeginsTheNextRoundAndOpensTheClosedWindow) {
  ASSERT_TRUE(save_both(by("li")).has_value());
  ASSERT_TRUE(take(Step::kSubmit, by("li")).has_value());
  EXPECT_THAT(refused(take(Step::kReturn, by("wang"))), ElementsAre("submission.no_reason"));
  const auto returned = take(Step::kReturn, by("wang"), "与税务数不符");
  ASSERT_TRUE(returned.has_value());
  EXPECT_EQ(returned->round, 2);
  EXPECT_TRUE(save_both(by("li", "2019-06-01T00:00:00Z"), 99).has_value());
}

TEST_F(Submissions, WhatIsPublishedIsLockedAndCorrectedByARevisionOnly) {
  publish();
  EXPECT_THAT(refused(save_both(by("li"), 1)), ElementsAre("submission.not_now.published"));
  EXPECT_THAT(refused(take(Step::kRevise, by("qian"))), ElementsAre("submission.no_reason"));
  const auto revised = take(Step::kRevise, by("qian", "2019-07-01T00:00:00Z"), "统计口径更正");
  ASSERT_TRUE(revised.has_value());
  EXPECT_EQ(revised->revision, 1);
  const auto later = [](const char* who) { return by(who, "2019-07-02T00:00:00Z"); };
  ASSERT_TRUE(save(later("li"), {{"gdp", Decimal(90), ""}}).has_value());
  ASSERT_TRUE(take(Step::kSubmit, later("li")).has_value());
  ASSERT_TRUE(take(Step::kReview, later("wang")).has_value());
  ASSERT_TRUE(take(Step::kApprove, later("zhao")).has_value());
  ASSERT_TRUE(take(Step::kPublish, later("qian")).has_value());
  const store::FigureRepo figures((*folder).db());
  const FigureKey gdp{"H", "gdp", Period::of_month(2019, 4)};
  ASSERT_THAT(figures.history(gdp), SizeIs(2));
  EXPECT_EQ(figures.history(gdp)[1].value, Value(Decimal(90)));
  EXPECT_EQ(figures.history(gdp)[0].value, Value(Decimal(100)));
}

TEST_F(Submissions, WhoLosesARaceIsToldBothValues) {
  ASSERT_TRUE(save_both(by("li")).has_value());
  const auto seen = submission_of(*folder, key, by("li"))->seen;
  ASSERT_TRUE(save(by("wang"), {{"gdp", Decimal(200), ""}}, seen).has_value());
  const auto lost = save(by("li"), {{"gdp", Decimal(300), ""}}, seen);
  ASSERT_THAT(refused(lost), ElementsAre("submission.changed_meanwhile"));
  const auto& args = lost.error()[0].what.args;
  EXPECT_THAT(args, testing::Contains(std::pair<std::string, std::string>("theirs", "200")));
  EXPECT_THAT(args, testing::Contains(std::pair<std::string, std::string>("yours", "300")));
  EXPECT_TRUE(save(by("li"), {{"tax", Decimal(1), ""}}, seen).has_value()) << "another cell";
}

TEST_F(Submissions, SavingTheSameAgainWritesNothing) {
  ASSERT_TRUE(save_both(by("li")).has_value());
  const auto again = save_both(by("li"));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->change, 0);
}

TEST_F(Submissions, LastPeriodStandsBeside) {
  publish();
  ASSERT_TRUE(open_form(*folder, "F", Period::of_month(2019, 5), by("sun"), "").has_value());
  const auto may = submission_of(*folder, {"F", Period::of_month(2019, 5), "finance"}, by("li"));
  ASSERT_TRUE(may.has_value());
  EXPECT_EQ(may->cells[0].last_period, Value(Decimal(100)));
  EXPECT_EQ(may->cells[1].last_period, Value(Absent::kNotApplicable));
  EXPECT_EQ(may->cells[0].last_year, Value(Absent::kMissing));
  EXPECT_FALSE(may->cells[0].entry.has_value());
}

/// A yearly form of trade and tax, open for 2019, with the tax of 2018 at 100.
class Findings : public Submissions {
 protected:
  void SetUp() override {
    Submissions::SetUp();
    Form yearly = form();
    yearly.code = "Y";
    yearly.frequency = Frequency::kYear;
    yearly.elements = {"exports", "imports", "tax", "trade"};
    ASSERT_TRUE(define_form(*folder, yearly, by("sun"), "").has_value());
    {
      store::Change change((*folder).db(), {"2019-01-01T00:00:00Z", "sun", "t", "", "", "", ""});
      store::FigureRepo::add(change, {"H", "tax", DataYear(2018)}, Decimal(100), "");
      change.commit();
    }
    ASSERT_TRUE(open_form(*folder, "Y", DataYear(2019), by("sun"), "年报").has_value());
  }

  Checked<StepDone> step(Step step, std::vector<NewEntry> entries = {},
                         std::map<std::string, std::string> explanations = {}) {
    StepRequest request;
    request.step = step;
    request.entries = std::move(entries);
    request.explanations = std::move(explanations);
    return take_step(*folder, yearly_key, request, by("li", "2020-01-05T00:00:00Z"));
  }

  Checked<StepDone> fill(int trade, int tax) {
    return step(Step::kSave, {{"exports", Decimal(30), ""},
                              {"imports", Decimal(20), ""},
                              {"tax", Decimal(tax), ""},
                              {"trade", Decimal(trade), ""}});
  }

  const SubmissionKey yearly_key{"Y", DataYear(2019), "finance"};
};

TEST_F(Findings, WhatContradictsCannotBeSentIn) {
  ASSERT_TRUE(fill(60, 105).has_value());
  const auto view = submission_of(*folder, yearly_key, by("li")).value();
  ASSERT_THAT(view.findings, SizeIs(1));
  EXPECT_EQ(finding_name(view.findings[0]), "trade_sum:exports,imports,trade");
  const auto done = step(Step::kSubmit);
  ASSERT_FALSE(done.has_value());
  ASSERT_THAT(done.error(), SizeIs(1));
  EXPECT_EQ(done.error()[0].where, "trade_sum:exports,imports,trade");
  ASSERT_TRUE(step(Step::kSave, {}, {{"trade_sum:exports,imports,trade", "就是这样"}}).has_value());
  EXPECT_FALSE(step(Step::kSubmit).has_value()) << "an error is corrected, not explained";
  ASSERT_TRUE(fill(50, 105).has_value());
  EXPECT_TRUE(step(Step::kSubmit).has_value());
}

TEST_F(Findings, WhatIsUnusualIsSentInWithAnExplanationThatTravelsWithIt) {
  ASSERT_TRUE(fill(50, 150).has_value());
  const auto refused_step = step(Step::kSubmit);
  ASSERT_FALSE(refused_step.has_value());
  EXPECT_EQ(refused_step.error().back().what.key, "submission.unexplained");
  ASSERT_TRUE(step(Step::kSave, {}, {{"tax_change:tax", "大企业一次性补税"}}).has_value());
  ASSERT_TRUE(step(Step::kSubmit).has_value());
  const auto view = submission_of(*folder, yearly_key, by("wang")).value();
  ASSERT_THAT(view.explanations, SizeIs(1));
  EXPECT_EQ(view.explanations[0].text, "大企业一次性补税");
}

TEST_F(Submissions, WhatWasKnownOnADayIsAskedByItsChange) {
  publish();
  const auto then = submission_of(*folder, key, by("li"), {6, "2019-05-02"});
  ASSERT_TRUE(then.has_value());
  EXPECT_EQ(then->status.state, State::kDraft);
}

}  // namespace
}  // namespace stave::app
