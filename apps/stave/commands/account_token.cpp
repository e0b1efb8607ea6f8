#include "account_token.hpp"

#include "stave/app/accounts.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/account_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <utility>

namespace stave::cli {
namespace {

struct TokenArgs {
  app::TokenRequest request;
  std::string person;
  std::string id;
  std::string reason;
};

void make(Session& session, const TokenArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto made = app::make_token(*folder, args.request, session.by());
  if (!made) {
    return session.refuse(made.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*made));
  }
  session.note({"accounts.cli.token", {}});
  fmt::print("{}\n", made->token);
}

void list(Session& session, const TokenArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto rows = app::tokens(*folder, args.person, session.by());
  if (!rows) {
    return session.refuse(rows.error());
  }
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const auto& row : *rows) {
      out.push_back(wire::to_json(row));
    }
    return Session::print({{"tokens", std::move(out)}});
  }
  std::vector<report::TextTable::Column> columns;
  for (const char* key :
       {"col_id", "col_person", "col_title", "col_scope", "col_expires", "col_revoked"}) {
    columns.push_back({session.say("accounts.cli." + std::string(key))});
  }
  report::TextTable table(std::move(columns));
  for (const auto& row : *rows) {
    table.add({row.id, row.person, row.title, row.scope, row.expires,
               row.revoked ? session.say("accounts.cli.yes") : ""});
  }
  fmt::print("{}", table.to_string());
}

void revoke(Session& session, const TokenArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = app::revoke_token(*folder, args.id, session.by(), args.reason);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print({{"id", args.id}, {"revoked", true}});
  }
  session.note({"accounts.cli.token_revoked", {{"id", args.id}}});
}

}  // namespace

void add_account_token(CLI::App& group, Session& session) {
  auto* token = session.group(group, "token", "accounts.help.token");
  token->require_subcommand(1);
  auto args = std::make_shared<TokenArgs>();
  auto* making = session.writing_command(*token, "make", "accounts.help.token_make");
  making->add_option("TITLE", args->request.title, session.say("accounts.help.token_title"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  making->add_option("--scope", args->request.scope, session.say("accounts.help.token_scope"))
      ->type_name(session.say("accounts.cli.type_scope"));
  making->add_option("--days", args->request.days, session.say("accounts.help.token_days"))
      ->type_name(session.say("accounts.cli.type_days"));
  making->callback([&session, args] { make(session, *args); });
  auto* listing = session.writing_command(*token, "list", "accounts.help.token_list");
  listing->add_option("PERSON", args->person, session.say("accounts.help.person"))
      ->type_name(session.say("accounts.cli.type_person"));
  listing->callback([&session, args] { list(session, *args); });
  auto* revoking = session.writing_command(*token, "revoke", "accounts.help.token_revoke");
  revoking->add_option("ID", args->id, session.say("accounts.help.token_id"))
      ->required()
      ->type_name(session.say("accounts.cli.type_id"));
  revoking->add_option("--reason", args->reason, session.say("accounts.help.reason"))
      ->type_name(session.say("cli.type_text"));
  revoking->callback([&session, args] { revoke(session, *args); });
}

}  // namespace stave::cli
