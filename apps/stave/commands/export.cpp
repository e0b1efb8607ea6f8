#include "stave/app/export.hpp"

#include "commands.hpp"
#include "known_elements.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <optional>

namespace stave::cli {
namespace {

struct ExportArgs {
  std::string format = "csv";
  std::string zone;
  std::string periods;
  std::string out;
};

Result<app::ExportOptions> options_of(const ExportArgs& args) {
  app::ExportOptions out;
  out.zone = args.zone;
  const auto format = app::export_format(args.format);
  if (!format) {
    return fail(Errc::kInvalidInput, "--format",
                {"figure_export.bad_format", {{"found", args.format}}});
  }
  out.format = *format;
  if (args.periods.empty()) {
    return out;
  }
  const auto colon = args.periods.find(':');
  out.first = Period::parse(args.periods.substr(0, colon));
  out.last = colon == std::string::npos ? out.first : Period::parse(args.periods.substr(colon + 1));
  if (!out.first || !out.last) {
    return fail(Errc::kInvalidInput, "--period",
                {"figure_export.bad_periods", {{"found", args.periods}}});
  }
  return out;
}

void run(Session& session, const ExportArgs& args) {
  const auto options = options_of(args);
  if (!options) {
    return session.refuse(options.error());
  }
  const auto elements = known_elements("");
  if (!elements) {
    return session.refuse(elements.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto exported =
      app::export_figures(*folder, elements->elements, *options, session.words(), *known);
  if (!exported) {
    return session.refuse(exported.error());
  }
  if (const auto written = write_file(args.out, exported->bytes); !written) {
    return session.refuse(written.error());
  }
  const std::string code = exported->basis.trail_code();
  if (session.json) {
    return Session::print({{"file", args.out},
                           {"format", args.format},
                           {"figures", exported->figures},
                           {"trail", code}});
  }
  session.note(
      {"figure_export.done",
       {{"file", args.out}, {"figures", std::to_string(exported->figures)}, {"code", code}}});
  if (exported->basis.generated) {
    session.note({"report.basis.generated", {}});
  }
}

}  // namespace

void add_export(CLI::App& root, Session& session) {
  auto* group = session.group(root, "export", "figure_export.help.export");
  group->require_subcommand(1);
  auto* command = session.reading_command(*group, "figures", "figure_export.help.figures");
  auto args = std::make_shared<ExportArgs>();
  command->add_option("--format", args->format, session.say("figure_export.help.format"))
      ->type_name("sdmx-csv|csv|xlsx");
  command->add_option("--zone", args->zone, session.say("figure_export.help.zone"))
      ->type_name(session.say("cli.type_zone"));
  command->add_option("--period", args->periods, session.say("figure_export.help.period"))
      ->type_name(session.say("cli.type_period"));
  command->add_option("--out", args->out, session.say("figure_export.help.out"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
