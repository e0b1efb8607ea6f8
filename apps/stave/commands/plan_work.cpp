#include "plan_work.hpp"

#include "arguments.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/report/work_plan_text.hpp"
#include "stave/wire/work_plan_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace stave::cli {
namespace {

struct PlanArgs {
  std::string file;
  std::string plan;
  std::string pack = "etdz-2016";
  std::vector<std::string> ids;
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> lead;
  std::vector<std::string> with;
  std::string start;
  std::string due;
  std::string repeats;
  std::vector<std::string> effects;  ///< "indicator" or "indicator+months"
  std::string reason;
  std::string from;
  std::string to;
  std::string indicator;
  std::string element;
  std::string value;
  std::string base;
  std::string base_source;
  std::string phasing;
  std::vector<std::string> phases;  ///< "2019-06=3.5"
  int question = 0;
  int year = 0;
  int round = 0;
};

using Args = std::shared_ptr<PlanArgs>;
using Use = std::function<Checked<app::PlanReceipt>(app::Folder&)>;

/// Opens the folder, runs the use case, says what it did.
void run(Session& session, const Use& use) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto done = use(*folder);
  if (!done) {
    return session.refuse(done.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*done));
  }
  const bool rows = done->items + done->targets > 0;
  session.note({done->change == 0 ? "plan_cli.same" : (rows ? "plan_cli.done" : "plan_cli.noted"),
                {{"plan", done->plan},
                 {"items", std::to_string(done->items)},
                 {"targets", std::to_string(done->targets)}}});
}

tl::unexpected<Errors> refused(Error error) {
  return tl::unexpected(Errors{std::move(error)});
}

Result<std::optional<Day>> optional_day(const std::string& text) {
  if (text.empty()) {
    return std::optional<Day>();
  }
  const auto day = day_of(text);
  return day ? Result<std::optional<Day>>(*day) : tl::unexpected(day.error());
}

Result<std::optional<Frequency>> optional_frequency(const std::string& text) {
  const auto out = frequency_of(text);
  if (!out && !text.empty()) {
    return fail(Errc::kInvalidInput, text, {"plan_cli.bad_frequency", {}});
  }
  return out;
}

Result<std::optional<Decimal>> optional_number(const std::string& text) {
  const auto out = Decimal::parse(text);
  if (!out && !text.empty()) {
    return fail(Errc::kInvalidInput, text, {"plan_cli.bad_number", {}});
  }
  return out;
}

std::vector<Assignment> units_of(const PlanArgs& args) {
  std::vector<Assignment> out;
  for (const std::string& unit : args.lead) {
    out.push_back({unit, UnitRole::kLead});
  }
  for (const std::string& unit : args.with) {
    out.push_back({unit, UnitRole::kCooperating});
  }
  return out;
}

Result<std::vector<EffectLink>> effects_of(const PlanArgs& args) {
  std::vector<EffectLink> out;
  for (const std::string& text : args.effects) {
    const auto at = text.rfind('+');
    const auto months = at == std::string::npos ? Decimal(0) : Decimal::parse(text.substr(at + 1));
    if (!months || months->sign() < 0) {
      return fail(Errc::kInvalidInput, text, {"plan_cli.bad_effect", {}});
    }
    out.push_back({text.substr(0, at), static_cast<int>(months->to_double())});
  }
  return out;
}

template <class T>
std::optional<T> given(T value, bool is_given) {
  return is_given ? std::optional<T>(std::move(value)) : std::nullopt;
}

void adopt(Session& session, const PlanArgs& args) {
  auto bytes = read_file(args.file);
  if (!bytes) {
    return session.refuse(bytes.error());
  }
  const auto name = std::filesystem::path(args.file).filename().string();
  run(session, [&](app::Folder& folder) {
    return app::adopt_plan(folder, {args.plan, *bytes, name, args.year, args.pack}, session.by());
  });
}

