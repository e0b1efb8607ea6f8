#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/base/error.hpp"
#include "stave/i18n/catalogue.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace stave::cli {

/// Exit codes of every command: 0 done, 1 the world failed, 2 the input was wrong, 3 no answer.
enum ExitCode : int { kDone = 0, kBroken = 1, kBadInput = 2, kNoAnswer = 3 };

/// What every command shares: its options, its words and its exit code.
class Session {
 public:
  explicit Session(const i18n::Catalogue& words) : words_(&words) {}

  app::Place data{"stave-data"};  ///< the data folder
  bool json = false;
  int exit_code = kDone;

  /// Who writes, and when.
  [[nodiscard]] app::By by() const;

  /// What was known at the end of the day that --as-of names, in the machine's time zone; of the
  /// day `otherwise` when it names none.
  [[nodiscard]] Result<app::Knowledge> known(app::Folder& folder,
                                             const std::string& otherwise = {}) const;

  /// The same of any day; "" = now. Fails with cli.bad_day or app.nothing_known.
  [[nodiscard]] static Result<app::Knowledge> known_on(app::Folder& folder, const std::string& day);

  [[nodiscard]] const i18n::Catalogue& words() const noexcept { return *words_; }

  [[nodiscard]] std::string say(std::string_view key) const { return words_->say(key); }

  [[nodiscard]] std::string say(const Message& message) const { return words_->say(message); }

  /// A subcommand with its help text cli.<key>, and --data, --db, --lang and --json.
  CLI::App* command(CLI::App& parent, const std::string& name, std::string_view key);

  /// The same for a command that writes: with --by NAME, who the trail says did it.
  CLI::App* writing_command(CLI::App& parent, const std::string& name, std::string_view key);

  /// The same for a command that answers from the folder: with --as-of DAY.
  CLI::App* reading_command(CLI::App& parent, const std::string& name, std::string_view key);

  /// The same without --data and --db: for commands that touch no data folder, or mean another
  /// thing by it.
  CLI::App* command_without_folder(CLI::App& parent, const std::string& name, std::string_view key);
  CLI::App* group(CLI::App& parent, const std::string& name, std::string_view key) const;

  /// Prints the errors to stderr, or as JSON to stdout under --json, and sets the exit code.
  void refuse(const Error& error);
  void refuse(const Errors& errors);

  void note(const Message& message) const;  ///< one line of words to stderr
  static void print(const nlohmann::json& answer);

 private:
  const i18n::Catalogue* words_;
  std::string actor_;
  std::string as_of_;
  std::string
      language_;  ///< read before CLI11 runs; kept so that the option is accepted and listed
};

/// The language of `--lang zh|en`, else of LC_ALL, LC_MESSAGES or LANG, else Chinese.
i18n::Language choose_language(int argc, const char* const* argv);

/// Bytes of a file. Fails with cli.unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

/// Writes a file whole: to a neighbour first, then renamed. Fails with cli.unwritable.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace stave::cli
