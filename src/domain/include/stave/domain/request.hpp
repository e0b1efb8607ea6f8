#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace stave {

/// What is asked for.
enum class RequestKind : unsigned char {
  kExtension,     ///< 延期: a later due day
  kTargetChange,  ///< 目标调整: another target; the old one stays visible
};

enum class RequestState : unsigned char { kAsked, kApproved, kRefused, kWithdrawn };

enum class RequestStep : unsigned char {
  kApprove,
  kRefuse,    ///< with a reason
  kWithdraw,  ///< by whoever asked
};

inline constexpr std::array kRequestKinds{RequestKind::kExtension, RequestKind::kTargetChange};
inline constexpr std::array kRequestStates{RequestState::kAsked, RequestState::kApproved,
                                           RequestState::kRefused, RequestState::kWithdrawn};
inline constexpr std::array kRequestSteps{RequestStep::kApprove, RequestStep::kRefuse,
                                          RequestStep::kWithdraw};

/// The state after the step; nullopt when the request is already decided. Asking needs a reason; it
/// begins a request in kAsked and is no step of it.
[[nodiscard]] std::optional<RequestState> after(RequestState state, RequestStep step) noexcept;

/// Whether the step passes judgement, so that nobody may take it who asked.
[[nodiscard]] bool is_judgement(RequestStep step) noexcept;
[[nodiscard]] bool needs_reason(RequestStep step) noexcept;

std::string_view to_string(RequestKind kind) noexcept;    ///< "extension", "target_change"
std::string_view to_string(RequestState state) noexcept;  ///< "asked", ...
std::string_view to_string(RequestStep step) noexcept;    ///< "approve", ...
std::optional<RequestKind> request_kind_of(std::string_view name) noexcept;
std::optional<RequestState> request_state_of(std::string_view name) noexcept;
std::optional<RequestStep> request_step_of(std::string_view name) noexcept;

}  // namespace stave
