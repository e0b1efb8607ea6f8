#include "reader.hpp"

#include "stave/domain/task.hpp"
#include "stave/pack/supervision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace stave::pack {
namespace {

using Words = std::span<const std::string_view>;

constexpr int kMaxMonths = 120;
constexpr int kWeek = 7;
constexpr int kLongestMonth = 31;

constexpr std::array<std::string_view, 6> kColours{"grey",   "green",  "blue",
                                                   "yellow", "orange", "red"};
constexpr std::array<std::string_view, 7> kMeasures{
    "days_left",          "share_left",         "points_behind", "days_behind",
    "months_not_started", "months_since_event", "behind_mean"};
constexpr std::array<std::string_view, 6> kOnly{"always",     "unreported", "at_risk",
                                                "unanswered", "reachable",  "unreachable"};
constexpr std::array<std::string_view, 2> kCounts{"calendar", "working"};
constexpr std::array<std::string_view, 3> kShifts{"stay", "before", "after"};
constexpr std::array<std::string_view, 5> kEvery{"week", "month", "quarter", "half_year", "year"};
constexpr std::array<std::string_view, 4> kRecipients{"handler", "unit_head", "supervisor",
                                                      "leader"};
constexpr std::array<std::pair<std::string_view, BoundKind>, 4> kBounds{
    {{"below", BoundKind::kBelow},
     {"at_most", BoundKind::kAtMost},
     {"at_least", BoundKind::kAtLeast},
     {"above", BoundKind::kAbove}}};

/// A word that may be left out.
template <class E>
E optional_choice(Reader& r, std::string_view key, Words words, E otherwise) {
  if (r.table().find(key) == nullptr) {
    r.may(key);
    return otherwise;
  }
  return r.choice(key, words, otherwise);
}

/// A section that may be left out.
std::optional<Reader> optional_table(Reader& r, std::string_view key) {
  if (r.table().find(key) == nullptr) {
    r.may(key);
    return std::nullopt;
  }
  return r.needed_table(key);
}

/// Whole numbers of a list.
std::vector<std::pair<int, const Node*>> wholes(Reader& r, std::string_view key, int low,
                                                int high) {
  std::vector<std::pair<int, const Node*>> out;
  const auto* node = r.may(key);
  if (node == nullptr) {
    return out;
  }
  if (node->kind != NodeKind::kList) {
    r.fault(*node, "want.numbers", {{"key", std::string(key)}, {"found", quote(r.file(), *node)}});
    return out;
  }
  for (const Node& item : node->children) {
    if (item.kind == NodeKind::kWhole && item.whole >= low && item.whole <= high) {
      out.emplace_back(static_cast<int>(item.whole), &item);
      continue;
    }
    r.fault(item, "want.whole",
            {{"key", std::string(key)},
             {"found", quote(r.file(), item)},
             {"low", fmt::format("{}", low)},
             {"high", fmt::format("{}", high)}});
  }
  return out;
}

/// A step, and whether it was understood: a step with a fault is not compared with others.
struct StepRead {
  LightStep step;
  bool sure = true;
};

/// At most one of the four bounds.
void read_bound(Reader& r, LightStep& out, bool& sure) {
  for (const auto& [key, kind] : kBounds) {
    const auto number = r.optional_number(key);
    if (!number) {
      sure = sure && r.table().find(key) == nullptr;
      continue;
    }
    if (out.bound != BoundKind::kNone) {
      r.fault(*r.table().find(key), "supervision.two_bounds", {{"key", std::string(key)}});
      continue;
    }
    out.bound = kind;
    out.value = Decimal::from_double(*number);
  }
}

StepRead read_step(Reader& r, std::optional<LightMeasure> measure) {
  StepRead read;
  LightStep& out = read.step;
  out.colour = r.choice("colour", kColours, LightColour::kGrey);
  read_bound(r, out, read.sure);
  out.only = optional_choice(r, "only", kOnly, LightOnly::kAlways);
  const bool of_indicator =
      out.only == LightOnly::kReachable || out.only == LightOnly::kUnreachable;
  if (of_indicator && measure && measure != LightMeasure::kBehindMean) {
    r.fault(*r.table().find("only"), "supervision.only_indicator",
            {{"found", std::string(to_string(out.only))}});
  }
  read.sure = r.finish() && read.sure;
  return read;
}

bool is_upper(BoundKind bound) {
  return bound == BoundKind::kBelow || bound == BoundKind::kAtMost;
}

bool is_inclusive(BoundKind bound) {
  return bound == BoundKind::kAtMost || bound == BoundKind::kAtLeast;
}

/// Whether whatever keeps the later step keeps the earlier one, too.
bool takes_all_of(const LightStep& earlier, const LightStep& later) {
  if (earlier.only != LightOnly::kAlways && earlier.only != later.only) {
    return false;
  }
  if (earlier.bound == BoundKind::kNone) {
    return true;
  }
  if (later.bound == BoundKind::kNone || is_upper(earlier.bound) != is_upper(later.bound)) {
    return false;
  }
  if (earlier.value == later.value) {
    return is_inclusive(earlier.bound) || !is_inclusive(later.bound);
  }
  return is_upper(earlier.bound) == (later.value < earlier.value);
}

void check_reached(const Reader& r, const std::vector<StepRead>& steps) {
  const StepRead& last = steps.back();
  for (std::size_t i = 0; i + 1 < steps.size() && last.sure; ++i) {
    if (steps[i].sure && takes_all_of(steps[i].step, last.step)) {
      r.fault(r.table(), "supervision.never_reached", {{"earlier", fmt::format("{}", i + 1)}});
      return;
    }
  }
}

std::vector<LightStep> read_steps(Reader& r, std::optional<LightMeasure> measure) {
  std::vector<StepRead> read;
  auto tables = r.needed_tables("steps");
  const auto* node = r.table().find("steps");
  if (node != nullptr && node->kind == NodeKind::kList && node->children.empty()) {
    r.fault(*node, "supervision.no_steps", {});
  }
  keep_at_most(tables, kMaxLightSteps, "supervision.too_many_steps");
  for (Reader& table : tables) {
    read.push_back(read_step(table, measure));
    check_reached(table, read);
  }
  std::vector<LightStep> out;
  out.reserve(read.size());
  for (const StepRead& step : read) {
    out.push_back(step.step);
  }
  return out;
}

/// A member that goes with one measure only.
void refuse(Reader& r, std::string_view key, std::string_view when) {
  if (const auto* node = r.may(key)) {
    r.fault(*node, "unneeded_key", {{"key", std::string(key)}, {"when", std::string(when)}});
  }
}

void read_events(Reader& r, LightRule& out) {
  if (out.measure != LightMeasure::kMonthsSinceEvent) {
    refuse(r, "from", "measure = \"months_since_event\"");
    refuse(r, "until", "measure = \"months_since_event\"");
    return;
  }
  out.from = r.text("from");
  out.until = r.text("until");
  if (!out.from.empty() && out.from == out.until) {
    r.fault(*r.table().find("until"), "supervision.same_event", {{"found", shorten(out.from)}});
  }
}

void read_backing(Reader& r, Provenance& provenance, std::string& source) {
  source = r.optional_text("source");
  provenance = r.provenance("provenance", source);
}

LightRule read_light(Reader& r, Names& codes) {
  LightRule out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  const auto measure = r.word("measure", kMeasures);
  read_backing(r, out.provenance, out.source);
  if (!measure) {
    read_steps(r, std::nullopt);
    return out;  // without a measure nobody knows which other keys are right
  }
  out.measure = static_cast<LightMeasure>(*measure);
  if (out.measure == LightMeasure::kDaysLeft) {
    out.count = optional_choice(r, "count", kCounts, DayCount::kCalendar);
  } else {
    refuse(r, "count", "measure = \"days_left\"");
  }
  read_events(r, out);
  out.steps = read_steps(r, out.measure);
  r.finish();
  return out;
}

int months_of(RhythmEvery every) {
  switch (every) {
    case RhythmEvery::kQuarter:
      return 3;
    case RhythmEvery::kHalfYear:
      return 6;
    case RhythmEvery::kYear:
      return 12;
    case RhythmEvery::kWeek:
    case RhythmEvery::kMonth:
      break;
  }
  return 1;
}

Rhythm read_rhythm(Reader& r, Names& codes) {
  Rhythm out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  const auto every = r.word("every", kEvery);
  out.every = every ? static_cast<RhythmEvery>(*every) : RhythmEvery::kMonth;
  const bool weekly = every && out.every == RhythmEvery::kWeek;
  out.day = r.whole("day", 1, weekly ? kWeek : kLongestMonth);
  if (every && months_of(out.every) > 1) {
    out.month = r.whole("month", 1, months_of(out.every));
  } else if (every) {
    refuse(r, "month", R"(every = "quarter", "half_year", "year")");
  } else {
    r.may("month");
  }
  out.shift = optional_choice(r, "shift", kShifts, Shift::kStay);
  r.finish();
  return out;
}

void read_limit(Reader& r, ItemKind& out) {
  out.limit = r.optional_whole("limit", 1, kMaxDays);
  out.least = r.optional_whole("least", 1, kMaxDays);
  out.count = optional_choice(r, "count", kCounts, DayCount::kCalendar);
  out.shift = optional_choice(r, "shift", kShifts, Shift::kStay);
  const auto* least = r.table().find("least");
  if (least != nullptr && r.table().find("limit") == nullptr) {
    r.fault(*least, "supervision.least_without_limit", {});
  }
  if (least != nullptr && out.limit && out.least && *out.least > *out.limit) {
    r.fault(*least, "supervision.least_above_limit",
            {{"least", fmt::format("{}", *out.least)}, {"limit", fmt::format("{}", *out.limit)}});
  }
}

void read_kind_lights(Reader& r, const Names& lights, ItemKind& out) {
  out.lights = r.all_known("lights", lights);
  const auto* node = r.table().find("lights");
  if (node == nullptr) {
    r.fault(r.table(), "missing_key", {{"key", "lights"}});
    return;
  }
  if (node->kind == NodeKind::kList && out.lights.empty()) {
    r.fault(*node, "empty", {{"key", "lights"}});
  }
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < out.lights.size(); ++i) {
    if (!out.lights[i].empty() && !seen.insert(out.lights[i]).second) {
      r.fault(node->children[i], "supervision.light_twice", {{"code", shorten(out.lights[i])}});
    }
  }
}

