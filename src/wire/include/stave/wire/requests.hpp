#pragma once

#include "stave/app/accounts.hpp"
#include "stave/app/letters.hpp"
#include "stave/app/outcomes.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/sessions.hpp"
#include "stave/app/submissions.hpp"
#include "stave/app/tallies.hpp"
#include "stave/app/tasks.hpp"
#include "stave/app/what_if.hpp"
#include "stave/wire/body.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::wire {

/// What openapi.yaml calls Login, ItemEdit, TargetEdit, NewTask, TaskStep, OutcomeStep,
/// LetterRequest, WhatIf. Every reader fails with all faults of the body.
Checked<app::Login> login_of(Body body);

/// Years that a round may have.
inline constexpr int kFirstRound = 1990;
inline constexpr int kLastRound = 2100;

Round round_in(Body& body);  ///< its field "round"

Checked<app::ItemEdit> item_edit_of(Body body, const std::string& item, std::string& reason);
Checked<app::TargetEdit> target_edit_of(Body body, const std::string& target, std::string& reason);
Checked<app::NewItem> new_task_of(Body body, const std::string& parent);
Checked<app::TaskRequest> task_step_of(Body body);

struct OutcomeStepRequest {
  Round round{0};
  OutcomeStep step = OutcomeStep::kAnnounce;
  store::OutcomeKey key;
  std::string text;
};

Checked<OutcomeStepRequest> outcome_step_of(Body body);

struct TallyRequest {
  Round round{0};
  store::TallyEntry entry;  ///< without who made it
};

Checked<TallyRequest> tally_of(Body body);

struct LetterOrder {
  app::LetterRequest letter;
  std::string series;
};

Checked<LetterOrder> letter_of(Body body, i18n::Language language);

/// A step with a submission; cells as they were typed, by element.
struct SubmissionOrder {
  app::StepRequest request;  ///< without entries
  std::map<std::string, std::string> cells;
};

Checked<SubmissionOrder> submission_step_of(Body body);

struct WhatIfOrder {
  std::string pack;
  Round round{0};
  std::string zone;
  std::vector<app::OtherValue> changes;
};

Checked<WhatIfOrder> what_if_of(Body body);

}  // namespace stave::wire
