#include "stave/app/evidence.hpp"

#include "arguments.hpp"
#include "commands.hpp"
#include "known_elements.hpp"

#include "stave/app/sources.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/sources_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

namespace stave::cli {
namespace {

struct AddArgs {
  std::string file;
  std::string zone;
  std::string element;
  std::string period;
  std::string effective;
  std::string reason;
};

struct ListArgs {
  std::string zone;
  std::string element;
  std::string period;
};

struct GetArgs {
  std::string hash;
  std::string out;
};

std::string figure_text(const FigureKey& key) {
  return key.subject + " " + key.element + " " + key.period.to_string();
}

/// The bytes of a file that is not too large to be looked at.
Result<std::string> read_evidence(const std::string& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!error && size > app::kMostEvidenceBytes) {
    return fail(
        Errc::kInvalidInput, file,
        {"evidence.too_large",
         {{"bytes", std::to_string(size)}, {"limit", std::to_string(app::kMostEvidenceBytes)}}});
  }
  return read_file(file);
}

Result<Period> period_of(const std::string& text) {
  const auto period = Period::parse(text);
  if (!period) {
    return fail(Errc::kInvalidInput, "--period", {"evidence.bad_period", {{"found", text}}});
  }
  return *period;
}

void say_added(const Session& session, const store::Evidence& added) {
  session.note({"evidence.added",
                {{"name", added.name},
                 {"figure", figure_text(added.key)},
                 {"type", added.type},
                 {"size", std::to_string(added.size)},
                 {"sha256", added.sha256},
                 {"change", std::to_string(added.change)}}});
}

void add(Session& session, const AddArgs& args) {
  const auto period = period_of(args.period);
  if (!period) {
    return session.refuse(period.error());
  }
  const auto bytes = read_evidence(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  const auto elements = known_elements("");
  if (!elements) {
    return session.refuse(elements.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  app::EvidenceOptions options;
  options.name = std::filesystem::path(args.file).filename().string();
  options.zone = args.zone;
  options.element = args.element;
  options.period = *period;
  options.effective = args.effective;
  options.by = session.by();
  options.reason = args.reason;
  const auto added = app::add_evidence(*folder, elements->elements, *bytes, options);
  if (!added) {
    return session.refuse(added.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*added));
  }
  say_added(session, *added);
}

/// What is asked for, with names made codes.
Result<app::EvidenceFilter> filter_of(const ListArgs& args) {
  app::EvidenceFilter out{args.zone, args.element, ""};
  if (!args.period.empty()) {
    const auto period = period_of(args.period);
    if (!period) {
      return tl::unexpected(period.error());
    }
    out.period = period->to_string();
  }
  const auto elements = known_elements("");
  if (!args.element.empty() && elements) {
    const auto element = app::find_element(elements->elements, args.element);
    if (!element) {
      return tl::unexpected(element.error());
    }
    out.element = element->code;
  }
  return out;
}

void print_list(Session& session, const std::vector<store::Evidence>& all) {
  using report::Align;
  const auto w = [&](const char* key) { return session.say(key); };
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const auto& e : all) {
      out.push_back(wire::to_json(e));
    }
    return Session::print({{"evidence", std::move(out)}});
  }
  report::TextTable table({{w("evidence.hash")},
                           {w("evidence.subject")},
                           {w("evidence.element")},
                           {w("evidence.period")},
                           {w("evidence.effective")},
                           {w("evidence.name")},
                           {w("evidence.type")},
                           {w("evidence.size"), Align::kRight},
                           {w("evidence.change"), Align::kRight}});
  for (const auto& e : all) {
    table.add({e.sha256.substr(0, kShownDigits), e.key.subject, e.key.element,
               e.key.period.to_string(), e.effective, e.name, e.type, std::to_string(e.size),
               std::to_string(e.change)});
  }
  fmt::print("{}", table.to_string());
}

void list(Session& session, const ListArgs& args) {
  const auto filter = filter_of(args);
  if (!filter) {
    return session.refuse(filter.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  print_list(session, app::evidence(*folder, *filter, known->up_to));
}

struct CloseFile {
  void operator()(std::FILE* file) const noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): this is the owner
    static_cast<void>(std::fclose(file));
  }
};

/// Writes a file that must not be there yet; nothing of it is left when the disk fails.
Result<void> write_new_file(const std::string& path, std::string_view bytes) {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "wbx"));
  if (!file) {
    const bool there = std::filesystem::exists(std::filesystem::symlink_status(path));
    return fail(there ? Errc::kConflict : Errc::kInvalidInput, path,
                {there ? "evidence.exists" : "cli.unwritable", {}});
  }
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): closed here to learn whether it worked
  const bool closed = std::fclose(file.release()) == 0;
  if (!whole || !closed) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return fail(Errc::kInvalidInput, path, {"cli.unwritable", {}});
  }
  return {};
}

void get(Session& session, const GetArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto file = app::evidence_file(*folder, args.hash);
  if (!file) {
    return session.refuse(file.error());
  }
  const auto written = write_new_file(args.out, file->bytes);
  if (!written) {
    return session.refuse(written.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(file->evidence));
  }
  session.note({"evidence.got",
                {{"name", file->evidence.name},
                 {"file", args.out},
                 {"sha256", file->evidence.sha256.substr(0, kShownDigits)}}});
}

void figure_options(CLI::App& command, const Session& session, ListArgs& args, bool required) {
  command.add_option("--zone", args.zone, session.say("evidence.help.zone"))
      ->type_name(session.say("cli.type_zone"))
      ->required(required);
  command.add_option("--element", args.element, session.say("evidence.help.element"))
      ->type_name(session.say("cli.type_text"))
      ->required(required);
  command.add_option("--period", args.period, session.say("evidence.help.period"))
      ->type_name(session.say("cli.type_period"))
      ->required(required);
}

void add_adding(CLI::App& group, Session& session) {
  auto* command = session.writing_command(group, "add", "evidence.help.add");
  auto args = std::make_shared<AddArgs>();
  auto figure = std::make_shared<ListArgs>();
  command->add_option("FILE", args->file, session.say("evidence.help.file"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  figure_options(*command, session, *figure, true);
  command->add_option("--effective", args->effective, session.say("evidence.help.effective"))
      ->required()
      ->type_name(session.say("cli.type_day"));
  command->add_option("--reason", args->reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  command->callback([&session, args, figure] {
    args->zone = figure->zone;
    args->element = figure->element;
    args->period = figure->period;
    add(session, *args);
  });
}

}  // namespace

void add_evidence(CLI::App& root, Session& session) {
  auto* group = session.group(root, "evidence", "evidence.help.evidence");
  group->require_subcommand(1);
  add_adding(*group, session);
  auto* listing = session.reading_command(*group, "list", "evidence.help.list");
  auto which = std::make_shared<ListArgs>();
  figure_options(*listing, session, *which, false);
  listing->callback([&session, which] { list(session, *which); });
  auto* getting = session.command(*group, "get", "evidence.help.get");
  auto args = std::make_shared<GetArgs>();
  getting->add_option("SHA", args->hash, session.say("evidence.help.hash"))
      ->required()
      ->type_name("SHA256");
  getting->add_option("--out", args->out, session.say("evidence.help.out"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  getting->callback([&session, args] { get(session, *args); });
}

}  // namespace stave::cli
