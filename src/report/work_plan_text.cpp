#include "stave/report/work_plan_text.hpp"

#include "stave/report/text_table.hpp"

#include <fmt/format.h>

namespace stave::report {
namespace {

std::string name_of(const Organisation& organisation, const std::string& code) {
  const OrgUnit* unit = organisation.unit(code);
  return unit == nullptr ? code : unit->name;
}

int depth_of(const WorkPlan& plan, const WorkItem& item) {
  int depth = 0;
  for (const WorkItem* at = plan.item(item.parent); at != nullptr; at = plan.item(at->parent)) {
    ++depth;
  }
  return depth;
}

std::string due_of(const WorkItem& item) {
  return item.due ? to_string(*item.due) : item.due_text;
}

std::string tree(const WorkPlan& plan, const Organisation& organisation,
                 const i18n::Catalogue& words) {
  TextTable table({{words.say("plan_text.number")},
                   {words.say("plan_text.measure")},
                   {words.say("plan_text.level")},
                   {words.say("plan_text.units")},
                   {words.say("plan_text.due")},
                   {words.say("plan_text.state")}});
  for (const WorkItem& item : plan.items) {
    if (item.state != Confirmation::kDropped) {
      const auto indent = 2 * static_cast<std::size_t>(depth_of(plan, item));
      table.add({item.id, std::string(indent, ' ') + item.title,
                 words.say("plan_text.level_" + std::string(to_string(item.level))),
                 units_text(item.units, organisation, words), due_of(item),
                 words.say("plan_text.state_" + std::string(to_string(item.state)))});
    }
  }
  return table.to_string();
}

std::string targets(const WorkPlan& plan, const i18n::Catalogue& words) {
  TextTable table({{words.say("plan_text.number")},
                   {words.say("plan_text.indicator")},
                   {words.say("plan_text.code")},
                   {words.say("plan_text.kind")},
                   {words.say("plan_text.value")},
                   {words.say("plan_text.period")},
                   {words.say("plan_text.state")}});
  for (const WorkTarget& t : plan.targets) {
    if (t.state != Confirmation::kDropped) {
      table.add({t.id, t.what.indicator, t.indicator,
                 words.say("plan_text.kind_" + std::string(to_string(t.what.kind))),
                 target_text(t.what), t.what.period,
                 words.say("plan_text.state_" + std::string(to_string(t.state)))});
    }
  }
  return table.to_string();
}

}  // namespace

std::string target_text(const Target& target) {
  const std::string high = target.value_high ? "–" + target.value_high->to_string() : "";
  return fmt::format("{} {}{}{}", to_string(target.op), target.value.to_string(), high,
                     target.unit.empty() ? "" : " " + target.unit);
}

std::string units_text(const std::vector<Assignment>& units, const Organisation& organisation,
                       const i18n::Catalogue& words) {
  std::string out;
  for (const Assignment& a : units) {
    out += (out.empty() ? "" : words.say("plan_text.comma")) +
           words.say({"plan_text.unit_" + std::string(to_string(a.role)),
                      {{"name", name_of(organisation, a.unit)}}});
  }
  return out;
}

std::string work_plan_text(const WorkPlan& plan, const Organisation& organisation,
                           const i18n::Catalogue& words) {
  return tree(plan, organisation, words) + "\n" + targets(plan, words);
}

std::string differences_text(const std::vector<PlanDifference>& differences,
                             const i18n::Catalogue& words) {
  TextTable table({{words.say("plan_text.number")},
                   {words.say("plan_text.measure")},
                   {words.say("plan_text.difference")},
                   {words.say("plan_text.field")},
                   {words.say("plan_text.before")},
                   {words.say("plan_text.after")}});
  for (const PlanDifference& d : differences) {
    const std::string kind = words.say("plan_text.difference_" + std::string(to_string(d.kind)));
    if (d.fields.empty()) {
      table.add({d.id, d.title, kind, "", "", ""});
    }
    for (const FieldDifference& f : d.fields) {
      table.add({d.id, d.title, kind, words.say("plan_text.field_" + f.field), f.before, f.after});
    }
  }
  return table.to_string();
}

}  // namespace stave::report
