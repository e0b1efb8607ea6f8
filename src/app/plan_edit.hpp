#pragma once

#include "stave/app/permission.hpp"
#include "stave/app/plans.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/store/change.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::app {

/// What the plan does about one indicator.
StaveCoverage coverage_of(const WorkPlan& plan, const Indicator& indicator);

/// What an edit writes.
struct PlanRevision {
  std::vector<WorkItem> items;
  std::vector<WorkTarget> targets;
  std::vector<Answer> answers;
  int baseline = 0;  ///< its number, 0 for none
};

using RevisePlan = std::function<Checked<PlanRevision>(const PlanView&)>;

/// One change of a plan: what `make` says of the plan as it is, unless all of it is so already.
Checked<PlanReceipt> revise_plan(Folder& folder, const std::string& code, store::Deed deed,
                                 std::optional<Access> access, const RevisePlan& make,
                                 const By& by);

tl::unexpected<Errors> refuse_plan(Errc code, const std::string& where, std::string key,
                                   std::vector<std::pair<std::string, std::string>> args = {});

store::Deed plan_deed(const By& by, std::string action, std::string object,
                      std::string reason = {});

}  // namespace stave::app
