#include "stave/domain/plan.hpp"

namespace stave {

std::string_view to_string(TargetKind kind) noexcept {
  switch (kind) {
    case TargetKind::kLevel:
      return "level";
    case TargetKind::kGrowth:
      return "growth";
    case TargetKind::kIncrease:
      return "increase";
    case TargetKind::kReduction:
      return "reduction";
    case TargetKind::kMultiple:
      return "multiple";
    case TargetKind::kRank:
      return "rank";
    case TargetKind::kBreakthrough:
      return "breakthrough";
  }
  return "level";
}

std::string_view to_string(TargetOp op) noexcept {
  switch (op) {
    case TargetOp::kAtLeast:
      return ">=";
    case TargetOp::kAbove:
      return ">";
    case TargetOp::kAtMost:
      return "<=";
    case TargetOp::kBelow:
      return "<";
    case TargetOp::kAbout:
      return "~";
    case TargetOp::kEqual:
      return "==";
    case TargetOp::kBetween:
      return "between";
  }
  return ">=";
}

std::string_view to_string(UnitRole role) noexcept {
  switch (role) {
    case UnitRole::kLead:
      return "lead";
    case UnitRole::kCooperating:
      return "cooperating";
    case UnitRole::kResponsible:
      return "responsible";
  }
  return "responsible";
}

}  // namespace stave
