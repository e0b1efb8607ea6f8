#include "stave/app/import.hpp"

#include "commands.hpp"
#include "known_elements.hpp"

#include "stave/wire/pack_json.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>

namespace stave::cli {
namespace {

struct ImportArgs {
  std::string file;
  std::string pack;
  std::string reason;
  std::string source;
  bool preview = false;
};

void run(Session& session, const ImportArgs& args) {
  const auto known = known_elements(args.pack);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto bytes = read_file(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto name = std::filesystem::path(args.file).filename().string();
  const auto receipt =
      app::import_tables(*folder, known->elements, known->areas, *bytes,
                         {name, args.preview, session.by(), args.reason, args.source});
  if (!receipt) {
    return session.refuse(receipt.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*receipt));
  }
  const char* key = receipt->written ? "cli.import_done" : "cli.import_same";
  session.note({args.preview ? "cli.import_preview" : key,
                {{"file", receipt->file},
                 {"zones", std::to_string(receipt->zones)},
                 {"added", std::to_string(receipt->added)},
                 {"changed", std::to_string(receipt->changed)},
                 {"same", std::to_string(receipt->same)},
                 {"sha256", receipt->sha256.substr(0, 16)},
                 {"change", std::to_string(receipt->change)},
                 {"head", receipt->head.substr(0, 16)}}});
}

}  // namespace

void add_import(CLI::App& root, Session& session) {
  auto* command = session.writing_command(root, "import", "cli.import");
  auto args = std::make_shared<ImportArgs>();
  command->add_option("FILE", args->file, session.say("cli.import_file"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  command->add_option("--pack", args->pack, session.say("cli.import_pack"))
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--reason", args->reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  command->add_option("--source", args->source, session.say("sources.help.import_source"))
      ->type_name(session.say("cli.type_source"));
  command->add_flag("--preview", args->preview, session.say("cli.import_preview_option"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
