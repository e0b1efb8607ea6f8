#include "account_token.hpp"
#include "arguments.hpp"
#include "commands.hpp"

#include "stave/app/accounts.hpp"
#include "stave/app/factor_demand.hpp"
#include "stave/app/organisation.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/account_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <utility>

namespace stave::cli {
namespace {

struct AccountArgs {
  std::string person;
  std::string name;
  std::string code;
  std::string wish = "open";
  std::string duties;
  std::string role;
  std::string unit;
  std::string reason;
};

/// A use case of one person's account, with who asks and why.
using Deed = Result<void> (*)(app::Folder&, const std::string&, const app::By&, const std::string&);

/// Opens the folder, says why when it cannot.
Result<app::Folder> opened(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    session.refuse(folder.error());
  }
  return folder;
}

std::string wish_text(app::Wish wish, const Session& session) {
  return session.say("accounts.wish." + std::string(to_string(wish)));
}

report::TextTable table(const Session& session, std::initializer_list<const char*> columns) {
  std::vector<report::TextTable::Column> out;
  for (const char* column : columns) {
    out.push_back({session.say("accounts.cli." + std::string(column))});
  }
  return report::TextTable(std::move(out));
}

void list_accounts(Session& session) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  const auto rows = app::accounts(*folder, session.by());
  if (!rows) {
    return session.refuse(rows.error());
  }
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const auto& row : *rows) {
      out.push_back(wire::to_json(row));
    }
    return Session::print({{"accounts", std::move(out)}});
  }
  auto shown = table(session, {"col_person", "col_name", "col_unit", "col_duties", "col_state",
                               "col_waiting", "col_factor", "col_last", "col_locked"});
  for (const auto& row : *rows) {
    shown.add({row.person, row.name, row.unit, duties_text(row.duties, session),
               session.say("accounts.state." + std::string(to_string(row.state))),
               row.waiting == app::Wish::kNone ? "" : wish_text(row.waiting, session),
               row.second_factor ? session.say("accounts.cli.yes") : "", row.last_login,
               row.locked_until});
  }
  fmt::print("{}", shown.to_string());
}

void setup_code(Session& session) {
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto code = app::setup_code(*folder, session.by());
  if (!code) {
    return session.refuse(code.error());
  }
  if (session.json) {
    return Session::print({{"code", *code}});
  }
  session.note({"accounts.cli.setup_code", {}});
  fmt::print("{}\n", *code);
}

void first(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  std::string password;
  if (!std::getline(std::cin, password)) {
    return session.refuse(Error{Errc::kInvalidInput, "-", {"accounts.cli.no_password", {}}});
  }
  const auto done =
      app::set_up(*folder, {args.code, args.person, args.name, password}, session.by().now);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print({{"person", args.person}});
  }
  session.note({"accounts.cli.first_done", {{"person", args.person}}});
}

void say_outcome(Session& session, const Checked<app::AccountOutcome>& done) {
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  session.note({done->waiting ? "accounts.cli.waits" : "accounts.cli.changed",
                {{"person", done->person}, {"wish", wish_text(done->wish, session)}}});
  if (!done->one_time_password.empty()) {
    session.note({"accounts.cli.one_time", {}});
    fmt::print("{}\n", done->one_time_password);
  }
}