ItemKind read_kind(Reader& r, Names& codes, const Names& lights, const Names& rhythms) {
  ItemKind out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  read_limit(r, out);
  read_kind_lights(r, lights, out);
  out.rhythm = r.optional_known("rhythm", rhythms);
  read_backing(r, out.provenance, out.source);
  r.finish();
  return out;
}

std::vector<int> read_remind(Reader& r) {
  std::vector<int> out;
  for (const auto& [days, node] : wholes(r, "remind", 0, kMaxDays)) {
    if (!out.empty() && days >= out.back()) {
      r.fault(*node, "supervision.falling",
              {{"found", fmt::format("{}", days)}, {"before", fmt::format("{}", out.back())}});
    }
    out.push_back(days);
  }
  return out;
}

std::vector<EscalationStep> read_ladder(Reader& notices) {
  std::vector<EscalationStep> out;
  for (Reader& r : notices.tables("escalate")) {
    EscalationStep rung;
    rung.after = r.whole("after", 1, kMaxDays);
    rung.to = r.choice("to", kRecipients, Recipient::kHandler);
    const auto* node = r.table().find("after");
    if (node != nullptr && !out.empty() && rung.after <= out.back().after) {
      r.fault(*node, "supervision.rising",
              {{"found", fmt::format("{}", rung.after)},
               {"before", fmt::format("{}", out.back().after)}});
    }
    r.finish();
    out.push_back(rung);
  }
  return out;
}

