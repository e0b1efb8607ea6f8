#include "task_show.hpp"

#include "arguments.hpp"
#include "options.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/tasks.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/lights_text.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/task_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>

namespace stave::cli {
namespace {

using report::Align;
using report::TextTable;

Result<Day> asked_day(const Session& session, const TaskArgs& args) {
  return args.day.empty() ? Result<Day>(session.by().today()) : day_of(args.day);
}

std::string text_of(const std::optional<Day>& day) {
  return day ? to_string(*day) : "";
}

/// "2019-11-30（原 2019-09-30，延期 1 次）"
std::string due_text(const app::TaskRow& row, const Session& session) {
  if (row.extensions == 0) {
    return text_of(row.due);
  }
  return session.say(Message{"task_cli.moved",
                             {{"due", text_of(row.due)},
                              {"first", text_of(row.first_due)},
                              {"times", std::to_string(row.extensions)}}});
}

bool needs_attention(const app::TaskRow& row) {
  return row.light.colour != LightColour::kGreen && row.light.colour != LightColour::kGrey;
}

void print_lights(const app::Lights& lights, const Organisation& organisation, const TaskArgs& args,
                  const Session& session) {
  TextTable table({{session.say("task_cli.light")},
                   {session.say("plan_text.number")},
                   {session.say("plan_text.title")},
                   {session.say("plan_text.units")},
                   {session.say("task_cli.state_head")},
                   {session.say("plan_text.due")},
                   {"%", Align::kRight},
                   {session.say("task_cli.reason")}});
  for (const app::TaskRow& row : lights.rows) {
    if (args.attention && !needs_attention(row)) {
      continue;
    }
    table.add({report::light_text(row.light.colour, session.words()), row.item.id, row.item.title,
               report::unit_name(organisation, row.item.lead()),
               session.say("task_cli.state." + std::string(to_string(row.state))),
               due_text(row, session), row.percent ? row.percent->to_string() : "",
               row.light.reason.key.empty() ? "" : session.say(row.light.reason)});
  }
  fmt::print("{}", table.to_string());
}

using Look = std::function<void(Office&, Day, const app::Knowledge&)>;

void look(Session& session, const TaskArgs& args, const Look& use) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto day = asked_day(session, args);
  const bool past = day && *day < session.by().today();
  const auto known = session.known(office->folder, past ? args.day : "");
  if (!known || !day) {
    return session.refuse(known ? day.error() : known.error());
  }
  use(*office, *day, *known);
}

/// A due day, or what is said of a target.
std::string asked_text(const RequestVersion& request, const std::string& text) {
  return request.kind == RequestKind::kTargetChange ? readable(target_wish_of(text)) : text;
}

void print_page(const app::TaskPage& page, const Session& session) {
  const app::TaskRow& row = page.row;
  fmt::print("{} {}\n{}\n{}  {}\n", row.item.id, row.item.title, page.sentence,
             report::light_text(row.light.colour, session.words()),
             row.light.reason.key.empty() ? "" : session.say(row.light.reason));
  fmt::print("{}: {}\n\n", session.say("plan_text.due"), due_text(row, session));
  TextTable table({{session.say("collect.cli.col_at")},
                   {session.say("collect.cli.col_by")},
                   {session.say("collect.cli.col_step")},
                   {session.say("task_cli.state_head")},
                   {"%", Align::kRight},
                   {session.say("plan_text.field_text")},
                   {session.say("task_cli.evidence")},
                   {session.say("cli.audit_reason")}});
  for (const TaskStepTaken& step : page.steps) {
    table.add({report::readable_time(step.made.at), step.made.actor,
               session.say("task_cli.step." + std::string(to_string(step.step))),
               session.say("task_cli.state." + std::string(to_string(step.state))),
               step.percent ? step.percent->to_string() : "", step.text, step.evidence,
               step.made.reason});
  }
  fmt::print("{}", table.to_string());
  for (const RequestVersion& r : page.requests) {
    fmt::print("{}\n", session.say(Message{"task_cli.request",
                                           {{"number", std::to_string(r.number)},
                                            {"state", session.say("task_cli.request_state." +
                                                                  std::string(to_string(r.state)))},
                                            {"before", asked_text(r, r.before)},
                                            {"wanted", asked_text(r, r.wanted)},
                                            {"actor", r.made.actor},
                                            {"reason", r.made.reason}}}));
  }
}

std::string rounded(const std::optional<Decimal>& value) {
  constexpr int kPlaces = 2;
  return value ? value->rounded(kPlaces, Rounding::kHalfUp).to_string() : "";
}

void print_targets(const std::vector<app::TargetRow>& rows, const Session& session) {
  TextTable table({{session.say("plan_text.number")},
                   {session.say("plan_text.indicator")},
                   {session.say("task_cli.progress")},
                   {session.say("task_cli.figure"), Align::kRight},
                   {session.say("task_cli.goal"), Align::kRight},
                   {session.say("task_cli.estimate"), Align::kRight},
                   {session.say("task_cli.reason")}});
  for (const auto& row : rows) {
    const Message& reason = row.why ? *row.why : row.progress.reason;
    table.add({row.target.id, row.target.what.indicator,
               session.say(word_key_of(row.progress.kind)), rounded(row.figure),
               row.phasing ? rounded(row.phasing->goal) : "",
               row.estimate ? rounded(row.estimate->value) : "",
               reason.key.empty() ? "" : session.say(reason)});
  }
  fmt::print("{}", table.to_string());
}

}  // namespace

void show_lights(Session& session, const TaskArgs& args) {
  look(session, args, [&](Office& office, Day day, const app::Knowledge& known) {
    const auto found = app::lights(office.folder, args.plan, day, office.rules, known);
    if (!found) {
      return session.refuse(found.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*found, session.words()));
    }
    print_lights(*found, app::organisation_of(office.folder, known.up_to), args, session);
  });
}

void show_page(Session& session, const TaskArgs& args) {
  look(session, args, [&](Office& office, Day day, const app::Knowledge& known) {
    const auto page = app::task_page(office.folder, args.plan, args.item, day, office.rules, known);
    if (!page) {
      return session.refuse(page.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*page, session.words()));
    }
    print_page(*page, session);
  });
}

void show_odd(Session& session, const TaskArgs& args) {
  look(session, args, [&](Office& office, Day day, const app::Knowledge& known) {
    const auto odd = app::odd_list(office.folder, args.plan, day, office.rules, known);
    if (!odd) {
      return session.refuse(odd.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*odd, session.words()));
    }
    for (const auto& o : *odd) {
      fmt::print("{}  {}\n", o.item, session.say(o.reason));
    }
    if (odd->empty()) {
      session.note({"task_cli.nothing_odd", {}});
    }
  });
}

void show_targets(Session& session, const TaskArgs& args) {
  look(session, args, [&](Office& office, Day day, const app::Knowledge& known) {
    const auto rows = app::target_progress(office.folder, args.plan, day, office.rules, known);
    if (!rows) {
      return session.refuse(rows.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*rows, session.words()));
    }
    print_targets(*rows, session);
  });
}

}  // namespace stave::cli
