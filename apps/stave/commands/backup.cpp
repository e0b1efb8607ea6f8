#include "stave/app/backup.hpp"

#include "commands.hpp"

#include "stave/report/text_table.hpp"
#include "stave/wire/backup_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct DrillArgs {
  std::string scratch;
  std::string keep;
};

void say_receipt(Session& session, const char* key, const std::string& place,
                 const app::BackupReceipt& receipt) {
  if (session.json) {
    return Session::print(wire::to_json(receipt));
  }
  fmt::print("{}\n", session.say(Message{key,
                                         {{"place", place},
                                          {"changes", std::to_string(receipt.changes)},
                                          {"rows", std::to_string(receipt.rows)},
                                          {"files", std::to_string(receipt.files)},
                                          {"code", receipt.trail_code()},
                                          {"sha256", receipt.sha256}}}));
}

void back_up(Session& session, const std::string& target) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto receipt = app::back_up(*folder, target, session.by().now);
  if (!receipt) {
    return session.refuse(receipt.error());
  }
  say_receipt(session, "backup.done", target, *receipt);
}

void restore(Session& session, const std::string& backup) {
  const auto receipt = app::restore(backup, session.data.dir);
  if (!receipt) {
    return session.refuse(receipt.error());
  }
  say_receipt(session, "backup.restored", session.data.dir, *receipt);
}

void drill(Session& session, const DrillArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto scratch = args.scratch.empty() ? std::filesystem::temp_directory_path()
                                            : std::filesystem::path(args.scratch);
  const auto done = app::drill(*folder, scratch, args.keep, session.by().now);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  report::TextTable table({{session.say("backup.table")},
                           {session.say("backup.rows"), report::Align::kRight},
                           {session.say("backup.digest")}});
  for (const auto& digest : done->content.tables) {
    table.add({digest.table, std::to_string(digest.rows), digest.sha256});
  }
  fmt::print("{}{}\n", table.to_string(),
             session.say(Message{"backup.drilled",
                                 {{"changes", std::to_string(done->receipt.changes)},
                                  {"files", std::to_string(done->receipt.files)},
                                  {"code", done->receipt.trail_code()},
                                  {"backup_s", fmt::format("{:.2f}", done->backup_s)},
                                  {"restore_s", fmt::format("{:.2f}", done->restore_s)},
                                  {"compare_s", fmt::format("{:.2f}", done->compare_s)}}}));
}

}  // namespace

void add_backup(CLI::App& root, Session& session) {
  auto target = std::make_shared<std::string>();
  auto* make = session.command(root, "backup", "backup.backup");
  make->add_option("FOLDER", *target, session.say("backup.target"))
      ->required()
      ->type_name(session.say("cli.type_dir"));
  make->callback([&session, target] { back_up(session, *target); });

  auto source = std::make_shared<std::string>();
  auto* back = session.command(root, "restore", "backup.restore");
  back->add_option("FOLDER", *source, session.say("backup.source"))
      ->required()
      ->type_name(session.say("cli.type_dir"));
  back->callback([&session, source] { restore(session, *source); });

  auto args = std::make_shared<DrillArgs>();
  auto* prove = session.command(root, "drill", "backup.drill");
  prove->add_option("--scratch", args->scratch, session.say("backup.scratch"))
      ->type_name(session.say("cli.type_dir"));
  prove->add_option("--keep", args->keep, session.say("backup.keep"))
      ->type_name(session.say("cli.type_dir"));
  prove->callback([&session, args] { drill(session, *args); });
}

}  // namespace stave::cli
