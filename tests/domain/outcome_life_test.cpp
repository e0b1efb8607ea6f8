#include "stave/domain/outcome.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>
#include <vector>

namespace stave {
namespace {

using State = OutcomeState;
using Step = OutcomeStep;
using Window = ObjectionWindow;
using RState = RectificationState;
using RStep = RectificationStep;

// The graph of the header a second time, as text.
using OutcomeEdges = std::set<std::array<std::string_view, 4>>;

const OutcomeEdges& allowed() {
  static const OutcomeEdges edges{
      {"draft", "announce", "announced", "open"},   {"draft", "announce", "announced", "closed"},
      {"announced", "object", "objected", "open"},  {"announced", "close", "silent", "closed"},
      {"objected", "answer", "answered", "closed"}, {"silent", "uphold", "decided", "closed"},
      {"silent", "uphold", "decided", "open"},      {"silent", "drop", "dropped", "closed"},
      {"silent", "drop", "dropped", "open"},        {"answered", "uphold", "decided", "closed"},
      {"answered", "uphold", "decided", "open"},    {"answered", "change", "decided", "closed"},
      {"answered", "change", "decided", "open"},    {"answered", "drop", "dropped", "closed"},
      {"answered", "drop", "dropped", "open"},      {"decided", "publish", "published", "closed"},
      {"decided", "publish", "published", "open"}};
  return edges;
}

std::string_view text(Window window) {
  return window == Window::kOpen ? "open" : "closed";
}

TEST(OutcomeLife, HasTheEdgesOfItsGraphAndNoOthers) {
  OutcomeEdges found;
  for (const State state : kOutcomeStates) {
    for (const Step step : kOutcomeSteps) {
      for (const Window window : {Window::kOpen, Window::kClosed}) {
        if (const auto next = after(state, step, window)) {
          found.insert({to_string(state), to_string(step), to_string(*next), text(window)});
        }
      }
    }
  }
  EXPECT_EQ(found, allowed());
}

TEST(OutcomeLife, ARectificationHasTheEdgesOfItsGraphAndNoOthers) {
  const std::set<std::array<std::string_view, 3>> wanted{
      {"ordered", "hand_in", "handed_in"}, {"returned", "hand_in", "handed_in"},
      {"handed_in", "accept", "accepted"}, {"handed_in", "return", "returned"},
      {"accepted", "report", "done"},      {"done", "pass", "rechecked"},
      {"done", "fail", "returned"},        {"rechecked", "close", "closed"}};
  std::set<std::array<std::string_view, 3>> found;
  for (const RState state : kRectificationStates) {
    for (const RStep step : kRectificationSteps) {
      if (const auto next = after(state, step)) {
        found.insert({to_string(state), to_string(step), to_string(*next)});
      }
    }
  }
  EXPECT_EQ(found, wanted);
}

TEST(OutcomeLife, TheWindowIsOpenOnItsLastDayAndClosedOnTheNext) {
  EXPECT_EQ(window_on(100, 100, 5), Window::kOpen);
  EXPECT_EQ(window_on(105, 100, 5), Window::kOpen);
  EXPECT_EQ(window_on(106, 100, 5), Window::kClosed);
  EXPECT_EQ(window_on(101, 100, 0), Window::kClosed);
}

/// One outcome, one day after the other, with steps that somebody tries at random.
struct Walk {
  State state = State::kDraft;
  int day = 0;
  int announced = 0;
  bool decided_by_leader = false;
  static constexpr int kDays = 3;

  void take(Step step) {
    const Window window = window_on(day, announced, kDays);
    const auto next = after(state, step, window);
    if (!next) {
      return;
    }
    ASSERT_TRUE(
        allowed().contains({to_string(state), to_string(step), to_string(*next), text(window)}));
    decided_by_leader = decided_by_leader || actor_of(step) == OutcomeActor::kLeader;
    announced = step == Step::kAnnounce ? day : announced;
    state = *next;
    if (state == State::kPublished) {
      ASSERT_GT(day, announced + kDays) << "published before the window closed";
      ASSERT_TRUE(decided_by_leader);
    }
  }
};

TEST(OutcomeLife, AMillionRandomStepsNeverLeaveTheGraphNorPublishEarly) {
  std::mt19937_64 random(20261127);
  Walk walk;
  std::set<State> seen;
  int published = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    walk.day += static_cast<int>(random() % 2);
    walk.take(kOutcomeSteps[random() % kOutcomeSteps.size()]);
    ASSERT_FALSE(testing::Test::HasFatalFailure());
    seen.insert(walk.state);
    if (walk.state == State::kPublished || walk.state == State::kDropped) {
      for (const Step step : kOutcomeSteps) {
        ASSERT_FALSE(after(walk.state, step, Window::kClosed).has_value());
      }
      published += walk.state == State::kPublished ? 1 : 0;
      walk = Walk{};
    }
  }
  EXPECT_EQ(seen.size(), kOutcomeStates.size());
  EXPECT_GT(published, 10'000);
}

TEST(OutcomeLife, AMillionRandomStepsOfRectificationsCloseOnlyWhatWasRechecked) {
  std::mt19937_64 random(7);
  RState state = RState::kOrdered;
  std::vector<RState> way{state};
  int closed = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto next = after(state, kRectificationSteps[random() % kRectificationSteps.size()]);
    if (!next) {
      continue;
    }
    state = *next;
    way.push_back(state);
    if (state == RState::kClosed) {
      ++closed;
      ASSERT_EQ(way[way.size() - 2], RState::kRechecked);
      for (const RState needed : {RState::kHandedIn, RState::kAccepted, RState::kDone}) {
        ASSERT_NE(std::find(way.begin(), way.end(), needed), way.end());
      }
      state = RState::kOrdered;
      way = {state};
    }
  }
  EXPECT_GT(closed, 10'000);
}

TEST(OutcomeLife, EachStepHasItsActorAndSomeNeedAReason) {
  EXPECT_EQ(actor_of(Step::kObject), OutcomeActor::kUnit);
  EXPECT_EQ(actor_of(Step::kDrop), OutcomeActor::kLeader);
  EXPECT_EQ(actor_of(Step::kPublish), OutcomeActor::kOffice);
  EXPECT_EQ(actor_of(RStep::kHandIn), OutcomeActor::kUnit);
  EXPECT_EQ(actor_of(RStep::kPass), OutcomeActor::kOffice);
  EXPECT_TRUE(needs_reason(Step::kObject));
  EXPECT_FALSE(needs_reason(Step::kUphold));
  EXPECT_TRUE(needs_reason(RStep::kFail));
}

TEST(OutcomeLife, NamesReadBack) {
  for (const State state : kOutcomeStates) {
    EXPECT_EQ(outcome_state_of(to_string(state)), state);
  }
  for (const Step step : kOutcomeSteps) {
    EXPECT_EQ(outcome_step_of(to_string(step)), step);
  }
  for (const RState state : kRectificationStates) {
    EXPECT_EQ(rectification_state_of(to_string(state)), state);
  }
  for (const RStep step : kRectificationSteps) {
    EXPECT_EQ(rectification_step_of(to_string(step)), step);
  }
  EXPECT_FALSE(outcome_state_of("nowhere").has_value());
}

}  // namespace
}  // namespace stave
