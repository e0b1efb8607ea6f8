#include "stave/app/trace.hpp"

#include "arguments.hpp"

#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/trail_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct TraceArgs {
  std::string zone;
  std::string indicator;
  int year = 0;
  std::string pack;
};

std::string inputs_table(const app::Trace& trace, const Session& session) {
  report::TextTable table({{session.say("cli.trace_input")},
                           {session.say("cli.trace_of")},
                           {session.say("cli.trace_year"), report::Align::kRight},
                           {session.say("cli.trace_value"), report::Align::kRight},
                           {session.say("cli.trace_unit")},
                           {session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("cli.audit_at")},
                           {session.say("cli.audit_actor")},
                           {session.say("cli.trace_place")},
                           {session.say("cli.audit_reason")}});
  for (const auto& input : trace.inputs) {
    const std::string period = input.key.period.to_string();
    const std::string& title = in_words(input.element.title, session);
    if (input.versions.empty()) {
      table.add({title, input.subject_name, period, session.say("cli.never_reported"),
                 input.element.unit.symbol(), "", "", "", "", ""});
    }
    for (const auto& version : input.versions) {
      const auto& deed = version.change.deed;
      table.add({title, input.subject_name, period, in_words(version.value, session),
                 input.element.unit.symbol(), std::to_string(version.change.seq),
                 report::readable_time(deed.at), deed.actor,
                 version.place.empty() ? deed.object : deed.object + " " + version.place,
                 deed.reason});
    }
  }
  return table.to_string();
}

/// "GDP 甲区 2018": which input a row is about.
std::string input_name(const app::TracedInput& input, const Session& session) {
  return in_words(input.element.title, session) + " " + input.subject_name + " " +
         input.key.period.to_string();
}

/// What other sources state of the inputs.
report::TextTable statements_table(const app::Trace& trace, const Session& session) {
  report::TextTable table({{session.say("cli.trace_input")},
                           {session.say("reconcile.source")},
                           {session.say("reconcile.stated"), report::Align::kRight},
                           {session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("cli.trace_place")},
                           {session.say("cli.audit_actor")}});
  for (const auto& input : trace.inputs) {
    for (const auto& [statement, change] : input.statements) {
      table.add({input_name(input, session), statement.source, in_words(statement.value, session),
                 std::to_string(change.seq), change.deed.object + " " + statement.place,
                 change.deed.actor});
    }
  }
  return table;
}

report::TextTable decisions_table(const app::Trace& trace, const Session& session) {
  report::TextTable table({{session.say("cli.trace_input")},
                           {session.say("reconcile.source")},
                           {session.say("reconcile.decision")},
                           {session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("reconcile.person")},
                           {session.say("reconcile.reason")}});
  for (const auto& input : trace.inputs) {
    for (const auto& d : input.decisions) {
      table.add({input_name(input, session), d.source, decision_text(d.taken, session),
                 std::to_string(d.change), d.person, d.reason});
    }
  }
  return table;
}

report::TextTable evidence_table(const app::Trace& trace, const Session& session) {
  report::TextTable table({{session.say("cli.trace_input")},
                           {session.say("evidence.name")},
                           {session.say("evidence.type")},
                           {session.say("evidence.effective")},
                           {session.say("evidence.hash")},
                           {session.say("cli.audit_seq"), report::Align::kRight}});
  for (const auto& input : trace.inputs) {
    for (const auto& e : input.evidence) {
      table.add({input_name(input, session), e.name, e.type, e.effective,
                 e.sha256.substr(0, kShownDigits), std::to_string(e.change)});
    }
  }
  return table;
}

/// The table under its heading; nothing when no input has any.
template <class Member>
void print_if_any(const app::Trace& trace, const Session& session, Member member,
                  const char* heading, const report::TextTable& table) {
  for (const auto& input : trace.inputs) {
    if (!(input.*member).empty()) {
      fmt::print("\n{}\n{}", session.say(heading), table.to_string());
      return;
    }
  }
}

