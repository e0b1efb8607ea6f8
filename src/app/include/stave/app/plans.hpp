#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"
#include "stave/domain/work_plan.hpp"
#include "stave/store/work_plan_repo.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// A document that is to become a plan.
struct Adoption {
  std::string code;  ///< what the plan is called from now on
  std::string bytes;
  std::string file;
  int year = 0;      ///< the plan year; 0: the year in which the document was issued
  std::string pack;  ///< whose indicators it is tied to
};

/// An adopted plan with its document.
struct PlanView {
  WorkPlan plan;
  std::string document;  ///< plain text that spans point into
  std::string file;
  std::vector<Question> questions;  ///< what the document leaves open
  std::vector<store::Baseline> baselines;

  /// The words of a span of the document.
  [[nodiscard]] std::string sentence(const Span& span) const;
};

/// What a change of a plan did.
struct PlanReceipt {
  std::string plan;
  std::size_t items = 0;  ///< written
  std::size_t targets = 0;
  std::int64_t change = 0;  ///< 0 when everything was so already
  std::string head;
};

/// Reads the document and proposes its sections, measures and targets: units by the names that the
/// organisation knows, indicators by the pack's names. Nothing is confirmed yet. Fails with
/// plan.bad_code, plan.exists, plan.no_year, and as reading and packs do.
Checked<PlanReceipt> adopt_plan(Folder& folder, const Adoption& adoption, const By& by);

/// Plans that were adopted: heads alone, by code.
std::vector<WorkPlan> plans(Folder& folder, const Knowledge& known = {});

/// The plan as people work on it. Fails with plan.unknown.
Result<PlanView> plan_of(Folder& folder, const std::string& code, const Knowledge& known = {});

/// The plan that counts: sections, measures and targets of the newest baseline, with the tasks and
/// milestones that units have split off since. Fails with plan.unknown or plan.no_baseline.
Result<WorkPlan> plan_in_force(Folder& folder, const std::string& code,
                               const Knowledge& known = {});

/// The words of a span of the plan's document; "" without one.
std::string plan_sentence(Folder& folder, const std::string& code, const Span& span,
                          const Knowledge& known = {});

/// What a person corrects of an item; what is not given stays.
struct ItemEdit {
  std::string id;
  std::optional<std::string> title;
  std::optional<std::vector<Assignment>> units;
  std::optional<Day> start;
  std::optional<Day> due;
  std::optional<Frequency> repeats;
  std::optional<std::vector<EffectLink>> effects;
};

/// The same of a target.
struct TargetEdit {
  std::string id;
  std::optional<std::string> indicator;
  std::optional<std::string> element;
  std::optional<TargetKind> kind;
  std::optional<TargetOp> op;
  std::optional<Decimal> value;
  std::optional<std::string> unit;
  std::optional<std::string> period;
  std::optional<Decimal> base;
  std::optional<std::string> base_source;
  std::optional<PhasingMethod> phasing;
  std::optional<std::map<Period, Decimal>> phases;
};

/// Confirms items and targets as they stand; with no id everything that is proposed. Fails with
/// plan.unknown_item for every id that there is not.
Checked<PlanReceipt> confirm(Folder& folder, const std::string& plan,
                             const std::vector<std::string>& ids, const By& by);

/// Takes items and targets out of the plan; what stands below goes with them. Needs a reason.
Checked<PlanReceipt> drop(Folder& folder, const std::string& plan,
                          const std::vector<std::string>& ids, const By& by,
                          const std::string& reason);

/// Corrects an item and confirms it. After the first baseline it needs a reason. Fails also with
/// plan.unknown_indicator, plan.due_before_start.
Checked<PlanReceipt> correct(Folder& folder, const std::string& plan, const ItemEdit& edit,
                             const By& by, const std::string& reason);

/// Corrects a target and confirms it. After the first baseline what is to be reached is changed by
/// request and approval alone (plan.target_frozen); how it is measured and phased may be corrected.
Checked<PlanReceipt> correct(Folder& folder, const std::string& plan, const TargetEdit& edit,
                             const By& by, const std::string& reason);

/// The edit applied; as the two above would, without writing.
Checked<WorkTarget> edited(const WorkTarget& target, const TargetEdit& edit, const Pack& pack);

/// Answers a question, 1 being the first.
Checked<PlanReceipt> answer(Folder& folder, const std::string& plan, int question,
                            const std::string& text, const By& by);

/// Makes the plan a baseline: number 1, then 2 ... Only whoever decides may. Fails with every fault
/// (faults_of), or with plan.nothing_new.
Checked<PlanReceipt> freeze(Folder& folder, const std::string& plan, const By& by,
                            const std::string& reason);

/// A task or milestone to be split off.
struct NewItem {
  std::string parent;
  std::string title;
  std::string text;
  std::vector<Assignment> units;  ///< none: the parent's
  std::optional<Day> start;
  std::optional<Day> due;  ///< none: the parent's
  std::optional<Frequency> repeats;
  std::vector<EffectLink> effects;  ///< none: the parent's
};

/// Splits tasks off measures and milestones off tasks. The parent's lead unit does it, or whoever
/// supervises. Whole or not at all. The ids that they got are in `ids`.
Checked<PlanReceipt> split(Folder& folder, const std::string& plan, std::vector<NewItem> items,
                           const By& by, std::vector<std::string>* ids = nullptr);

/// What differs between the plans of two moments of knowledge.
Result<std::vector<PlanDifference>> compare_plan(Folder& folder, const std::string& code,
                                                 const Knowledge& before, const Knowledge& after);

/// A short stave with what the plan in force does about it.
struct StaveCoverage {
  std::string indicator;
  Title title;
  std::vector<std::string> targets;   ///< ids
  std::vector<std::string> measures;  ///< ids of measures and tasks that are to move it
  std::vector<std::string> owners;    ///< lead units
  std::optional<Day> due;             ///< the earliest day that is given

  [[nodiscard]] bool covered() const {
    return !targets.empty() && !measures.empty() && !owners.empty() && due.has_value();
  }
};

/// Every short stave of the home zone in that round. Fails as plan_in_force and diagnose_zone do.
Checked<std::vector<StaveCoverage>> coverage(Folder& folder, const std::string& plan, Round round,
                                             const Knowledge& known = {});

}  // namespace stave::app
