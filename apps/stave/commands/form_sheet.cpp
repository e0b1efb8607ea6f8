#include "form_sheet.hpp"

#include "arguments.hpp"

#include "stave/app/form_sheet.hpp"
#include "stave/wire/collection_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace stave::cli {
namespace {

struct SheetExportArgs {
  std::string form;
  std::string period;
  std::string unit;
  std::string out;
};

struct SheetImportArgs {
  std::string file;
  std::string marked;
  std::string reason;
  bool preview = false;
  bool good_rows = false;
};

void write_out(Session& session, const SheetExportArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto period = period_of(args.period);
  if (!period) {
    return session.refuse(period.error());
  }
  const auto bytes =
      app::form_sheet(*folder, {args.form, *period, args.unit}, session.by(), session.words());
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  if (const auto written = write_file(args.out, *bytes); !written) {
    return session.refuse(written.error());
  }
  session.note({"collect.cli.form_written", {{"file", args.out}}});
}

/// The same file with what is wrong in red.
void write_marked(Session& session, const SheetImportArgs& args, const std::string& bytes,
                  const Errors& faults) {
  const auto name = std::filesystem::path(args.file).filename().string();
  const auto marked = app::marked_sheet(bytes, name, faults, session.words());
  if (!marked) {
    return session.refuse(marked.error());
  }
  if (const auto written = write_file(args.marked, *marked); !written) {
    return session.refuse(written.error());
  }
  session.note({"collect.cli.form_marked_done", {{"file", args.marked}}});
}

void say(Session& session, const SheetImportArgs& args, const app::SheetReceipt& r) {
  if (session.json) {
    return Session::print(wire::to_json(r, session.words()));
  }
  for (const Error& fault : r.faults) {
    fmt::print(stderr, "{}\n", session.words().say(fault));
  }
  session.note(
      {args.preview ? "collect.cli.sheet_preview" : "collect.cli.sheet_done",
       {{"submission", fmt::format("{} {} {}", r.key.form, r.key.period.to_string(), r.key.unit)},
        {"added", std::to_string(r.added)},
        {"changed", std::to_string(r.changed)},
        {"same", std::to_string(r.same)},
        {"empty", std::to_string(r.empty)},
        {"sha256", r.sha256.substr(0, 16)}}});
}

void read_in(Session& session, const SheetImportArgs& args) {
  const auto bytes = read_file(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto name = std::filesystem::path(args.file).filename().string();
  const auto receipt = app::import_form_sheet(
      *folder, *bytes, {name, args.preview, args.good_rows, args.reason}, session.by());
  const Errors& faults = receipt ? receipt->faults : receipt.error();
  if (!args.marked.empty() && !faults.empty()) {
    write_marked(session, args, *bytes, faults);
  }
  if (!receipt) {
    return session.refuse(receipt.error());
  }
  say(session, args, *receipt);
}

}  // namespace

void add_form_sheets(CLI::App& group, Session& session) {
  const auto text = session.say("cli.type_text");
  auto* out = session.command(group, "export", "collect.cli.form_export");
  auto to = std::make_shared<SheetExportArgs>();
  out->add_option("FORM", to->form, session.say("collect.cli.form_code"))
      ->required()
      ->type_name(text);
  out->add_option("PERIOD", to->period, session.say("collect.cli.form_period"))
      ->required()
      ->type_name(text);
  out->add_option("UNIT", to->unit, session.say("collect.cli.form_unit"))
      ->required()
      ->type_name(text);
  out->add_option("--out", to->out, session.say("collect.cli.form_out"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  out->callback([&session, to] { write_out(session, *to); });

  auto* in = session.writing_command(group, "import", "collect.cli.form_import");
  auto from = std::make_shared<SheetImportArgs>();
  in->add_option("FILE", from->file, session.say("cli.import_file"))
      ->required()
      ->type_name(session.say("cli.type_file"));
  in->add_flag("--preview", from->preview, session.say("cli.import_preview_option"));
  in->add_flag("--good-rows", from->good_rows, session.say("collect.cli.form_good"));
  in->add_option("--marked", from->marked, session.say("collect.cli.form_marked"))
      ->type_name(session.say("cli.type_file"));
  in->add_option("--reason", from->reason, session.say("cli.reason"))->type_name(text);
  in->callback([&session, from] { read_in(session, *from); });
}

}  // namespace stave::cli
