#include "letter_fields.hpp"

#include "loading.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/outcomes.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/submissions.hpp"
#include "stave/app/tasks.hpp"
#include "stave/draft/sentences.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"
#include "stave/store/figure_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stave::app {
namespace {

using draft::Fields;
using draft::FieldText;

/// What all builders share.
struct Desk {
  Folder* folder = nullptr;
  const LetterRequest* request = nullptr;
  const Rulebook* rules = nullptr;
  By by;
  Knowledge known;
  const i18n::Catalogue* words = nullptr;
  WorkPlan plan;
  Organisation organisation;

  [[nodiscard]] std::string say(std::string_view key) const { return words->say(key); }

  [[nodiscard]] std::string say(const Message& message) const { return words->say(message); }

  [[nodiscard]] std::string day(const std::optional<Day>& d) const {
    return d ? written_day(*d, *words) : "";
  }

  [[nodiscard]] std::string unit(const std::string& code) const {
    const OrgUnit* found = organisation.unit(code);
    return found == nullptr ? code : found->name;
  }

  [[nodiscard]] const std::string& title(const Title& t) const {
    return request->language == i18n::Language::kChinese ? t.zh : t.en;
  }
};

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

/// "task:plan/item@change": which report a state was printed from.
std::string task_origin(const Desk& desk, const TaskRow& row) {
  return row.change == 0
             ? ""
             : fmt::format("task:{}/{}@{}", desk.plan.code, row.item.id, row.change);
}

std::string state_words(const Desk& desk, const TaskRow& row) {
  if (!row.text.empty()) {
    return row.text;
  }
  return desk.say("task_cli.state." + std::string(to_string(row.state)));
}

Checked<Lights> lights_of(const Desk& desk) {
  auto out = lights(*desk.folder, desk.plan.code, desk.by.today(), *desk.rules, desk.known);
  return out ? Checked<Lights>(*std::move(out)) : tl::unexpected(one(out.error()));
}

Checked<Fields> task_list(const Desk& desk) {
  const auto board = lights_of(desk);
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

/// The paragraph behind its title.
std::string body_of(const WorkItem& item) {
  std::string out =
      item.text.starts_with(item.title) ? item.text.substr(item.title.size()) : item.text;
  constexpr std::string_view kStop = "。";
  return out.starts_with(kStop) ? out.substr(kStop.size()) : out;
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

int days_over(const Desk& desk, const TaskRow& row) {
  return row.due ? std::max(0, days_between(*row.due, desk.by.today())) : 0;
}

bool is_open(const TaskRow& row) {
  return is_running(row.state);
}

/// Items of the unit that are overdue or warned about.
Checked<Fields> supervision(const Desk& desk) {
  if (desk.request->unit.empty()) {
    return needs(desk, "unit");
  }
  const auto board = lights_of(desk);
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
    const int over = days_over(desk, row);
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

/// Outcomes that the leader has decided on.
Checked<std::vector<OutcomeRow>> decided(const Desk& desk, Judgement& judgement) {
  if (!desk.request->round) {
    return needs(desk, "round");
  }
  auto found =
      outcomes(*desk.folder, desk.plan.code, *desk.request->round, *desk.rules, desk.known);
  if (!found) {
    return tl::unexpected(found.error());
  }
  judgement = *std::move(found);
  std::vector<OutcomeRow> out;
  for (const OutcomeRow& row : judgement.outcomes) {
    const bool told = row.state == OutcomeState::kDecided || row.state == OutcomeState::kPublished;
    if (told && !row.exempt) {
      out.push_back(row);
    }
  }
  if (out.empty()) {
    return tl::unexpected(one({Errc::kConflict, desk.plan.code, {"letter.not_decided", {}}}));
  }
  return out;
}

std::string outcome_origin(const Desk& desk, const OutcomeRow& row) {
  return fmt::format("outcome:{}/{}/{}/{}@{}", desk.plan.code, desk.request->round->value(),
                     row.key.unit, row.key.indicator, row.steps.back().made.change);
}

std::string reasons_of(const Desk& desk, const OutcomeRow& row) {
  std::string out;
  for (const Message& reason : row.reasons) {
    out += (out.empty() ? "" : desk.say("letter.and")) + desk.say(reason);
  }
  return out;
}

std::string indicator_name(const Desk& desk, const Pack& pack, const std::string& code) {
  const Indicator* indicator = pack.find_indicator(code);
  return indicator == nullptr ? code : desk.title(indicator->title);
}

/// The home zone's value and rank of an indicator in an assessed round.
struct Found {
  std::string value;
  std::string rank;
};

Found found_of(const Desk& desk, const RoundAssessment& assessed, const std::string& indicator) {
  const Pack& pack = assessed.pack.pack();
  const Indicator* known = pack.find_indicator(indicator);
  const auto zone = index::find_zone(assessed.table.zones, desk.folder->home().value_or(""));
  if (known == nullptr || !zone) {
    return {};
  }
  const auto at = static_cast<std::size_t>(known - pack.indicators.data());
  const auto number = assessed.table.values[at][*zone].number();
  const int rank = assessed.assessment.leaf_rank(at, *zone);
  return {number ? number->to_string() + known->unit.symbol() : desk.say("cli.missing"),
          rank == numeric::kUnranked ? desk.say("cli.missing") : std::to_string(rank)};
}

Checked<Fields> notice(const Desk& desk) {
  Judgement judgement;
  const auto rows = decided(desk, judgement);
  const auto pack = rows ? load_pack(desk.plan.pack) : tl::unexpected(rows.error());
  const auto assessed =
      pack ? assess_round(*desk.folder, desk.plan.pack, *desk.request->round, desk.known)
           : tl::unexpected(pack.error());
  if (!assessed) {
    return tl::unexpected(assessed.error());
  }
  Fields out;
  out.texts["period"] = {
      desk.say({"letter.round", {{"round", std::to_string(desk.request->round->value())}}}), ""};
  auto& praised = out.lists["praised"];
  auto& criticised = out.lists["criticised"];
  for (const OutcomeRow& row : *rows) {
    Fields item;
    const std::string text =
        indicator_name(desk, *pack, row.key.indicator) + "：" + reasons_of(desk, row);
    item.texts["unit"] = {desk.unit(row.key.unit), ""};
    if (row.rule.then.kind == ConsequenceKind::kCommend) {
      item.texts["deed"] = {text + desk.say("letter.stop"), outcome_origin(desk, row)};
      praised.push_back(std::move(item));
    } else if (row.rule.then.kind == ConsequenceKind::kCriticise) {
      const Found found = found_of(desk, *assessed, row.key.indicator);
      item.texts["fault"] = {text + desk.say("letter.stop"), outcome_origin(desk, row)};
      item.texts["value"] = {found.value, outcome_origin(desk, row)};
      item.texts["rank"] = {found.rank, outcome_origin(desk, row)};
      criticised.push_back(std::move(item));
    }
  }
  auto units = judgement.units;
  std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
    return a.up.count - a.down.count > b.up.count - b.down.count;
  });
  int rank = 0;
  for (const auto& unit : units) {
    Fields row;
    row.texts["rank"] = {std::to_string(++rank), ""};
    row.texts["unit"] = {desk.unit(unit.unit), ""};
    row.texts["score"] = {unit.points.to_string(), ""};
    row.texts["change"] = {desk.say({"letter.moves",
                                     {{"up", std::to_string(unit.up.count)},
                                      {"down", std::to_string(unit.down.count)}}}),
                           ""};
    out.lists["ranking"].push_back(std::move(row));
  }
  return out;
}

Checked<Fields> rectification(const Desk& desk) {
  if (desk.request->unit.empty()) {
    return needs(desk, "unit");
  }
  Judgement judgement;
  const auto rows = decided(desk, judgement);
  const auto pack = rows ? load_pack(desk.plan.pack) : tl::unexpected(rows.error());
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  Fields out;
  out.texts["to"] = {desk.unit(desk.request->unit), ""};
  out.texts["period"] = {
      desk.say({"letter.round", {{"round", std::to_string(desk.request->round->value())}}}), ""};
  for (const OutcomeRow& row : *rows) {
    if (row.key.unit != desk.request->unit || row.rule.then.kind != ConsequenceKind::kRectify) {
      continue;
    }
    const Day due = plus_days(desk.by.today(), row.rule.then.plan_days);
    Fields problem;
    problem.texts["title"] = {indicator_name(desk, *pack, row.key.indicator), ""};
    problem.texts["fact"] = {reasons_of(desk, row) + desk.say("letter.stop"),
                             outcome_origin(desk, row)};
    problem.texts["rule"] = {desk.title(row.rule.title) + desk.say("letter.stop"), ""};
    problem.texts["ask"] = {desk.say("letter.rectify"), ""};
    problem.texts["due"] = {desk.day(due), ""};
    out.lists["problems"].push_back(std::move(problem));
    out.texts["review"] = {desk.day(plus_days(due, row.rule.then.recheck_days)), ""};
  }
  if (out.lists["problems"].empty()) {
    return tl::unexpected(one({Errc::kConflict, desk.request->unit, {"letter.not_decided", {}}}));
  }
  return out;
}

std::string rounded(const std::optional<Decimal>& value) {
  return value ? value->rounded(2, Rounding::kHalfUp).to_string() : "";
}

/// The figure up to that month with last year's up to the same month.
struct Compared {
  std::optional<Decimal> last_year;
  std::string origin;
};

Compared compared(const Desk& desk, const TargetRow& row, ElementKind kind) {
  const store::FigureRepo repo(desk.folder->db());
  const std::string home = desk.folder->home().value_or("");
  Compared out;
  const int first = kind == ElementKind::kFlow ? 1 : row.period->number();
  for (int month = first; month <= row.period->number(); ++month) {
    const Period before = Period::of_month(row.period->year().value() - 1, month);
    const auto history = repo.history({home, row.target.element, before}, desk.known.up_to);
    const auto value = history.empty() ? std::nullopt : history.back().value.number();
    if (!value) {
      out.last_year.reset();
      break;
    }
    out.last_year = add(out.last_year.value_or(Decimal(0)), *value);
  }
  const auto now = repo.history({home, row.target.element, *row.period}, desk.known.up_to);
  out.origin = fmt::format("figure:{}/{}/{}@{}", home, row.target.element, row.period->to_string(),
                           now.empty() ? 0 : now.back().change);
  return out;
}

void add_figure(const Desk& desk, const Pack& pack, const TargetRow& row, Fields& out) {
  const Element* element = pack.find_element(row.target.element);
  if (element == nullptr || !row.figure || !row.period) {
    return;
  }
  const Compared past = compared(desk, row, element->kind);
  draft::Standing standing;
  standing.name = row.target.what.indicator;
  standing.unit = element->unit.symbol();
  standing.value = row.figure;
  standing.compared = true;
  standing.last_year = past.last_year;
  if (row.target.what.kind == TargetKind::kGrowth) {
    standing.target = row.target.what.value;
    standing.target_is_growth = true;
  }
  std::string sentence;
  for (const Message& clause : draft::standing_sentence(standing)) {
    sentence += desk.say(clause);
  }
  Fields line;
  line.texts["name"] = {standing.name, ""};
  line.texts["sentence"] = {sentence, past.origin};
  out.lists["standings"].push_back(std::move(line));
  const auto growth =
      past.last_year ? draft::growth_percent(*row.figure, *past.last_year) : std::nullopt;
  Fields cells;
  cells.texts["name"] = {standing.name, ""};
  cells.texts["unit"] = {standing.unit, ""};
  cells.texts["value"] = {rounded(row.figure), past.origin};
  cells.texts["growth"] = {growth ? growth->to_string() + "%" : "", past.origin};
  cells.texts["target"] = {row.phasing ? rounded(row.phasing->goal) : "", ""};
  const auto gap = row.phasing ? subtract(row.phasing->goal, *row.figure) : std::nullopt;
  cells.texts["gap"] = {rounded(gap), past.origin};
  cells.texts["rank"] = {};
  cells.texts["light"] = {desk.say(word_key_of(row.progress.kind)), past.origin};
  out.lists["figures"].push_back(std::move(cells));
}

void add_tasks(const Desk& desk, const Lights& board, Period month, Fields& out) {
  auto& done = out.lists["done"];
  auto& late = out.lists["late"];
  auto& next = out.lists["next"];
  for (const TaskRow& row : board.rows) {
    Fields line;
    line.texts["text"] = {row.item.title, task_origin(desk, row)};
    const bool finished = row.state == TaskState::kDone || row.state == TaskState::kClosed;
    const int over = days_over(desk, row);
    if (finished && row.reported_on && *row.reported_on >= month.first_day() &&
        *row.reported_on <= month.last_day()) {
      done.push_back(std::move(line));
    } else if (is_open(row) && over > 0) {
      line.texts["lead"] = {desk.unit(row.item.lead()), ""};
      line.texts["days"] = {std::to_string(over), task_origin(desk, row)};
      late.push_back(std::move(line));
    } else if (is_open(row) && row.due && *row.due <= month.before(-1).last_day()) {
      line.texts["text"].text += desk.say({"letter.until", {{"day", desk.day(row.due)}}});
      next.push_back(std::move(line));
    }
  }
  if (next.empty()) {
    Fields line;
    line.texts["text"] = {desk.say("letter.go_on"), ""};
    next.push_back(std::move(line));
  }
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
       {{"all", std::to_string(board.rows.size())},
        {"running", std::to_string(running)},
        {"green", std::to_string(count[LightColour::kGreen])},
        {"warned", std::to_string(count[LightColour::kBlue] + count[LightColour::kYellow] +
                                  count[LightColour::kOrange])},
        {"red", std::to_string(count[LightColour::kRed])},
        {"late", std::to_string(late == fields.lists.end() ? 0 : late->second.size())}}});
}

