#include "arguments.hpp"
#include "commands.hpp"
#include "letter_fill.hpp"
#include "options.hpp"

#include "stave/app/letters.hpp"
#include "stave/app/organisation.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/letter_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

extern char** environ;  // NOLINT: POSIX asks for it, and for it to be so

namespace stave::cli {
namespace {

using report::TextTable;

struct LetterArgs {
  std::string kind;
  std::string plan;
  std::string unit;
  std::string item;
  std::string form;
  std::string period;
  std::string series;
  std::string out;
  std::string number;
  std::string rulebook = app::kDefaultRulebook;
  std::vector<std::string> fields;  ///< "issuer=…"
  std::string name;
  std::string value;
  std::string code;
  std::string zone;
  std::string indicator;
  std::string title;
  std::string text;
  std::string source;
  std::string effect;
  std::string measure;
  std::string due;
  int round = 0;
  bool pdf = false;
};

using LetterArgsRef = std::shared_ptr<LetterArgs>;

Result<app::LetterRequest> request_of(const Session& session, const LetterArgs& args) {
  app::LetterRequest out;
  out.kind = args.kind;
  out.plan = args.plan;
  out.unit = args.unit;
  out.item = args.item;
  out.form = args.form;
  out.language = session.words().language();
  if (args.round > 0) {
    out.round = Round(args.round);
  }
  if (!args.period.empty()) {
    out.span = ReportSpan::parse(args.period);
    out.period = Period::parse(args.period);
    if (!out.span) {
      return fail(Errc::kInvalidInput, args.period, {"letter_cli.bad_period", {}});
    }
  }
  for (const std::string& field : args.fields) {
    const auto at = field.find('=');
    if (at == 0 || at == std::string::npos) {
      return fail(Errc::kInvalidInput, field, {"letter_cli.bad_field", {}});
    }
    out.fields[field.substr(0, at)] = field.substr(at + 1);
  }
  return out;
}

/// Beside the file, by LibreOffice; false when there is none.
bool write_pdf(const std::filesystem::path& docx) {
  std::string file = docx.string();
  std::string folder = docx.has_parent_path() ? docx.parent_path().string() : ".";
  std::array<char*, 8> arguments{};
  std::array<std::string, 7> words{"soffice", "--headless", "--convert-to", "pdf", "--outdir",
                                   folder,    file};
  for (std::size_t i = 0; i < words.size(); ++i) {
    arguments[i] = words[i].data();
  }
  posix_spawn_file_actions_t quiet{};
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
  pid_t child = 0;
  const int started = posix_spawnp(&child, "soffice", &quiet, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&quiet);
  int status = 1;
  return started == 0 && waitpid(child, &status, 0) == child && status == 0;
}

void write_out(Session& session, const LetterArgs& args, const std::string& docx) {
  const auto written = write_file(args.out, docx);
  if (!written) {
    return session.refuse(written.error());
  }
  if (args.pdf && !write_pdf(args.out)) {
    return session.refuse({Errc::kNotFound, args.out, {"letter_cli.no_pdf", {}}});
  }
}

void make(Session& session, const LetterArgs& args) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto request = request_of(session, args);
  if (!request) {
    return session.refuse(request.error());
  }
  if (args.series.empty()) {
    const auto draft = app::draft_letter(office->folder, *request, office->rules, session.by());
    if (!draft) {
      return session.refuse(draft.error());
    }
    session.note({"letter_cli.drafted", {{"file", args.out}}});
    return write_out(session, args, draft->docx);
  }
  const auto issued =
      app::issue_letter(office->folder, *request, args.series, office->rules, session.by());
  if (!issued) {
    return session.refuse(issued.error());
  }
  if (session.json) {
    Session::print(wire::to_json(issued->letter));
  } else {
    fmt::print("{}\n", issued->letter.number.to_string());
  }
  write_out(session, args, issued->docx);
}

void list_letters(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto all = app::letters(*folder);
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const Letter& letter : all) {
      out.push_back(wire::to_json(letter));
    }
    return Session::print(out);
  }
  TextTable table({{session.say("letter_cli.number_head")},
                   {session.say("plan_text.title")},
                   {session.say("letter_cli.addressee")},
                   {session.say("collect.cli.col_at")},
                   {session.say("collect.cli.col_by")}});
  for (const Letter& letter : all) {
    table.add({letter.number.to_string(), letter.title, letter.addressee,
               report::readable_time(letter.made.at), letter.made.actor});
  }
  fmt::print("{}", table.to_string());
}

void trace(Session& session, const LetterArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto found = app::find_letter(*folder, args.number);
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    nlohmann::json out = wire::to_json(found->letter);
    out["values"] = wire::to_json(found->values);
    return Session::print(out);
  }
  TextTable table({{session.say("letter_cli.place")},
                   {session.say("plan_text.field")},
                   {session.say("letter_cli.origin")}});
  for (const LetterValue& v : found->values) {
    table.add({v.place, v.field, v.origin});
  }
  fmt::print("{} {}\n\n{}", args.number, found->letter.title, table.to_string());
}

