#include "arguments.hpp"
#include "commands.hpp"
#include "options.hpp"
#include "tally.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/outcomes.hpp"
#include "stave/report/lights_text.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/outcome_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <sstream>
#include <utility>

namespace stave::cli {
namespace {

using report::Align;
using report::TextTable;

struct OutcomeArgs {
  std::string plan;
  std::string set;
  std::string pack = "etdz-2016";
  std::string unit;
  std::string rule;
  std::string indicator;
  std::string text;
  std::string rulebook = app::kDefaultRulebook;
  int round = 0;
};

using OutcomeArgsRef = std::shared_ptr<OutcomeArgs>;

std::string reasons_of(const app::OutcomeRow& row, const Session& session) {
  std::string out;
  for (const Message& reason : row.reasons) {
    out += (out.empty() ? "" : session.say("letter.and")) + session.say(reason);
  }
  return out;
}

/// "own +8 peers -6": the causes that moved the rank.
std::string causes_of(const app::OutcomeRow& row, const Session& session) {
  std::istringstream numbers(row.parts);
  std::string out;
  for (const char* key :
       {"outcome_cli.revision", "outcome_cli.method", "outcome_cli.peers", "outcome_cli.own"}) {
    double part = 0.0;
    if (numbers >> part && part != 0.0) {
      out += (out.empty() ? "" : " ") + fmt::format("{}{:+g}", session.say(key), part);
    }
  }
  return out;
}

void print(const app::Judgement& judgement, const Organisation& organisation, Session& session) {
  TextTable table({{session.say("plan_text.units")},
                   {session.say("outcome_cli.rule")},
                   {session.say("plan_text.indicator")},
                   {session.say("task_cli.state_head")},
                   {session.say("outcome_cli.exempt")},
                   {session.say("outcome_cli.closes")},
                   {session.say("task_cli.reason")},
                   {session.say("outcome_cli.causes")},
                   {session.say("outcome_cli.objection")}});
  for (const app::OutcomeRow& row : judgement.outcomes) {
    table.add(
        {report::unit_name(organisation, row.key.unit), in_words(row.rule.title, session),
         row.key.indicator, session.say("outcome_cli.state." + std::string(to_string(row.state))),
         row.exempt ? session.say("outcome_cli.yes") : "", row.closes ? to_string(*row.closes) : "",
         reasons_of(row, session), causes_of(row, session), row.objection});
  }
  TextTable board({{session.say("plan_text.units")},
                   {session.say("outcome_cli.up"), Align::kRight},
                   {session.say("outcome_cli.down"), Align::kRight},
                   {session.say("outcome_cli.same"), Align::kRight},
                   {session.say("outcome_cli.exempt"), Align::kRight},
                   {session.say("outcome_cli.points"), Align::kRight}});
  for (const auto& unit : judgement.units) {
    board.add({report::unit_name(organisation, unit.unit), std::to_string(unit.up.count),
               std::to_string(unit.down.count), std::to_string(unit.same.count),
               std::to_string(unit.exempt), unit.points.to_string()});
  }
  fmt::print("{}\n{}", table.to_string(), board.to_string());
}

template <class Find>
void answer(Session& session, const OutcomeArgs& args, const Find& find) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto found = find(office->folder, office->rules);
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*found, session.words()));
  }
  print(*found, app::organisation_of(office->folder), session);
}

void take(Session& session, const OutcomeArgs& args, OutcomeStep step) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto done = app::take_outcome_step(
      office->folder, args.plan, Round(args.round),
      {{args.unit, args.rule, args.indicator}, step, args.text}, office->rules, session.by());
  if (!done) {
    return session.refuse(done.error());
  }
  session.note({"outcome_cli.done", {{"count", std::to_string(*done)}}});
}