NoticeRules read_notices(Reader& file) {
  NoticeRules out;
  if (auto r = optional_table(file, "notices")) {
    out.remind = read_remind(*r);
    out.urge_every = r->optional_whole("urge_every", 1, kMaxDays);
    out.count = optional_choice(*r, "count", kCounts, DayCount::kCalendar);
    out.ladder = read_ladder(*r);
    r->finish();
  }
  return out;
}

StateColours read_states(Reader& file) {
  StateColours out;
  if (auto r = optional_table(file, "states")) {
    out.done = optional_choice(*r, "done", kColours, out.done);
    out.done_late = optional_choice(*r, "done_late", kColours, out.done_late);
    out.suspended = optional_choice(*r, "suspended", kColours, out.suspended);
    out.stale_days = r->optional_whole("stale_days", 1, kMaxDays);
    out.waiting_days = r->optional_whole("waiting_days", 1, kMaxDays);
    r->finish();
  }
  return out;
}

ProgressTolerance read_tolerance(Reader& file) {
  ProgressTolerance out;
  if (auto r = optional_table(file, "progress")) {
    out.behind = Decimal::from_double(r->number("behind", kNotNegative).value_or(0));
    out.ahead = Decimal::from_double(r->number("ahead", kNotNegative).value_or(0));
    r->finish();
  }
  return out;
}