Checked<app::PlanReceipt> correct_item(app::Folder& folder, const PlanArgs& args,
                                       const app::By& by) {
  const auto start = optional_day(args.start);
  const auto due = optional_day(args.due);
  const auto repeats = optional_frequency(args.repeats);
  auto effects = effects_of(args);
  if (!start || !due || !repeats) {
    return refused(!start ? start.error() : (!due ? due.error() : repeats.error()));
  }
  if (!effects) {
    return refused(effects.error());
  }
  app::ItemEdit edit;
  edit.id = args.id;
  edit.title = given(args.title, !args.title.empty());
  edit.units = given(units_of(args), !args.lead.empty() || !args.with.empty());
  edit.start = *start;
  edit.due = *due;
  edit.repeats = *repeats;
  edit.effects = given(*std::move(effects), !args.effects.empty());
  return app::correct(folder, args.plan, edit, by, args.reason);
}

/// "2019-06=3.5" of every period.
Result<std::map<Period, Decimal>> phases_of(const PlanArgs& args) {
  std::map<Period, Decimal> out;
  for (const std::string& text : args.phases) {
    const auto at = text.find('=');
    const auto period = Period::parse(text.substr(0, at));
    const auto value = at == std::string::npos ? std::nullopt : Decimal::parse(text.substr(at + 1));
    if (!period || !value) {
      return fail(Errc::kInvalidInput, text, {"plan_cli.bad_phase", {}});
    }
    out.insert_or_assign(*period, *value);
  }
  return out;
}

Checked<app::TargetEdit> target_edit(const PlanArgs& args) {
  const auto value = optional_number(args.value);
  const auto base = optional_number(args.base);
  auto phases = phases_of(args);
  if (!value || !base || !phases) {
    return refused(!value ? value.error() : (!base ? base.error() : phases.error()));
  }
  app::TargetEdit out;
  out.id = args.id;
  out.indicator = given(args.indicator, !args.indicator.empty());
  out.element = given(args.element, !args.element.empty());
  out.value = *value;
  out.base = *base;
  out.base_source = given(args.base_source, !args.base_source.empty());
  out.phasing = phasing_method_of(args.phasing);
  if (!args.phasing.empty() && !out.phasing) {
    return refused({Errc::kInvalidInput, args.phasing, {"plan_cli.bad_phasing", {}}});
  }
  out.phases = given(*std::move(phases), !args.phases.empty());
  return out;
}

void show(Session& session, const PlanArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto view = app::plan_of(*folder, args.plan, *known);
  if (!view) {
    return session.refuse(view.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*view, session.words()));
  }
  fmt::print("{}\n\n{}", view->plan.title,
             report::work_plan_text(view->plan, app::organisation_of(*folder, known->up_to),
                                    session.words()));
  for (const auto& b : view->baselines) {
    fmt::print("{}\n", session.say(Message{"plan_cli.baseline",
                                           {{"number", std::to_string(b.number)},
                                            {"at", report::readable_time(b.made.at)},
                                            {"actor", b.made.actor},
                                            {"reason", b.made.reason}}}));
  }
}

void questions(Session& session, const PlanArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto view = app::plan_of(*folder, args.plan);
  if (!view) {
    return session.refuse(view.error());
  }
  for (std::size_t q = 0; q < view->questions.size(); ++q) {
    std::string said;
    for (const Answer& a : view->plan.answers) {
      said = a.question == static_cast<int>(q) + 1 ? a.text : said;
    }
    fmt::print("Q{}  {}\n    {}\n    {}\n", q + 1, session.say(view->questions[q].what),
               view->sentence(view->questions[q].span),
               said.empty() ? session.say("plan_cli.open") : said);
  }
}

void list(Session& session) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto plans = app::plans(*folder, *known);
  if (session.json) {
    auto out = nlohmann::json::array();
    for (const WorkPlan& p : plans) {
      out.push_back(wire::to_json(p));
    }
    return Session::print(out);
  }
  report::TextTable table({{session.say("plan_text.code")},
                           {session.say("plan_text.title")},
                           {session.say("plan_text.year")},
                           {session.say("plan_text.pack")}});
  for (const WorkPlan& p : plans) {
    table.add({p.code, p.title, std::to_string(p.year), p.pack});
  }
  fmt::print("{}", table.to_string());
}

void compare(Session& session, const PlanArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto before = session.known_on(*folder, args.from);
  const auto after = session.known_on(*folder, args.to);
  if (!before || !after) {
    return session.refuse(before ? after.error() : before.error());
  }
  const auto found = app::compare_plan(*folder, args.plan, *before, *after);
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*found));
  }
  fmt::print("{}", report::differences_text(*found, session.words()));
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    out += (out.empty() ? "" : " ") + item;
  }
  return out;
}