void why(Session& session, const OutcomeArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto moved = app::why_moved(*folder, args.pack, Round(args.round), *known);
  if (!moved) {
    return session.refuse(moved.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*moved));
  }
  TextTable table({{session.say("plan_text.indicator")},
                   {session.say("outcome_cli.before"), Align::kRight},
                   {session.say("outcome_cli.now"), Align::kRight},
                   {session.say("outcome_cli.own"), Align::kRight},
                   {session.say("outcome_cli.peers"), Align::kRight},
                   {session.say("outcome_cli.method"), Align::kRight},
                   {session.say("outcome_cli.revision"), Align::kRight}});
  const auto add = [&](const index::Moved& m, const std::string& name) {
    if (!m.places || m.places->change == 0.0) {
      return;
    }
    const auto part = [&](index::Cause cause) {
      return fmt::format("{:+g}", m.places->part(cause));
    };
    table.add({name, std::to_string(m.earlier.rank), std::to_string(m.later.rank),
               part(index::Cause::kOwn), part(index::Cause::kPeers), part(index::Cause::kMethod),
               part(index::Cause::kRevision)});
  };
  add(moved->total, session.say("outcome_cli.total"));
  for (const index::Moved& m : moved->indicators) {
    add(m, m.code);
  }
  fmt::print("{}", table.to_string());
}

class OutcomeOptions {
 public:
  OutcomeOptions(CLI::App& command, OutcomeArgsRef args, Session& session)
      : command_(&command), args_(std::move(args)), session_(&session) {}

  OutcomeOptions& plan() { return text("PLAN", args_->plan, "plan_cli.plan", true); }

  OutcomeOptions& round() {
    command_->add_option("--round", args_->round, session_->say("cli.round"))->required();
    return *this;
  }

  OutcomeOptions& rules() { return text("--rulebook", args_->rulebook, "task_cli.rulebook"); }

  OutcomeOptions& text(const std::string& name, std::string& to, std::string_view key,
                       bool required = false) {
    command_->add_option(name, to, session_->say(key))
        ->required(required)
        ->type_name(session_->say("cli.type_text"));
    return *this;
  }

 private:
  CLI::App* command_;
  OutcomeArgsRef args_;
  Session* session_;
};

void add_step(CLI::App& group, Session& session, OutcomeStep step) {
  auto args = std::make_shared<OutcomeArgs>();
  const std::string name(to_string(step));
  auto* command = session.writing_command(group, name, "outcome_cli.help." + name);
  OutcomeOptions(*command, args, session)
      .plan()
      .round()
      .text("--unit", args->unit, "outcome_cli.unit")
      .text("--rule", args->rule, "outcome_cli.rule_option")
      .text("--indicator", args->indicator, "plan_cli.indicator")
      .text("--text", args->text, "outcome_cli.text")
      .rules();
  command->callback([&session, args, step] { take(session, *args, step); });
}

}  // namespace

void add_outcome(CLI::App& root, Session& session) {
  auto* group = session.group(root, "outcome", "outcome_cli.help.outcome");
  group->require_subcommand(1);
  auto args = std::make_shared<OutcomeArgs>();
  auto* reason = session.reading_command(*group, "why", "outcome_cli.help.why");
  OutcomeOptions(*reason, args, session).round().text("--pack", args->pack, "cli.pack_name");
  reason->callback([&session, args] { why(session, *args); });
  auto* judge = session.writing_command(*group, "judge", "outcome_cli.help.judge");
  OutcomeOptions(*judge, args, session)
      .plan()
      .round()
      .text("--set", args->set, "outcome_cli.set", true)
      .rules();
  judge->callback([&session, args] {
    answer(session, *args, [&](app::Folder& f, const app::Rulebook& r) {
      return app::judge_round(f, args->plan, Round(args->round), args->set, r, session.by());
    });
  });
  auto* show = session.command(*group, "show", "outcome_cli.help.show");
  OutcomeOptions(*show, args, session).plan().round().rules();
  show->callback([&session, args] {
    answer(session, *args, [&](app::Folder& f, const app::Rulebook& r) {
      return app::outcomes(f, args->plan, Round(args->round), r);
    });
  });
  for (const OutcomeStep step : kOutcomeSteps) {
    add_step(*group, session, step);
  }
  add_tally(*group, session);
}

}  // namespace stave::cli