void check_evidence_steps(const Reader& r, const std::vector<std::string>& steps) {
  std::array<std::string_view, kTaskSteps.size()> names;
  std::transform(kTaskSteps.begin(), kTaskSteps.end(), names.begin(),
                 [](TaskStep step) { return to_string(step); });
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].empty() && !task_step_of(steps[i])) {
      r.fault(r.table().find("evidence")->children[i], "unknown.task_step",
              {{"found", shorten(steps[i])}, {"allowed", join(names)}});
    }
  }
}

OddRules read_odd(Reader& file) {
  OddRules out;
  if (auto r = optional_table(file, "odd")) {
    out.review_days = r->whole("review_days", 0, kMaxDays);
    out.same_text_months = r->whole("same_text_months", 2, kMaxMonths);
    out.evidence_steps = r->texts("evidence");
    check_evidence_steps(*r, out.evidence_steps);
    r->finish();
  }
  return out;
}

SupervisionRules read_rules(Reader& file) {
  SupervisionRules out;
  Names lights{"light", {}, true};
  Names rhythms{"rhythm", {}, true};
  Names kinds{"kind", {}, true};
  auto light_tables = file.needed_tables("light");
  lights.complete = keep_at_most(light_tables, kMaxLightRules, "too_many.lights");
  for (Reader& r : light_tables) {
    out.lights.push_back(read_light(r, lights));
  }
  auto rhythm_tables = file.tables("rhythm");
  rhythms.complete = keep_at_most(rhythm_tables, kMaxRhythms, "too_many.rhythms");
  for (Reader& r : rhythm_tables) {
    out.rhythms.push_back(read_rhythm(r, rhythms));
  }
  auto kind_tables = file.needed_tables("kind");
  keep_at_most(kind_tables, kMaxItemKinds, "too_many.kinds");
  for (Reader& r : kind_tables) {
    out.kinds.push_back(read_kind(r, kinds, lights, rhythms));
  }
  out.notices = read_notices(file);
  out.states = read_states(file);
  out.tolerance = read_tolerance(file);
  out.odd = read_odd(file);
  file.finish();
  return out;
}

}  // namespace

Checked<SupervisionRules> load_supervision(std::string_view name, std::string_view text) {
  Faults faults;
  auto file = make_file(std::string(name), 0, text);
  if (!parse_file(file, faults)) {
    return tl::unexpected(faults.take());
  }
  Reader r(file, file.root, faults);
  auto out = read_rules(r);
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return out;
}

}  // namespace stave::pack
