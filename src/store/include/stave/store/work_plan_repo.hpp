#pragma once

#include "stave/domain/submission.hpp"
#include "stave/domain/work_plan.hpp"
#include "stave/store/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// An adopted plan with the change that brought its document.
struct StoredWorkPlan {
  WorkPlan plan;
  ChangeNumber document = 0;
};

/// A plan as it was confirmed: number 1 is the first.
struct Baseline {
  int number = 0;
  Made made;
};

/// Adopted plans: heads, trees, targets, answers, baselines. No state but the connection.
class WorkPlanRepo {
 public:
  explicit WorkPlanRepo(Connection& db) noexcept : db_(&db) {}

  /// Within a change the order is head, items, targets, answers, baseline, each at most once.
  static void add_head(Change& change, const WorkPlan& plan, ChangeNumber document);
  static void add(Change& change, const std::string& plan, std::vector<WorkItem> items);
  static void add(Change& change, const std::string& plan, std::vector<WorkTarget> targets);
  static void add(Change& change, const std::string& plan, const Answer& answer);
  static void add_baseline(Change& change, const std::string& plan, int number);

  /// The heads alone, by code: without items, targets and answers.
  [[nodiscard]] std::vector<StoredWorkPlan> all(ChangeNumber up_to = kNow) const;

  /// The whole of one; items in document order, which is that of their ids as people count.
  [[nodiscard]] std::optional<StoredWorkPlan> find(const std::string& code,
                                                   ChangeNumber up_to = kNow) const;

  /// Every version of one item, the oldest first, with the change that made it.
  [[nodiscard]] std::vector<std::pair<ChangeNumber, WorkItem>> versions(
      const std::string& plan, const std::string& item, ChangeNumber up_to = kNow) const;

  /// The newest change of any item, 0 when there is none.
  [[nodiscard]] ChangeNumber last_item_change(const std::string& plan,
                                              ChangeNumber up_to = kNow) const;

  [[nodiscard]] std::vector<Baseline> baselines(const std::string& plan,
                                                ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
