#include "letter_tasks.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace stave::app {
namespace {

using draft::Fields;

bool is_finished(const TaskRow& row) {
  return row.state == TaskState::kDone || row.state == TaskState::kClosed;
}

/// What happened to the plan's items in the time of the report.
struct TaskSums {
  int done = 0;
  int in_time = 0;
  int updated = 0;
};

Fields task_line(const Desk& desk, const TaskRow& row) {
  Fields out;
  out.texts["text"] = {row.item.title, task_origin(desk, row)};
  out.texts["lead"] = {desk.unit(row.item.lead()), ""};
  return out;
}

void add_task(const Desk& desk, const TaskRow& row, const ReportSpan& span, Day day, TaskSums& sums,
              Fields& out) {
  const bool told = row.reported_on && span.has(*row.reported_on);
  if (is_finished(row)) {
    if (told) {
      ++sums.done;
      sums.in_time += row.due && *row.reported_on <= *row.due ? 1 : 0;
      out.lists["done"].push_back(task_line(desk, row));
    }
    return;
  }
  if (!is_open(row)) {
    return;
  }
  if (told) {
    ++sums.updated;
    Fields line = task_line(desk, row);
    line.texts["state"] = {row.text, task_origin(desk, row)};
    out.lists["updates"].push_back(std::move(line));
  }
  const int over = days_over(row, day);
  Fields line = task_line(desk, row);
  if (over > 0) {
    line.texts["days"] = {std::to_string(over), task_origin(desk, row)};
    out.lists["late"].push_back(std::move(line));
  } else if (row.due && *row.due <= span.next().last) {
    line.texts["text"].text += desk.say({"letter.until", {{"day", desk.day(row.due)}}});
    out.lists["next"].push_back(std::move(line));
  }
}

TaskSums add_tasks(const Desk& desk, const Lights& board, const ReportSpan& span, Fields& out) {
  for (const char* name : {"done", "updates", "late", "next"}) {
    out.lists[name];
  }
  TaskSums sums;
  for (const TaskRow& row : board.rows) {
    add_task(desk, row, span, board.day, sums, out);
  }
  if (out.lists["next"].empty()) {
    Fields line;
    line.texts["text"] = {desk.say("letter.go_on"), ""};
    line.texts["lead"] = {};
    out.lists["next"].push_back(std::move(line));
  }
  return sums;
}

std::string headline(const Desk& desk, const Lights& board, const Fields& fields) {
  std::map<LightColour, int> count;
  int running = 0;
  for (const TaskRow& row : board.rows) {
    ++count[row.light.colour];
    running += is_open(row) ? 1 : 0;
  }
  const auto late = fields.lists.find("late");
  return desk.say(
      {"letter.headline",
       {{"day", desk.day(board.day)},
        {"all", std::to_string(board.rows.size())},
        {"running", std::to_string(running)},
        {"green", std::to_string(count[LightColour::kGreen])},
        {"warned", std::to_string(count[LightColour::kBlue] + count[LightColour::kYellow] +
                                  count[LightColour::kOrange])},
        {"red", std::to_string(count[LightColour::kRed])},
        {"late", std::to_string(late == fields.lists.end() ? 0 : late->second.size())}}});
}

/// A report is read by people: of a list that is longer than kMostListed the first ones stay, of
/// what is late those that are late the longest. What to say about it; "" when nothing was left
/// out.
std::string shortened(const Desk& desk, Fields& fields) {
  constexpr std::size_t kMostListed = 200;
  auto& late = fields.lists["late"];
  if (late.size() > kMostListed) {
    std::stable_sort(late.begin(), late.end(), [](const Fields& a, const Fields& b) {
      return std::stoi(a.texts.at("days").text) > std::stoi(b.texts.at("days").text);
    });
  }
  bool cut = false;
  for (const char* name : {"done", "updates", "late", "next"}) {
    auto& list = fields.lists[name];
    cut = cut || list.size() > kMostListed;
    list.resize(std::min(list.size(), kMostListed));
  }
  return cut ? desk.say({"letter.shortened", {{"most", std::to_string(kMostListed)}}}) : "";
}

std::string tally_words(const Desk& desk, const TaskSums& sums) {
  std::string out =
      desk.say({sums.done > 0 ? "letter.tally.done" : "letter.tally.none_done",
                {{"done", std::to_string(sums.done)}, {"in_time", std::to_string(sums.in_time)}}});
  return out + desk.say({sums.updated > 0 ? "letter.tally.updated" : "letter.tally.none_updated",
                         {{"updated", std::to_string(sums.updated)}}});
}

}  // namespace

void tell_tasks(const Desk& desk, const Lights& board, const ReportSpan& span, Fields& out) {
  const TaskSums sums = add_tasks(desk, board, span, out);
  const std::string whole = headline(desk, board, out);  // counts what is left out below, too
  out.texts["headline"] = {whole + shortened(desk, out), ""};
  out.texts["tally"] = {tally_words(desk, sums), ""};
}

}  // namespace stave::app
