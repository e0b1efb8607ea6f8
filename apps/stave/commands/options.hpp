#pragma once

#include "commands.hpp"

#include "stave/app/folder.hpp"
#include "stave/app/rulebook.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace stave::cli {

/// Adds options of text to a command, with their help in the session's language.
class TextOptions {
 public:
  TextOptions(CLI::App& command, const Session& session) : command_(&command), session_(&session) {}

  TextOptions& text(const std::string& name, std::string& to, std::string_view key) {
    add(name, to, key);
    return *this;
  }

  TextOptions& required(const std::string& name, std::string& to, std::string_view key) {
    add(name, to, key)->required();
    return *this;
  }

 private:
  CLI::Option* add(const std::string& name, std::string& to, std::string_view key) {
    return command_->add_option(name, to, session_->say(key))
        ->type_name(session_->say("cli.type_text"));
  }

  CLI::App* command_;
  const Session* session_;
};

/// What a use case needs that goes by the office's rules.
struct Office {
  app::Folder folder;
  app::Rulebook rules;
};

Checked<Office> office_of(const Session& session, const std::string& rulebook);

/// Opens the session's folder for `use`, which tells its own refusals.
template <class Use>
void with_folder(Session& session, const Use& use) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  use(*folder);
}

/// Opens the session's folder for a deed and says that it is noted, or why not.
template <class Do>
void act(Session& session, const Do& deed) {
  with_folder(session, [&](app::Folder& folder) {
    if (const auto done = deed(folder); !done) {
      return session.refuse(done.error());
    }
    session.note({"task_cli.noted", {}});
  });
}

/// The same with what was known on the day that the command asks about.
template <class Use>
void with_knowledge(Session& session, const Use& use) {
  with_folder(session, [&](app::Folder& folder) {
    const auto known = session.known(folder);
    if (!known) {
      return session.refuse(known.error());
    }
    use(folder, *known);
  });
}

}  // namespace stave::cli
