#include "commands.hpp"

#include "stave/app/overview.hpp"
#include "stave/app/packs.hpp"
#include "stave/report/pack_text.hpp"
#include "stave/wire/pack_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace stave::cli {
namespace {

void list_packs(Session& session) {
  auto out = nlohmann::json::array();
  for (const auto& id : app::shipped_packs()) {
    const auto pack = app::load_pack(id);
    if (!pack) {
      return session.refuse(pack.error());
    }
    const bool english = session.words().language() == i18n::Language::kEnglish;
    out.push_back({{"id", id},
                   {"version", pack->identity.version},
                   {"title", english ? pack->identity.title.en : pack->identity.title.zh}});
  }
  if (session.json) {
    return Session::print(out);
  }
  for (const auto& pack : out) {
    fmt::print("{}  {}  {}\n", pack["id"].get<std::string>(), pack["version"].get<std::string>(),
               pack["title"].get<std::string>());
  }
}

void show_pack(Session& session, const std::string& name) {
  const auto pack = app::load_pack(name);
  if (!pack) {
    return session.refuse(pack.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*pack));
  }
  fmt::print("{}",
             report::pack_text(*pack, app::crosswalks_of(pack->identity.id), session.words()));
}

void check_pack(Session& session, const std::string& name) {
  const auto pack = app::load_pack(name);
  if (!pack) {
    return session.refuse(pack.error());
  }
  if (session.json) {
    return Session::print({{"pack", pack->identity.id}, {"errors", nlohmann::json::array()}});
  }
  session.note({"cli.pack_sound",
                {{"pack", pack->identity.id},
                 {"indicators", std::to_string(pack->indicators.size())},
                 {"elements", std::to_string(pack->elements.size())}}});
}

void use_pack(Session& session, const std::string& name, const std::string& reason) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = app::use_pack(*folder, name, session.by(), reason);
  if (!done) {
    return session.refuse(done.error());
  }
  session.note({"cli.pack_used", {{"pack", name}}});
}

void add_use(CLI::App& group, Session& session) {
  auto* command = session.writing_command(group, "use", "cli.pack_use");
  auto name = std::make_shared<std::string>();
  auto reason = std::make_shared<std::string>();
  command->add_option("PACK", *name, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--reason", *reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  command->callback([&session, name, reason] { use_pack(session, *name, *reason); });
}

}  // namespace

void add_pack(CLI::App& root, Session& session) {
  auto* group = session.group(root, "pack", "cli.pack");
  group->require_subcommand(1);
  session.command(*group, "list", "cli.pack_list")->callback([&session] { list_packs(session); });
  const auto with_name = [&](const char* command, const char* key,
                             void (*run)(Session&, const std::string&)) {
    auto name = std::make_shared<std::string>();
    auto* app = session.command(*group, command, key);
    app->add_option("PACK", *name, session.say("cli.pack_name"))
        ->required()
        ->type_name(session.say("cli.type_pack"));
    app->callback([&session, name, run] { run(session, *name); });
  };
  with_name("show", "cli.pack_show", show_pack);
  with_name("check", "cli.pack_check", check_pack);
  add_use(*group, session);
}

}  // namespace stave::cli
