#include "stave/wire/requests.hpp"

#include <utility>

namespace stave::wire {
namespace {

/// The value when nothing was wrong with the body.
template <class T>
Checked<T> checked(const Body& body, T value) {
  Errors faults = body.faults();
  return faults.empty() ? Checked<T>(std::move(value)) : tl::unexpected(std::move(faults));
}

std::optional<std::vector<Assignment>> assignments(Body& body) {
  if (!body.has("units")) {
    return std::nullopt;
  }
  std::vector<Assignment> out;
  for (Body& one : body.objects("units")) {
    Assignment unit;
    unit.unit = one.text("unit");
    unit.role = one.word("role", unit_role_of, true).value_or(UnitRole::kLead);
    body.take(one.faults());
    out.push_back(std::move(unit));
  }
  return out;
}

constexpr int kManyMonths = 600;
constexpr int kManyDays = 10000;

std::optional<int> maybe_int(Body& body, const std::string& name, int least, int most) {
  return body.maybe_whole(name) ? std::optional(body.whole_within(name, least, most))
                                : std::nullopt;
}

std::optional<std::vector<EffectLink>> effects(Body& body) {
  if (!body.has("effects")) {
    return std::nullopt;
  }
  std::vector<EffectLink> out;
  for (Body& one : body.objects("effects")) {
    EffectLink effect;
    effect.indicator = one.text("indicator");
    effect.lag_months = maybe_int(one, "lag_months", 0, kManyMonths).value_or(0);
    body.take(one.faults());
    out.push_back(std::move(effect));
  }
  return out;
}

}  // namespace

Round round_in(Body& body) {
  return Round(body.whole_within("round", kFirstRound, kLastRound));
}

Checked<app::Login> login_of(Body body) {
  app::Login out;
  out.person = body.text("person");
  out.password = body.text("password");
  out.code = body.text_or("code");
  return checked(body, std::move(out));
}

Checked<app::ItemEdit> item_edit_of(Body body, const std::string& item, std::string& reason) {
  app::ItemEdit out;
  out.id = item;
  out.title = body.maybe_text("title");
  out.units = assignments(body);
  out.start = body.maybe_day("start");
  out.due = body.maybe_day("due");
  out.repeats = body.word("repeats", frequency_of, false);
  out.effects = effects(body);
  reason = body.text_or("reason");
  return checked(body, std::move(out));
}

Checked<app::TargetEdit> target_edit_of(Body body, const std::string& target, std::string& reason) {
  app::TargetEdit out;
  out.id = target;
  out.indicator = body.maybe_text("indicator");
  out.element = body.maybe_text("element");
  out.kind = body.word("kind", target_kind_of, false);
  out.op = body.word("op", target_op_of, false);
  out.value = body.maybe_digits("value");
  out.unit = body.maybe_text("unit");
  out.period = body.maybe_text("period");
  out.base = body.maybe_digits("base");
  out.base_source = body.maybe_text("base_source");
  out.phasing = body.word("phasing", phasing_method_of, false);
  reason = body.text_or("reason");
  return checked(body, std::move(out));
}

Checked<app::NewItem> new_task_of(Body body, const std::string& parent) {
  app::NewItem out;
  out.parent = parent;
  out.title = body.text("title");
  out.text = body.text_or("text");
  out.units = assignments(body).value_or(std::vector<Assignment>());
  out.start = body.maybe_day("start");
  out.due = body.maybe_day("due");
  return checked(body, std::move(out));
}

Checked<app::TaskRequest> task_step_of(Body body) {
  app::TaskRequest out;
  out.step = body.word("step", stave::task_step_of, true).value_or(TaskStep::kFeedback);
  out.text = body.text_or("text");
  out.percent = body.maybe_digits("percent");
  out.days_behind = maybe_int(body, "days_behind", -kManyDays, kManyDays);
  out.risk = body.flag("risk");
  out.no_change = body.flag("no_change");
  out.evidence = body.text_or("evidence");
  out.reason = body.text_or("reason");
  out.due = body.maybe_day("due");
  out.kind = body.text_or("kind");
  return checked(body, std::move(out));
}

Checked<OutcomeStepRequest> outcome_step_of(Body body) {
  OutcomeStepRequest out;
  out.round = round_in(body);
  out.step = body.word("step", stave::outcome_step_of, true).value_or(OutcomeStep::kAnnounce);
  out.key.unit = body.text_or("unit");
  out.key.rule = body.text_or("rule");
  out.key.indicator = body.text_or("indicator");
  out.text = body.text_or("text");
  return checked(body, std::move(out));
}

Checked<TallyRequest> tally_of(Body body) {
  constexpr int kMany = 1'000'000;
  TallyRequest out;
  out.round = round_in(body);
  out.entry.unit = body.text_or("unit");
  out.entry.tally = body.text("tally");
  out.entry.count = maybe_int(body, "count", -kMany, kMany).value_or(1);
  out.entry.day = body.maybe_day("day").value_or(Day());
  out.entry.source = body.text("source");
  return checked(body, std::move(out));
}

Checked<LetterOrder> letter_of(Body body, i18n::Language language) {
  LetterOrder out;
  app::LetterRequest& letter = out.letter;
  letter.kind = body.text("kind");
  letter.plan = body.text_or("plan");
  letter.unit = body.text_or("unit");
  letter.item = body.text_or("item");
  letter.form = body.text_or("form");
  if (body.maybe_whole("round")) {
    letter.round = round_in(body);
  }
  if (const auto period = body.maybe_text("period")) {
    letter.span = ReportSpan::parse(*period);
    letter.period = Period::parse(*period);
    if (!letter.span) {
      body.fault("period", {"wire.no_period", {{"found", *period}}});
    }
  }
  letter.fields = body.text_map("fields");
  letter.language = language;
  out.series = body.text_or("series");
  return checked(body, std::move(out));
}

Checked<SubmissionOrder> submission_step_of(Body body) {
  SubmissionOrder out;
  out.request.step =
      body.word("step", stave::submission_step_of, true).value_or(SubmissionStep::kSave);
  out.cells = body.text_map("entries");
  out.request.explanations = body.text_map("explanations");
  out.request.reason = body.text_or("reason");
  out.request.seen = body.maybe_whole("seen");
  return checked(body, std::move(out));
}

Checked<WhatIfOrder> what_if_of(Body body) {
  WhatIfOrder out;
  out.pack = body.text_or("pack");
  out.round = round_in(body);
  out.zone = body.text_or("zone");
  for (Body& one : body.objects("changes")) {
    std::string indicator = one.text("indicator");
    const double value = one.number("value");
    body.take(one.faults());
    out.changes.push_back({std::move(indicator), value});
  }
  return checked(body, std::move(out));
}

}  // namespace stave::wire