/// "目标、期限": what a short stave lacks.
std::string holes_of(const app::StaveCoverage& c, const Session& session) {
  std::string out;
  for (const auto& [there, key] : {std::pair(!c.targets.empty(), "plan_text.target"),
                                   std::pair(!c.measures.empty(), "plan_text.measure"),
                                   std::pair(!c.owners.empty(), "plan_text.units"),
                                   std::pair(c.due.has_value(), "plan_text.due")}) {
    if (!there) {
      out += (out.empty() ? "" : session.say("plan_text.comma")) + session.say(key);
    }
  }
  return out;
}

void cover(Session& session, const PlanArgs& args) {
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return session.refuse(folder.error());
  }
  const auto known = session.known(*folder);
  if (!known) {
    return session.refuse(known.error());
  }
  const auto found = app::coverage(*folder, args.plan, Round(args.round), *known);
  if (!found) {
    return session.refuse(found.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*found));
  }
  report::TextTable table({{session.say("plan_text.indicator")},
                           {session.say("plan_text.target")},
                           {session.say("plan_text.measure")},
                           {session.say("plan_text.units")},
                           {session.say("plan_text.due")},
                           {session.say("plan_text.hole")}});
  for (const auto& c : *found) {
    table.add({in_words(c.title, session), joined(c.targets), joined(c.measures), joined(c.owners),
               c.due ? to_string(*c.due) : "", holes_of(c, session)});
  }
  fmt::print("{}", table.to_string());
}

void split(Session& session, const PlanArgs& args) {
  std::vector<std::string> ids;
  run(session, [&](app::Folder& folder) -> Checked<app::PlanReceipt> {
    const auto start = optional_day(args.start);
    const auto due = optional_day(args.due);
    const auto repeats = optional_frequency(args.repeats);
    if (!start || !due || !repeats) {
      return refused(!start ? start.error() : (!due ? due.error() : repeats.error()));
    }
    const app::NewItem item{args.id, args.title, args.text, units_of(args),
                            *start,  *due,       *repeats,  {}};
    return app::split(folder, args.plan, {item}, session.by(), &ids);
  });
  if (!ids.empty() && !session.json) {
    fmt::print("{}\n", ids.front());
  }
}

/// The options that a command of this family may have.
class Options {
 public:
  Options(CLI::App& command, Args args, Session& session)
      : command_(&command), args_(std::move(args)), session_(&session) {}

  Options& plan() { return required("PLAN", args_->plan, "plan_cli.plan"); }

  Options& item() { return required("ITEM", args_->id, "plan_cli.item"); }

  Options& edit() {
    text("--title", args_->title, "plan_cli.title");
    return dates();
  }

  Options& dates() {
    command_->add_option("--lead", args_->lead, say("plan_cli.lead"))->type_name(word());
    command_->add_option("--with", args_->with, say("plan_cli.with"))->type_name(word());
    text("--start", args_->start, "plan_cli.start");
    text("--due", args_->due, "plan_cli.due");
    return text("--repeats", args_->repeats, "plan_cli.repeats");
  }

  Options& reason() { return text("--reason", args_->reason, "cli.reason"); }

  Options& text(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, say(key))->type_name(word());
    return *this;
  }

  Options& required(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, say(key))->required()->type_name(word());
    return *this;
  }

 private:
  [[nodiscard]] std::string say(std::string_view key) const { return session_->say(key); }

  [[nodiscard]] std::string word() const { return session_->say("cli.type_text"); }

  CLI::App* command_;
  Args args_;
  Session* session_;
};

void add_reading(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* list_command = session.reading_command(group, "list", "plan_cli.list");
  list_command->callback([&session] { list(session); });
  auto* show_command = session.reading_command(group, "show", "plan_cli.show");
  Options(*show_command, args, session).plan();
  show_command->callback([&session, args] { show(session, *args); });
  auto* ask = session.command(group, "questions", "plan_cli.questions");
  Options(*ask, args, session).plan();
  ask->callback([&session, args] { questions(session, *args); });
  auto* differ = session.command(group, "compare", "plan_cli.compare");
  Options(*differ, args, session)
      .plan()
      .required("--from", args->from, "plan_cli.from")
      .text("--to", args->to, "plan_cli.to");
  differ->callback([&session, args] { compare(session, *args); });
  auto* covers = session.reading_command(group, "cover", "plan_cli.cover");
  Options(*covers, args, session).plan();
  covers->add_option("--round", args->round, session.say("cli.round"))->required();
  covers->callback([&session, args] { cover(session, *args); });
}

