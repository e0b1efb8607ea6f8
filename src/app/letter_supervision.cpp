#include "letter_desk.hpp"

namespace stave::app {

using draft::Fields;

/// Items of the unit that are overdue or warned about.
Checked<Fields> supervision(const Desk& desk) {
  if (desk.request->unit.empty()) {
    return needs(desk, "unit");
  }
  const auto board = lights_of(desk, desk.by.today());
  if (!board) {
    return tl::unexpected(board.error());
  }
  Fields out;
  out.texts["to"] = {desk.unit(desk.request->unit), ""};
  for (const TaskRow& row : board->rows) {
    const bool warned = row.light.colour >= LightColour::kYellow;
    if (row.item.lead() != desk.request->unit || !is_open(row) || !warned) {
      continue;
    }
    Fields task;
    const int over = days_over(row, desk.by.today());
    task.texts["code"] = {row.item.id, ""};
    task.texts["task"] = {row.item.title, ""};
    task.texts["due"] = {desk.day(row.due), ""};
    task.texts["state"] = {state_words(desk, row), task_origin(desk, row)};
    task.texts["overdue"] = {over > 0 ? std::to_string(over) : "", task_origin(desk, row)};
    task.texts["ask"] = {desk.say(row.light.reason) + desk.say("letter.ask"), ""};
    out.lists["tasks"].push_back(std::move(task));
  }
  if (out.lists["tasks"].empty()) {
    return tl::unexpected(
        one({Errc::kInfeasible, desk.request->unit, {"letter.nothing_late", {}}}));
  }
  return out;
}

Checked<Fields> reminder(const Desk& desk) {
  if (desk.request->item.empty()) {
    return needs(desk, "item");
  }
  const auto page = task_page(*desk.folder, desk.plan.code, desk.request->item, desk.by.today(),
                              *desk.rules, desk.known);
  if (!page) {
    return tl::unexpected(one(page.error()));
  }
  int round = 1;
  for (const Letter& letter : letters(*desk.folder, desk.known)) {
    round += letter.kind == desk.request->kind && letter.plan == desk.plan.code &&
                     letter.subject == desk.request->item
                 ? 1
                 : 0;
  }
  const TaskRow& row = page->row;
  Fields out;
  out.texts["to"] = {desk.unit(row.item.lead()), ""};
  out.texts["round"] = {std::to_string(round), ""};
  out.texts["task"] = {row.item.title, ""};
  out.texts["code"] = {row.item.id, ""};
  out.texts["source"] = {desk.plan.title, ""};
  out.texts["due"] = {desk.day(row.due), ""};
  out.texts["state"] = {row.text, task_origin(desk, row)};
  out.texts["reason"] = {
      row.light.reason.key.empty() ? desk.say("letter.no_reason") : desk.say(row.light.reason),
      task_origin(desk, row)};
  return out;
}

}  // namespace stave::app
