#include "rights.hpp"

namespace stave::app {

Result<void> permit_own(const Organisation& organisation, const By& by, Access access,
                        const std::string& unit) {
  if (auto able = permit(organisation, by, access, unit); !able) {
    return able;
  }
  const Person* person = organisation.person(by.actor);
  if (person != nullptr && person->unit != unit) {
    return fail(
        Errc::kDenied, by.actor,
        {"rights.other_unit", {{"own", person->unit}, {"unit", unit}, {"person", by.actor}}});
  }
  return {};
}

Access access_for(SubmissionState state, SubmissionStep step) noexcept {
  switch (duty_for(state, step)) {
    case Duty::kReview:
      return Access::kReview;
    case Duty::kApprove:
      return Access::kApprove;
    case Duty::kPublish:
      return Access::kPublish;
    default:
      return Access::kFill;
  }
}

}  // namespace stave::app
