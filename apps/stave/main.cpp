#include "commands/commands.hpp"
#include "help_formatter.hpp"
#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>

namespace stave::cli {
namespace {

/// CLI11's name of the error; an unknown argument's carries the command's name instead.
std::string kind_of(const CLI::ParseError& e) {
  const bool extras = e.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  return extras ? "ExtrasError" : e.get_name();
}

/// The part of CLI11's English sentence that is the user's own words.
std::string detail_of(const CLI::ParseError& e) {
  const std::string what = e.what();
  const auto colon = what.find(": ");
  if (kind_of(e) == "RequiredError") {
    return what.substr(0, what.find(" is required"));
  }
  if (kind_of(e) == "ArgumentMismatch") {
    return what.substr(0, colon);
  }
  return colon == std::string::npos ? what : what.substr(colon + 2);
}

void say_parse_error(const Session& session, const CLI::ParseError& e) {
  const bool no_command =
      kind_of(e) == "RequiredError" && std::string(e.what()).starts_with("A subcommand");
  const std::string key = no_command ? "cli.error.NoCommand" : "cli.error." + kind_of(e);
  const std::string known = session.words().knows(key) ? key : "cli.error.Other";
  fmt::print(stderr, "stave: {}\n{}\n", session.say(Message{known, {{"detail", detail_of(e)}}}),
             session.say("cli.error.hint"));
}

void localise(CLI::App& app, const Session& session) {
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->label("Usage", session.say("cli.usage"));
  formatter->label("OPTIONS", session.say("cli.type_options"));
  formatter->label("SUBCOMMAND", session.say("cli.type_command"));
  formatter->label("SUBCOMMANDS", session.say("cli.type_command"));
  formatter->label("Positionals", session.say("cli.positionals"));
  formatter->label("REQUIRED", session.say("cli.required"));
  formatter->label("TEXT", session.say("cli.type_text"));
  formatter->label("INT", session.say("cli.type_number"));
  formatter->label("Env", session.say("cli.env"));
  app.formatter(formatter);
  app.option_defaults()->group(session.say("cli.options"));
  app.set_help_flag("-h,--help", session.say("cli.help"))->group(session.say("cli.common_options"));
  app.set_version_flag("--version", "stave " STAVE_VERSION, session.say("cli.version"));
}

int run(int argc, char** argv) {
  Session session(i18n::Catalogue::of(choose_language(argc, argv)));
  CLI::App app(session.say("cli.about"), "stave");
  localise(app, session);
  std::string language;
  app.add_option("--lang", language, session.say("cli.lang"))
      ->type_name("zh|en")
      ->group(session.say("cli.common_options"));
  app.footer(session.say("cli.footer"));
  app.require_subcommand(1);
  add_demo(app, session);
  add_import(app, session);
  add_assess(app, session);
  add_diagnose(app, session);
  add_round(app, session);
  add_org(app, session);
  add_account(app, session);
  add_form(app, session);
  add_submission(app, session);
  add_check(app, session);
  add_trace(app, session);
  add_audit(app, session);
  add_source(app, session);
  add_reconcile(app, session);
  add_evidence(app, session);
  add_export(app, session);
  add_backup(app, session);
  add_plan(app, session);
  add_task(app, session);
  add_outcome(app, session);
  add_letter(app, session);
  add_practice(app, session);
  add_pack(app, session);
  add_index(app, session);
  add_serve(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) {
      return app.exit(e);
    }
    say_parse_error(session, e);
    return kBadInput;
  } catch (const store::UnreachableError& e) {
    session.refuse({Errc::kNotFound, e.url(), {"store.unreachable", {{"reason", e.reason()}}}});
    return kBroken;
  }
  return session.exit_code;
}

}  // namespace
}  // namespace stave::cli

int main(int argc, char** argv) {
  try {
    return stave::cli::run(argc, argv);
  } catch (const std::exception& e) {
    fmt::print(stderr, "stave: {}\n", e.what());
    return stave::cli::kBroken;
  }
}
