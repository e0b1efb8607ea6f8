#include "stave/app/reconcile.hpp"

#include "arguments.hpp"
#include "commands.hpp"
#include "known_elements.hpp"

#include "stave/report/reconciliation_report.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/sources_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace stave::cli {
namespace {

struct DifferenceArgs {
  std::string period;
  std::string zone;
  std::string tolerance = "0%";
  std::string xlsx;
};

struct DecideArgs {
  std::string zone;
  std::string element;
  std::string period;
  bool keep = false;
  std::string take;
  std::string reason;
};

std::optional<Decimal> tolerance_of(std::string_view text) {
  if (!text.ends_with('%')) {
    return std::nullopt;
  }
  const auto percent = Decimal::parse(text.substr(0, text.size() - 1));
  return percent && percent->sign() >= 0 ? percent : std::nullopt;
}

Result<app::ReconcileOptions> options_of(const DifferenceArgs& args) {
  const auto period = Period::parse(args.period);
  if (!period) {
    return fail(Errc::kInvalidInput, "--period",
                {args.period.empty() ? "reconcile.no_period" : "reconcile.bad_period",
                 {{"found", args.period}}});
  }
  const auto tolerance = tolerance_of(args.tolerance);
  if (!tolerance) {
    return fail(Errc::kInvalidInput, "--tolerance",
                {"reconcile.bad_tolerance", {{"found", args.tolerance}}});
  }
  return app::ReconcileOptions{*period, args.zone, *tolerance};
}

std::string digits_of(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "";
}

std::string table_of(const app::Reconciliation& found, const Session& session) {
  using report::Align;
  constexpr int kPercentPlaces = 2;
  const auto w = [&](const char* key) { return session.say(key); };
  const bool english = session.words().language() == i18n::Language::kEnglish;
  report::TextTable table({{w("reconcile.subject")},
                           {w("reconcile.element")},
                           {w("reconcile.source")},
                           {w("reconcile.record"), Align::kRight},
                           {w("reconcile.stated"), Align::kRight},
                           {w("reconcile.difference"), Align::kRight},
                           {w("reconcile.percent"), Align::kRight},
                           {w("reconcile.unit")},
                           {w("reconcile.standing")},
                           {w("reconcile.decision")},
                           {w("reconcile.reason")},
                           {w("reconcile.person")}});
  for (const Difference& d : found.differences) {
    table.add({d.subject_name, english ? d.element.en : d.element.zh, d.source_title,
               d.record ? in_words(*d.record, session) : w("cli.never_reported"),
               in_words(d.stated, session), digits_of(d.gap.difference),
               d.gap.percent ? d.gap.percent->to_fixed(kPercentPlaces, Rounding::kHalfUp) : "",
               d.unit, session.say("reconcile." + std::string(to_string(d.standing))),
               d.person.empty() && d.reason.empty() ? "" : decision_text(d.taken, session),
               d.reason, d.person});
  }
  return table.to_string();
}

void print_list(const app::Reconciliation& found, const Session& session) {
  const auto open =
      std::count_if(found.differences.begin(), found.differences.end(),
                    [](const Difference& d) { return d.standing != Standing::kDecided; });
  fmt::print("{}\n", session.say(Message{"reconcile.head",
                                         {{"period", found.period.to_string()},
                                          {"statements", std::to_string(found.statements)},
                                          {"tolerance", found.tolerance.to_string()},
                                          {"differences", std::to_string(found.differences.size())},
                                          {"open", std::to_string(open)}}}));
  if (!found.differences.empty()) {
    fmt::print("{}", table_of(found, session));
  }
  if (found.basis.generated) {
    fmt::print("{}\n", session.say("report.basis.generated"));
  }
  fmt::print("{}\n",
             session.say(Message{"report.basis.trail", {{"code", found.basis.trail_code()}}}));
}

Result<void> write_workbook(const app::Reconciliation& found, const std::string& file,
                            const Session& session) {
  const auto bytes = report::reconciliation_xlsx({found.period, found.tolerance, found.differences,
                                                  found.basis.trail_code(), found.basis.generated},
                                                 session.words());
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  return write_file(file, *bytes);
}

void list(Session& session, const DifferenceArgs& args) {
  const auto options = options_of(args);
  if (!options) {
    return session.refuse(options.error());
  }
  const auto elements = known_elements("");
  if (!elements) {
    return session.refuse(elements.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto found = app::reconcile(*folder, elements->elements, *options, *known);
  if (!args.xlsx.empty()) {
    if (const auto written = write_workbook(found, args.xlsx, session); !written) {
      return session.refuse(written.error());
    }
    session.note({"cli.written", {{"file", args.xlsx}}});
  }
  if (session.json) {
    return Session::print(wire::to_json(found));
  }
  print_list(found, session);
}

Result<app::DecideOptions> options_of(const DecideArgs& args, const Session& session) {
  const auto period = Period::parse(args.period);
  if (!period) {
    return fail(Errc::kInvalidInput, "PERIOD", {"reconcile.bad_period", {{"found", args.period}}});
  }
  if (args.keep == !args.take.empty()) {
    return fail(Errc::kInvalidInput, "", {"reconcile.keep_or_take", {}});
  }
  return app::DecideOptions{args.zone, args.element, *period, args.take, args.reason, session.by()};
}

void decide(Session& session, const DecideArgs& args) {
  const auto options = options_of(args, session);
  if (!options) {
    return session.refuse(options.error());
  }
  const auto elements = known_elements("");
  if (!elements) {
    return session.refuse(elements.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = app::decide(*folder, elements->elements, *options);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  const FigureKey& key = done->key;
  session.note(
      {args.keep ? "reconcile.kept" : "reconcile.took",
       {{"figure", key.subject + " " + key.element + " " + key.period.to_string()},
        {"before", in_words(done->before, session)},
        {"after", in_words(done->after, session)},
        {"source", args.take},
        {"count", std::to_string(done->sources)},
        {"change", std::to_string(done->change)},
        {"code", fmt::format("{}-{}", done->change, done->head.substr(0, kShownDigits))}}});
}

void add_decide(CLI::App& parent, Session& session) {
  auto* command = session.writing_command(parent, "decide", "reconcile.help.decide");
  auto args = std::make_shared<DecideArgs>();
  command->add_option("ZONE", args->zone, session.say("evidence.help.zone"))
      ->required()
      ->type_name(session.say("cli.type_zone"));
  command->add_option("ELEMENT", args->element, session.say("reconcile.help.element"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  command->add_option("PERIOD", args->period, session.say("reconcile.help.period"))
      ->required()
      ->type_name(session.say("cli.type_period"));
  command->add_flag("--keep", args->keep, session.say("reconcile.help.keep"));
  command->add_option("--take", args->take, session.say("reconcile.help.take"))
      ->type_name(session.say("cli.type_source"));
  command->add_option("--reason", args->reason, session.say("reconcile.help.reason"))
      ->type_name(session.say("cli.type_text"));
  command->callback([&session, args] { decide(session, *args); });
}

}  // namespace

void add_reconcile(CLI::App& root, Session& session) {
  auto* command = session.reading_command(root, "reconcile", "reconcile.help.reconcile");
  command->require_subcommand(0, 1);
  auto args = std::make_shared<DifferenceArgs>();
  command->add_option("--period", args->period, session.say("reconcile.help.period"))
      ->type_name(session.say("cli.type_period"));
  command->add_option("--zone", args->zone, session.say("reconcile.help.zone"))
      ->type_name(session.say("cli.type_zone"));
  command->add_option("--tolerance", args->tolerance, session.say("reconcile.help.tolerance"))
      ->type_name("N%");
  command->add_option("--xlsx", args->xlsx, session.say("reconcile.help.xlsx"))
      ->type_name(session.say("cli.type_file"));
  add_decide(*command, session);
  command->callback([&session, command, args] {
    if (command->get_subcommands().empty()) {
      list(session, *args);
    }
  });
}

}  // namespace stave::cli
