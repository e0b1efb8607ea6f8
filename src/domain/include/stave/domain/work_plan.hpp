#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/period.hpp"
#include "stave/domain/plan.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// What an item of a plan is, from the outside in.
enum class ItemLevel : unsigned char { kSection, kMeasure, kTask, kMilestone };

/// Whether a person has looked at what was read.
enum class Confirmation : unsigned char {
  kProposed,   ///< as it was read; nobody has said that it is right
  kConfirmed,  ///< right, perhaps after corrections
  kDropped,    ///< not part of the plan
};

/// A unit and what it has to do with an item.
struct Assignment {
  std::string unit;  ///< code of a unit; the document's word while no unit is known by it
  UnitRole role = UnitRole::kLead;
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// What an item is to move, and how many months after it is done that can be seen.
struct EffectLink {
  std::string indicator;  ///< code in the pack
  int lag_months = 0;
  friend bool operator==(const EffectLink&, const EffectLink&) = default;
};

/// A node of the plan tree: section, measure, task or milestone.
struct WorkItem {
  std::string id;  ///< "3.10.2" as printed; tasks "3.10.2-1", milestones "3.10.2-1-1"
  ItemLevel level = ItemLevel::kMeasure;
  Confirmation state = Confirmation::kProposed;
  std::string parent;  ///< id of an item, "" at the top
  std::string title;
  std::string text;               ///< the whole paragraph
  std::vector<Assignment> units;  ///< lead units first
  std::optional<Day> start;
  std::optional<Day> due;
  std::string due_text;              ///< the document's words, "2019年7月前"
  std::optional<Frequency> repeats;  ///< done anew every period; none: once
  std::vector<EffectLink> effects;   ///< by indicator
  Span span;                         ///< in the document; empty for what people added
  friend bool operator==(const WorkItem&, const WorkItem&) = default;

  /// Code of the first lead unit, else of the first responsible one, else "".
  [[nodiscard]] std::string lead() const;
};

/// How a target is spread over the periods of its year.
enum class PhasingMethod : unsigned char { kLinear, kSeasonal, kByHand };

/// A target of a plan, tied to an indicator.
struct WorkTarget {
  std::string id;  ///< "T1", "T2" ... in the document's order
  Confirmation state = Confirmation::kProposed;
  Target what;            ///< as read, or as corrected
  std::string indicator;  ///< code in the pack, "" while unknown
  std::string element;    ///< whose monthly figures tell how far it is; "" when none do
  std::optional<Decimal> base;
  std::string base_source;  ///< where the base value comes from, in words
  PhasingMethod phasing = PhasingMethod::kLinear;
  std::map<Period, Decimal> phases;  ///< by hand: what is to be reached at the end of each period
  friend bool operator==(const WorkTarget&, const WorkTarget&) = default;
};

/// An answer to what the document leaves open.
struct Answer {
  int question = 0;  ///< 1 is the first that the reading asks
  std::string text;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// A plan that was adopted: the document's head, its tree, its targets.
struct WorkPlan {
  std::string code;
  std::string title;
  std::string issuer;
  std::string number;
  std::optional<Day> issued;
  int year = 0;                     ///< the plan year
  std::string pack;                 ///< whose indicators it names
  std::vector<WorkItem> items;      ///< in document order, children after their parents
  std::vector<WorkTarget> targets;  ///< in document order
  std::vector<Answer> answers;      ///< by question

  [[nodiscard]] const WorkItem* item(std::string_view id) const noexcept;
  [[nodiscard]] const WorkTarget* target(std::string_view id) const noexcept;
  friend bool operator==(const WorkPlan&, const WorkPlan&) = default;
};

/// Whether an item of that kind may stand below one of the other: sections below sections, measures
/// below sections, tasks below measures, milestones below measures and tasks; sections and measures
/// may also stand at the top.
[[nodiscard]] bool may_hold(std::optional<ItemLevel> parent, ItemLevel child) noexcept;

/// "a-2" for the second child; the first number that no item of the plan, dropped ones included,
/// has.
[[nodiscard]] std::string next_child_id(const WorkPlan& plan, const std::string& parent);

/// Orders ids as people count: "3.2" before "3.10", "3.2" before "3.2-1".
[[nodiscard]] bool id_less(std::string_view a, std::string_view b) noexcept;

/// What keeps a plan from becoming a baseline: `where` is the id of the item or target. Items that
/// nobody looked at, parents that are missing or dropped, units that the organisation does not
/// know, measures and tasks without a lead unit, a due day before the start, questions without
/// an answer (of so many), targets phased by hand without phases. A target may be tied to no
/// indicator: it is one of the plan's own.
[[nodiscard]] Errors faults_of(const WorkPlan& plan, const Organisation& organisation,
                               int questions);

/// One field of an item or target that differs between two days.
struct FieldDifference {
  std::string field;  ///< "title", "due", "units" ...: a word of the program
  std::string before;
  std::string after;
  friend bool operator==(const FieldDifference&, const FieldDifference&) = default;
};

enum class DifferenceKind : unsigned char { kAdded, kChanged, kDropped };

struct PlanDifference {
  std::string id;
  DifferenceKind kind = DifferenceKind::kChanged;
  std::string title;  ///< of the item, or the target's indicator in the document's words
  std::vector<FieldDifference> fields;  ///< of a change
  friend bool operator==(const PlanDifference&, const PlanDifference&) = default;
};

/// What differs between two states of a plan: items and then targets, by id. What is dropped or
/// absent in both is not named.
[[nodiscard]] std::vector<PlanDifference> compare(const WorkPlan& before, const WorkPlan& after);

std::string_view to_string(ItemLevel kind) noexcept;        ///< "section", "measure" ...
std::string_view to_string(Confirmation state) noexcept;    ///< "proposed", "confirmed" ...
std::string_view to_string(PhasingMethod method) noexcept;  ///< "linear", "seasonal", "by_hand"
std::string_view to_string(DifferenceKind kind) noexcept;   ///< "added", "changed", "dropped"
std::optional<ItemLevel> item_level_of(std::string_view name) noexcept;
std::optional<Confirmation> confirmation_of(std::string_view name) noexcept;
std::optional<PhasingMethod> phasing_method_of(std::string_view name) noexcept;
std::optional<TargetKind> target_kind_of(std::string_view name) noexcept;
std::optional<TargetOp> target_op_of(std::string_view name) noexcept;
std::optional<UnitRole> unit_role_of(std::string_view name) noexcept;

}  // namespace stave
