#include "stave/domain/task.hpp"

#include "stave/base/names.hpp"

#include <algorithm>

namespace stave {
namespace {

using State = TaskState;
using Step = TaskStep;

struct Edge {
  State from;
  Step step;
  State to;
};

constexpr std::array kEdges{Edge{State::kProposed, Step::kRegister, State::kRegistered},
                            Edge{State::kProposed, Step::kWithdraw, State::kWithdrawn},
                            Edge{State::kRegistered, Step::kHandOut, State::kHandedOut},
                            Edge{State::kRegistered, Step::kWithdraw, State::kWithdrawn},
                            Edge{State::kHandedOut, Step::kSignFor, State::kInHand},
                            Edge{State::kHandedOut, Step::kRefuse, State::kRegistered},
                            Edge{State::kHandedOut, Step::kWithdraw, State::kWithdrawn},
                            Edge{State::kInHand, Step::kFeedback, State::kInHand},
                            Edge{State::kInHand, Step::kReport, State::kReported},
                            Edge{State::kInHand, Step::kSuspend, State::kSuspended},
                            Edge{State::kInHand, Step::kWithdraw, State::kWithdrawn},
                            Edge{State::kReported, Step::kAccept, State::kDone},
                            Edge{State::kReported, Step::kReturn, State::kInHand},
                            Edge{State::kDone, Step::kClose, State::kClosed},
                            Edge{State::kDone, Step::kReopen, State::kInHand},
                            Edge{State::kClosed, Step::kReopen, State::kInHand},
                            Edge{State::kSuspended, Step::kResume, State::kInHand},
                            Edge{State::kSuspended, Step::kWithdraw, State::kWithdrawn}};

constexpr Names<State, kTaskStates.size()> kStateNames{{{{State::kProposed, "proposed"},
                                                         {State::kRegistered, "registered"},
                                                         {State::kHandedOut, "handed_out"},
                                                         {State::kInHand, "in_hand"},
                                                         {State::kReported, "reported"},
                                                         {State::kDone, "done"},
                                                         {State::kClosed, "closed"},
                                                         {State::kSuspended, "suspended"},
                                                         {State::kWithdrawn, "withdrawn"}}}};

constexpr Names<Step, kTaskSteps.size()> kStepNames{{{{Step::kRegister, "register"},
                                                      {Step::kHandOut, "hand_out"},
                                                      {Step::kSignFor, "sign_for"},
                                                      {Step::kRefuse, "refuse"},
                                                      {Step::kFeedback, "feedback"},
                                                      {Step::kReport, "report"},
                                                      {Step::kAccept, "accept"},
                                                      {Step::kReturn, "return"},
                                                      {Step::kClose, "close"},
                                                      {Step::kSuspend, "suspend"},
                                                      {Step::kResume, "resume"},
                                                      {Step::kReopen, "reopen"},
                                                      {Step::kWithdraw, "withdraw"}}}};

constexpr Names<TaskActor, 3> kActorNames{{{{TaskActor::kSupervisor, "supervisor"},
                                            {TaskActor::kLeadUnit, "lead_unit"},
                                            {TaskActor::kOtherPerson, "other_person"}}}};

}  // namespace

std::optional<State> after(State state, Step step) noexcept {
  const auto* it = std::find_if(kEdges.begin(), kEdges.end(), [&](const Edge& edge) {
    return edge.from == state && edge.step == step;
  });
  return it == kEdges.end() ? std::nullopt : std::optional(it->to);
}

TaskActor actor_for(Step step) noexcept {
  switch (step) {
    case Step::kSignFor:
    case Step::kRefuse:
    case Step::kFeedback:
    case Step::kReport:
      return TaskActor::kLeadUnit;
    case Step::kAccept:
    case Step::kReturn:
      return TaskActor::kOtherPerson;
    case Step::kRegister:
    case Step::kHandOut:
    case Step::kClose:
    case Step::kSuspend:
    case Step::kResume:
    case Step::kReopen:
    case Step::kWithdraw:
      break;
  }
  return TaskActor::kSupervisor;
}

bool needs_reason(Step step) noexcept {
  return step == Step::kRefuse || step == Step::kReturn || step == Step::kSuspend ||
         step == Step::kReopen || step == Step::kWithdraw;
}

bool needs_evidence(Step step) noexcept {
  return step == Step::kReport;
}

bool is_running(State state) noexcept {
  return state == State::kHandedOut || state == State::kInHand || state == State::kReported;
}

std::string_view to_string(State state) noexcept {
  return kStateNames.of(state);
}

std::string_view to_string(Step step) noexcept {
  return kStepNames.of(step);
}

std::string_view to_string(TaskActor actor) noexcept {
  return kActorNames.of(actor);
}

std::optional<State> task_state_of(std::string_view name) noexcept {
  return kStateNames.find(name);
}

std::optional<Step> task_step_of(std::string_view name) noexcept {
  return kStepNames.find(name);
}

}  // namespace stave