std::string zone_name(const Desk& desk) {
  const std::string home = desk.folder->home().value_or("");
  for (const Zone& zone : desk.folder->zones(desk.known.up_to)) {
    if (zone.code == home) {
      return zone.name;
    }
  }
  return home;
}

Checked<Fields> report(const Desk& desk) {
  if (!desk.request->period) {
    return needs(desk, "period");
  }
  const Period month = *desk.request->period;
  const auto board = lights_of(desk);
  const auto targets =
      target_progress(*desk.folder, desk.plan.code, desk.by.today(), *desk.rules, desk.known);
  const auto pack = load_pack(desk.plan.pack);
  if (!board || !targets || !pack) {
    return tl::unexpected(!board ? board.error()
                                 : (!targets ? one(targets.error()) : Errors(pack.error())));
  }
  Fields out;
  out.texts["zone"] = {zone_name(desk), ""};
  out.texts["year"] = {std::to_string(month.year().value()), ""};
  out.texts["month"] = {std::to_string(month.number()), ""};
  out.lists["standings"];
  out.lists["figures"];
  out.lists["shorts"];
  for (const TargetRow& row : *targets) {
    add_figure(desk, *pack, row, out);
  }
  add_tasks(desk, *board, month, out);
  out.texts["headline"] = {headline(desk, *board, out), ""};
  out.texts["basis"] = {desk.say({"letter.basis",
                                  {{"pack", pack->identity.id + " " + pack->identity.version},
                                   {"day", desk.day(desk.by.today())}}}),
                        ""};
  return out;
}

