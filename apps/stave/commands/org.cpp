#include "arguments.hpp"
#include "commands.hpp"

#include "stave/app/organisation.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/collection_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct OrgImportArgs {
  std::string file;
  std::string reason;
};

void import_file(Session& session, const OrgImportArgs& args) {
  const auto bytes = read_file(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto name = std::filesystem::path(args.file).filename().string();
  const auto done = app::import_organisation(*folder, *bytes, name, session.by(), args.reason);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  session.note({"collect.cli.org_done",
                {{"file", done->file},
                 {"units", std::to_string(done->units)},
                 {"people", std::to_string(done->people)},
                 {"days", std::to_string(done->days)},
                 {"same", std::to_string(done->same)}}});
}

void show(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto organisation = app::organisation_of(*folder, known->up_to);
  if (session.json) {
    return Session::print(wire::to_json(organisation));
  }
  report::TextTable units({{session.say("collect.cli.col_code")},
                           {session.say("collect.cli.col_unit")},
                           {session.say("collect.cli.col_kind")},
                           {session.say("collect.cli.col_parent")},
                           {session.say("collect.cli.col_role")}});
  for (const OrgUnit& u : organisation.units()) {
    units.add({u.code, u.name, session.say("collect.kind." + std::string(to_string(u.kind))),
               u.parent, u.pack_role});
  }
  report::TextTable people({{session.say("collect.cli.col_code")},
                            {session.say("collect.cli.col_person")},
                            {session.say("collect.cli.col_unit")},
                            {session.say("collect.cli.col_duties")}});
  for (const Person& p : organisation.people()) {
    people.add({p.code, p.name, p.unit, duties_text(p.duties, session)});
  }
  fmt::print("{}\n{}", units.to_string(), people.to_string());
}

}  // namespace

void add_org(CLI::App& root, Session& session) {
  auto* group = session.group(root, "org", "collect.cli.org");
  group->require_subcommand(1);
  auto* import = session.writing_command(*group, "import", "collect.cli.org_import");
  auto args = std::make_shared<OrgImportArgs>();
  import->add_option("FILE", args->file, session.say("cli.import_file"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  import->add_option("--reason", args->reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  import->callback([&session, args] { import_file(session, *args);
});
auto* list = session.reading_command(*group, "show", "collect.cli.org_show");
list->callback([&session] { show(session); });
}  // namespace stave::cli

}  // namespace stave::cli
