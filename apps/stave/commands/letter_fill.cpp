#include "letter_fill.hpp"

#include "options.hpp"

#include "stave/app/submission_file.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <utility>

namespace stave::cli {
namespace {

using report::TextTable;

struct FillArgs {
  std::string file;
  std::string pack = "etdz-2016";
  std::string out;
  std::string list;
  std::string series;
  std::string to;
  std::string title;
  int round = 0;
};

using FillArgsRef = std::shared_ptr<FillArgs>;

nlohmann::json cells_json(const std::vector<app::PackageCell>& cells) {
  auto out = nlohmann::json::array();
  for (const app::PackageCell& cell : cells) {
    out.push_back({{"place", cell.place},
                   {"mark", cell.mark},
                   {"code", cell.code},
                   {"zone", cell.zone},
                   {"period", cell.period},
                   {"value", cell.value},
                   {"unit", cell.unit},
                   {"origins", cell.origins}});
  }
  return out;
}

/// The filled workbook, and the list of its cells where one is asked for.
void write_out(Session& session, const FillArgs& args, const app::FilledSubmission& filled,
               const std::string& title) {
  if (const auto written = write_file(args.out, filled.xlsx); !written) {
    return session.refuse(written.error());
  }
  if (args.list.empty()) {
    return;
  }
  const auto list = app::submission_list(filled, title, session.words());
  const auto written = list ? write_file(args.list, *list) : tl::unexpected(list.error());
  if (!written) {
    session.refuse(written.error());
  }
}

nlohmann::json line_json(const Letter& letter) {
  return {{"number", letter.number.to_string()},
          {"title", letter.title},
          {"addressee", letter.addressee},
          {"pack", letter.plan},
          {"round", letter.subject},
          {"sha256", letter.sha256},
          {"change", letter.made.change},
          {"at", letter.made.at},
          {"actor", letter.made.actor}};
}

void fill_draft(Session& session, app::Folder& folder, const FillArgs& args,
                const app::SubmissionFile& file) {
  const auto filled = app::fill_submission(folder, file, session.by());
  if (!filled) {
    return session.refuse(filled.error());
  }
  if (session.json) {
    Session::print({{"cells", cells_json(filled->cells)}});
  } else {
    session.note(
        {"fill.drafted", {{"file", args.out}, {"count", std::to_string(filled->cells.size())}}});
  }
  write_out(session, args, *filled, file.title.empty() ? file.name : file.title);
}

void fill(Session& session, const FillArgs& args) {
  auto bytes = read_file(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  const app::SubmissionFile file{
      *std::move(bytes), std::filesystem::path(args.file).filename().string(),
      args.pack,         Round(args.round),
      args.title,        args.to};
  with_folder(session, [&](app::Folder& folder) {
    if (args.series.empty()) {
      return fill_draft(session, folder, args, file);
    }
    const auto issued = app::issue_submission(folder, file, args.series, session.by());
    if (!issued) {
      return session.refuse(issued.error());
    }
    if (session.json) {
      auto out = line_json(issued->letter);
      out["cells"] = cells_json(issued->filled.cells);
      Session::print(out);
    } else {
      fmt::print("{}\n", issued->letter.number.to_string());
    }
    write_out(session, args, issued->filled, issued->letter.title);
  });
}

void sent(Session& session) {
  with_knowledge(session, [&](app::Folder& folder, const app::Knowledge& known) {
    auto json = nlohmann::json::array();
    TextTable table({{session.say("letter_cli.number_head")},
                     {session.say("plan_text.title")},
                     {session.say("letter_cli.addressee")},
                     {session.say("fill.round")},
                     {session.say("collect.cli.col_at")},
                     {session.say("collect.cli.col_by")},
                     {session.say("fill.head")}});
    constexpr std::size_t kShown = 16;
    for (const app::SubmissionLine& line : app::submission_register(folder, known)) {
      table.add({line.letter.number.to_string(), line.letter.title, line.letter.addressee,
                 line.letter.subject, report::readable_time(line.letter.made.at),
                 line.letter.made.actor, line.head.substr(0, kShown)});
      json.push_back(line_json(line.letter));
      json.back()["head"] = line.head;
    }
    if (session.json) {
      return Session::print(json);
    }
    fmt::print("{}", table.to_string());
  });
}

}  // namespace

void add_letter_fill(CLI::App& letter, Session& session) {
  auto args = std::make_shared<FillArgs>();
  auto* command = session.writing_command(letter, "fill", "fill.help.fill");
  TextOptions(*command, session)
      .required("TEMPLATE", args->file, "fill.template")
      .required("--out", args->out, "fill.out")
      .text("--pack", args->pack, "cli.pack_name")
      .text("--list", args->list, "fill.list_option")
      .text("--series", args->series, "letter_cli.series")
      .text("--to", args->to, "fill.to")
      .text("--title", args->title, "fill.title");
  command->add_option("--round", args->round, session.say("cli.round"))->required();
  command->callback([&session, args] { fill(session, *args); });
  session.reading_command(letter, "sent", "fill.help.sent")->callback([&session] {
    sent(session);
  });
}

}  // namespace stave::cli
