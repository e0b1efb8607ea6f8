#include "session.hpp"

#include "commands/times.hpp"

#include "stave/wire/error_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace stave::cli {
namespace {

constexpr int kIndent = 2;

int exit_code_of(Errc code) noexcept {
  return code == Errc::kInvalidInput ? kBadInput : kNoAnswer;
}

}  // namespace

CLI::App* Session::group(CLI::App& parent, const std::string& name, std::string_view key) const {
  auto* app = parent.add_subcommand(name, say(key));
  app->group(say("cli.commands"));
  app->footer("");
  app->option_defaults()->group(say("cli.options"));
  app->set_help_flag("-h,--help", say("cli.help"))->group(say("cli.common_options"));
  return app;
}

CLI::App* Session::command(CLI::App& parent, const std::string& name, std::string_view key) {
  auto* app = command_without_folder(parent, name, key);
  app->add_option("--data", data.dir, say("cli.data"))
      ->type_name(say("cli.type_dir"))
      ->envname("STAVE_DATA")
      ->group(say("cli.common_options"));
  app->add_option("--db", data.db, say("cli.db"))
      ->type_name("URL")
      ->envname("STAVE_DB")
      ->group(say("cli.common_options"));
  return app;
}

CLI::App* Session::writing_command(CLI::App& parent, const std::string& name,
                                   std::string_view key) {
  auto* app = command(parent, name, key);
  app->add_option("--by", actor_, say("cli.by"))
      ->type_name(say("cli.type_text"))
      ->envname("STAVE_BY")
      ->group(say("cli.common_options"));
  return app;
}

CLI::App* Session::reading_command(CLI::App& parent, const std::string& name,
                                   std::string_view key) {
  auto* app = command(parent, name, key);
  app->add_option("--as-of", as_of_, say("cli.as_of"))
      ->type_name(say("cli.type_day"))
      ->group(say("cli.common_options"));
  return app;
}

app::By Session::by() const {
  std::string actor = actor_;
  for (const char* name : {"USER", "LOGNAME"}) {
    const char* value = std::getenv(name);
    if (actor.empty() && value != nullptr) {
      actor = value;
    }
  }
  return {actor.empty() ? "?" : actor, utc_now(), local_day};
}

Result<app::Knowledge> Session::known(app::Folder& folder, const std::string& otherwise) const {
  return known_on(folder, as_of_.empty() ? otherwise : as_of_);
}

Result<app::Knowledge> Session::known_on(app::Folder& folder, const std::string& day) {
  if (day.empty()) {
    return app::Knowledge{};
  }
  const auto moment = end_of_day(day);
  if (!moment) {
    return fail(Errc::kInvalidInput, "--as-of", {"cli.bad_day", {{"found", day}}});
  }
  return app::known_on(folder, day, *moment);
}

CLI::App* Session::command_without_folder(CLI::App& parent, const std::string& name,
                                          std::string_view key) {
  auto* app = group(parent, name, key);
  const std::string common = say("cli.common_options");
  app->add_option("--lang", language_, say("cli.lang"))->type_name("zh|en")->group(common);
  app->add_flag("--json", json, say("cli.json"))->group(common);
  return app;
}

void Session::refuse(const Error& error) {
  refuse(Errors{error});
}

void Session::refuse(const Errors& errors) {
  exit_code = errors.empty() ? kBroken : exit_code_of(errors.front().code);
  if (json) {
    print(wire::to_json(errors, *words_));
    return;
  }
  for (const Error& error : errors) {
    fmt::print(stderr, "{}\n", words_->say(error));
  }
  if (errors.size() > 1) {
    note({"cli.error_count", {{"count", std::to_string(errors.size())}}});
  }
}

void Session::note(const Message& message) const {
  fmt::print(stderr, "{}\n", say(message));
}

void Session::print(const nlohmann::json& answer) {
  fmt::print("{}\n", answer.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace));
}

i18n::Language choose_language(int argc, const char* const* argv) {
  std::string_view chosen;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--lang" && i + 1 < argc) {
      chosen = argv[i + 1];
    } else if (arg.starts_with("--lang=")) {
      chosen = arg.substr(arg.find('=') + 1);
    }
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (chosen.empty() && value != nullptr) {
      chosen = value;
    }
  }
  return chosen.starts_with("en") ? i18n::Language::kEnglish : i18n::Language::kChinese;
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) {
    return fail(Errc::kInvalidInput, path.string(), {"cli.unreadable", {}});
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = path.string() + ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      return fail(Errc::kInvalidInput, path.string(), {"cli.unwritable", {}});
    }
  }
  std::error_code error;
  std::filesystem::rename(part, path, error);
  if (error) {
    return fail(Errc::kInvalidInput, path.string(), {"cli.unwritable", {}});
  }
  return {};
}

}  // namespace stave::cli
