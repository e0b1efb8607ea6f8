#include "letter_desk.hpp"

#include <algorithm>

namespace stave::app {
namespace {

using draft::Fields;

std::string target_words(const Desk& desk, const WorkItem& item) {
  std::string out;
  for (const WorkTarget& target : desk.plan.targets) {
    const bool serves = std::any_of(item.effects.begin(), item.effects.end(),
                                    [&](const auto& e) { return e.indicator == target.indicator; });
    if (serves && !target.indicator.empty()) {
      out += (out.empty() ? "" : desk.say("plan_text.comma")) + target.what.indicator +
             desk.say({"letter.target." + std::string(to_string(target.what.kind)),
                       {{"value", target.what.value.to_string()}, {"unit", target.what.unit}}});
    }
  }
  return out;
}

/// The paragraph behind its title.
std::string body_of(const WorkItem& item) {
  std::string out =
      item.text.starts_with(item.title) ? item.text.substr(item.title.size()) : item.text;
  constexpr std::string_view kStop = "。";
  return out.starts_with(kStop) ? out.substr(kStop.size()) : out;
}

}  // namespace

Checked<Fields> task_list(const Desk& desk) {
  const auto board = lights_of(desk, desk.by.today());
  if (!board) {
    return tl::unexpected(board.error());
  }
  Fields out;
  out.texts["title"] = {desk.say({"letter.task_list_title", {{"plan", desk.plan.title}}}), ""};
  out.texts["note"] = {};
  out.texts["unit"] = {};
  for (const TaskRow& row : board->rows) {
    Fields task;
    task.texts["code"] = {row.item.id, ""};
    task.texts["task"] = {row.item.title, ""};
    task.texts["target"] = {target_words(desk, row.item), ""};
    task.texts["lead"] = {desk.unit(row.item.lead()), ""};
    task.texts["others"] = {others_of(desk, row.item), ""};
    const auto due = row.due ? row.due : row.item.due;
    task.texts["due"] = {due ? desk.day(due) : desk.say("letter.year_end"), ""};
    task.texts["state"] = {state_words(desk, row), task_origin(desk, row)};
    out.lists["tasks"].push_back(std::move(task));
  }
  return out;
}

/// The plan's sections with their measures, and the tasks of its annex.
Checked<Fields> work_plan(const Desk& desk) {
  Fields out;
  out.texts["title"] = {desk.plan.title, ""};
  auto& sections = out.lists["sections"];
  auto& tasks = out.lists["tasks"];
  auto& targets = out.lists["targets"];
  out.lists["safeguards"];
  for (const WorkTarget& target : desk.plan.targets) {
    Fields text;
    text.texts["text"] = {
        target.what.indicator +
            desk.say({"letter.target." + std::string(to_string(target.what.kind)),
                      {{"value", target.what.value.to_string()}, {"unit", target.what.unit}}}),
        ""};
    targets.push_back(std::move(text));
  }
  std::string section_id;
  for (const WorkItem& item : desk.plan.items) {
    if (item.level != ItemLevel::kMeasure) {
      continue;
    }
    const WorkItem* parent = desk.plan.item(item.parent);
    if (sections.empty() || item.parent != section_id) {
      section_id = item.parent;
      Fields section;
      section.texts["title"] = {parent == nullptr ? item.title : parent->title, ""};
      section.texts["lead"] = {desk.unit(item.lead()), ""};
      sections.push_back(std::move(section));
    }
    Fields measure;
    measure.texts["title"] = {item.title, ""};
    measure.texts["text"] = {body_of(item), ""};
    sections.back().lists["measures"].push_back(std::move(measure));
    Fields task;
    task.texts["task"] = {item.title, ""};
    task.texts["lead"] = {desk.unit(item.lead()), ""};
    task.texts["others"] = {others_of(desk, item), ""};
    task.texts["due"] = {item.due ? desk.day(item.due) : desk.say("letter.year_end"), ""};
    tasks.push_back(std::move(task));
  }
  return out;
}

}  // namespace stave::app