void uses(Session& session, const LetterArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  TextTable table({{session.say("letter_cli.number_head")},
                   {session.say("letter_cli.place")},
                   {session.say("letter_cli.origin")}});
  auto json = nlohmann::json::array();
  for (const auto& [number, value] : app::letters_with(*folder, args.value)) {
    table.add({number.to_string(), value.place, value.origin});
    json.push_back(
        {{"number", number.to_string()}, {"place", value.place}, {"origin", value.origin}});
  }
  if (session.json) {
    return Session::print(json);
  }
  fmt::print("{}", table.to_string());
}

void copy_practice(Session& session, const LetterArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  std::optional<Day> due;
  if (!args.due.empty()) {
    const auto day = day_of(args.due);
    if (!day) {
      return session.refuse(day.error());
    }
    due = *day;
  }
  const auto id =
      app::copy_practice(*folder, args.code, args.plan, args.measure, due, session.by());
  if (!id) {
    return session.refuse(id.error());
  }
  fmt::print("{}\n", *id);
}

void list_practices(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  TextTable table({{session.say("plan_text.code")},
                   {session.say("letter_cli.zone")},
                   {session.say("plan_text.indicator")},
                   {session.say("plan_text.title")},
                   {session.say("letter_cli.effect")},
                   {session.say("letter_cli.source")}});
  for (const Practice& p : app::practices(*folder)) {
    table.add({p.code, p.zone, p.indicator, p.title, p.effect, p.source});
  }
  fmt::print("{}", table.to_string());
}

void add_make(CLI::App& group, Session& session) {
  auto args = std::make_shared<LetterArgs>();
  auto* command = session.writing_command(group, "make", "letter_cli.help.make");
  TextOptions(*command, session)
      .required("KIND", args->kind, "letter_cli.kind")
      .required("PLAN", args->plan, "letter_cli.plan")
      .required("--out", args->out, "letter_cli.out")
      .text("--series", args->series, "letter_cli.series")
      .text("--unit", args->unit, "letter_cli.unit")
      .text("--item", args->item, "plan_cli.item")
      .text("--form", args->form, "letter_cli.form")
      .text("--period", args->period, "letter_cli.period")
      .text("--rulebook", args->rulebook, "task_cli.rulebook");
  command->add_option("--round", args->round, session.say("cli.round"));
  command->add_option("--field", args->fields, session.say("letter_cli.field"))
      ->type_name(session.say("cli.type_text"));
  command->add_flag("--pdf", args->pdf, session.say("letter_cli.pdf"));
  command->callback([&session, args] { make(session, *args); });
}

void add_register(CLI::App& group, Session& session) {
  auto args = std::make_shared<LetterArgs>();
  session.command(group, "list", "letter_cli.help.list")->callback([&session] {
    list_letters(session);
  });
  auto* back = session.command(group, "trace", "letter_cli.help.trace");
  TextOptions(*back, session).required("NUMBER", args->number, "letter_cli.number");
  back->callback([&session, args] { trace(session, *args); });
  auto* forth = session.command(group, "uses", "letter_cli.help.uses");
  TextOptions(*forth, session).required("ORIGIN", args->value, "letter_cli.origin_option");
  forth->callback([&session, args] { uses(session, *args); });
  auto* set = session.writing_command(group, "set", "letter_cli.help.set");
  TextOptions(*set, session)
      .required("NAME", args->name, "letter_cli.name")
      .required("VALUE", args->value, "letter_cli.value");
  set->callback([&session, args] {
    act(session, [&](app::Folder& f) {
      return app::set_letter_field(f, args->name, args->value, session.by());
    });
  });
}

}  // namespace

void add_letter(CLI::App& root, Session& session) {
  auto* group = session.group(root, "letter", "letter_cli.help.letter");
  group->require_subcommand(1);
  add_make(*group, session);
  add_register(*group, session);
  add_letter_fill(*group, session);
}

void add_practice(CLI::App& root, Session& session) {
  auto* group = session.group(root, "practice", "letter_cli.help.practice");
  group->require_subcommand(1);
  auto args = std::make_shared<LetterArgs>();
  session.command(*group, "list", "letter_cli.help.practice_list")->callback([&session] {
    list_practices(session);
  });
  auto* add = session.writing_command(*group, "add", "letter_cli.help.practice_add");
  TextOptions(*add, session)
      .required("CODE", args->code, "letter_cli.practice_code")
      .required("--title", args->title, "plan_cli.title")
      .required("--source", args->source, "letter_cli.source")
      .text("--zone", args->zone, "letter_cli.zone")
      .text("--indicator", args->indicator, "plan_cli.indicator")
      .text("--text", args->text, "plan_cli.text")
      .text("--effect", args->effect, "letter_cli.effect");
  add->callback([&session, args] {
    act(session, [&](app::Folder& f) {
      return app::add_practice(f,
                               {args->code, args->zone, args->indicator, args->title, args->text,
                                args->source, args->effect},
                               session.by());
    });
  });
  auto* copy = session.writing_command(*group, "copy", "letter_cli.help.practice_copy");
  TextOptions(*copy, session)
      .required("CODE", args->code, "letter_cli.practice_code")
      .required("PLAN", args->plan, "plan_cli.plan")
      .required("MEASURE", args->measure, "plan_cli.item")
      .text("--due", args->due, "plan_cli.due");
  copy->callback([&session, args] { copy_practice(session, *args); });
}

}  // namespace stave::cli
