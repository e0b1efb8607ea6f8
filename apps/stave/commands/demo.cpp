#include "stave/app/demo.hpp"

#include "commands.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace stave::cli {
namespace {

void run(Session& session) {
  auto folder = app::Folder::create(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = app::fill_with_demo(*folder, session.by());
  if (!done) {
    return session.refuse(done.error());
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
  command->callback([&session] { run(session); });
}

}  // namespace stave::cli
