#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// First and past-last character (code point) in the document's plain text.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

enum class TargetKind : unsigned char {
  kLevel,
  kGrowth,
  kIncrease,
  kReduction,
  kMultiple,
  kRank,
  kBreakthrough
};
enum class TargetOp : unsigned char { kAtLeast, kAbove, kAtMost, kBelow, kAbout, kEqual, kBetween };

/// "…达到62.3%以上": what is to be reached, as the sentence says it.
struct Target {
  std::string indicator;  ///< the document's own words
  TargetKind kind = TargetKind::kLevel;
  TargetOp op = TargetOp::kAtLeast;
  Decimal value;
  std::optional<Decimal> value_high;  ///< upper end of a range
  std::string unit;                   ///< "" when the text gives none
  std::string period;                 ///< "2019", "" when the text gives none
  std::string base;                   ///< "上年", "2010年", "" for none
  bool expected = false;              ///< hoped for (力争, 努力), not promised
  std::string section;                ///< number path of the section, "3.14.2"
  Span span;
  friend bool operator==(const Target&, const Target&) = default;
};

enum class UnitRole : unsigned char { kLead, kCooperating, kResponsible };

struct AssignedUnit {
  std::string name;
  UnitRole role = UnitRole::kResponsible;
  friend bool operator==(const AssignedUnit&, const AssignedUnit&) = default;
};

struct Deadline {
  std::string text;  ///< "2019年7月前"
  std::optional<std::chrono::year_month_day>
      by;  ///< last day that surely keeps it; absent when no one day is said
  Span span;
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

struct Measure {
  std::string id;  ///< number path as printed, "3.10.2"
  std::string title;
  std::string text;  ///< the whole paragraph
  std::vector<AssignedUnit> units;
  std::vector<Deadline> deadlines;
  Span span;
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// One line of the outline. Depth 1 is 一、, depth 2 （一）, depth 3 1.
struct Section {
  std::string id;
  int depth = 1;
  std::string title;
  Span span;
  friend bool operator==(const Section&, const Section&) = default;
};

/// What the text leaves open; asked, never guessed.
struct Question {
  Message what;
  std::string about;  ///< the words in doubt
  Span span;
  friend bool operator==(const Question&, const Question&) = default;
};

/// A plan as read from a document (stave.plan/1).
struct Plan {
  std::string title;
  std::string issuer;
  std::string number;  ///< document number, "鲁政办字〔2019〕90号"
  std::optional<std::chrono::year_month_day> date;
  std::vector<Section> outline;
  std::vector<Target> targets;
  std::vector<Measure> measures;
  std::vector<Question> questions;
  friend bool operator==(const Plan&, const Plan&) = default;
};

std::string_view to_string(TargetKind kind) noexcept;  ///< "level", "growth", …
std::string_view to_string(TargetOp op) noexcept;    ///< ">=", ">", "<=", "<", "~", "==", "between"
std::string_view to_string(UnitRole role) noexcept;  ///< "lead", "cooperating", "responsible"

}  // namespace stave
