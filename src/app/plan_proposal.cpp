#include "plan_proposal.hpp"

#include "stave/index/link.hpp"
#include "stave/reading/recurrence.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace stave::app {
namespace {

/// "3.10" of "3.10.2", "" of "3".
std::string parent_id(const std::string& id) {
  const auto dot = id.rfind('.');
  return dot == std::string::npos ? "" : id.substr(0, dot);
}

/// The code of the unit that is called so, else the word itself without its blanks.
std::string unit_code(const Organisation& organisation, const std::string& word) {
  for (const OrgUnit& unit : organisation.units()) {
    if (unit.name == word || unit.code == word) {
      return unit.code;
    }
  }
  std::string out = word;
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

WorkItem item_of(const Section& section) {
  WorkItem out;
  out.id = section.id;
  out.level = ItemLevel::kSection;
  out.title = section.title;
  out.span = section.span;
  return out;
}

void set_dates(const Measure& measure, WorkItem& item) {
  for (const Deadline& deadline : measure.deadlines) {
    item.due_text += (item.due_text.empty() ? "" : "；") + deadline.text;
    if (deadline.by && (!item.due || *deadline.by > *item.due)) {
      item.due = deadline.by;
    }
  }
  for (const Deadline& deadline : measure.deadlines) {
    if (!item.due && !item.repeats) {
      item.repeats = reading::recurrence(deadline.text);
    }
  }
}

WorkItem item_of(const Measure& measure, const Organisation& organisation) {
  WorkItem out;
  out.id = measure.id;
  out.level = ItemLevel::kMeasure;
  out.title = measure.title;
  out.text = measure.text;
  out.span = measure.span;
  for (const AssignedUnit& unit : measure.units) {
    out.units.push_back({unit_code(organisation, unit.name), unit.role});
  }
  std::stable_sort(out.units.begin(), out.units.end(),
                   [](const auto& a, const auto& b) { return a.role < b.role; });
  set_dates(measure, out);
  return out;
}

void add_effects(const std::vector<std::size_t>& indicators, const Pack& pack, WorkItem& item) {
  for (const std::size_t i : indicators) {
    item.effects.push_back({pack.indicators[i].code, 0});
  }
  std::sort(item.effects.begin(), item.effects.end(),
            [](const auto& a, const auto& b) { return a.indicator < b.indicator; });
}

/// Items without a parent in the plan stand at the top.
void set_parents(WorkPlan& plan) {
  for (WorkItem& item : plan.items) {
    for (std::string id = parent_id(item.id); !id.empty(); id = parent_id(id)) {
      const WorkItem* parent = plan.item(id);
      if (parent != nullptr && may_hold(parent->level, item.level)) {
        item.parent = id;
        break;
      }
    }
  }
}

}  // namespace

WorkPlan proposal(const Plan& read, const Pack& pack, const Organisation& organisation) {
  WorkPlan out;
  out.title = read.title;
  out.issuer = read.issuer;
  out.number = read.number;
  out.issued = read.date;
  out.pack = pack.identity.id;
  const auto served = index::link_measures(pack, read);
  for (std::size_t m = 0; m < read.measures.size(); ++m) {
    out.items.push_back(item_of(read.measures[m], organisation));
    add_effects(served[m], pack, out.items.back());
  }
  for (const Section& section : read.outline) {
    if (out.item(section.id) == nullptr) {
      out.items.push_back(item_of(section));
    }
  }
  std::stable_sort(out.items.begin(), out.items.end(),
                   [](const auto& a, const auto& b) { return id_less(a.id, b.id); });
  set_parents(out);
  const auto linked = index::link_targets(pack, read);
  for (std::size_t t = 0; t < read.targets.size(); ++t) {
    WorkTarget target;
    target.id = "T" + std::to_string(t + 1);
    target.what = read.targets[t];
    target.indicator = linked[t] ? pack.indicators[*linked[t]].code : "";
    out.targets.push_back(std::move(target));
  }
  return out;
}

}  // namespace stave::app
