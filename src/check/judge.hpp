#pragma once

#include "formulas.hpp"

#include "stave/check/checklist.hpp"

#include <span>
#include <vector>

namespace stave::check {

/// One check and everything that it is judged by.
struct Case {
  const Checklist::Formulas* formulas;
  const Figures* figures;
  const Scope* scope;
  const Check* check;
  std::span<const formula::Program> programs;  ///< in formulas_of's order
  std::span<const std::string> reads;          ///< elements of the formulas

  [[nodiscard]] std::optional<Decimal> number(std::size_t program, const Zone& subject,
                                              Period period) const;

  /// The base period; nullopt before the first year.
  [[nodiscard]] std::optional<Period> base(BasePeriod kind) const;

  /// A finding about the subject in the scope's period, with the check's code, severity, unit and
  /// elements; its numbers and words are the caller's to fill in.
  [[nodiscard]] Finding finding(const std::string& subject) const;

  /// Whether the caller holds the element.
  [[nodiscard]] bool holds_element(const std::string& element) const;
};

// Each gives the findings of one check, in the order of the scope's subjects.
[[nodiscard]] std::vector<Finding> judge(const BalanceRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const RangeRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const ChangeRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const OutlierRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const JumpRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const RoundRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const PresentRule& rule, const Case& c);
[[nodiscard]] std::vector<Finding> judge(const PartsRule& rule, const Case& c);

/// Left (op) right with its two sides given: nullopt when it holds or cannot be computed.
struct Sides {
  Decimal left;
  Comparison op{};
  Decimal right;
  const Tolerance* tolerance = nullptr;
};

[[nodiscard]] std::optional<Finding> judge_sides(const Case& c, const std::string& subject,
                                                 const Sides& sides);

}  // namespace stave::check
