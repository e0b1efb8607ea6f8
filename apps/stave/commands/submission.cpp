#include "arguments.hpp"
#include "explanations.hpp"

#include "stave/app/submissions.hpp"
#include "stave/app/value_text.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/findings_text.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/collection_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stave::cli {
namespace {

using report::Align;
using report::TextTable;

struct SubmissionArgs {
  std::string form;
  std::string period;
  std::string unit;
  std::string reason;
  std::vector<std::string> cells;         ///< "gdp=12.5 亿元"
  std::vector<std::string> explanations;  ///< "finding=text"
  std::int64_t seen = 0;
};

Result<SubmissionKey> key_of(const SubmissionArgs& args) {
  const auto period = period_of(args.period);
  if (!period) {
    return tl::unexpected(period.error());
  }
  return SubmissionKey{args.form, *period, args.unit};
}

std::string name_of(const SubmissionKey& key) {
  return fmt::format("{} {} {}", key.form, key.period.to_string(), key.unit);
}

void print_cells(const app::Submission& s, const Session& session) {
  TextTable table({{session.say("collect.cli.col_code")},
                   {session.say("collect.cli.col_element")},
                   {session.say("cli.trace_unit")},
                   {session.say("collect.cli.col_value"), Align::kRight},
                   {session.say("collect.cli.col_last"), Align::kRight},
                   {session.say("collect.cli.col_year"), Align::kRight},
                   {session.say("collect.cli.col_record"), Align::kRight},
                   {session.say("collect.cli.col_by")}});
  for (const auto& cell : s.cells) {
    table.add({cell.element.code, in_words(cell.element.title, session), cell.element.unit.symbol(),
               cell.entry ? in_words(cell.entry->value, session) : "",
               in_words(cell.last_period, session), in_words(cell.last_year, session),
               in_words(cell.of_record, session), cell.entry ? cell.entry->made.actor : ""});
  }
  fmt::print("{}", table.to_string());
}

void print_history(const app::Submission& s, const Session& session) {
  TextTable table({{session.say("collect.cli.col_at")},
                   {session.say("collect.cli.col_by")},
                   {session.say("collect.cli.col_step")},
                   {session.say("collect.cli.col_state")},
                   {session.say("collect.cli.col_round"), Align::kRight},
                   {session.say("cli.audit_reason")}});
  for (const StepTaken& step : s.steps) {
    table.add({report::readable_time(step.made.at), step.made.actor,
               session.say("collect.step." + std::string(to_string(step.step))),
               session.say("collect.state." + std::string(to_string(step.state))),
               std::to_string(step.round), step.made.reason});
  }
  fmt::print("\n{}", table.to_string());
  for (const Finding& f : s.findings) {
    fmt::print("{} {}: {}\n", session.say("check.severity." + std::string(to_string(f.severity))),
               app::finding_name(f), report::said(s.pack, f, session.words()));
  }
  for (const Explanation& e : s.explanations) {
    fmt::print("{}: {} ({})\n", e.finding, e.text, e.made.actor);
  }
  for (const auto& signal : s.signals) {
    fmt::print("{}\n", session.say(Message{
                           "collect.signal." + std::string(to_string(signal.kind)),
                           {{"what", signal.what}, {"times", std::to_string(signal.times)}}}));
  }
}

void show(Session& session, const SubmissionArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto key = key_of(args);
  const auto known = session.known(*folder);
  if (!key || !known) {
    return session.refuse(key ? known.error() : key.error());
  }
  const auto found = app::submission_of(*folder, *key, session.by(), *known);
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*found));
  }
  fmt::print(
      "{}\n\n",
      session.say(Message{
          "collect.cli.submission_head",
          {{"title", in_words(found->form.title, session)},
           {"form", key->form},
           {"unit", found->unit_name},
           {"period", args.period},
           {"state", session.say("collect.state." + std::string(to_string(found->status.state)))},
           {"round", std::to_string(found->status.round)},
           {"due", to_string(found->status.window.due)},
           {"seen", std::to_string(found->seen)}}}));
  print_cells(*found, session);
  print_history(*found, session);
}

/// "a=b" in two.
Result<std::pair<std::string, std::string>> pair_of(const std::string& text) {
  const auto at = text.find('=');
  if (at == 0 || at == std::string::npos || at + 1 == text.size()) {
    return fail(Errc::kInvalidInput, text, {"collect.cli.bad_set", {{"found", text}}});
  }
  return std::pair(text.substr(0, at), text.substr(at + 1));
}

