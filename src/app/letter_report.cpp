#include "letter_desk.hpp"

#include "stave/app/packs.hpp"
#include "stave/app/tasks.hpp"
#include "stave/domain/report_span.hpp"
#include "stave/draft/sentences.hpp"
#include "stave/store/figure_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stave::app {
namespace {

using draft::Fields;
using supervise::ProgressClass;

/// How long the time is that each kind of report speaks of.
constexpr std::array<std::pair<std::string_view, RhythmEvery>, 5> kLengths{
    {{"weekly-report", RhythmEvery::kWeek},
     {"monthly-report", RhythmEvery::kMonth},
     {"quarterly-report", RhythmEvery::kQuarter},
     {"half-year-report", RhythmEvery::kHalfYear},
     {"year-report", RhythmEvery::kYear}}};

/// The time that the report speaks of, when it is as long as the kind demands.
std::optional<ReportSpan> span_of(const LetterRequest& request, RhythmEvery length) {
  const auto span = request.span ? request.span
                                 : (request.period ? std::optional(ReportSpan::of(*request.period))
                                                   : std::nullopt);
  return span && span->length == length ? span : std::nullopt;
}

RhythmEvery length_of(std::string_view kind) {
  const auto* const it = std::find_if(kLengths.begin(), kLengths.end(),
                                      [&](const auto& known) { return known.first == kind; });
  return it == kLengths.end() ? RhythmEvery::kMonth : it->second;
}

std::string day_of_month(const Desk& desk, Day day) {
  return desk.say({"letter.month_day",
                   {{"month", std::to_string(static_cast<unsigned>(day.month()))},
                    {"day", std::to_string(static_cast<unsigned>(day.day()))}}});
}

/// "2019年第23周（6月3日至6月9日）", "2019年二季度".
std::string period_words(const Desk& desk, const ReportSpan& span) {
  std::string key = "letter.span." + std::string(to_string(span.length));
  if (span.length == RhythmEvery::kQuarter || span.length == RhythmEvery::kHalfYear ||
      span.length == RhythmEvery::kMonth) {
    key += "_" + std::to_string(span.number);
  }
  return desk.say({key,
                   {{"year", std::to_string(span.year)},
                    {"number", std::to_string(span.number)},
                    {"first", day_of_month(desk, span.first)},
                    {"last", day_of_month(desk, span.last)}}});
}

/// The figure up to that month with last year's up to the same month.
struct Compared {
  std::optional<Decimal> last_year;
  std::string origin;
};

/// The home zone's figures.
struct HomeFigures {
  std::string home;
  Figures figures;
};

HomeFigures home_figures(const Desk& desk) {
  std::string home = desk.folder->home().value_or("");
  auto figures = store::FigureRepo(desk.folder->db()).of_subject(home, desk.known.up_to);
  return {std::move(home), std::move(figures)};
}

Compared compared(const Desk& desk, const HomeFigures& all, const TargetRow& row,
                  ElementKind kind) {
  Compared out;
  const int first = kind == ElementKind::kFlow ? 1 : row.period->number();
  for (int month = first; month <= row.period->number(); ++month) {
    const Period before = Period::of_month(row.period->year().value() - 1, month);
    const auto value = all.figures.get(all.home, row.target.element, before).number();
    if (!value) {
      out.last_year.reset();
      break;
    }
    out.last_year = add(out.last_year.value_or(Decimal(0)), *value);
  }
  const FigureKey key{all.home, row.target.element, *row.period};
  const auto now = store::FigureRepo(desk.folder->db()).history(key, desk.known.up_to);
  out.origin = fmt::format("figure:{}/{}/{}@{}", key.subject, key.element, key.period.to_string(),
                           now.empty() ? 0 : now.back().change);
  return out;
}

/// What should have been reached by the end of the newest month that is known.
std::optional<Decimal> expected_of(const TargetRow& row) {
  if (!row.phasing || !row.period) {
    return std::nullopt;
  }
  return supervise::expected_on(*row.phasing, row.period->last_day());
}

/// A difference with its unit: shares differ by percentage points.
std::string gap_words(const Desk& desk, Decimal gap, const std::string& unit) {
  return rounded(gap.sign() < 0 ? gap.negated() : gap) +
         (unit == "%" ? desk.say("letter.points") : unit);
}

/// Whether the figure keeps pace with the year, in a sentence; "" where nothing can be said.
std::string pace_words(const Desk& desk, const TargetRow& row, const std::string& unit) {
  const auto expected = expected_of(row);
  if (!expected || !row.figure || row.progress.kind == ProgressClass::kOther) {
    return "";
  }
  const auto gap = subtract(*row.figure, *expected).value_or(Decimal(0));
  return desk.say(
      {"letter.pace." + std::string(to_string(row.progress.kind)),
       {{"expected", rounded(expected)}, {"gap", gap_words(desk, gap, unit)}, {"unit", unit}}});
}

/// What the year may end with, in a sentence; "" without an estimate.
std::string outlook_words(const Desk& desk, const TargetRow& row, const std::string& unit) {
  if (!row.estimate || !row.phasing) {
    return "";
  }
  const bool met = row.phasing->is_met_by(row.estimate->value);
  return desk.say(
      {met ? "letter.outlook.met" : "letter.outlook.missed",
       {{"method", desk.say("letter.estimate." + std::string(to_string(row.estimate->method)))},
        {"value", rounded(row.estimate->value)},
        {"goal", rounded(row.phasing->goal)},
        {"unit", unit}}});
}

std::string missed_words(const Desk& desk, const TargetRow& row, const std::string& unit) {
  const auto gap = subtract(row.phasing->goal, *row.figure).value_or(Decimal(0));
  return desk.say({"letter.missed",
                   {{"value", rounded(row.figure)},
                    {"goal", rounded(row.phasing->goal)},
                    {"gap", gap_words(desk, gap, unit)},
                    {"unit", unit}}});
}

/// What the target's figure says in a sentence, with last year beside it.
std::string standing_words(const Desk& desk, const TargetRow& row, const std::string& unit,
                           const Compared& past) {
  draft::Standing standing;
  standing.name = row.target.what.indicator;
  standing.unit = unit;
  standing.value = row.figure;
  standing.compared = true;
  standing.last_year = past.last_year;
  if (row.target.what.kind == TargetKind::kGrowth) {
    standing.target = row.target.what.value;
    standing.target_is_growth = true;
  }
  std::string out;
  for (const Message& clause : draft::standing_sentence(standing)) {
    out += desk.say(clause);
  }
  return out;
}

Fields standing_line(const Desk& desk, const TargetRow& row, const std::string& unit,
                     const Compared& past) {
  Fields out;
  out.texts["name"] = {row.target.what.indicator, ""};
  out.texts["sentence"] = {standing_words(desk, row, unit, past), past.origin};
  out.texts["pace"] = {pace_words(desk, row, unit), past.origin};
  out.texts["outlook"] = {outlook_words(desk, row, unit), past.origin};
  return out;
}

/// A line of the table of figures.
Fields figure_line(const Desk& desk, const TargetRow& row, const std::string& unit,
                   const Compared& past) {
  const auto growth =
      past.last_year ? draft::growth_percent(*row.figure, *past.last_year) : std::nullopt;
  const auto gap = row.phasing ? subtract(row.phasing->goal, *row.figure) : std::nullopt;
  Fields out;
  out.texts["name"] = {row.target.what.indicator, ""};
  out.texts["unit"] = {unit, ""};
  out.texts["value"] = {rounded(row.figure), past.origin};
  out.texts["growth"] = {growth ? growth->to_string() + "%" : "", past.origin};
  out.texts["target"] = {row.phasing ? rounded(row.phasing->goal) : "", ""};
  out.texts["expected"] = {rounded(expected_of(row)), past.origin};
  out.texts["gap"] = {rounded(gap), past.origin};
  out.texts["rank"] = {};
  out.texts["light"] = {desk.say(word_key_of(row.progress.kind)), past.origin};
  return out;
}

void add_figure(const Desk& desk, const Pack& pack, const HomeFigures& all, const TargetRow& row,
                Fields& out) {
  const Element* element = pack.find_element(row.target.element);
  if (element == nullptr || !row.figure || !row.period) {
    return;
  }
  const Compared past = compared(desk, all, row, element->kind);
  const std::string unit(element->unit.symbol());
  out.lists["standings"].push_back(standing_line(desk, row, unit, past));
  out.lists["figures"].push_back(figure_line(desk, row, unit, past));
  if (row.progress.kind == ProgressClass::kBehind) {
    Fields missed;
    missed.texts["name"] = {row.target.what.indicator, ""};
    missed.texts["text"] = {missed_words(desk, row, unit), past.origin};
    out.lists["missed"].push_back(std::move(missed));
  }
}

bool is_finished(const TaskRow& row) {
  return row.state == TaskState::kDone || row.state == TaskState::kClosed;
}

/// What happened to the plan's items in the time of the report.
struct Tally {
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

void add_task(const Desk& desk, const TaskRow& row, const ReportSpan& span, Day day, Tally& tally,
              Fields& out) {
  const bool told = row.reported_on && span.has(*row.reported_on);
  if (is_finished(row)) {
    if (told) {
      ++tally.done;
      tally.in_time += row.due && *row.reported_on <= *row.due ? 1 : 0;
      out.lists["done"].push_back(task_line(desk, row));
    }
    return;
  }
  if (!is_open(row)) {
    return;
  }
  if (told) {
    ++tally.updated;
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

Tally add_tasks(const Desk& desk, const Lights& board, const ReportSpan& span, Fields& out) {
  for (const char* name : {"done", "updates", "late", "next"}) {
    out.lists[name];
  }
  Tally tally;
  for (const TaskRow& row : board.rows) {
    add_task(desk, row, span, board.day, tally, out);
  }
  if (out.lists["next"].empty()) {
    Fields line;
    line.texts["text"] = {desk.say("letter.go_on"), ""};
    line.texts["lead"] = {};
    out.lists["next"].push_back(std::move(line));
  }
  return tally;
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

std::string tally_words(const Desk& desk, const Tally& tally) {
  std::string out = desk.say(
      {tally.done > 0 ? "letter.tally.done" : "letter.tally.none_done",
       {{"done", std::to_string(tally.done)}, {"in_time", std::to_string(tally.in_time)}}});
  return out + desk.say({tally.updated > 0 ? "letter.tally.updated" : "letter.tally.none_updated",
                         {{"updated", std::to_string(tally.updated)}}});
}

/// How many targets keep pace: the classes that there are.
std::string targets_words(const Desk& desk, const std::vector<TargetRow>& targets) {
  std::map<ProgressClass, int> count;
  for (const TargetRow& row : targets) {
    ++count[row.progress.kind];
  }
  const int other = std::exchange(count[ProgressClass::kOther], 0);
  const int known = static_cast<int>(targets.size()) - other;
  if (known == 0) {
    return desk.say("letter.targets.unknown");
  }
  std::string out = desk.say({"letter.targets.known", {{"all", std::to_string(known)}}});
  std::string mark;
  for (const ProgressClass kind : {ProgressClass::kDone, ProgressClass::kAhead,
                                   ProgressClass::kOnCourse, ProgressClass::kBehind}) {
    if (count[kind] > 0) {
      out += mark + desk.say({"letter.targets." + std::string(to_string(kind)),
                              {{"count", std::to_string(count[kind])}}});
      mark = desk.say("plan_text.comma");
    }
  }
  if (other > 0) {
    out += desk.say({"letter.targets.other", {{"other", std::to_string(other)}}});
  }
  return out + desk.say("letter.stop");
}

void add_head(const Desk& desk, const ReportSpan& span, Fields& out) {
  out.texts["zone"] = {
      zone_name(desk.folder->zones(desk.known.up_to), desk.folder->home().value_or("")), ""};
  out.texts["year"] = {std::to_string(span.year), ""};
  out.texts["period"] = {period_words(desk, span), ""};
  if (span.length == RhythmEvery::kMonth) {
    out.texts["month"] = {std::to_string(span.number), ""};
  }
}

}  // namespace

Checked<Fields> report(const Desk& desk) {
  const RhythmEvery length = length_of(desk.request->kind);
  const auto span = span_of(*desk.request, length);
  if (!span) {
    return needs(desk, "span_" + std::string(to_string(length)));
  }
  const Day told = std::min(desk.by.today(), span->last);  // what came later is not of it
  const auto board = lights_of(desk, told);
  const auto targets = target_progress(*desk.folder, desk.plan.code, told, *desk.rules, desk.known);
  const auto pack = load_pack(desk.plan.pack);
  if (!board || !targets || !pack) {
    return tl::unexpected(!board ? board.error()
                                 : (!targets ? one(targets.error()) : Errors(pack.error())));
  }
  Fields out;
  add_head(desk, *span, out);
  for (const char* name : {"standings", "figures", "shorts", "missed"}) {
    out.lists[name];
  }
  const HomeFigures all = home_figures(desk);
  for (const TargetRow& row : *targets) {
    add_figure(desk, *pack, all, row, out);
  }
  const Tally tally = add_tasks(desk, *board, *span, out);
  const std::string whole = headline(desk, *board, out);  // counts what is left out below, too
  out.texts["headline"] = {whole + shortened(desk, out), ""};
  out.texts["tally"] = {tally_words(desk, tally), ""};
  out.texts["targets"] = {targets_words(desk, *targets), ""};
  out.texts["basis"] = {desk.say({"letter.basis",
                                  {{"pack", pack->identity.id + " " + pack->identity.version},
                                   {"day", desk.day(desk.by.today())}}}),
                        ""};
  return out;
}

}  // namespace stave::app
