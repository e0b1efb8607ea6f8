#include "commands.hpp"

#include "stave/app/index_run.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace stave::cli {
namespace {

struct IndexArgs {
  std::string meta;
  std::string data;
  std::string scores;
  std::string ranks;
  app::IndexRunOptions options;
};

Result<app::NamedBytes> named(const std::string& file) {
  auto bytes = read_file(file);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  return app::NamedBytes{file, std::move(*bytes)};
}

/// Reads the goalposts file, if the normaliser names one.
Result<void> load_goalposts(app::IndexRunOptions& options) {
  const auto file = app::goalposts_file(options.normalise);
  if (!file) {
    return tl::unexpected(file.error());
  }
  if (file->empty()) {
    return {};
  }
  auto posts = named(*file);
  if (!posts) {
    return tl::unexpected(posts.error());
  }
  options.goalposts = std::move(*posts);
  return {};
}

/// Writes to the file, or to stdout when none was named.
Result<void> put(const std::string& file, const std::string& text) {
  if (!file.empty()) {
    return write_file(file, text);
  }
  fmt::print("{}", text);
  return {};
}

void answer(Session& session, const IndexArgs& args, const app::IndexAnswer& answer) {
  if (session.json) {
    auto notes = nlohmann::json::array();
    for (const Message& note : answer.notes) {
      notes.push_back(session.say(note));
    }
    return Session::print(
        {{"scores_csv", answer.scores}, {"ranks_csv", answer.ranks}, {"notes", std::move(notes)}});
  }
  for (const Message& note : answer.notes) {
    session.note(note);
  }
  auto written =
      args.scores.empty() && !args.ranks.empty() ? Result<void>() : put(args.scores, answer.scores);
  if (written && !args.ranks.empty()) {
    written = put(args.ranks, answer.ranks);
  }
  if (!written) {
    session.refuse(written.error());
  }
}

void run(Session& session, IndexArgs& args) {
  const auto meta = named(args.meta);
  const auto data = named(args.data);
  if (!meta || !data) {
    return session.refuse(meta ? data.error() : meta.error());
  }
  if (const auto posts = load_goalposts(args.options); !posts) {
    return session.refuse(posts.error());
  }
  const auto result = app::run_index(*meta, *data, args.options);
  if (!result) {
    return session.refuse(result.error());
  }
  answer(session, args, *result);
}

}  // namespace

void add_index(CLI::App& root, Session& session) {
  auto* group = session.group(root, "index", "cli.index");
  group->require_subcommand(1);
  auto* command = session.command_without_folder(*group, "run", "cli.index_run");
  auto args = std::make_shared<IndexArgs>();
  const auto file = session.say("cli.type_file");
  const auto method = session.say("cli.type_method");
  auto& options = args->options;
  command->add_option("--meta", args->meta, session.say("cli.index_meta"))
      ->required()
      ->type_name(file);
  command->add_option("--data", args->data, session.say("cli.index_data"))
      ->required()
      ->type_name(file);
  command->add_flag("--denominate", options.denominate, session.say("cli.index_denominate"));
  command->add_option("--impute", options.impute, session.say("cli.index_impute"))
      ->type_name(method);
  command->add_option("--treat", options.treat, session.say("cli.index_treat"))->type_name(method);
  command->add_option("--normalise", options.normalise, session.say("cli.index_normalise"))
      ->type_name(method)
      ->capture_default_str();
  command->add_option("--weights", options.weights, session.say("cli.index_weights"))
      ->type_name(method)
      ->capture_default_str();
  command->add_option("--aggregate", options.aggregate, session.say("cli.index_aggregate"))
      ->type_name(method)
      ->capture_default_str();
  command->add_option("--coverage", options.coverage, session.say("cli.index_coverage"))
      ->type_name("0..1")
      ->check(CLI::Range(0.0, 1.0).description(""));
  command->add_option("--scores", args->scores, session.say("cli.index_scores"))->type_name(file);
  command->add_option("--ranks", args->ranks, session.say("cli.index_ranks"))->type_name(file);
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
