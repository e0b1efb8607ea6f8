#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/domain/task.hpp"
#include "stave/supervise/progress.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::supervise {

/// What a supervisor should look at twice (蹊跷清单). None of them is a fault.
enum class OddKind : unsigned char {
  kDateMoved,        ///< the due day was moved shortly before a review
  kNoEvidence,       ///< a step that evidence must go with was taken without any
  kSameText,         ///< the same text month after month
  kFigureDisagrees,  ///< the item says done or ahead while its target is behind
};

struct DateMove {
  Day on{};    ///< when it was moved
  Day from{};  ///< the due day before
  Day to{};
};

struct StepOnDay {
  Day on{};
  TaskStep step = TaskStep::kFeedback;
  bool with_evidence = false;
};

struct Feedback {
  Day on{};
  std::string text;
};

/// A target that an item serves.
struct LinkedTarget {
  std::string name;  ///< as it is to be named
  Progress progress;
};

/// What happened to one item. Lists are in order of days, the oldest first.
struct ItemHistory {
  std::string item;
  std::vector<DateMove> moves;
  std::vector<StepOnDay> steps;
  std::vector<Feedback> feedback;
  ProgressClass claims = ProgressClass::kOther;  ///< what the item says of itself
  std::vector<LinkedTarget> targets;
};

struct Odd {
  OddKind kind = OddKind::kDateMoved;
  std::string item;
  Message reason;
  friend bool operator==(const Odd&, const Odd&) = default;
};

/// The odd things of items up to a day, in the order of the items, their kinds and days.
///
/// - A move counts when a review follows it by 0 to review_days days; `reviews` in any order.
/// - Texts are compared without white space; an empty one ends a run, a month without feedback too;
///   of several in a month the last one counts. A run is told once, with its whole length.
[[nodiscard]] std::vector<Odd> odd_list(std::span<const ItemHistory> items,
                                        std::span<const Day> reviews, const OddRules& rules,
                                        Day day);

std::string_view to_string(OddKind kind) noexcept;  ///< "date_moved", ...

}  // namespace stave::supervise