Result<std::vector<Duty>> duties_of(const AccountArgs& args) {
  std::vector<Duty> out;
  if (!args.role.empty()) {
    const Role* role = role_of(args.role);
    std::string known;
    for (const Role& each : roles()) {
      known += (known.empty() ? "" : ", ") + std::string(each.name);
    }
    if (role == nullptr) {
      return fail(Errc::kInvalidInput, "--role",
                  {"accounts.cli.unknown_role", {{"found", args.role}, {"known", known}}});
    }
    out = role->duties;
  }
  std::string_view rest = args.duties;
  while (!rest.empty()) {
    const auto end = rest.find(',');
    const auto name = rest.substr(0, end);
    const auto duty = duty_of(name);
    if (!duty) {
      return fail(Errc::kInvalidInput, "--duties",
                  {"accounts.cli.unknown_duty", {{"found", std::string(name)}}});
    }
    out.push_back(*duty);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return out;
}

void propose(Session& session, const AccountArgs& args) {
  const auto wish = app::wish_of(args.wish);
  if (!wish || *wish == app::Wish::kNone) {
    return session.refuse(Error{
        Errc::kInvalidInput, "--wish", {"accounts.cli.unknown_wish", {{"found", args.wish}}}});
  }
  const auto duties = duties_of(args);
  if (!duties) {
    return session.refuse(duties.error());
  }
  auto folder = opened(session);
  if (folder) {
    say_outcome(session, app::propose_account(*folder, {args.person, *wish, *duties, args.unit},
                                              session.by(), args.reason));
  }
}

void approve(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (folder) {
    say_outcome(session, app::approve_account(*folder, args.person, session.by(), args.reason));
  }
}

void reset(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (folder) {
    say_outcome(session, app::reset_password(*folder, args.person, session.by(), args.reason));
  }
}

void link(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  const auto secret = app::login_link(*folder, args.person, session.by());
  if (!secret) {
    return session.refuse(secret.error());
  }
  if (session.json) {
    return Session::print({{"person", args.person}, {"secret", *secret}});
  }
  session.note({"accounts.cli.link", {}});
  fmt::print("{}\n", *secret);
}

void factor_for(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  if (!args.name.empty()) {
    const auto demand = app::factor_demand_of(args.name);
    if (!demand) {
      return session.refuse(Error{Errc::kInvalidInput,
                                  args.name,
                                  {"accounts.unknown_factor_demand", {{"found", args.name}}}});
    }
    if (const auto done = app::demand_factor(*folder, *demand, session.by(), args.reason); !done) {
      return session.refuse(done.error());
    }
  }
  const std::string now(to_string(app::factor_demand_of(*folder)));
  if (session.json) {
    return Session::print({{"second_factor_for", now}});
  }
  fmt::print("{}\n", session.say(Message{"accounts.cli.factor_for",
                                         {{"who", session.say("accounts.cli.demand." + now)}}}));
}

void profile(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  if (!args.name.empty()) {
    const auto chosen = app::choose_profile(*folder, args.name, session.by(), args.reason);
    if (!chosen) {
      return session.refuse(chosen.error());
    }
  }
  const PasswordProfile& now = app::profile_of(*folder);
  if (session.json) {
    return Session::print(wire::to_json(now));
  }
  fmt::print("{}\n",
             session.say(Message{"accounts.cli.profile",
                                 {{"name", now.name},
                                  {"length", std::to_string(now.min_length)},
                                  {"administrators", std::to_string(now.min_length_administrators)},
                                  {"classes", std::to_string(now.classes)},
                                  {"days", std::to_string(now.rotation_days)},
                                  {"history", std::to_string(now.history)}}}));
}

void show_rights(Session& session, const AccountArgs& args) {
  auto folder = opened(session);
  if (!folder) {
    return;
  }
  const Organisation organisation = app::organisation_of(*folder);
  if (auto known = app::permit(organisation, {args.person, ""}, app::Access::kWho); !known) {
    return session.refuse(known.error());
  }
  auto names = nlohmann::json::array();
  auto shown = table(session, {"col_access", "col_means"});
  for (const app::Access access : app::all_accesses()) {
    const bool may = args.unit.empty() ? app::may_somewhere(organisation, args.person, access)
                                       : app::may(organisation, args.person, access, args.unit);
    if (may) {
      const std::string name(to_string(access));
      names.push_back(name);
      shown.add({name, session.say("accounts.access." + name)});
    }
  }
  if (session.json) {
    return Session::print({{"person", args.person}, {"unit", args.unit}, {"may", names}});
  }
  fmt::print("{}", shown.to_string());
}

class Commands {
 public:
  Commands(CLI::App& group, Session& session) : group_(&group), session_(&session) {}

  /// A command about one person: `key` names its help, `run` does it.
  template <class Run>
  CLI::App* of_person(const std::string& name, const std::string& key,
                      const std::shared_ptr<AccountArgs>& args, Run run) {
    auto* command = session_->writing_command(*group_, name, "accounts.help." + key);
    command->add_option("PERSON", args->person, say("help.person"))
        ->required()
        ->type_name(say("cli.type_person"));
    command->callback([session = session_, args, run] { run(*session, *args); });
    return command;
  }

  template <class Run>
  CLI::App* with_reason(const std::string& name, const std::string& key, Run run) {
    auto args = std::make_shared<AccountArgs>();
    auto* command = of_person(name, key, args, run);
    text(*command, "--reason", args->reason, "help.reason", "cli.type_text");
    return command;
  }

  /// A command that does `deed` and then says `done`.
  void simple(const std::string& name, const std::string& key, Deed deed, const std::string& done) {
    with_reason(name, key, [deed, done](Session& session, const AccountArgs& args) {
      auto folder = opened(session);
      if (!folder) {
        return;
      }
      if (const auto result = deed(*folder, args.person, session.by(), args.reason); !result) {
        return session.refuse(result.error());
      }
      if (session.json) {
        return Session::print({{"person", args.person}});
      }
      session.note({"accounts.cli." + done, {{"person", args.person}}});
    });
  }

  void text(CLI::App& command, const std::string& name, std::string& to, const std::string& key,
            const std::string& type) const {
    command.add_option(name, to, say(key))->type_name(say(type));
  }

  [[nodiscard]] std::string say(const std::string& key) const {
    return key == "cli.type_text" ? session_->say(key) : session_->say("accounts." + key);
  }

 private:
  CLI::App* group_;
  Session* session_;
};

void add_proposals(Commands& commands) {
  auto args = std::make_shared<AccountArgs>();
  auto* command = commands.of_person("propose", "propose", args, propose);
  commands.text(*command, "--wish", args->wish, "help.wish", "cli.type_wish");
  commands.text(*command, "--duties", args->duties, "help.duties", "cli.type_text");
  commands.text(*command, "--role", args->role, "help.role", "cli.type_text");
  commands.text(*command, "--unit", args->unit, "help.unit", "cli.type_text");
  commands.text(*command, "--reason", args->reason, "help.reason", "cli.type_text");
  commands.with_reason("approve", "approve", approve);
  commands.simple("reject", "reject", app::reject_account, "rejected");
  commands.simple("disable", "disable", app::disable_account, "disabled");
  commands.with_reason("reset-password", "reset", reset);
  commands.simple("unlock", "unlock", app::unlock_account, "unlocked");
  commands.simple("drop-factor", "drop_factor", app::reset_second_factor, "factor_dropped");
}

void add_first(CLI::App& group, Session& session, Commands& commands) {
  auto* code = session.writing_command(group, "setup-code", "accounts.help.setup_code");
  code->callback([&session] { setup_code(session); });
  auto args = std::make_shared<AccountArgs>();
  auto* command = commands.of_person("first", "first", args, first);
  command->add_option("--code", args->code, commands.say("help.code"))
      ->required()
      ->type_name(commands.say("cli.type_text"));
  commands.text(*command, "--name", args->name, "help.name", "cli.type_text");
}

}  // namespace

