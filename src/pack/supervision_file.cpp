#include "light_rules_file.hpp"

#include "stave/domain/task.hpp"
#include "stave/pack/supervision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace stave::pack {
namespace {

constexpr int kMaxMonths = 120;
constexpr int kWeek = 7;
constexpr int kLongestMonth = 31;

constexpr std::array<std::string_view, 3> kShifts{"stay", "before", "after"};
constexpr std::array<std::string_view, 5> kEvery{"week", "month", "quarter", "half_year", "year"};
constexpr std::array<std::string_view, 4> kRecipients{"handler", "unit_head", "supervisor",
                                                      "leader"};

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
    r.unneeded("month", R"(every = "quarter", "half_year", "year")");
  } else {
    r.may("month");
  }
  out.shift = r.optional_choice("shift", kShifts, Shift::kStay);
  r.finish();
  return out;
}

void read_limit(Reader& r, ItemKind& out) {
  out.limit = r.optional_whole("limit", 1, kMaxDays);
  out.least = r.optional_whole("least", 1, kMaxDays);
  out.count = r.optional_choice("count", kCounts, DayCount::kCalendar);
  out.shift = r.optional_choice("shift", kShifts, Shift::kStay);
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
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
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
    out.count = r->optional_choice("count", kCounts, DayCount::kCalendar);
    out.ladder = read_ladder(*r);
    r->finish();
  }
  return out;
}

StateColours read_states(Reader& file) {
  StateColours out;
  if (auto r = optional_table(file, "states")) {
    out.done = r->optional_choice("done", kColours, out.done);
    out.done_late = r->optional_choice("done_late", kColours, out.done_late);
    out.suspended = r->optional_choice("suspended", kColours, out.suspended);
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
