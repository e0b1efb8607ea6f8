#include "arguments.hpp"
#include "commands.hpp"
#include "options.hpp"
#include "task_show.hpp"

#include "stave/app/notices.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/tasks.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/lights_text.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/task_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace stave::cli {
namespace {

using report::Align;
using report::TextTable;

using TaskArgsRef = std::shared_ptr<TaskArgs>;

Checked<app::TaskRequest> request_of(const TaskArgs& args, TaskStep step) {
  app::TaskRequest out;
  out.step = step;
  out.kind = args.kind;
  out.text = args.text;
  out.risk = args.risk;
  out.no_change = args.no_change;
  out.evidence = args.evidence;
  out.reason = args.reason;
  out.percent = Decimal::parse(args.percent);
  if (!args.percent.empty() && !out.percent) {
    return tl::unexpected(Errors{{Errc::kInvalidInput, args.percent, {"plan_cli.bad_number", {}}}});
  }
  if (args.days_behind >= 0) {
    out.days_behind = args.days_behind;
  }
  if (!args.due.empty()) {
    const auto day = day_of(args.due);
    if (!day) {
      return tl::unexpected(Errors{day.error()});
    }
    out.due = *day;
  }
  return out;
}

void say_done(Session& session, const app::TaskDone& done) {
  if (session.json) {
    return Session::print(wire::to_json(done));
  }
  session.note({"task_cli.done",
                {{"count", std::to_string(done.items.size())},
                 {"items", done.items.size() == 1 ? done.items.front() : ""},
                 {"state", session.say("task_cli.state." + std::string(to_string(done.state)))}}});
}

void take(Session& session, const TaskArgs& args, TaskStep step) {
  auto office = office_of(session, args.rulebook);
  const auto request = request_of(args, step);
  if (!office || !request) {
    return session.refuse(office ? request.error() : office.error());
  }
  const auto done = step == TaskStep::kHandOut
                        ? app::hand_out(office->folder, args.plan, args.items, *request,
                                        office->rules, session.by())
                        : app::take_step(office->folder, args.plan, args.item, *request,
                                         office->rules, session.by());
  if (!done) {
    return session.refuse(done.error());
  }
  say_done(session, *done);
}

Result<void> extend(app::Folder& folder, Session& session, const TaskArgs& args) {
  const auto day = day_of(args.day);
  if (!day) {
    return tl::unexpected(day.error());
  }
  const auto number = app::ask_extension(folder, args.plan, args.item, *day,
                                         {args.evidence, args.reason}, session.by());
  if (!number) {
    return tl::unexpected(number.error());
  }
  session.note({"task_cli.asked", {{"number", std::to_string(*number)}}});
  return {};
}

Result<void> decide(app::Folder& folder, Session& session, const TaskArgs& args, RequestStep step) {
  const auto state = app::decide_request(folder, {args.plan, args.item, args.number}, step,
                                         args.reason, session.by());
  return state ? Result<void>() : tl::unexpected(state.error());
}

/// Adds options to a command of this family.
class TaskOptions {
 public:
  TaskOptions(CLI::App& command, TaskArgsRef args, Session& session)
      : command_(&command), args_(std::move(args)), session_(&session) {
    required("PLAN", args_->plan, "plan_cli.plan");
  }

  TaskOptions& item() { return required("ITEM", args_->item, "plan_cli.item"); }

  TaskOptions& rules() { return text("--rulebook", args_->rulebook, "task_cli.rulebook"); }

  TaskOptions& reason() { return text("--reason", args_->reason, "cli.reason"); }

  TaskOptions& evidence() {
    return text("--evidence", args_->evidence, "task_cli.evidence_option");
  }

  TaskOptions& text(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, session_->say(key))->type_name(session_->say("cli.type_text"));
    return *this;
  }

  TaskOptions& required(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, session_->say(key))
        ->required()
        ->type_name(session_->say("cli.type_text"));
    return *this;
  }

  TaskOptions& flag(const std::string& name, bool& to, std::string_view key) {
    command_->add_flag(name, to, session_->say(key));
    return *this;
  }

 private:
  CLI::App* command_;
  TaskArgsRef args_;
  Session* session_;
};

void notices(Session& session, const TaskArgs& args) {
  auto office = office_of(session, args.rulebook);
  if (!office) {
    return session.refuse(office.error());
  }
  const auto put_out = app::put_out_notices(office->folder, args.plan, office->rules,
                                            session.words().language(), session.by());
  if (!put_out) {
    return session.refuse(put_out.error());
  }
  for (const auto& n : *put_out) {
    fmt::print("{}  {}  {}  {}\n", n.item, n.unit,
               n.person.empty() ? session.say("task_cli.nobody") : n.person, n.text);
  }
  if (args.text.empty()) {
    return;
  }
  const auto sender = app::sender_of(args.text);
  if (!sender) {
    return session.refuse(sender.error());
  }
  const auto sent = app::deliver_notices(office->folder, args.plan, **sender, session.by());
  if (!sent) {
    return session.refuse(sent.error());
  }
  if (sent->failed > 0) {
    session.refuse(sent->errors);
  }
  session.note({"task_cli.sent",
                {{"sent", std::to_string(sent->sent)}, {"failed", std::to_string(sent->failed)}}});
}

