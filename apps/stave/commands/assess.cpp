#include "commands.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/package.hpp"
#include "stave/report/assessment_text.hpp"
#include "stave/wire/assessment_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace stave::cli {
namespace {

struct AssessArgs {
  std::string pack;
  int round = 0;
  std::string zone;
  std::string check;  ///< folder of a package
};

/// Computes a package again and says whether it comes out the same.
void check_package(Session& session, const std::string& dir) {
  const auto found = app::check_package(dir, session.by());
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    return Session::print({{"pack", found->pack},
                           {"round", found->round.value()},
                           {"zones", found->zones},
                           {"same", found->same},
                           {"differing", found->differing}});
  }
  const std::string zones = std::to_string(found->zones);
  if (found->same && found->differing.empty()) {
    return session.note({"package.same", {{"pack", found->pack}, {"zones", zones}}});
  }
  session.refuse({Errc::kInfeasible,
                  dir,
                  {"package.differs", {{"zones", std::to_string(found->differing.size())}}}});
}

void run(Session& session, const AssessArgs& args) {
  if (!args.check.empty()) {
    return check_package(session, args.check);
  }
  if (args.pack.empty() || args.round == 0) {
    return session.refuse({Errc::kInvalidInput, "assess", {"package.pack_and_round", {}}});
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto round = app::assess_round(*folder, args.pack, Round(args.round), *known);
  if (!round) {
    return session.refuse(round.error());
  }
  std::optional<std::size_t> zone;
  if (!args.zone.empty()) {
    const auto found = index::find_zone(round->table.zones, args.zone);
    if (!found) {
      return session.refuse(found.error());
    }
    zone = *found;
  }
  if (session.json) {
    return Session::print(wire::to_json(*round, zone));
  }
  const report::AssessmentReport report{&round->pack.pack(),  &round->table,
                                        &round->assessment,   round->basis.generated,
                                        round->basis.vintage, round->basis.assumed_weight,
                                        round->basis.as_of,   round->basis.trail_code()};
  fmt::print("{}", zone ? report::zone_text(report, *zone, session.words())
                        : report::ranking_text(report, session.words()));
}

}  // namespace

void add_assess(CLI::App& root, Session& session) {
  auto* command = session.reading_command(root, "assess", "cli.assess");
  auto args = std::make_shared<AssessArgs>();
  command->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--round", args->round, session.say("cli.round"))
      ->type_name(session.say("cli.type_year"));
  command->add_option("--zone", args->zone, session.say("cli.assess_zone"))
      ->type_name(session.say("cli.type_zone"));
  command->add_option("--check", args->check, session.say("package.check_option"))
      ->type_name(session.say("cli.type_dir"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
