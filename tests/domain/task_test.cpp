#include "stave/domain/task.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>

namespace stave {
namespace {

using State = TaskState;
using Step = TaskStep;

/// The edges once more, by their names, as docs/supervision.md lists them.
const std::map<std::pair<std::string_view, std::string_view>, std::string_view>& documented() {
  static const std::map<std::pair<std::string_view, std::string_view>, std::string_view> kEdges{
      {{"proposed", "register"}, "registered"},
      {{"registered", "hand_out"}, "handed_out"},
      {{"handed_out", "sign_for"}, "in_hand"},
      {{"handed_out", "refuse"}, "registered"},
      {{"in_hand", "feedback"}, "in_hand"},
      {{"in_hand", "report"}, "reported"},
      {{"reported", "accept"}, "done"},
      {{"reported", "return"}, "in_hand"},
      {{"done", "close"}, "closed"},
      {{"done", "reopen"}, "in_hand"},
      {{"closed", "reopen"}, "in_hand"},
      {{"in_hand", "suspend"}, "suspended"},
      {{"suspended", "resume"}, "in_hand"},
      {{"proposed", "withdraw"}, "withdrawn"},
      {{"registered", "withdraw"}, "withdrawn"},
      {{"handed_out", "withdraw"}, "withdrawn"},
      {{"in_hand", "withdraw"}, "withdrawn"},
      {{"suspended", "withdraw"}, "withdrawn"}};
  return kEdges;
}

TEST(Task, AMillionRandomStepsTakeOnlyDocumentedEdgesAndTakeAllOfThem) {
  constexpr int kSteps = 1'000'000;
  std::mt19937 random(20190617);
  State state = State::kProposed;
  std::set<std::pair<std::string_view, std::string_view>> taken;
  bool handed_out = false;
  bool accepted = false;  // since it was last in hand
  for (int i = 0; i < kSteps; ++i) {
    const Step step = kTaskSteps[random() % kTaskSteps.size()];
    const auto next = after(state, step);
    const auto edge = documented().find({to_string(state), to_string(step)});
    ASSERT_EQ(next.has_value(), edge != documented().end())
        << to_string(state) << ", " << to_string(step);
    if (!next) {
      if (state == State::kWithdrawn) {
        state = State::kProposed;  // that item is gone; the next one
        handed_out = false;
      }
      continue;
    }
    ASSERT_EQ(to_string(*next), edge->second);
    handed_out = handed_out || step == Step::kHandOut;
    accepted = step == Step::kAccept || (accepted && *next != State::kInHand);
    ASSERT_TRUE(*next != State::kInHand || handed_out);
    ASSERT_TRUE((*next != State::kDone && *next != State::kClosed) || accepted);
    taken.insert(edge->first);
    state = *next;
  }
  EXPECT_EQ(taken.size(), documented().size());
}

TEST(Task, NothingFollowsAWithdrawal) {
  for (const Step step : kTaskSteps) {
    EXPECT_EQ(after(State::kWithdrawn, step), std::nullopt) << to_string(step);
  }
}

TEST(Task, WhoTakesWhichStepWithWhat) {
  const std::set<Step> lead{Step::kSignFor, Step::kRefuse, Step::kFeedback, Step::kReport};
  const std::set<Step> other{Step::kAccept, Step::kReturn};
  const std::set<Step> reasons{Step::kRefuse, Step::kReturn, Step::kSuspend, Step::kReopen,
                               Step::kWithdraw};
  for (const Step step : kTaskSteps) {
    EXPECT_EQ(actor_for(step), lead.contains(step)    ? TaskActor::kLeadUnit
                               : other.contains(step) ? TaskActor::kOtherPerson
                                                      : TaskActor::kSupervisor)
        << to_string(step);
    EXPECT_EQ(needs_reason(step), reasons.contains(step)) << to_string(step);
    EXPECT_EQ(needs_evidence(step), step == Step::kReport) << to_string(step);
  }
}

TEST(Task, RunsFromHandingOutToTheReport) {
  const std::set<State> running{State::kHandedOut, State::kInHand, State::kReported};
  for (const State state : kTaskStates) {
    EXPECT_EQ(is_running(state), running.contains(state)) << to_string(state);
  }
}

TEST(Task, NamesReadBack) {
  std::set<std::string_view> names;
  for (const State state : kTaskStates) {
    EXPECT_EQ(task_state_of(to_string(state)), state);
    names.insert(to_string(state));
  }
  EXPECT_EQ(names.size(), kTaskStates.size());
  names.clear();
  for (const Step step : kTaskSteps) {
    EXPECT_EQ(task_step_of(to_string(step)), step);
    names.insert(to_string(step));
  }
  EXPECT_EQ(names.size(), kTaskSteps.size());
  EXPECT_EQ(task_state_of("gone"), std::nullopt);
  EXPECT_EQ(task_step_of(""), std::nullopt);
  EXPECT_EQ(to_string(TaskActor::kOtherPerson), "other_person");
}

}  // namespace
}  // namespace stave
