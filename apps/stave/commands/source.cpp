#include "commands.hpp"

#include "stave/app/sources.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/sources_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace stave::cli {
namespace {

void add(Session& session, const store::Source& source) {
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto added = app::add_source(*folder, source, session.by());
  if (!added) {
    return session.refuse(added.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(source));
  }
  session.note({"sources.added", {{"code", source.code}, {"title", source.title}}});
}

void list_sources(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto all = app::sources(*folder);
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const auto& source : all) {
      out.push_back(wire::to_json(source));
    }
    return Session::print({{"sources", std::move(out)}});
  }
  report::TextTable table(
      {{session.say("sources.column_code")}, {session.say("sources.column_title")}});
  for (const auto& source : all) {
    table.add({source.code, source.title});
  }
  fmt::print("{}", table.to_string());
}

}  // namespace

void add_source(CLI::App& root, Session& session) {
  auto* group = session.group(root, "source", "sources.help.source");
  group->require_subcommand(1);
  auto* adding = session.writing_command(*group, "add", "sources.help.add");
  auto source = std::make_shared<store::Source>();
  adding->add_option("CODE", source->code, session.say("sources.help.code"))
      ->required()
      ->type_name(session.say("cli.type_source"));
  adding->add_option("TITLE", source->title, session.say("sources.help.title"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  adding->callback([&session, source] { add(session, *source); });
  auto* listing = session.command(*group, "list", "sources.help.list");
  listing->callback([&session] { list_sources(session); });
}

}  // namespace stave::cli
