#include "stave/domain/submission.hpp"

#include "stave/base/names.hpp"

#include <algorithm>

namespace stave {
namespace {

using State = SubmissionState;
using Step = SubmissionStep;

struct Edge {
  State from;
  Step step;
  State to;
};

constexpr std::array<Edge, 12> kEdges{{{State::kDraft, Step::kSave, State::kDraft},
                                       {State::kDraft, Step::kSubmit, State::kSubmitted},
                                       {State::kReturned, Step::kSave, State::kReturned},
                                       {State::kReturned, Step::kSubmit, State::kSubmitted},
                                       {State::kSubmitted, Step::kWithdraw, State::kDraft},
                                       {State::kSubmitted, Step::kReview, State::kReviewed},
                                       {State::kSubmitted, Step::kReturn, State::kReturned},
                                       {State::kReviewed, Step::kApprove, State::kApproved},
                                       {State::kReviewed, Step::kReturn, State::kReturned},
                                       {State::kApproved, Step::kPublish, State::kPublished},
                                       {State::kApproved, Step::kReturn, State::kReturned},
                                       {State::kPublished, Step::kRevise, State::kDraft}}};

constexpr Names<State, kSubmissionStates.size()> kStateNames{{{{State::kDraft, "draft"},
                                                               {State::kSubmitted, "submitted"},
                                                               {State::kReviewed, "reviewed"},
                                                               {State::kApproved, "approved"},
                                                               {State::kPublished, "published"},
                                                               {State::kReturned, "returned"}}}};

constexpr Names<Step, kSubmissionSteps.size()> kStepNames{{{{Step::kSave, "save"},
                                                            {Step::kSubmit, "submit"},
                                                            {Step::kWithdraw, "withdraw"},
                                                            {Step::kReview, "review"},
                                                            {Step::kApprove, "approve"},
                                                            {Step::kPublish, "publish"},
                                                            {Step::kReturn, "return"},
                                                            {Step::kRevise, "revise"}}}};

}  // namespace

std::optional<State> after(State state, Step step) noexcept {
  const auto* it = std::find_if(kEdges.begin(), kEdges.end(), [&](const Edge& edge) {
    return edge.from == state && edge.step == step;
  });
  return it == kEdges.end() ? std::nullopt : std::optional(it->to);
}

Duty duty_for(State state, Step step) noexcept {
  switch (step) {
    case Step::kReview:
      return Duty::kReview;
    case Step::kApprove:
      return Duty::kApprove;
    case Step::kPublish:
    case Step::kRevise:
      return Duty::kPublish;
    case Step::kReturn:
      return state == State::kSubmitted  ? Duty::kReview
             : state == State::kReviewed ? Duty::kApprove
                                         : Duty::kPublish;
    case Step::kSave:
    case Step::kSubmit:
    case Step::kWithdraw:
      break;
  }
  return Duty::kFill;
}

bool is_judgement(Step step) noexcept {
  return step == Step::kReview || step == Step::kApprove || step == Step::kPublish;
}

bool needs_reason(Step step) noexcept {
  return step == Step::kReturn || step == Step::kRevise;
}

std::string_view to_string(State state) noexcept {
  return kStateNames.of(state);
}

std::string_view to_string(Step step) noexcept {
  return kStepNames.of(step);
}

std::optional<State> submission_state_of(std::string_view name) noexcept {
  return kStateNames.find(name);
}

std::optional<Step> submission_step_of(std::string_view name) noexcept {
  return kStepNames.find(name);
}

}  // namespace stave
