#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"
#include "stave/base/unit.hpp"
#include "stave/domain/period.hpp"
#include "stave/domain/title.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stave {

/// What a finding asks of the reporter.
enum class Severity : unsigned char {
  kError,    ///< the figures contradict: they cannot be submitted so
  kExplain,  ///< 核实性: they may be right, and are submitted with an explanation
};

enum class Comparison : unsigned char { kEqual, kAtMost, kAtLeast, kBelow, kAbove };

/// How far two sides may be apart: the larger of the two allowances holds, both are at least 0.
struct Tolerance {
  Decimal absolute;  ///< in the check's unit
  Decimal percent;   ///< of the right side without its sign
  friend bool operator==(const Tolerance&, const Tolerance&) = default;
};

// The rules. Formulas are those of docs/formulas.md over figures of one period; prev(x, n) and
// yoy(x) look at the same period of earlier years. A rule says nothing about figures that are
// missing, not applicable or withheld, but for PresentRule.

/// left (op) right, both in the check's unit.
struct BalanceRule {
  std::string left;
  Comparison op = Comparison::kEqual;
  std::string right;
  Tolerance tolerance;
};

/// low <= formula <= high; at least one of the two is given.
struct RangeRule {
  std::string formula;
  std::optional<Decimal> low;
  std::optional<Decimal> high;
};

enum class BasePeriod : unsigned char { kPrevious, kYearBefore };

/// The change over a base period, in per cent of it, lies from low to high; at least one of the two
/// is given. A base that is not above zero has no rate of change.
struct ChangeRule {
  std::string formula;
  BasePeriod base = BasePeriod::kYearBefore;
  std::optional<Decimal> low;   ///< per cent
  std::optional<Decimal> high;  ///< per cent
  bool from_nothing = false;    ///< a rise above zero from a base that is not above it is a finding
};

enum class OutlierMethod : unsigned char {
  kZ,          ///< (x - mean) / sample standard deviation
  kModifiedZ,  ///< 0.6745 (x - median) / median of |x - median|
};
enum class OutlierOver : unsigned char {
  kSubjects,  ///< all subjects of the same period, the judged one included
  kHistory,   ///< the subject's own earlier periods of the same frequency, the judged one not
};

/// |z| <= limit. Says nothing when fewer than `least` values are there or they do not spread.
struct OutlierRule {
  std::string formula;
  OutlierMethod method = OutlierMethod::kModifiedZ;
  OutlierOver over = OutlierOver::kSubjects;
  double limit = 3.5;
  int least = 3;
  int history = 12;  ///< earlier periods that are looked at, for kHistory
};

enum class Rewarded : unsigned char { kAtLeast, kAtMost };

/// A threshold that another rule rewards was just passed: the base period lay on its other side,
/// this one lies on the rewarded side and at most `margin` from it.
struct JumpRule {
  std::string formula;
  BasePeriod base = BasePeriod::kYearBefore;
  Rewarded rewarded = Rewarded::kAtLeast;
  Decimal threshold;
  Decimal margin;
};

/// Reported numbers that look like estimates. At least one of the two is given.
struct RoundRule {
  std::vector<std::string> elements;
  std::optional<int> zeros;     ///< a number that is not 0 ends in at least so many zeros
  std::optional<int> repeated;  ///< its last so many digits are the same, and not zeros
};

/// When `when` is there as a number, none of the elements is missing.
struct PresentRule {
  std::vector<std::string> elements;
  std::string when;  ///< code of an element
};

enum class PartsOver : unsigned char {
  kSubjects,  ///< the subjects that the caller names as parts of a whole
  kMonths,    ///< the months of a quarter or year
  kQuarters,  ///< the quarters of a year
};

/// The formula's sum over the parts (op) its value for the whole. Judged when every part is there.
struct PartsRule {
  std::string formula;
  PartsOver over = PartsOver::kSubjects;
  Comparison op = Comparison::kEqual;
  Tolerance tolerance;
};

using CheckRule = std::variant<BalanceRule, RangeRule, ChangeRule, OutlierRule, JumpRule, RoundRule,
                               PresentRule, PartsRule>;

/// A rule that reported figures are held against before they are submitted.
struct Check {
  std::string code;
  Title title;  ///< the rule in words
  Severity severity = Severity::kExplain;
  Unit unit;  ///< in which the formulas' values are taken; a pure number for kinds without formula
  CheckRule rule;
  std::vector<Frequency> frequencies;  ///< of the periods that it is for; empty = all
  Title advice;                        ///< what the reporter does about a finding
  Provenance provenance = Provenance::kAssumed;
  std::string source;
};

/// A formula and the key under which the pack gives it: "left", "right" or "formula".
struct NamedFormula {
  std::string_view key;
  std::string text;
};

/// The formulas of the rule, in the order of its file.
[[nodiscard]] std::vector<NamedFormula> formulas_of(const CheckRule& rule);

/// Figures that do not keep a check.
struct Finding {
  std::string check;  ///< its code
  Severity severity = Severity::kExplain;
  std::string subject;                ///< whose figures
  std::vector<std::string> elements;  ///< that the rule looks at, sorted
  Period period;
  std::string unit;                 ///< of the numbers below
  std::optional<Decimal> found;     ///< none: the figure is missing
  std::optional<Decimal> compared;  ///< the other side, the base, the whole
  std::optional<Decimal> low;       ///< the band; of a change in per cent
  std::optional<Decimal> high;
  Message what;  ///< both values with their units; formulas as they stand in the pack
  friend bool operator==(const Finding&, const Finding&) = default;
};

std::string_view to_string(Severity s) noexcept;           ///< "error", "explain"
std::string_view to_string(Comparison c) noexcept;         ///< "=", "≤", "≥", "<", ">"
std::string_view kind_of(const CheckRule& rule) noexcept;  ///< "balance", "range", …

}  // namespace stave