void add_account(CLI::App& root, Session& session) {
  auto* group = session.group(root, "account", "accounts.help.account");
  group->require_subcommand(1);
  Commands commands(*group, session);
  auto* listing = session.writing_command(*group, "list", "accounts.help.list");
  listing->callback([&session] { list_accounts(session); });
  add_first(*group, session, commands);
  add_proposals(commands);
  commands.of_person("link", "link", std::make_shared<AccountArgs>(), link);
  auto rights = std::make_shared<AccountArgs>();
  auto* may = commands.of_person("may", "may", rights, show_rights);
  commands.text(*may, "--unit", rights->unit, "help.may_unit", "cli.type_text");
  auto args = std::make_shared<AccountArgs>();
  auto* profiles = session.writing_command(*group, "profile", "accounts.help.profile");
  commands.text(*profiles, "NAME", args->name, "help.profile_name", "cli.type_text");
  commands.text(*profiles, "--reason", args->reason, "help.reason", "cli.type_text");
  profiles->callback([&session, args] { profile(session, *args); });
  auto* demands = session.writing_command(*group, "factor-for", "accounts.help.factor_for");
  commands.text(*demands, "WHOM", args->name, "help.factor_for_name", "cli.type_text");
  commands.text(*demands, "--reason", args->reason, "help.reason", "cli.type_text");
  demands->callback([&session, args] { factor_for(session, *args); });
  add_account_token(*group, session);
}

}  // namespace stave::cli
