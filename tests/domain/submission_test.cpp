#include "stave/domain/submission.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace stave {
namespace {

using State = SubmissionState;
using Step = SubmissionStep;

/// The edges once more, as the documentation of the life of a submission lists them.
const std::map<std::pair<State, Step>, State>& documented() {
  static const std::map<std::pair<State, Step>, State> kEdges{
      {{State::kDraft, Step::kSave}, State::kDraft},
      {{State::kDraft, Step::kSubmit}, State::kSubmitted},
      {{State::kReturned, Step::kSave}, State::kReturned},
      {{State::kReturned, Step::kSubmit}, State::kSubmitted},
      {{State::kSubmitted, Step::kWithdraw}, State::kDraft},
      {{State::kSubmitted, Step::kReview}, State::kReviewed},
      {{State::kSubmitted, Step::kReturn}, State::kReturned},
      {{State::kReviewed, Step::kApprove}, State::kApproved},
      {{State::kReviewed, Step::kReturn}, State::kReturned},
      {{State::kApproved, Step::kPublish}, State::kPublished},
      {{State::kApproved, Step::kReturn}, State::kReturned},
      {{State::kPublished, Step::kRevise}, State::kDraft}};
  return kEdges;
}

TEST(Submission, AMillionRandomStepsTakeOnlyDocumentedEdgesAndReachEveryState) {
  constexpr int kSteps = 1'000'000;
  std::mt19937 random(20190617);
  State state = State::kDraft;
  std::set<std::pair<State, Step>> taken;
  int judged = 0;  // of review, approve, publish since the last draft or return
  for (int i = 0; i < kSteps; ++i) {
    const Step step = kSubmissionSteps[random() % kSubmissionSteps.size()];
    const auto next = after(state, step);
    const auto edge = documented().find({state, step});
    ASSERT_EQ(next.has_value(), edge != documented().end());
    if (!next) {
      continue;
    }
    ASSERT_EQ(*next, edge->second);
    judged = is_judgement(step) ? judged + 1 : 0;
    ASSERT_TRUE(*next != State::kPublished || judged == 3)
        << "published without three judgements in a row";
    taken.insert(edge->first);
    state = *next;
  }
  EXPECT_EQ(taken.size(), documented().size());
}

TEST(Submission, AReturnAsksTheDutyOfTheStepForward) {
  EXPECT_EQ(duty_for(State::kSubmitted, Step::kReturn), Duty::kReview);
  EXPECT_EQ(duty_for(State::kReviewed, Step::kReturn), Duty::kApprove);
  EXPECT_EQ(duty_for(State::kApproved, Step::kReturn), Duty::kPublish);
  EXPECT_EQ(duty_for(State::kPublished, Step::kRevise), Duty::kPublish);
  EXPECT_EQ(duty_for(State::kDraft, Step::kSave), Duty::kFill);
}

TEST(Submission, ReturnsAndRevisionsNeedAReason) {
  for (const Step step : kSubmissionSteps) {
    EXPECT_EQ(needs_reason(step), step == Step::kReturn || step == Step::kRevise);
  }
}

TEST(Submission, NamesReadBack) {
  for (const State state : kSubmissionStates) {
    EXPECT_EQ(submission_state_of(to_string(state)), state);
  }
  for (const Step step : kSubmissionSteps) {
    EXPECT_EQ(submission_step_of(to_string(step)), step);
  }
  EXPECT_EQ(submission_state_of("gone"), std::nullopt);
}

}  // namespace
}  // namespace stave
