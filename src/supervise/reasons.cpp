#include "reasons.hpp"

namespace stave::supervise {
namespace {

std::string day_text(std::optional<Day> day) {
  return day ? to_string(*day) : std::string();
}

/// An amount that is not below zero.
std::string size_text(Decimal number) {
  return short_text(number.sign() < 0 ? number.negated() : number);
}

Message overdue(const Moment& at) {
  const Day due = *at.facts->due;
  return {"supervision.reason.overdue",
          {{"days", std::to_string(days_between(due, at.day))}, {"due", to_string(due)}}};
}

Message of_days_left(const LightRule& rule, Decimal measured, const Moment& at) {
  const std::string due = day_text(at.facts->due);
  if (at.day == at.facts->due) {
    return {"supervision.reason.due_today", {{"due", due}}};
  }
  if (rule.count == DayCount::kCalendar) {
    return measured.sign() < 0 ? overdue(at)
                               : Message{"supervision.reason.days_left",
                                         {{"days", size_text(measured)}, {"due", due}}};
  }
  return measured.sign() < 0 ? Message{"supervision.reason.overdue_working",
                                       {{"days", size_text(measured)}, {"due", due}}}
                             : Message{"supervision.reason.days_left_working",
                                       {{"days", size_text(measured)}, {"due", due}}};
}

Message of_share_left(Decimal measured, const Moment& at) {
  if (measured.sign() < 0) {
    return overdue(at);
  }
  return {"supervision.reason.share_left",
          {{"share", short_text(measured)}, {"due", day_text(at.facts->due)}}};
}

Message of_points_behind(Decimal measured, const Moment& at) {
  const auto reported = short_text(at.facts->percent_on(at.day).value_or(0));
  const auto expected = short_text(expected_percent(*at.facts, at.day).value_or(0));
  if (measured.sign() > 0) {
    return {"supervision.reason.points_behind",
            {{"points", short_text(measured)}, {"reported", reported}, {"expected", expected}}};
  }
  return {"supervision.reason.points_ahead",
          {{"points", size_text(measured)}, {"reported", reported}, {"expected", expected}}};
}

Message of_days_behind(Decimal measured) {
  if (measured.sign() > 0) {
    return {"supervision.reason.days_behind", {{"days", short_text(measured)}}};
  }
  return {"supervision.reason.not_days_behind", {{"days", size_text(measured)}}};
}

Message of_months_not_started(Decimal measured, const Moment& at) {
  const std::string planned = day_text(at.facts->planned_start);
  if (const auto started = at.facts->started_on; started && *started <= at.day) {
    return {"supervision.reason.started", {{"day", to_string(*started)}, {"planned", planned}}};
  }
  if (measured.is_zero()) {
    return {"supervision.reason.start_ahead", {{"planned", planned}}};
  }
  return {"supervision.reason.not_started",
          {{"months", short_text(measured)}, {"planned", planned}}};
}

Message of_months_since_event(const LightRule& rule, const Moment& at) {
  if (const auto came = at.facts->event(rule.until, at.day)) {
    return {"supervision.reason.event_came", {{"day", to_string(*came)}}};
  }
  const Day from = at.facts->event(rule.from, at.day).value_or(at.day);
  const auto passed = months_between(from, at.day);
  return {"supervision.reason.event_missing",
          {{"months", std::to_string(passed.months)},
           {"days", std::to_string(passed.days)},
           {"since", to_string(from)}}};
}

Message of_behind_mean(const LightStep& step, Decimal measured, const Moment& at) {
  const auto& standing = *at.facts->indicator;
  const std::string value = standing.value.to_string();
  const std::string mean = standing.mean.to_string();
  if (measured.sign() <= 0) {
    return {"supervision.reason.mean_met", {{"value", value}, {"mean", mean}}};
  }
  const std::string gap = measured.to_string();
  if (step.only == LightOnly::kReachable) {
    return {"supervision.reason.mean_reachable", {{"value", value}, {"mean", mean}, {"gap", gap}}};
  }
  if (step.only == LightOnly::kUnreachable) {
    return {"supervision.reason.mean_unreachable",
            {{"value", value}, {"mean", mean}, {"gap", gap}}};
  }
  return {"supervision.reason.behind_mean", {{"value", value}, {"mean", mean}, {"gap", gap}}};
}

/// When the step asked for a silence or a risk, that is the reason.
std::optional<Message> of_condition(const LightStep& step, const Moment& at) {
  const ItemFacts& facts = *at.facts;
  const std::string due = facts.due ? to_string(*facts.due) : "—";
  switch (step.only) {
    case LightOnly::kUnreported:
      return Message{
          "supervision.reason.unreported",
          {{"since", facts.handed_out ? to_string(*facts.handed_out) : "—"}, {"due", due}}};
    case LightOnly::kAtRisk:
      return Message{"supervision.reason.at_risk",
                     {{"day", to_string(facts.newest_report(at.day)->day)}, {"due", due}}};
    case LightOnly::kUnanswered:
      return Message{"supervision.reason.unanswered",
                     {{"since", day_text(letter_before(facts, at.day))}, {"due", due}}};
    case LightOnly::kAlways:
    case LightOnly::kReachable:
    case LightOnly::kUnreachable:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string short_text(Decimal number) {
  return number.rounded(2, Rounding::kHalfUp).to_string();
}

Message reason_of(const LightRule& rule, const LightStep& step, Decimal measured,
                  const Moment& at) {
  if (auto condition = of_condition(step, at)) {
    return *std::move(condition);
  }
  switch (rule.measure) {
    case LightMeasure::kShareLeft:
      return of_share_left(measured, at);
    case LightMeasure::kPointsBehind:
      return of_points_behind(measured, at);
    case LightMeasure::kDaysBehind:
      return of_days_behind(measured);
    case LightMeasure::kMonthsNotStarted:
      return of_months_not_started(measured, at);
    case LightMeasure::kMonthsSinceEvent:
      return of_months_since_event(rule, at);
    case LightMeasure::kBehindMean:
      return of_behind_mean(step, measured, at);
    case LightMeasure::kDaysLeft:
      break;
  }
  return of_days_left(rule, measured, at);
}

}  // namespace stave::supervise
