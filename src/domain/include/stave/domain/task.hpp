#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace stave {

/// Where an item of supervision stands. What it waits for is an attribute of it, not a state.
enum class TaskState : unsigned char {
  kProposed,    ///< 拟办: written down, not yet an item
  kRegistered,  ///< 立项: has its number, waits to be handed out
  kHandedOut,   ///< 交办: with the lead unit, not yet signed for
  kInHand,      ///< 办理: signed for, being worked on
  kReported,    ///< 反馈: the unit says that it is complete, waits for acceptance
  kDone,        ///< 办结: accepted
  kClosed,      ///< 销号: struck off the list
  kSuspended,   ///< 中止
  kWithdrawn,   ///< 撤销, for good
};

enum class TaskStep : unsigned char {
  kRegister,  ///< 立项
  kHandOut,   ///< 交办
  kSignFor,   ///< 签收
  kRefuse,    ///< 拒签: back to the office, with a reason
  kFeedback,  ///< 反馈进展, any number
  kReport,    ///< 报结: reports completion, with evidence
  kAccept,    ///< 审核通过, by another person
  kReturn,    ///< 退回, with a reason
  kClose,     ///< 销号
  kSuspend,   ///< 中止, with a reason
  kResume,    ///< 恢复
  kReopen,    ///< 重新办理, with a reason
  kWithdraw,  ///< 撤销, with a reason
};

inline constexpr std::array kTaskStates{
    TaskState::kProposed, TaskState::kRegistered, TaskState::kHandedOut,
    TaskState::kInHand,   TaskState::kReported,   TaskState::kDone,
    TaskState::kClosed,   TaskState::kSuspended,  TaskState::kWithdrawn};
inline constexpr std::array kTaskSteps{TaskStep::kRegister, TaskStep::kHandOut,  TaskStep::kSignFor,
                                       TaskStep::kRefuse,   TaskStep::kFeedback, TaskStep::kReport,
                                       TaskStep::kAccept,   TaskStep::kReturn,   TaskStep::kClose,
                                       TaskStep::kSuspend,  TaskStep::kResume,   TaskStep::kReopen,
                                       TaskStep::kWithdraw};

/// The state after the step; nullopt when the step is not to be taken there.
///
///   proposed   register -> registered, withdraw -> withdrawn
///   registered hand_out -> handed_out, withdraw -> withdrawn
///   handed_out sign_for -> in_hand, refuse -> registered, withdraw -> withdrawn
///   in_hand    feedback -> in_hand, report -> reported, suspend -> suspended,
///              withdraw -> withdrawn
///   reported   accept -> done, return -> in_hand
///   done       close -> closed, reopen -> in_hand
///   closed     reopen -> in_hand
///   suspended  resume -> in_hand, withdraw -> withdrawn
///   withdrawn  nothing
[[nodiscard]] std::optional<TaskState> after(TaskState state, TaskStep step) noexcept;

/// Who takes a step.
enum class TaskActor : unsigned char {
  kSupervisor,   ///< the office that supervises
  kLeadUnit,     ///< the unit that has the item
  kOtherPerson,  ///< one of the office who took no part in the report
};

[[nodiscard]] TaskActor actor_for(TaskStep step) noexcept;
[[nodiscard]] bool needs_reason(TaskStep step) noexcept;
[[nodiscard]] bool needs_evidence(TaskStep step) noexcept;

/// Whether the unit has the item and its light counts: handed out, in hand or reported.
[[nodiscard]] bool is_running(TaskState state) noexcept;

std::string_view to_string(TaskState state) noexcept;  ///< "proposed", ...
std::string_view to_string(TaskStep step) noexcept;    ///< "register", ...
std::string_view to_string(TaskActor actor) noexcept;  ///< "supervisor", "lead_unit", ...
std::optional<TaskState> task_state_of(std::string_view name) noexcept;
std::optional<TaskStep> task_step_of(std::string_view name) noexcept;

}  // namespace stave
