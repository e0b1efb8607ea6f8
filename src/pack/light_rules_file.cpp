#include "light_rules_file.hpp"

#include "stave/pack/supervision.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace stave::pack {
namespace {

constexpr std::array<std::string_view, 7> kMeasures{
    "days_left",          "share_left",         "points_behind", "days_behind",
    "months_not_started", "months_since_event", "behind_mean"};
constexpr std::array<std::string_view, 6> kOnly{"always",     "unreported", "at_risk",
                                                "unanswered", "reachable",  "unreachable"};
constexpr std::array<std::pair<std::string_view, BoundKind>, 4> kBounds{
    {{"below", BoundKind::kBelow},
     {"at_most", BoundKind::kAtMost},
     {"at_least", BoundKind::kAtLeast},
     {"above", BoundKind::kAbove}}};

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
  out.only = r.optional_choice("only", kOnly, LightOnly::kAlways);
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

void read_events(Reader& r, LightRule& out) {
  if (out.measure != LightMeasure::kMonthsSinceEvent) {
    r.unneeded("from", "measure = \"months_since_event\"");
    r.unneeded("until", "measure = \"months_since_event\"");
    return;
  }
  out.from = r.text("from");
  out.until = r.text("until");
  if (!out.from.empty() && out.from == out.until) {
    r.fault(*r.table().find("until"), "supervision.same_event", {{"found", shorten(out.from)}});
  }
}

}  // namespace

LightRule read_light(Reader& r, Names& codes) {
  LightRule out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  const auto measure = r.word("measure", kMeasures);
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  if (!measure) {
    read_steps(r, std::nullopt);
    return out;  // without a measure nobody knows which other keys are right
  }
  out.measure = static_cast<LightMeasure>(*measure);
  if (out.measure == LightMeasure::kDaysLeft) {
    out.count = r.optional_choice("count", kCounts, DayCount::kCalendar);
  } else {
    r.unneeded("count", "measure = \"days_left\"");
  }
  read_events(r, out);
  out.steps = read_steps(r, out.measure);
  r.finish();
  return out;
}

}  // namespace stave::pack
