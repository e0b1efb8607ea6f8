#include "stave/app/audit.hpp"

#include "arguments.hpp"
#include "commands.hpp"

#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/trail_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct LogArgs {
  std::string text;
  std::size_t count = 20;
};

void verify(Session& session, const std::string& head) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto found = app::verify_folder(*folder, head);
  if (!found) {
    return session.refuse(found.error());
  }
  const bool sound = found->faults.empty();
  session.exit_code = sound ? kDone : kBroken;
  if (session.json) {
    return Session::print(wire::to_json(*found, session.words()));
  }
  for (const Error& fault : found->faults) {
    fmt::print(stderr, "{}\n", session.words().say(fault));
  }
  fmt::print(
      "{}\n",
      session.say(Message{
          sound ? "cli.audit_sound" : "cli.audit_tampered",
          {{"changes", std::to_string(found->changes)},
           {"rows", std::to_string(found->rows)},
           {"faults", std::to_string(found->faults.size())},
           {"code", fmt::format("{}-{}", found->changes, found->head.substr(0, kShownDigits))}}}));
}

void log(Session& session, const LogArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto rows = app::trail_rows(*folder, args.text, args.count);
  if (session.json) {
    auto list = nlohmann::json::array();
    for (const auto& row : rows) {
      list.push_back(wire::to_json(row));
    }
    return Session::print({{"changes", std::move(list)}});
  }
  report::TextTable table({{session.say("cli.audit_seq"), report::Align::kRight},
                           {session.say("cli.audit_at")},
                           {session.say("cli.audit_actor")},
                           {session.say("cli.audit_action")},
                           {session.say("cli.audit_object")},
                           {session.say("cli.audit_after")},
                           {session.say("cli.audit_reason")},
                           {session.say("cli.audit_hash")}});
  for (const auto& row : rows) {
    const auto& d = row.deed;
    const std::string key = "cli.action." + d.action;
    table.add({std::to_string(row.seq), report::readable_time(d.at), d.actor,
               session.words().knows(key) ? session.say(key) : d.action, d.object,
               d.after.substr(0, d.after.find(" sha256=")), d.reason,
               row.hash.substr(0, kShownDigits)});
  }
  fmt::print("{}", table.to_string());
}

}  // namespace

void add_audit(CLI::App& root, Session& session) {
  auto* group = session.group(root, "audit", "cli.audit");
  group->require_subcommand(1);
  auto* check = session.command(*group, "verify", "cli.audit_verify");
  auto head = std::make_shared<std::string>();
  check->add_option("--head", *head, session.say("cli.audit_head"))
      ->type_name(session.say("cli.type_code"));
  check->callback([&session, head] { verify(session, *head); });
  auto* list = session.command(*group, "log", "cli.audit_log");
  auto args = std::make_shared<LogArgs>();
  list->add_option("TEXT", args->text, session.say("cli.audit_text"))
      ->type_name(session.say("cli.type_text"));
  list->add_option("--last", args->count, session.say("cli.audit_last"))
      ->type_name(session.say("cli.type_number"));
  list->callback([&session, args] { log(session, *args); });
}

}  // namespace stave::cli
