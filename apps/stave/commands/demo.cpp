#include "stave/app/demo.hpp"

#include "commands.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace stave::cli {
namespace {

void run(Session& session, bool with_people) {
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = app::fill_with_demo(*folder, session.by());
  if (!done) {
    return session.refuse(done.error());
  }
  const auto people =
      with_people ? app::fill_with_demo_people(*folder, session.by()) : Checked<std::size_t>(0);
  if (!people) {
    return session.refuse(people.error());
  }
  if (session.json) {
    return Session::print({{"data", session.data.dir},
                           {"generated", true},
                           {"zones", done->zones},
                           {"figures", done->figures},
                           {"first_year", done->first_year},
                           {"last_year", done->last_year},
                           {"home", done->home}});
  }
  session.note({"cli.demo_done",
                {{"folder", folder->where()},
                 {"zones", std::to_string(done->zones)},
                 {"figures", std::to_string(done->figures)},
                 {"first", std::to_string(done->first_year)},
                 {"last", std::to_string(done->last_year)},
                 {"home", done->home_name}}});
}

}  // namespace

void add_demo(CLI::App& root, Session& session) {
  auto* command = session.writing_command(root, "demo", "cli.demo");
  auto with_people = std::make_shared<bool>(false);
  command->add_flag("--with-people", *with_people, session.say("accounts.help.with_people"));
  command->callback([&session, with_people] { run(session, *with_people); });
}

}  // namespace stave::cli
