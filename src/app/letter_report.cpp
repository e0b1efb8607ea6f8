#include "letter_tasks.hpp"

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
  tell_tasks(desk, *board, *span, out);
  out.texts["targets"] = {targets_words(desk, *targets), ""};
  out.texts["basis"] = {desk.say({"letter.basis",
                                  {{"pack", pack->identity.id + " " + pack->identity.version},
                                   {"day", desk.day(desk.by.today())}}}),
                        ""};
  return out;
}

}  // namespace stave::app