void print_backing(const app::Trace& trace, const Session& session) {
  print_if_any(trace, session, &app::TracedInput::statements, "sources.statement_values",
               statements_table(trace, session));
  print_if_any(trace, session, &app::TracedInput::decisions, "sources.decisions",
               decisions_table(trace, session));
  print_if_any(trace, session, &app::TracedInput::evidence, "sources.evidence",
               evidence_table(trace, session));
}

/// Who filled, reviewed, approved and published the newest versions, and what was explained.
void print_submissions(const app::Trace& trace, const Session& session) {
  report::TextTable table({{session.say("cli.trace_input")},
                           {session.say("collect.cli.col_form")},
                           {session.say("collect.cli.col_step")},
                           {session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("cli.audit_at")},
                           {session.say("cli.audit_actor")},
                           {session.say("cli.audit_reason")}});
  bool any = false;
  std::string explanations;
  for (const auto& input : trace.inputs) {
    if (input.versions.empty() || !input.versions.back().submission) {
      continue;
    }
    any = true;
    const auto& s = *input.versions.back().submission;
    for (const StepTaken& step : s.steps) {
      table.add({input_name(input, session), s.key.form + " " + s.key.unit,
                 session.say("collect.step." + std::string(to_string(step.step))),
                 std::to_string(step.made.change), report::readable_time(step.made.at),
                 step.made.actor, step.made.reason});
    }
    for (const Explanation& e : s.explanations) {
      explanations += e.finding + ": " + e.text + " (" + e.made.actor + ")\n";
    }
  }
  if (any) {
    fmt::print("\n{}{}", table.to_string(), explanations);
  }
}

/// Which other indicators the same figures feed.
std::string feeds_text(const app::Trace& trace, const Session& session) {
  std::string out;
  std::string last;
  for (const auto& input : trace.inputs) {
    std::string titles;
    for (const std::size_t i : input.feeds) {
      titles += (titles.empty() ? "" : session.say("cli.list_comma")) +
                in_words(trace.pack.indicators[i].title, session);
    }
    if (input.key.element != last) {
      out += session.say(Message{
                 "cli.trace_feeds",
                 {{"element", in_words(input.element.title, session)}, {"indicators", titles}}}) +
             "\n";
    }
    last = input.key.element;
  }
  return out;
}

void print_trace(const app::Trace& trace, const Session& session) {
  const Indicator& indicator = trace.pack.indicators[trace.indicator];
  fmt::print("{}\n{}\n\n{}\n{}",
             session.say(Message{"cli.trace_head",
                                 {{"zone", trace.zone.name},
                                  {"indicator", in_words(indicator.title, session)},
                                  {"year", std::to_string(trace.year.value())},
                                  {"value", in_words(trace.working.value, session)},
                                  {"unit", indicator.unit.symbol()}}}),
             session.say(Message{"cli.trace_formula",
                                 {{"formula", indicator.formula},
                                  {"unrounded", in_words(trace.working.unrounded, session)},
                                  {"digits", std::to_string(indicator.digits)}}}),
             inputs_table(trace, session), feeds_text(trace, session));
  print_submissions(trace, session);
  print_backing(trace, session);
  if (trace.basis.generated) {
    fmt::print("{}\n", session.say("report.basis.generated"));
  }
  fmt::print("{}\n",
             session.say(Message{"report.basis.trail", {{"code", trace.basis.trail_code()}}}));
}

void run(Session& session, const TraceArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto trace =
      app::trace(*folder, args.pack, args.zone, args.indicator, DataYear(args.year), *known);
  if (!trace) {
    return session.refuse(trace.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*trace));
  }
  print_trace(*trace, session);
}

}  // namespace

void add_trace(CLI::App& root, Session& session) {
  auto* command = session.reading_command(root, "trace", "cli.trace");
  auto args = std::make_shared<TraceArgs>();
  command->add_option("ZONE", args->zone, session.say("cli.trace_zone"))
      ->required()
      ->type_name(session.say("cli.type_zone"));
  command->add_option("INDICATOR", args->indicator, session.say("cli.trace_indicator"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  command->add_option("YEAR", args->year, session.say("cli.trace_data_year"))
      ->required()
      ->type_name(session.say("cli.type_year"));
  command->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
