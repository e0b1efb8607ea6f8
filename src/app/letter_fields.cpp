#include "letter_fields.hpp"

#include "letter_desk.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stave::app {
namespace {

using draft::Fields;
using Builder = Checked<Fields> (*)(const Desk&);

const std::map<std::string, Builder, std::less<>>& builders() {
  static const std::map<std::string, Builder, std::less<>> kAll{
      {"explanation", explanation}, {"task-list", task_list},   {"work-plan", work_plan},
      {"supervision", supervision}, {"reminder", reminder},     {"notice", notice},
      {"weekly-report", report},    {"monthly-report", report}, {"quarterly-report", report},
      {"half-year-report", report}, {"year-report", report},    {"rectification", rectification}};
  return kAll;
}

}  // namespace

tl::unexpected<Errors> needs(const Desk& desk, std::string_view what) {
  return tl::unexpected(
      one({Errc::kInvalidInput, desk.request->kind, {"letter.needs." + std::string(what), {}}}));
}

std::string others_of(const Desk& desk, const WorkItem& item) {
  std::string out;
  for (const Assignment& a : item.units) {
    if (a.unit != item.lead()) {
      out += (out.empty() ? "" : desk.say("plan_text.comma")) + desk.unit(a.unit);
    }
  }
  return out;
}

std::string task_origin(const Desk& desk, const TaskRow& row) {
  return row.change == 0 ? ""
                         : fmt::format("task:{}/{}@{}", desk.plan.code, row.item.id, row.change);
}

std::string state_words(const Desk& desk, const TaskRow& row) {
  if (!row.text.empty()) {
    return row.text;
  }
  return desk.say("task_cli.state." + std::string(to_string(row.state)));
}

Checked<Lights> lights_of(const Desk& desk, Day day) {
  auto out = lights(*desk.folder, desk.plan.code, day, *desk.rules, desk.known);
  return out ? Checked<Lights>(*std::move(out)) : tl::unexpected(one(out.error()));
}

int days_over(const TaskRow& row, Day day) {
  return row.due ? std::max(0, days_between(*row.due, day)) : 0;
}

bool is_open(const TaskRow& row) {
  return is_running(row.state);
}

std::string rounded(const std::optional<Decimal>& value) {
  return value ? value->rounded(2, Rounding::kHalfUp).to_string() : "";
}

std::string written_day(Day day, const i18n::Catalogue& words) {
  return words.say({"letter.day",
                    {{"year", std::to_string(static_cast<int>(day.year()))},
                     {"month", std::to_string(static_cast<unsigned>(day.month()))},
                     {"day", std::to_string(static_cast<unsigned>(day.day()))}}});
}

Checked<Fields> letter_fields(Folder& folder, const LetterRequest& request, const Rulebook& rules,
                              const By& by, const Knowledge& known) {
  const bool of_form = !request.form.empty();  // needs no plan
  auto force = of_form ? Result<WorkPlan>(WorkPlan{}) : plan_in_force(folder, request.plan, known);
  if (!force) {
    return tl::unexpected(one(force.error()));
  }
  Desk desk{&folder,
            &request,
            &rules,
            by,
            known,
            &i18n::Catalogue::of(request.language),
            *std::move(force),
            organisation_of(folder, known.up_to)};
  const auto builder = builders().find(request.kind);
  auto out = builder == builders().end() ? Checked<Fields>(Fields{}) : builder->second(desk);
  if (out) {
    out->texts["date"] = {desk.day(by.today()), ""};
    out->texts["printed"] = {desk.day(by.today()), ""};
    const Basis basis = basis_of(folder, known);
    constexpr std::size_t kPrinted = 16;
    out->texts["head_code"] = {basis.head.substr(0, kPrinted), ""};
  }
  return out;
}

}  // namespace stave::app
