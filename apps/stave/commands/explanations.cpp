#include "explanations.hpp"

#include "arguments.hpp"

#include "stave/app/audit.hpp"
#include "stave/app/forms.hpp"
#include "stave/app/submissions.hpp"
#include "stave/check/words.hpp"
#include "stave/report/explanations_report.hpp"
#include "stave/report/findings_text.hpp"
#include "stave/report/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace stave::cli {
namespace {

struct ExplanationArgs {
  std::string form;
  std::string period;
  std::string xlsx;
};

void add_rows(const app::Submission& s, const Session& session,
              std::vector<report::ExplanationRow>& rows) {
  for (const Finding& finding : s.findings) {
    report::ExplanationRow row;
    row.unit = s.unit_name;
    row.rule = in_words(check::check_of(s.pack, finding).title, session);
    row.severity = finding.severity;
    row.found = report::said(s.pack, finding, session.words());
    const auto answer =
        std::find_if(s.explanations.begin(), s.explanations.end(),
                     [&](const Explanation& e) { return e.finding == app::finding_name(finding); });
    if (answer != s.explanations.end()) {
      row.text = answer->text;
      row.person = answer->made.actor;
      row.at = answer->made.at;
    }
    rows.push_back(std::move(row));
  }
}

Checked<report::ExplanationsReport> collect_rows(app::Folder& folder, const Session& session,
                                                 const ExplanationArgs& args) {
  const auto period = period_of(args.period);
  if (!period) {
    return tl::unexpected(Errors{period.error()});
  }
  report::ExplanationsReport out;
  out.form = args.form;
  out.period = args.period;
  out.generated = folder.generated();
  for (const auto& status : app::form_status(folder, args.form, *period, session.by())) {
    const auto submission =
        app::submission_of(folder, {args.form, *period, status.unit.unit}, session.by());
    if (!submission) {
      return tl::unexpected(submission.error());
    }
    add_rows(*submission, session, out.rows);
  }
  for (const auto& row : app::trail_rows(folder, "", 1)) {
    out.trail = fmt::format("{}-{}", row.seq, row.hash.substr(0, kShownDigits));
  }
  return out;
}

void print(const report::ExplanationsReport& report, const Session& session) {
  if (session.json) {
    auto rows = nlohmann::json::array();
    for (const auto& r : report.rows) {
      rows.push_back({{"unit", r.unit},
                      {"rule", r.rule},
                      {"severity", to_string(r.severity)},
                      {"found", r.found},
                      {"explanation", r.text},
                      {"person", r.person},
                      {"at", r.at}});
    }
    return Session::print({{"form", report.form}, {"period", report.period}, {"rows", rows}});
  }
  if (report.rows.empty()) {
    return session.note({"collect.cli.no_explanations", {}});
  }
  report::TextTable table({{session.say("collect.cli.col_unit")},
                           {session.say("collect.cli.col_rule")},
                           {session.say("collect.cli.col_severity")},
                           {session.say("collect.cli.col_found")},
                           {session.say("collect.cli.col_explanation")},
                           {session.say("collect.cli.col_by")}});
  for (const auto& r : report.rows) {
    table.add({r.unit, r.rule, session.say("check.severity." + std::string(to_string(r.severity))),
               r.found, r.text, r.person});
  }
  fmt::print("{}", table.to_string());
}

void run(Session& session, const ExplanationArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto report = collect_rows(*folder, session, args);
  if (!report) {
    return session.refuse(report.error());
  }
  if (!args.xlsx.empty()) {
    const auto bytes = report::explanations_xlsx(*report, session.words());
    const auto written =
        bytes ? write_file(args.xlsx, *bytes) : Result<void>(tl::unexpected(bytes.error()));
    if (!written) {
      return session.refuse(written.error());
    }
    session.note({"collect.cli.explanations_written", {{"file", args.xlsx}}});
  }
  print(*report, session);
}

}  // namespace

void add_explanations(CLI::App& group, Session& session) {
  auto* command = session.command(group, "explanations", "collect.cli.submission_explanations");
  auto args = std::make_shared<ExplanationArgs>();
  command->add_option("FORM", args->form, session.say("collect.cli.form_code"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  command->add_option("PERIOD", args->period, session.say("collect.cli.form_period"))
      ->required()
      ->type_name(session.say("cli.type_text"));
  command->add_option("--xlsx", args->xlsx, session.say("collect.cli.form_out"))
      ->type_name(session.say("cli.type_file"));
  command->callback([&session, args] { run(session, *args); });
}

}  // namespace stave::cli
