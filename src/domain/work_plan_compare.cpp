#include "stave/domain/work_plan_text.hpp"

#include <map>
#include <utility>

namespace stave {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct IdLess {
  bool operator()(const std::string& a, const std::string& b) const noexcept {
    return a == b ? false : (id_less(a, b) || (!id_less(b, a) && a < b));
  }
};

/// What stands in a plan under an id: its fields as people would write them.
struct Entry {
  std::string title;
  Fields fields;
};

using Entries = std::map<std::string, Entry, IdLess>;

Fields fields_of(const WorkItem& item) {
  return {{"level", std::string(to_string(item.level))},
          {"parent", item.parent},
          {"title", item.title},
          {"text", item.text},
          {"units", text_of(item.units)},
          {"start", text_of(item.start)},
          {"due", text_of(item.due)},
          {"repeats", text_of(item.repeats)},
          {"effects", text_of(item.effects)}};
}

Fields fields_of(const WorkTarget& target) {
  const Target& what = target.what;
  return {{"indicator", target.indicator},
          {"element", target.element},
          {"kind", std::string(to_string(what.kind))},
          {"op", std::string(to_string(what.op))},
          {"value", what.value.to_string()},
          {"value_high", text_of(what.value_high)},
          {"unit", what.unit},
          {"period", what.period},
          {"base", text_of(target.base)},
          {"base_source", target.base_source},
          {"phasing", std::string(to_string(target.phasing))},
          {"phases", text_of(target.phases)}};
}

Entries entries_of(const std::vector<WorkItem>& items) {
  Entries out;
  for (const WorkItem& item : items) {
    if (item.state != Confirmation::kDropped) {
      out.emplace(item.id, Entry{item.title, fields_of(item)});
    }
  }
  return out;
}

Entries entries_of(const std::vector<WorkTarget>& targets) {
  Entries out;
  for (const WorkTarget& target : targets) {
    if (target.state != Confirmation::kDropped) {
      out.emplace(target.id, Entry{target.what.indicator, fields_of(target)});
    }
  }
  return out;
}

std::vector<FieldDifference> differing(const Fields& before, const Fields& after) {
  std::vector<FieldDifference> out;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].second != after[i].second) {
      out.push_back({before[i].first, before[i].second, after[i].second});
    }
  }
  return out;
}

void compare(const Entries& before, const Entries& after, std::vector<PlanDifference>& out) {
  Entries all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [id, entry] : all) {
    const auto old = before.find(id);
    const auto fresh = after.find(id);
    if (old == before.end()) {
      out.push_back({id, DifferenceKind::kAdded, entry.title, {}});
    } else if (fresh == after.end()) {
      out.push_back({id, DifferenceKind::kDropped, entry.title, {}});
    } else if (auto fields = differing(old->second.fields, fresh->second.fields); !fields.empty()) {
      out.push_back({id, DifferenceKind::kChanged, fresh->second.title, std::move(fields)});
    }
  }
}

}  // namespace

std::vector<PlanDifference> compare(const WorkPlan& before, const WorkPlan& after) {
  std::vector<PlanDifference> out;
  compare(entries_of(before.items), entries_of(after.items), out);
  compare(entries_of(before.targets), entries_of(after.targets), out);
  return out;
}

}  // namespace stave
