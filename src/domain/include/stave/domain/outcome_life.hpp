#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace stave {

/// Where an outcome stands between being found and being published.
enum class OutcomeState : unsigned char {
  kDraft,      ///< found by rule, seen by the office alone
  kAnnounced,  ///< told to the unit; it may object
  kObjected,   ///< the unit objected; waits for the end of the window and the answer
  kSilent,     ///< the window closed without an objection
  kAnswered,   ///< the office answered the objection; waits for the leader
  kDecided,    ///< upheld or changed by the leader; waits for publication
  kDropped,    ///< the leader dropped it: it is never published
  kPublished,
};

enum class OutcomeStep : unsigned char {
  kAnnounce,  ///< opens the window
  kObject,    ///< by the unit, needs a reason
  kClose,     ///< nobody objected in time
  kAnswer,    ///< to the objection, needs a reason
  kUphold,
  kChange,  ///< upholds in part, needs a reason
  kDrop,    ///< needs a reason
  kPublish,
};

/// The time in which a unit may object.
enum class ObjectionWindow : unsigned char { kOpen, kClosed };

inline constexpr std::array kOutcomeStates{OutcomeState::kDraft,    OutcomeState::kAnnounced,
                                           OutcomeState::kObjected, OutcomeState::kSilent,
                                           OutcomeState::kAnswered, OutcomeState::kDecided,
                                           OutcomeState::kDropped,  OutcomeState::kPublished};
inline constexpr std::array kOutcomeSteps{
    OutcomeStep::kAnnounce, OutcomeStep::kObject, OutcomeStep::kClose, OutcomeStep::kAnswer,
    OutcomeStep::kUphold,   OutcomeStep::kChange, OutcomeStep::kDrop,  OutcomeStep::kPublish};

/// The window of an outcome announced on one day, on another: open for `days` days after it.
/// \pre days >= 0
[[nodiscard]] constexpr ObjectionWindow window_on(int today, int announced, int days) noexcept {
  return today > announced + days ? ObjectionWindow::kClosed : ObjectionWindow::kOpen;
}

/// The state after the step; nullopt when the step is not to be done there or then.
///
///   draft     announce -> announced
///   announced object -> objected (window open), close -> silent (window closed)
///   objected  answer -> answered (window closed)
///   silent    uphold -> decided, drop -> dropped
///   answered  uphold, change -> decided, drop -> dropped
///   decided   publish -> published
///
/// Every way to published leads over a closed window, and over the leader.
[[nodiscard]] std::optional<OutcomeState> after(OutcomeState state, OutcomeStep step,
                                                ObjectionWindow window) noexcept;

/// Whose step it is.
enum class OutcomeActor : unsigned char { kOffice, kUnit, kLeader };

[[nodiscard]] OutcomeActor actor_of(OutcomeStep step) noexcept;
[[nodiscard]] bool needs_reason(OutcomeStep step) noexcept;

/// Where an ordered rectification stands.
enum class RectificationState : unsigned char {
  kOrdered,    ///< the unit owes a plan
  kHandedIn,   ///< the plan is with the office
  kReturned,   ///< the plan, or what was done, is not enough: a plan is owed again
  kAccepted,   ///< being carried out
  kDone,       ///< the unit says so
  kRechecked,  ///< the office found it so
  kClosed,
};

enum class RectificationStep : unsigned char {
  kHandIn,
  kAccept,
  kReturn,  ///< needs a reason
  kReport,  ///< the unit reports it done
  kPass,    ///< the re-check found it done
  kFail,    ///< it did not, needs a reason
  kClose,
};

inline constexpr std::array kRectificationStates{
    RectificationState::kOrdered,  RectificationState::kHandedIn, RectificationState::kReturned,
    RectificationState::kAccepted, RectificationState::kDone,     RectificationState::kRechecked,
    RectificationState::kClosed};
inline constexpr std::array kRectificationSteps{
    RectificationStep::kHandIn, RectificationStep::kAccept, RectificationStep::kReturn,
    RectificationStep::kReport, RectificationStep::kPass,   RectificationStep::kFail,
    RectificationStep::kClose};

/// The state after the step; nullopt when the step is not to be done there.
///
///   ordered, returned  hand_in -> handed_in
///   handed_in          accept -> accepted, return -> returned
///   accepted           report -> done
///   done               pass -> rechecked, fail -> returned
///   rechecked          close -> closed
[[nodiscard]] std::optional<RectificationState> after(RectificationState state,
                                                      RectificationStep step) noexcept;

[[nodiscard]] OutcomeActor actor_of(RectificationStep step) noexcept;
[[nodiscard]] bool needs_reason(RectificationStep step) noexcept;

std::string_view to_string(OutcomeState state) noexcept;  ///< "draft", ...
std::string_view to_string(OutcomeStep step) noexcept;    ///< "announce", ...
std::string_view to_string(RectificationState state) noexcept;
std::string_view to_string(RectificationStep step) noexcept;
std::optional<OutcomeState> outcome_state_of(std::string_view name) noexcept;
std::optional<OutcomeStep> outcome_step_of(std::string_view name) noexcept;
std::optional<RectificationState> rectification_state_of(std::string_view name) noexcept;
std::optional<RectificationStep> rectification_step_of(std::string_view name) noexcept;

}  // namespace stave
