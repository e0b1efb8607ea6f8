#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/period.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// Where the filled form of one unit and period stands.
enum class SubmissionState : unsigned char {
  kDraft,      ///< being filled, also when nothing is there yet
  kSubmitted,  ///< waits for the reviewer
  kReviewed,   ///< waits for the zone's approval
  kApproved,   ///< waits for publication
  kPublished,  ///< its values are figures of record, and locked
  kReturned,   ///< to be corrected; begins the next round
};

/// What is done to a submission.
enum class SubmissionStep : unsigned char {
  kSave,
  kSubmit,
  kWithdraw,  ///< the filler takes it back before anybody reviewed it
  kReview,
  kApprove,
  kPublish,
  kReturn,  ///< needs a reason
  kRevise,  ///< opens what is published again, needs a reason
};

inline constexpr std::array kSubmissionStates{
    SubmissionState::kDraft,    SubmissionState::kSubmitted, SubmissionState::kReviewed,
    SubmissionState::kApproved, SubmissionState::kPublished, SubmissionState::kReturned};
inline constexpr std::array kSubmissionSteps{SubmissionStep::kSave,     SubmissionStep::kSubmit,
                                             SubmissionStep::kWithdraw, SubmissionStep::kReview,
                                             SubmissionStep::kApprove,  SubmissionStep::kPublish,
                                             SubmissionStep::kReturn,   SubmissionStep::kRevise};

/// The state after the step; nullopt when the step is not to be done there.
///
///   draft     save -> draft, submit -> submitted
///   returned  save -> returned, submit -> submitted
///   submitted withdraw -> draft, review -> reviewed, return -> returned
///   reviewed  approve -> approved, return -> returned
///   approved  publish -> published, return -> returned
///   published revise -> draft
[[nodiscard]] std::optional<SubmissionState> after(SubmissionState state,
                                                   SubmissionStep step) noexcept;

/// The duty that the step asks of a person. A return asks that of whoever would take the next step
/// forward; `state` matters to it alone.
[[nodiscard]] Duty duty_for(SubmissionState state, SubmissionStep step) noexcept;

/// Whether the step passes judgement, so that nobody may take it who has filled any of the values.
[[nodiscard]] bool is_judgement(SubmissionStep step) noexcept;

[[nodiscard]] bool needs_reason(SubmissionStep step) noexcept;

/// Names a submission: which form, about which period, by which unit.
struct SubmissionKey {
  std::string form;
  Period period;
  std::string unit;
  friend auto operator<=>(const SubmissionKey&, const SubmissionKey&) = default;
};

/// Who made a change, and when (UTC, "2019-06-17T08:00:00Z").
struct Made {
  std::int64_t change = 0;  ///< its number
  std::string at;
  std::string actor;
  std::string reason;
};

/// A step that was taken with a submission.
struct StepTaken {
  SubmissionStep step = SubmissionStep::kSave;
  SubmissionState state = SubmissionState::kDraft;  ///< after it
  int round = 1;                                    ///< grows with each return
  int revision = 0;  ///< grows when what was published is opened again
  Made made;
};

/// A version of one cell of a submission.
struct EntryVersion {
  std::string element;
  Value value;
  std::string place;  ///< where it stood in the file that brought it, or ""
  Made made;
};

/// A unit's answer to a finding.
struct Explanation {
  std::string finding;
  std::string text;
  Made made;
};

/// A cell to be written.
struct NewEntry {
  std::string element;
  Value value;
  std::string place;
};

std::string_view to_string(SubmissionState state) noexcept;  ///< "draft", ...
std::string_view to_string(SubmissionStep step) noexcept;    ///< "save", ...
std::optional<SubmissionState> submission_state_of(std::string_view name) noexcept;
std::optional<SubmissionStep> submission_step_of(std::string_view name) noexcept;

}  // namespace stave