/// The cells as they were typed; every fault of all of them.
Checked<std::vector<NewEntry>> entries_of(const SubmissionArgs& args,
                                          const app::Submission& submission) {
  std::vector<NewEntry> out;
  Errors errors;
  for (const std::string& text : args.cells) {
    const auto pair = pair_of(text);
    if (!pair) {
      errors.push_back(pair.error());
      continue;
    }
    const auto cell =
        std::find_if(submission.cells.begin(), submission.cells.end(), [&](const auto& c) {
          return c.element.code == pair->first || c.element.title.zh == pair->first ||
                 c.element.title.en == pair->first;
        });
    if (cell == submission.cells.end()) {
      errors.push_back(
          {Errc::kInvalidInput, text, {"submission.unknown_element", {{"element", pair->first}}}});
      continue;
    }
    const auto value = app::value_of_cell(office::text_cell(pair->second), cell->element, "", text);
    if (!value) {
      errors.push_back(value.error());
      continue;
    }
    out.push_back({cell->element.code, *value, ""});
  }
  return errors.empty() ? Checked<std::vector<NewEntry>>(std::move(out))
                        : tl::unexpected(std::move(errors));
}

/// What is to be saved, from the words of the command line.
Checked<app::StepRequest> save_request(app::Folder& folder, const Session& session,
                                       const SubmissionKey& key, const SubmissionArgs& args) {
  const auto submission = app::submission_of(folder, key, session.by());
  if (!submission) {
    return tl::unexpected(submission.error());
  }
  auto entries = entries_of(args, *submission);
  if (!entries) {
    return tl::unexpected(entries.error());
  }
  app::StepRequest out;
  out.entries = *std::move(entries);
  for (const std::string& text : args.explanations) {
    const auto pair = pair_of(text);
    if (!pair) {
      return tl::unexpected(Errors{pair.error()});
    }
    out.explanations.insert_or_assign(pair->first, pair->second);
  }
  return out;
}

void say_done(Session& session, const SubmissionKey& key, SubmissionStep step,
              const app::StepDone& done) {
  if (session.json) {
    return Session::print(wire::to_json(done));
  }
  if (done.change == 0) {
    return session.note({"collect.cli.submission_idle", {{"submission", name_of(key)}}});
  }
  session.note({"collect.cli.submission_done",
                {{"submission", name_of(key)},
                 {"step", session.say("collect.step." + std::string(to_string(step)))},
                 {"state", session.say("collect.state." + std::string(to_string(done.state)))},
                 {"round", std::to_string(done.round)}}});
  if (done.late) {
    session.note({"collect.cli.submission_late", {}});
  }
}

void take(Session& session, SubmissionStep step, const SubmissionArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto key = key_of(args);
  if (!key) {
    return session.refuse(key.error());
  }
  auto request = step == SubmissionStep::kSave ? save_request(*folder, session, *key, args)
                                               : Checked<app::StepRequest>(app::StepRequest());
  if (!request) {
    return session.refuse(request.error());
  }
  request->step = step;
  request->reason = args.reason;
  request->seen = args.seen > 0 ? std::optional(args.seen) : std::nullopt;
  const auto done = app::take_step(*folder, *key, *request, session.by());
  if (!done) {
    return session.refuse(done.error());
  }
  say_done(session, *key, step, *done);
}

void add_key(CLI::App& command, const Session& session, SubmissionArgs& args) {
  const auto add = [&](const char* name, std::string& value, const char* key) {
    command.add_option(name, value, session.say(key))
        ->required()
        ->type_name(session.say("cli.type_text"));
  };
  add("FORM", args.form, "collect.cli.form_code");
  add("PERIOD", args.period, "collect.cli.form_period");
  add("UNIT", args.unit, "collect.cli.form_unit");
}

void add_step(CLI::App& group, Session& session, SubmissionStep step) {
  const std::string name(to_string(step));
  auto* command = session.writing_command(group, name, "collect.cli.submission_" + name);
  auto args = std::make_shared<SubmissionArgs>();
  add_key(*command, session, *args);
  command->add_option("--seen", args->seen, session.say("collect.cli.submission_seen"))
      ->type_name(session.say("cli.type_number"));
  command->add_option("--reason", args->reason, session.say("cli.reason"))
      ->type_name(session.say("cli.type_text"));
  if (step == SubmissionStep::kSave) {
    command->add_option("--set", args->cells, session.say("collect.cli.submission_set"))
        ->type_name(session.say("cli.type_text"));
    command
        ->add_option("--explain", args->explanations, session.say("collect.cli.submission_explain"))
        ->type_name(session.say("cli.type_text"));
  }
  command->callback([&session, step, args] { take(session, step, *args); });
}

}  // namespace

void add_submission(CLI::App& root, Session& session) {
  auto* group = session.group(root, "submission", "collect.cli.submission");
  group->require_subcommand(1);
  auto* view = session.reading_command(*group, "show", "collect.cli.submission_show");
  auto args = std::make_shared<SubmissionArgs>();
  add_key(*view, session, *args);
  view->callback([&session, args] { show(session, *args); });
  add_explanations(*group, session);
  for (const SubmissionStep step : kSubmissionSteps) {
    add_step(*group, session, step);
  }
}

}  // namespace stave::cli
