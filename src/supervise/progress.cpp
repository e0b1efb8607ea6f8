#include "stave/supervise/progress.hpp"

#include "maths.hpp"
#include "reasons.hpp"

#include "stave/base/names.hpp"

#include <utility>

namespace stave::supervise {
namespace {

using stave::to_string;  // of days, beside those of this layer

constexpr Names<ProgressClass, 5> kClassNames{{{{ProgressClass::kBehind, "behind"},
                                                {ProgressClass::kOnCourse, "on_course"},
                                                {ProgressClass::kAhead, "ahead"},
                                                {ProgressClass::kDone, "done"},
                                                {ProgressClass::kOther, "other"}}}};

constexpr Names<ProgressClass, 5> kWordKeys{
    {{{ProgressClass::kBehind, "supervision.progress.behind"},
      {ProgressClass::kOnCourse, "supervision.progress.on_course"},
      {ProgressClass::kAhead, "supervision.progress.ahead"},
      {ProgressClass::kDone, "supervision.progress.done"},
      {ProgressClass::kOther, "supervision.progress.other"}}}};

Progress nothing_to_compare() {
  return {ProgressClass::kOther, std::nullopt, std::nullopt, {"supervision.reason.no_figure", {}}};
}

/// Per cent of the way from the start to the goal.
Number way(const Phasing& phasing, Decimal figure) {
  return quotient(product(difference(figure, phasing.start), Decimal(kHundred)),
                  difference(phasing.goal, phasing.start));
}

ProgressClass class_of(Decimal ahead, const ProgressTolerance& tolerance) {
  if (ahead < tolerance.behind.negated()) {
    return ProgressClass::kBehind;
  }
  return ahead > tolerance.ahead ? ProgressClass::kAhead : ProgressClass::kOnCourse;
}

Message compared(std::string found, std::string expected) {
  return {"supervision.reason.compared",
          {{"found", std::move(found)}, {"expected", std::move(expected)}}};
}

bool is_done(const Phasing& phasing, Decimal figure, bool year_over) {
  const bool kept_once_reached = phasing.kind == TargetKind::kBreakthrough ||
                                 (phasing.measured != Measured::kState && !phasing.at_most);
  return phasing.is_met_by(figure) && (kept_once_reached || year_over);
}

Progress of_kept(const Phasing& phasing, Decimal figure, bool year_over) {
  Progress out;
  const bool met = phasing.is_met_by(figure);
  out.kind = !met        ? ProgressClass::kBehind
             : year_over ? ProgressClass::kDone
                         : ProgressClass::kOnCourse;
  out.reason = {"supervision.reason.kept",
                {{"found", figure.to_string()}, {"goal", phasing.goal.to_string()}}};
  return out;
}

}  // namespace

Progress progress_of(const Phasing& phasing, std::optional<Decimal> figure, Day day,
                     const ProgressTolerance& tolerance) {
  if (!figure) {
    return nothing_to_compare();
  }
  const bool year_over = day >= Day(std::chrono::year(phasing.year) / std::chrono::December / 31);
  if (phasing.keep) {
    return of_kept(phasing, *figure, year_over);
  }
  const Decimal expected = expected_on(phasing, day);
  Progress out;
  out.completion = way(phasing, *figure);
  out.expected = way(phasing, expected);
  const bool ceiling = phasing.at_most && phasing.measured != Measured::kState;
  const Number ahead =
      ceiling ? difference(out.expected, out.completion) : difference(out.completion, out.expected);
  if (!ahead) {
    return nothing_to_compare();
  }
  out.reason = compared(figure->to_string(), short_text(expected));
  if (is_done(phasing, *figure, year_over)) {
    out.kind = ProgressClass::kDone;
    return out;
  }
  out.kind = year_over ? ProgressClass::kBehind : class_of(*ahead, tolerance);
  return out;
}

Progress progress_of(const ItemFacts& facts, Day day, const ProgressTolerance& tolerance) {
  Progress out;
  out.completion = facts.percent_on(day);
  out.expected = expected_percent(facts, day);
  if (facts.is_done_on(day)) {
    out.kind = ProgressClass::kDone;
    out.reason = {"supervision.reason.done", {{"day", to_string(*facts.done_on)}}};
    return out;
  }
  const Number ahead = difference(out.completion, out.expected);
  if (!ahead) {
    out.reason = nothing_to_compare().reason;
    return out;
  }
  out.kind = class_of(*ahead, tolerance);
  out.reason = compared(short_text(*out.completion), short_text(*out.expected));
  return out;
}

std::string_view to_string(ProgressClass kind) noexcept {
  return kClassNames.of(kind);
}

std::string_view word_key_of(ProgressClass kind) noexcept {
  return kWordKeys.of(kind);
}

}  // namespace stave::supervise
