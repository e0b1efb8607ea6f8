#include "commands.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/report/diagnosis_report.hpp"
#include "stave/wire/diagnosis_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <optional>

namespace stave::cli {
namespace {

struct DiagnoseArgs {
  std::string pack;
  int round = 0;
  std::string zone;
  std::string plan;
  std::string html;
  std::string xlsx;
};

Result<std::optional<app::NamedPlan>> plan_of(const std::string& file) {
  if (file.empty()) {
    return std::optional<app::NamedPlan>();
  }
  const auto bytes = read_file(file);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  auto plan = app::read_plan_bytes(*bytes, file);
  if (!plan) {
    return tl::unexpected(plan.error());
  }
  return std::optional(app::NamedPlan{std::move(*plan), file});
}

/// Writes one of the files that were asked for and says where it lies.
bool write(Session& session, const std::string& path, const Result<std::string>& bytes) {
  const auto written =
      bytes ? write_file(path, *bytes) : Result<void>(tl::unexpected(bytes.error()));
  if (!written) {
    session.refuse(written.error());
    return false;
  }
  session.note({"cli.written", {{"file", path}}});
  return true;
}

void run(Session& session, const DiagnoseArgs& args) {
  auto plan = plan_of(args.plan);
  if (!plan) {
    return session.refuse(plan.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto found = app::diagnose_zone(*folder, args.pack, Round(args.round), args.zone,
                                        std::move(*plan), *known);
  if (!found) {
    return session.refuse(found.error());
  }
  const report::DiagnosisReport report{
      &found->pack,           &found->diagnosis,      found->plan ? &*found->plan : nullptr,
      found->plan_name,       found->basis.generated, found->basis.vintage,
      "stave " STAVE_VERSION, found->basis.as_of,     found->basis.trail_code()};
  if (session.json) {
    Session::print(wire::to_json(*found));
  } else {
    fmt::print("{}", report::diagnosis_text(report, session.words()));
  }
  if (!args.html.empty() &&
      !write(session, args.html, report::diagnosis_html(report, session.words()))) {
    return;
  }
  if (!args.xlsx.empty()) {
    write(session, args.xlsx, report::diagnosis_xlsx(report, session.words()));
  }
}

}  // namespace

void add_diagnose(CLI::App& root, Session& session) {
  auto* command = session.reading_command(root, "diagnose", "cli.diagnose");
  auto args = std::make_shared<DiagnoseArgs>();
  command->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--round", args->round, session.say("cli.round"))
      ->required()
      ->type_name(session.say("cli.type_year"));
  command->add_option("--zone", args->zone, session.say("cli.zone"))
      ->type_name(session.say("cli.type_zone"));
  command->add_option("--plan", args->plan, session.say("cli.diagnose_plan"))
      ->type_name(session.say("cli.type_file"));
  command->add_option("--html", args->html, session.say("cli.diagnose_html"))
      ->type_name(session.say("cli.type_file"));
  command->add_option("--xlsx", args->xlsx, session.say("cli.diagnose_xlsx"))
      ->type_name(session.say("cli.type_file"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
