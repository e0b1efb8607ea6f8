#include "commands.hpp"
#include "plan_work.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/report/plan_text.hpp"
#include "stave/wire/plan_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace stave::cli {
namespace {

void read_plan(Session& session, const std::string& file) {
  const auto bytes = read_file(file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  const auto plan = app::read_plan_bytes(*bytes, file);
  if (!plan) {
    return session.refuse(plan.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*plan, file, session.words()));
  }
  fmt::print("{}", report::plan_text(*plan, session.words()));
}

}  // namespace

void add_plan(CLI::App& root, Session& session) {
  auto* group = session.group(root, "plan", "cli.plan");
  group->require_subcommand(1);
  auto* read = session.command(*group, "read", "cli.plan_read");
  auto file = std::make_shared<std::string>();
  read->add_option("FILE", *file, session.say("cli.plan_file"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  read->callback([&session, file] { read_plan(session, *file); });
  add_plan_work(*group, session);
}

}  // namespace stave::cli
