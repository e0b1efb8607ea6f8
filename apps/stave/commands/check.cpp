#include "stave/app/check.hpp"

#include "commands.hpp"

#include "stave/report/findings_text.hpp"
#include "stave/wire/check_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct CheckArgs {
  std::string pack;
  std::string period;
  std::string zone;
  bool all = false;
};

Result<app::CheckRequest> request_of(const CheckArgs& args) {
  if (args.all && !args.zone.empty()) {
    return fail(Errc::kInvalidInput, "--all", {"check.zone_or_all", {}});
  }
  const auto period = Period::parse(args.period);
  if (!period) {
    return fail(Errc::kInvalidInput, "--period", {"check.bad_period", {{"found", args.period}}});
  }
  return app::CheckRequest{args.pack, *period, args.all ? std::nullopt : std::optional(args.zone)};
}

void print(const app::CheckReport& report, const Session& session) {
  const app::Basis& basis = report.basis;
  fmt::print("{}",
             report::findings_text({&report.pack, &report.zones, report.period, &report.findings,
                                    report.checks.size(), report.assumed_checks(), basis.generated,
                                    basis.vintage, basis.as_of, basis.trail_code()},
                                   session.words()));
}

void run(Session& session, const CheckArgs& args) {
  const auto request = request_of(args);
  if (!request) {
    return session.refuse(request.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto report = app::check_figures(*folder, *request, *known);
  if (!report) {
    return session.refuse(report.error());
  }
  session.exit_code = report->count(Severity::kError) > 0 ? kBadInput : kDone;
  if (session.json) {
    return Session::print(wire::to_json(*report));
  }
  print(*report, session);
}

}  // namespace

void add_check(CLI::App& root, Session& session) {
  auto* command = session.reading_command(root, "check", "check.help");
  auto args = std::make_shared<CheckArgs>();
  command->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--period", args->period, session.say("check.period"))
      ->required()
      ->type_name(session.say("check.type_period"));
  command->add_option("--zone", args->zone, session.say("check.zone"))
      ->type_name(session.say("cli.type_zone"));
  command->add_flag("--all", args->all, session.say("check.all"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