void add_adopt(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* command = session.writing_command(group, "adopt", "plan_cli.adopt");
  Options(*command, args, session)
      .required("FILE", args->file, "cli.plan_file")
      .required("--plan", args->plan, "plan_cli.plan")
      .text("--pack", args->pack, "cli.pack_name");
  command->add_option("--year", args->year, session.say("plan_cli.year"));
  command->callback([&session, args] { adopt(session, *args); });
}

void add_ids(CLI::App& command, PlanArgs& args, Session& session) {
  command.add_option("ITEMS", args.ids, session.say("plan_cli.items"))
      ->type_name(session.say("cli.type_text"));
}

void add_confirming(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* yes = session.writing_command(group, "confirm", "plan_cli.confirm");
  Options(*yes, args, session).plan();
  add_ids(*yes, *args, session);
  yes->callback([&session, args] {
    run(session,
        [&](app::Folder& f) { return app::confirm(f, args->plan, args->ids, session.by()); });
  });
  auto* no = session.writing_command(group, "drop", "plan_cli.drop");
  Options(*no, args, session).plan().reason();
  add_ids(*no, *args, session);
  no->callback([&session, args] {
    run(session, [&](app::Folder& f) {
      return app::drop(f, args->plan, args->ids, session.by(), args->reason);
    });
  });
  auto* say = session.writing_command(group, "answer", "plan_cli.answer");
  Options(*say, args, session).plan();
  say->add_option("QUESTION", args->question, session.say("plan_cli.question"))->required();
  Options(*say, args, session).required("ANSWER", args->text, "plan_cli.answer_text");
  say->callback([&session, args] {
    run(session, [&](app::Folder& f) {
      return app::answer(f, args->plan, args->question, args->text, session.by());
    });
  });
}

void add_editing(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* fix = session.writing_command(group, "correct", "plan_cli.correct");
  Options(*fix, args, session).plan().item().edit().reason();
  fix->add_option("--moves", args->effects, session.say("plan_cli.moves"))
      ->type_name(session.say("cli.type_text"));
  fix->callback([&session, args] {
    run(session, [&](app::Folder& f) { return correct_item(f, *args, session.by()); });
  });
  auto* aim = session.writing_command(group, "target", "plan_cli.target");
  Options(*aim, args, session)
      .plan()
      .required("TARGET", args->id, "plan_cli.target_id")
      .text("--indicator", args->indicator, "plan_cli.indicator")
      .text("--element", args->element, "plan_cli.element")
      .text("--value", args->value, "plan_cli.value")
      .text("--base", args->base, "plan_cli.base")
      .text("--base-source", args->base_source, "plan_cli.base_source")
      .text("--phasing", args->phasing, "plan_cli.phasing")
      .reason();
  aim->add_option("--phase", args->phases, session.say("plan_cli.phase"))
      ->type_name(session.say("cli.type_text"));
  aim->callback([&session, args] {
    run(session, [&](app::Folder& f) -> Checked<app::PlanReceipt> {
      const auto edit = target_edit(*args);
      return edit ? app::correct(f, args->plan, *edit, session.by(), args->reason)
                  : tl::unexpected(edit.error());
    });
  });
  auto* ice = session.writing_command(group, "freeze", "plan_cli.freeze");
  Options(*ice, args, session).plan().reason();
  ice->callback([&session, args] {
    run(session,
        [&](app::Folder& f) { return app::freeze(f, args->plan, session.by(), args->reason); });
  });
  auto* cut = session.writing_command(group, "split", "plan_cli.split");
  Options(*cut, args, session)
      .plan()
      .item()
      .required("--title", args->title, "plan_cli.title")
      .text("--text", args->text, "plan_cli.text")
      .dates();
  cut->callback([&session, args] { split(session, *args); });
}

}  // namespace

void add_plan_work(CLI::App& group, Session& session) {
  add_adopt(group, session);
  add_reading(group, session);
  add_confirming(group, session);
  add_editing(group, session);
}

}  // namespace stave::cli