void add_step(CLI::App& group, Session& session, TaskStep step) {
  auto args = std::make_shared<TaskArgs>();
  std::string name(to_string(step));
  std::replace(name.begin(), name.end(), '_', '-');
  auto* command =
      session.writing_command(group, name, "task_cli.help." + std::string(to_string(step)));
  TaskOptions options(*command, args, session);
  if (step == TaskStep::kHandOut) {
    command->add_option("ITEMS", args->items, session.say("task_cli.items"))
        ->type_name(session.say("cli.type_text"));
    options.text("--kind", args->kind, "task_cli.kind").text("--due", args->due, "plan_cli.due");
  } else {
    options.item();
  }
  if (step == TaskStep::kFeedback || step == TaskStep::kReport) {
    options.text("--text", args->text, "task_cli.text")
        .text("--percent", args->percent, "task_cli.percent")
        .flag("--risk", args->risk, "task_cli.risk")
        .evidence();
    command->add_option("--days-behind", args->days_behind, session.say("task_cli.days_behind"));
  }
  if (step == TaskStep::kFeedback) {
    options.flag("--no-change", args->no_change, "task_cli.no_change");
  }
  options.reason().rules();
  command->callback([&session, args, step] { take(session, *args, step); });
}

void add_views(CLI::App& group, Session& session) {
  auto args = std::make_shared<TaskArgs>();
  const auto view = [&](const char* name, const char* key, bool item, auto run) {
    auto* command = session.reading_command(group, name, key);
    TaskOptions options(*command, args, session);
    if (item) {
      options.item();
    }
    options.text("--day", args->day, "task_cli.day").rules();
    command->callback([&session, args, run] { run(session, *args); });
    return command;
  };
  view("lights", "task_cli.help.lights", false, show_lights)
      ->add_flag("--attention", args->attention, session.say("task_cli.attention"));
  view("show", "task_cli.help.show", true, show_page);
  view("odd", "task_cli.help.odd", false, show_odd);
  view("targets", "task_cli.help.targets", false, show_targets);
}

void add_notes(CLI::App& group, Session& session) {
  auto args = std::make_shared<TaskArgs>();
  auto* wait = session.writing_command(group, "wait", "task_cli.help.wait");
  TaskOptions(*wait, args, session)
      .item()
      .text("--for", args->unit, "task_cli.waits_for")
      .text("--text", args->text, "task_cli.text");
  wait->callback([&session, args] {
    act(session, [&](app::Folder& f) {
      return app::wait_for(f, args->plan, args->item, args->unit, args->text, session.by());
    });
  });
  auto* event = session.writing_command(group, "event", "task_cli.help.event");
  TaskOptions(*event, args, session)
      .item()
      .required("EVENT", args->event, "task_cli.event")
      .required("--on", args->day, "task_cli.on");
  event->callback([&session, args] {
    act(session, [&](app::Folder& f) {
      const auto day = day_of(args->day);
      return day ? app::record_event(f, args->plan, args->item, args->event, *day, session.by())
                 : tl::unexpected(day.error());
    });
  });
  auto* review = session.writing_command(group, "review", "task_cli.help.review");
  TaskOptions(*review, args, session)
      .required("--on", args->day, "task_cli.on")
      .text("--title", args->title, "plan_cli.title");
  review->callback([&session, args] {
    act(session, [&](app::Folder& f) {
      const auto day = day_of(args->day);
      return day ? app::set_review(f, args->plan, *day, args->title, session.by())
                 : tl::unexpected(day.error());
    });
  });
}

void add_requests(CLI::App& group, Session& session) {
  auto args = std::make_shared<TaskArgs>();
  auto* put_out = session.writing_command(group, "notices", "task_cli.help.notices");
  TaskOptions(*put_out, args, session).text("--send", args->text, "task_cli.send").rules();
  put_out->callback([&session, args] { notices(session, *args); });
  auto* ask = session.writing_command(group, "extend", "task_cli.help.extend");
  TaskOptions(*ask, args, session)
      .item()
      .required("--until", args->day, "task_cli.until")
      .evidence()
      .reason();
  ask->callback([&session, args] {
    act(session, [&](app::Folder& f) { return extend(f, session, *args); });
  });
  auto* aim = session.writing_command(group, "retarget", "task_cli.help.retarget");
  TaskOptions(*aim, args, session)
      .required("TARGET", args->item, "plan_cli.target_id")
      .text("--value", args->text, "plan_cli.value")
      .text("--target-unit", args->unit, "task_cli.target_unit")
      .text("--period", args->day, "task_cli.target_period")
      .evidence()
      .reason();
  aim->callback([&session, args] {
    act(session, [&](app::Folder& f) -> Result<void> {
      if (!args->text.empty() && !Decimal::parse(args->text)) {
        return fail(Errc::kInvalidInput, args->text, {"plan_cli.bad_number", {}});
      }
      const auto number = app::ask_target(f, args->plan, args->item,
                                          {Decimal::parse(args->text), args->unit, args->day},
                                          {args->evidence, args->reason}, session.by());
      return number ? Result<void>() : tl::unexpected(number.error());
    });
  });
  for (const RequestStep step : kRequestSteps) {
    auto* command =
        session.writing_command(group, std::string(to_string(step)) + "-request",
                                "task_cli.help.request_" + std::string(to_string(step)));
    TaskOptions(*command, args, session)
        .required("SUBJECT", args->item, "task_cli.subject")
        .reason();
    command->add_option("NUMBER", args->number, session.say("task_cli.number"))->required();
    command->callback([&session, args, step] {
      act(session, [&](app::Folder& f) { return decide(f, session, *args, step); });
    });
  }
}

}  // namespace

void add_task(CLI::App& root, Session& session) {
  auto* group = session.group(root, "task", "task_cli.help.task");
  group->require_subcommand(1);
  add_views(*group, session);
  for (const TaskStep step : kTaskSteps) {
    if (step != TaskStep::kRegister) {
      add_step(*group, session, step);
    }
  }
  add_notes(*group, session);
  add_requests(*group, session);
}

}  // namespace stave::cli
