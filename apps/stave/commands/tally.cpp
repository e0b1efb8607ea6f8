#include "tally.hpp"

#include "arguments.hpp"
#include "options.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/tallies.hpp"
#include "stave/report/lights_text.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/outcome_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace stave::cli {
namespace {

struct TallyArgs {
  store::TallyEntry entry;
  std::string day;  ///< "": today
  std::string rulebook = app::kDefaultRulebook;
  int round = 0;
};

void record(Session& session, TallyArgs& args) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto day = args.day.empty() ? Result<Day>(session.by().today()) : day_of(args.day);
  if (!day) {
    return session.refuse(day.error());
  }
  args.entry.day = *day;
  const auto done =
      app::record_tally(office->folder, Round(args.round), args.entry, office->rules, session.by());
  if (!done) {
    return session.refuse(done.error());
  }
  session.note({"outcome_cli.tally_done", {}});
}

std::string title_of(const app::Rulebook& rules, const std::string& code, const Session& session) {
  const auto& all = rules.outcomes.tallies;
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const Tally& tally) { return tally.code == code; });
  return it == all.end() ? code : in_words(it->title, session);
}

void show_tallies(Session& session, const TallyArgs& args) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto rows = app::tallies(office->folder, Round(args.round));
  if (session.json) {
    return Session::print(wire::to_json(rows));
  }
  const auto organisation = app::organisation_of(office->folder);
  report::TextTable table({{session.say("plan_text.units")},
                           {session.say("outcome_cli.tally")},
                           {session.say("outcome_cli.count"), report::Align::kRight},
                           {session.say("outcome_cli.source")}});
  for (const app::TallyRow& row : rows) {
    table.add({row.unit.empty() ? session.say("outcome_cli.zone")
                                : report::unit_name(organisation, row.unit),
               title_of(office->rules, row.tally, session), std::to_string(row.count),
               row.entries.back().source});
  }
  fmt::print("{}", table.to_string());
}

std::shared_ptr<TallyArgs> with_round(CLI::App& command, const Session& session) {
  auto args = std::make_shared<TallyArgs>();
  command.add_option("--round", args->round, session.say("cli.round"))->required();
  command.add_option("--rulebook", args->rulebook, session.say("task_cli.rulebook"))
      ->type_name(session.say("cli.type_text"));
  return args;
}

}  // namespace

void add_tally(CLI::App& group, Session& session) {
  auto* recording = session.writing_command(group, "tally", "outcome_cli.help.tally");
  auto args = with_round(*recording, session);
  const auto text = [&](const char* name, std::string& to, std::string_view key) {
    return recording->add_option(name, to, session.say(key))
        ->type_name(session.say("cli.type_text"));
  };
  text("TALLY", args->entry.tally, "outcome_cli.tally_option")->required();
  text("--source", args->entry.source, "outcome_cli.source_option")->required();
  text("--unit", args->entry.unit, "outcome_cli.tally_unit");
  text("--day", args->day, "outcome_cli.tally_day");
  recording->add_option("--count", args->entry.count, session.say("outcome_cli.count_option"))
      ->type_name(session.say("cli.type_number"));
  recording->callback([&session, args] { record(session, *args); });
  auto* showing = session.command(group, "tallies", "outcome_cli.help.tallies");
  auto shown = with_round(*showing, session);
  showing->callback([&session, shown] { show_tallies(session, *shown); });
}

}  // namespace stave::cli
