#include "stave/domain/outcome_life.hpp"

#include "stave/base/names.hpp"

#include <algorithm>

namespace stave {
namespace {

using State = OutcomeState;
using Step = OutcomeStep;
using Window = ObjectionWindow;

struct OutcomeEdge {
  State from = State::kDraft;
  Step step = Step::kAnnounce;
  State to = State::kDraft;
  std::optional<Window> window;  // none: at any time
};

constexpr std::array<OutcomeEdge, 10> kOutcomeEdges{
    {{State::kDraft, Step::kAnnounce, State::kAnnounced, std::nullopt},
     {State::kAnnounced, Step::kObject, State::kObjected, Window::kOpen},
     {State::kAnnounced, Step::kClose, State::kSilent, Window::kClosed},
     {State::kObjected, Step::kAnswer, State::kAnswered, Window::kClosed},
     {State::kSilent, Step::kUphold, State::kDecided, std::nullopt},
     {State::kSilent, Step::kDrop, State::kDropped, std::nullopt},
     {State::kAnswered, Step::kUphold, State::kDecided, std::nullopt},
     {State::kAnswered, Step::kChange, State::kDecided, std::nullopt},
     {State::kAnswered, Step::kDrop, State::kDropped, std::nullopt},
     {State::kDecided, Step::kPublish, State::kPublished, std::nullopt}}};

constexpr Names<State, kOutcomeStates.size()> kStateNames{{{{State::kDraft, "draft"},
                                                            {State::kAnnounced, "announced"},
                                                            {State::kObjected, "objected"},
                                                            {State::kSilent, "silent"},
                                                            {State::kAnswered, "answered"},
                                                            {State::kDecided, "decided"},
                                                            {State::kDropped, "dropped"},
                                                            {State::kPublished, "published"}}}};

constexpr Names<Step, kOutcomeSteps.size()> kStepNames{{{{Step::kAnnounce, "announce"},
                                                         {Step::kObject, "object"},
                                                         {Step::kClose, "close"},
                                                         {Step::kAnswer, "answer"},
                                                         {Step::kUphold, "uphold"},
                                                         {Step::kChange, "change"},
                                                         {Step::kDrop, "drop"},
                                                         {Step::kPublish, "publish"}}}};

using RState = RectificationState;
using RStep = RectificationStep;

struct RectificationEdge {
  RState from;
  RStep step;
  RState to;
};

constexpr std::array<RectificationEdge, 8> kRectificationEdges{
    {{RState::kOrdered, RStep::kHandIn, RState::kHandedIn},
     {RState::kReturned, RStep::kHandIn, RState::kHandedIn},
     {RState::kHandedIn, RStep::kAccept, RState::kAccepted},
     {RState::kHandedIn, RStep::kReturn, RState::kReturned},
     {RState::kAccepted, RStep::kReport, RState::kDone},
     {RState::kDone, RStep::kPass, RState::kRechecked},
     {RState::kDone, RStep::kFail, RState::kReturned},
     {RState::kRechecked, RStep::kClose, RState::kClosed}}};

constexpr Names<RState, kRectificationStates.size()> kRStateNames{
    {{{RState::kOrdered, "ordered"},
      {RState::kHandedIn, "handed_in"},
      {RState::kReturned, "returned"},
      {RState::kAccepted, "accepted"},
      {RState::kDone, "done"},
      {RState::kRechecked, "rechecked"},
      {RState::kClosed, "closed"}}}};

constexpr Names<RStep, kRectificationSteps.size()> kRStepNames{{{{RStep::kHandIn, "hand_in"},
                                                                 {RStep::kAccept, "accept"},
                                                                 {RStep::kReturn, "return"},
                                                                 {RStep::kReport, "report"},
                                                                 {RStep::kPass, "pass"},
                                                                 {RStep::kFail, "fail"},
                                                                 {RStep::kClose, "close"}}}};

}  // namespace

std::optional<State> after(State state, Step step, Window window) noexcept {
  const auto* it =
      std::find_if(kOutcomeEdges.begin(), kOutcomeEdges.end(), [&](const OutcomeEdge& edge) {
        return edge.from == state && edge.step == step && edge.window.value_or(window) == window;
      });
  return it == kOutcomeEdges.end() ? std::nullopt : std::optional(it->to);
}

std::optional<RState> after(RState state, RStep step) noexcept {
  const auto* it = std::find_if(
      kRectificationEdges.begin(), kRectificationEdges.end(),
      [&](const RectificationEdge& edge) { return edge.from == state && edge.step == step; });
  return it == kRectificationEdges.end() ? std::nullopt : std::optional(it->to);
}

OutcomeActor actor_of(Step step) noexcept {
  switch (step) {
    case Step::kObject:
      return OutcomeActor::kUnit;
    case Step::kUphold:
    case Step::kChange:
    case Step::kDrop:
      return OutcomeActor::kLeader;
    case Step::kAnnounce:
    case Step::kClose:
    case Step::kAnswer:
    case Step::kPublish:
      break;
  }
  return OutcomeActor::kOffice;
}

OutcomeActor actor_of(RStep step) noexcept {
  const bool is_unit = step == RStep::kHandIn || step == RStep::kReport;
  return is_unit ? OutcomeActor::kUnit : OutcomeActor::kOffice;
}

bool needs_reason(Step step) noexcept {
  return step == Step::kObject || step == Step::kAnswer || step == Step::kChange ||
         step == Step::kDrop;
}

bool needs_reason(RStep step) noexcept {
  return step == RStep::kReturn || step == RStep::kFail;
}

std::string_view to_string(State state) noexcept {
  return kStateNames.of(state);
}

std::string_view to_string(Step step) noexcept {
  return kStepNames.of(step);
}

std::string_view to_string(RState state) noexcept {
  return kRStateNames.of(state);
}

std::string_view to_string(RStep step) noexcept {
  return kRStepNames.of(step);
}

std::optional<State> outcome_state_of(std::string_view name) noexcept {
  return kStateNames.find(name);
}

std::optional<Step> outcome_step_of(std::string_view name) noexcept {
  return kStepNames.find(name);
}

std::optional<RState> rectification_state_of(std::string_view name) noexcept {
  return kRStateNames.find(name);
}

std::optional<RStep> rectification_step_of(std::string_view name) noexcept {
  return kRStepNames.find(name);
}

}  // namespace stave
