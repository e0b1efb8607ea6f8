#include "stave/domain/request.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

using State = RequestState;
using Step = RequestStep;

TEST(Request, IsDecidedOnce) {
  EXPECT_EQ(after(State::kAsked, Step::kApprove), State::kApproved);
  EXPECT_EQ(after(State::kAsked, Step::kRefuse), State::kRefused);
  EXPECT_EQ(after(State::kAsked, Step::kWithdraw), State::kWithdrawn);
  for (const State state : {State::kApproved, State::kRefused, State::kWithdrawn}) {
    for (const Step step : kRequestSteps) {
      EXPECT_EQ(after(state, step), std::nullopt) << to_string(state) << ", " << to_string(step);
    }
  }
}

TEST(Request, JudgementsAreForOthersAndARefusalNeedsAReason) {
  for (const Step step : kRequestSteps) {
    EXPECT_EQ(is_judgement(step), step != Step::kWithdraw);
    EXPECT_EQ(needs_reason(step), step == Step::kRefuse);
  }
}

TEST(Request, NamesReadBack) {
  for (const RequestKind kind : kRequestKinds) {
    EXPECT_EQ(request_kind_of(to_string(kind)), kind);
  }
  for (const State state : kRequestStates) {
    EXPECT_EQ(request_state_of(to_string(state)), state);
  }
  for (const Step step : kRequestSteps) {
    EXPECT_EQ(request_step_of(to_string(step)), step);
  }
  EXPECT_EQ(request_state_of("gone"), std::nullopt);
}

}  // namespace
}  // namespace stave
