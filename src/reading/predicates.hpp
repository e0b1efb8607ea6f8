#pragma once

#include "quantity.hpp"

#include "stave/domain/plan.hpp"

#include <string>
#include <string_view>

namespace stave::reading {

/// What the words between a name and its figure say.
struct Predicate {
  std::string_view subject;  ///< what is left of them: the name
  TargetKind kind = TargetKind::kLevel;
  TargetOp op = TargetOp::kAtLeast;
  std::string base;          ///< "上年", "2010年", "12%" (由12%提高到)
  bool worded = false;       ///< a verb or a bounding word was there (达到, 增长, 不低于)
  bool distributed = false;  ///< 均, 都: holds for each of several names
  bool in_order = false;     ///< 分别: the figures follow the names in order
};

/// Reads the words before a figure from the figure backwards: bound (不低于, 达到, 降至), verb
/// (增长, 下降, 新增), base of comparison (比上年, 在2010年的基础上, 由12%).
[[nodiscard]] Predicate predicate_before(std::string_view words, const Quantity& figure);

/// The operator that the figure's own bounding word leaves of the one before it.
[[nodiscard]] TargetOp bounded(TargetOp op, const Quantity& figure) noexcept;

/// A name without the words around it that belong to the sentence (使, 实现, 要 …).
[[nodiscard]] std::string_view bare_subject(std::string_view words);

}  // namespace stave::reading
