#include "arguments.hpp"
#include "commands.hpp"

#include "stave/app/package.hpp"
#include "stave/app/rounds.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/round_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct FreezeArgs {
  std::string pack;
  int round = 0;
  std::string reason;
};

void freeze(Session& session, const FreezeArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done =
      app::freeze_round(*folder, args.pack, Round(args.round), session.by(), args.reason);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  session.note({"round.done",
                {{"pack", done->pack},
                 {"round", std::to_string(done->round.value())},
                 {"digest", done->digest.substr(0, kShownDigits)}}});
}

void print(const std::vector<app::RoundProof>& proofs, const Session& session) {
  const auto yes = [&](bool so) { return session.say(so ? "round.yes" : "round.no"); };
  report::TextTable table({{session.say("round.pack")},
                           {session.say("round.round"), report::Align::kRight},
                           {session.say("cli.audit_at")},
                           {session.say("cli.audit_actor")},
                           {session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("round.digest")},
                           {session.say("round.same_pack")},
                           {session.say("round.same_result")},
                           {session.say("round.still_so")}});
  for (const auto& p : proofs) {
    table.add({p.frozen.pack + " " + p.frozen.pack_version, std::to_string(p.frozen.round.value()),
               report::readable_time(p.frozen.made.at), p.frozen.made.actor,
               std::to_string(p.frozen.made.change), p.frozen.digest.substr(0, kShownDigits),
               yes(p.same_pack), yes(p.same_result), yes(p.still_so)});
  }
  fmt::print("{}", table.to_string());
}

void prove(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto proofs = app::prove_rounds(*folder, *known);
  if (!proofs) {
    return session.refuse(proofs.error());
  }
  const bool sound =
      std::all_of(proofs->begin(), proofs->end(), [](const auto& p) { return p.same_result; });
  session.exit_code = sound ? kDone : kBroken;
  if (session.json) {
    return Session::print(wire::to_json(*proofs));
  }
  print(*proofs, session);
}

void package(Session& session, const FreezeArgs& args, const std::string& dir) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto files = app::make_package(*folder, args.pack, Round(args.round), *known);
  if (!files) {
    return session.refuse(files.error());
  }
  for (const auto& [name, bytes] : *files) {
    const auto path = std::filesystem::path(dir) / name;
    std::error_code ignored;  // write_file says why it cannot
    std::filesystem::create_directories(path.parent_path(), ignored);
    if (const auto written = write_file(path, bytes); !written) {
      return session.refuse(written.error());
    }
  }
  session.note({"package.done", {{"dir", dir}}});
}

void add_package(CLI::App& group, Session& session) {
  auto* command = session.reading_command(group, "package", "package.help");
  auto args = std::make_shared<FreezeArgs>();
  auto dir = std::make_shared<std::string>();
  command->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  command->add_option("--round", args->round, session.say("cli.round"))
      ->required()
      ->type_name(session.say("cli.type_year"));
  command->add_option("--out", *dir, session.say("package.out"))
      ->required()
      ->type_name(session.say("cli.type_dir"));
  command->callback([&session, args, dir] { package(session, *args, *dir); });
}

}  // namespace

void add_round(CLI::App& root, Session& session) {
  auto* group = session.group(root, "round", "round.about");
  group->require_subcommand(1);
  auto* ice = session.writing_command(*group, "freeze", "round.freeze");
  auto args = std::make_shared<FreezeArgs>();
  ice->add_option("--pack", args->pack, session.say("cli.pack_name"))
      ->required()
      ->type_name(session.say("cli.type_pack"));
  ice->add_option("--round", args->round, session.say("cli.round"))
      ->required()
      ->type_name(session.say("cli.type_year"));
  ice->add_option("--reason", args->reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  ice->callback([&session, args] { freeze(session, *args); });
  auto* verify = session.reading_command(*group, "verify", "round.verify");
  verify->callback([&session] { prove(session); });
  add_package(*group, session);
}

}  // namespace stave::cli
