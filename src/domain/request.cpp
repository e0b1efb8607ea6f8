#include "stave/domain/request.hpp"

#include "stave/base/names.hpp"

namespace stave {
namespace {

using State = RequestState;
using Step = RequestStep;

constexpr Names<RequestKind, kRequestKinds.size()> kKindNames{
    {{{RequestKind::kExtension, "extension"}, {RequestKind::kTargetChange, "target_change"}}}};

constexpr Names<State, kRequestStates.size()> kStateNames{{{{State::kAsked, "asked"},
                                                            {State::kApproved, "approved"},
                                                            {State::kRefused, "refused"},
                                                            {State::kWithdrawn, "withdrawn"}}}};

constexpr Names<Step, kRequestSteps.size()> kStepNames{
    {{{Step::kApprove, "approve"}, {Step::kRefuse, "refuse"}, {Step::kWithdraw, "withdraw"}}}};

}  // namespace

std::optional<State> after(State state, Step step) noexcept {
  if (state != State::kAsked) {
    return std::nullopt;
  }
  switch (step) {
    case Step::kApprove:
      return State::kApproved;
    case Step::kRefuse:
      return State::kRefused;
    case Step::kWithdraw:
      break;
  }
  return State::kWithdrawn;
}

bool is_judgement(Step step) noexcept {
  return step != Step::kWithdraw;
}

bool needs_reason(Step step) noexcept {
  return step == Step::kRefuse;
}

std::string_view to_string(RequestKind kind) noexcept {
  return kKindNames.of(kind);
}

std::string_view to_string(State state) noexcept {
  return kStateNames.of(state);
}

std::string_view to_string(Step step) noexcept {
  return kStepNames.of(step);
}

std::optional<RequestKind> request_kind_of(std::string_view name) noexcept {
  return kKindNames.find(name);
}

std::optional<State> request_state_of(std::string_view name) noexcept {
  return kStateNames.find(name);
}

std::optional<Step> request_step_of(std::string_view name) noexcept {
  return kStepNames.find(name);
}

}  // namespace stave
