#include "plan_work.hpp"

#include "arguments.hpp"
#include "plan_show.hpp"

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

using PlanArgsRef = std::shared_ptr<PlanArgs>;
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
class PlanOptions {
 public:
  PlanOptions(CLI::App& command, PlanArgsRef args, Session& session)
      : command_(&command), args_(std::move(args)), session_(&session) {}

  PlanOptions& plan() { return required("PLAN", args_->plan, "plan_cli.plan"); }

  PlanOptions& item() { return required("ITEM", args_->id, "plan_cli.item"); }

  PlanOptions& edit() {
    text("--title", args_->title, "plan_cli.title");
    return dates();
  }

  PlanOptions& dates() {
    command_->add_option("--lead", args_->lead, say("plan_cli.lead"))->type_name(word());
    command_->add_option("--with", args_->with, say("plan_cli.with"))->type_name(word());
    text("--start", args_->start, "plan_cli.start");
    text("--due", args_->due, "plan_cli.due");
    return text("--repeats", args_->repeats, "plan_cli.repeats");
  }

  PlanOptions& reason() { return text("--reason", args_->reason, "cli.reason"); }

  PlanOptions& text(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, say(key))->type_name(word());
    return *this;
  }

  PlanOptions& required(const std::string& name, std::string& to, std::string_view key) {
    command_->add_option(name, to, say(key))->required()->type_name(word());
    return *this;
  }

 private:
  [[nodiscard]] std::string say(std::string_view key) const { return session_->say(key); }

  [[nodiscard]] std::string word() const { return session_->say("cli.type_text"); }

  CLI::App* command_;
  PlanArgsRef args_;
  Session* session_;
};

void add_reading(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* list_command = session.reading_command(group, "list", "plan_cli.list");
  list_command->callback([&session] { show_plan_list(session); });
  auto* show_command = session.reading_command(group, "show", "plan_cli.show");
  PlanOptions(*show_command, args, session).plan();
  show_command->callback([&session, args] { show_plan(session, *args); });
  auto* ask = session.command(group, "questions", "plan_cli.questions");
  PlanOptions(*ask, args, session).plan();
  ask->callback([&session, args] { show_plan_questions(session, *args); });
  auto* differ = session.command(group, "compare", "plan_cli.compare");
  PlanOptions(*differ, args, session)
      .plan()
      .required("--from", args->from, "plan_cli.from")
      .text("--to", args->to, "plan_cli.to");
  differ->callback([&session, args] { show_plan_compare(session, *args); });
  auto* covers = session.reading_command(group, "cover", "plan_cli.cover");
  PlanOptions(*covers, args, session).plan();
  covers->add_option("--round", args->round, session.say("cli.round"))->required();
  covers->callback([&session, args] { show_plan_cover(session, *args); });
}

void add_adopt(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* command = session.writing_command(group, "adopt", "plan_cli.adopt");
  PlanOptions(*command, args, session)
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
  PlanOptions(*yes, args, session).plan();
  add_ids(*yes, *args, session);
  yes->callback([&session, args] {
    run(session,
        [&](app::Folder& f) { return app::confirm(f, args->plan, args->ids, session.by()); });
  });
  auto* no = session.writing_command(group, "drop", "plan_cli.drop");
  PlanOptions(*no, args, session).plan().reason();
  add_ids(*no, *args, session);
  no->callback([&session, args] {
    run(session, [&](app::Folder& f) {
      return app::drop(f, args->plan, args->ids, session.by(), args->reason);
    });
  });
  auto* say = session.writing_command(group, "answer", "plan_cli.answer");
  PlanOptions(*say, args, session).plan();
  say->add_option("QUESTION", args->question, session.say("plan_cli.question"))->required();
  PlanOptions(*say, args, session).required("ANSWER", args->text, "plan_cli.answer_text");
  say->callback([&session, args] {
    run(session, [&](app::Folder& f) {
      return app::answer(f, args->plan, args->question, args->text, session.by());
    });
  });
}

void add_editing(CLI::App& group, Session& session) {
  auto args = std::make_shared<PlanArgs>();
  auto* fix = session.writing_command(group, "correct", "plan_cli.correct");
  PlanOptions(*fix, args, session).plan().item().edit().reason();
  fix->add_option("--moves", args->effects, session.say("plan_cli.moves"))
      ->type_name(session.say("cli.type_text"));
  fix->callback([&session, args] {
    run(session, [&](app::Folder& f) { return correct_item(f, *args, session.by()); });
  });
  auto* aim = session.writing_command(group, "target", "plan_cli.target");
  PlanOptions(*aim, args, session)
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
  PlanOptions(*ice, args, session).plan().reason();
  ice->callback([&session, args] {
    run(session,
        [&](app::Folder& f) { return app::freeze(f, args->plan, session.by(), args->reason); });
  });
  auto* cut = session.writing_command(group, "split", "plan_cli.split");
  PlanOptions(*cut, args, session)
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