Fields finding_fields(const Desk& desk, const Submission& submission, const Finding& finding) {
  const std::string name = finding_name(finding);
  const auto said = std::find_if(submission.explanations.begin(), submission.explanations.end(),
                                 [&](const Explanation& e) { return e.finding == name; });
  const bool told = said != submission.explanations.end();
  const std::string origin = told ? fmt::format("explanation:{}/{}/{}/{}@{}", submission.key.form,
                                                submission.key.period.to_string(),
                                                submission.key.unit, name, said->made.change)
                                  : "";
  std::string elements;
  for (const std::string& code : finding.elements) {
    const Element* element = submission.pack.find_element(code);
    elements += (elements.empty() ? "" : desk.say("plan_text.comma")) +
                (element == nullptr ? code : desk.title(element->title));
  }
  Fields row;
  row.texts["item"] = {elements, ""};
  row.texts["rule"] = {desk.say(finding.what), ""};
  row.texts["value"] = {finding.found ? finding.found->to_string() : desk.say("cli.missing"),
                        origin};
  row.texts["before"] = {rounded(finding.compared), ""};
  row.texts["explanation"] = {told ? said->text : desk.say("letter.not_explained"), origin};
  row.texts["evidence"] = {};
  return row;
}

/// The findings of a submission with what the unit says of them.
Checked<Fields> explanation(const Desk& desk) {
  const LetterRequest& request = *desk.request;
  if (request.form.empty()) {
    return needs(desk, "form");
  }
  if (request.unit.empty()) {
    return needs(desk, "unit");
  }
  if (!request.period) {
    return needs(desk, "period");
  }
  const auto found = submission_of(*desk.folder, {request.form, *request.period, request.unit},
                                   desk.by, desk.known);
  if (!found) {
    return tl::unexpected(found.error());
  }
  Fields out;
  out.texts["zone"] = {found->unit_name, ""};
  out.texts["period"] = {request.period->to_string(), ""};
  auto& findings = out.lists["findings"];
  for (const Finding& finding : found->findings) {
    findings.push_back(finding_fields(desk, *found, finding));
  }
  return out;
}

using Builder = Checked<Fields> (*)(const Desk&);

const std::map<std::string, Builder, std::less<>>& builders() {
  static const std::map<std::string, Builder, std::less<>> kAll{
      {"explanation", explanation},     {"task-list", task_list},  {"work-plan", work_plan},
      {"supervision", supervision},     {"reminder", reminder},    {"notice", notice},
      {"rectification", rectification}, {"monthly-report", report}};
  return kAll;
}

}  // namespace

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
