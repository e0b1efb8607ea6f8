#include "plan_edit.hpp"

#include <algorithm>
#include <set>

namespace stave::app {

StaveCoverage coverage_of(const WorkPlan& plan, const Indicator& indicator) {
  StaveCoverage out;
  out.indicator = indicator.code;
  out.title = indicator.title;
  for (const WorkTarget& target : plan.targets) {
    if (target.indicator == indicator.code) {
      out.targets.push_back(target.id);
    }
  }
  std::set<std::string> owners;
  for (const WorkItem& item : plan.items) {
    const bool serves = std::any_of(item.effects.begin(), item.effects.end(),
                                    [&](const auto& e) { return e.indicator == indicator.code; });
    if (!serves) {
      continue;
    }
    out.measures.push_back(item.id);
    if (const std::string lead = item.lead(); !lead.empty()) {
      owners.insert(lead);
    }
    if (item.due && (!out.due || *item.due < *out.due)) {
      out.due = item.due;
    }
  }
  out.owners.assign(owners.begin(), owners.end());
  return out;
}

}  // namespace stave::app
