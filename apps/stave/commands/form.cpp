#include "arguments.hpp"
#include "form_sheet.hpp"
#include "options.hpp"

#include "stave/app/forms.hpp"
#include "stave/report/text_table.hpp"
#include "stave/wire/collection_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace stave::cli {
namespace {

using report::Align;
using report::TextTable;

struct FormArgs {
  std::string form;
  std::string pack;
  std::string period;
  std::string unit;
  std::string until;
  std::string reason;
  std::string every = "year";
  std::string subject = "zone";
  Title title;
  std::vector<std::string> elements;
  std::vector<std::string> units;
  WindowRule window;
  bool missing = false;
};

template <class Range>
nlohmann::json json_list(const Range& range) {
  auto out = nlohmann::json::array();
  for (const auto& item : range) {
    out.push_back(wire::to_json(item));
  }
  return out;
}

void list_forms(Session& session) {
  with_folder(session, [&](app::Folder& folder) {
    const auto forms = app::forms_of(folder);
    if (session.json) {
      return Session::print({{"forms", json_list(forms)}});
    }
    TextTable table({{session.say("collect.cli.col_code")},
                     {session.say("collect.cli.col_title")},
                     {session.say("collect.cli.col_every")},
                     {session.say("collect.cli.col_elements"), Align::kRight},
                     {session.say("collect.cli.col_units")},
                     {session.say("collect.cli.col_window")}});
    for (const Form& f : forms) {
      table.add({f.code, in_words(f.title, session),
                 session.say("collect.frequency." + std::string(to_string(f.frequency))),
                 std::to_string(f.elements.size()), joined(f.units),
                 fmt::format("{}/{}/{}", f.window.opens, f.window.due, f.window.closes)});
    }
    fmt::print("{}", table.to_string());
  });
}

/// Reads the choices of an option; fails with cli.error.Other as CLI11 would.
template <class T>
Result<T> choice(std::optional<T> value, const std::string& option, const std::string& found) {
  return value
             ? Result<T>(*value)
             : Result<T>(fail(Errc::kInvalidInput, option, {"cli.bad_choice", {{"found", found}}}));
}

void build(Session& session, const FormArgs& args) {
  const auto every = choice(frequency_of(args.every), "--every", args.every);
  if (!every) {
    return session.refuse(every.error());
  }
  with_folder(session, [&](app::Folder& folder) {
    const auto made = app::build_forms(folder, args.pack, *every, session.by());
    if (!made) {
      return session.refuse(made.error());
    }
    if (session.json) {
      return Session::print({{"forms", json_list(*made)}});
    }
    session.note({"collect.cli.form_built", {{"count", std::to_string(made->size())}}});
  });
}

void define(Session& session, const FormArgs& args) {
  const auto every = choice(frequency_of(args.every), "--every", args.every);
  const auto subject = choice(form_subject_of(args.subject), "--subject", args.subject);
  if (!every || !subject) {
    return session.refuse(every ? subject.error() : every.error());
  }
  with_folder(session, [&](app::Folder& folder) {
    const auto done = app::define_form(folder,
                                       {args.form, args.title, args.pack, *every, *subject,
                                        args.elements, args.units, args.window},
                                       session.by(), args.reason);
    if (!done) {
      return session.refuse(done.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*done));
    }
    session.note({"collect.cli.form_defined",
                  {{"form", done->code},
                   {"elements", std::to_string(done->elements.size())},
                   {"units", std::to_string(done->units.size())}}});
  });
}

void open(Session& session, const FormArgs& args) {
  const auto period = period_of(args.period);
  if (!period) {
    return session.refuse(period.error());
  }
  with_folder(session, [&](app::Folder& folder) {
    const auto done = app::open_form(folder, args.form, *period, session.by(), args.reason);
    if (!done) {
      return session.refuse(done.error());
    }
    session.note({"collect.cli.form_opened", {{"form", args.form}, {"period", args.period}}});
  });
}

void extend(Session& session, const FormArgs& args) {
  const auto period = period_of(args.period);
  const auto until = day_of(args.until);
  if (!period || !until) {
    return session.refuse(period ? until.error() : period.error());
  }
  with_folder(session, [&](app::Folder& folder) {
    const auto done = app::extend_form(folder, {args.form, *period, args.unit, *until},
                                       session.by(), args.reason);
    if (!done) {
      return session.refuse(done.error());
    }
    session.note({"collect.cli.form_extended",
                  {{"form", args.form},
                   {"period", args.period},
                   {"unit", args.unit},
                   {"due", to_string(*until)}}});
  });
}

void print_status(const std::vector<app::FormStatus>& all, const Session& session) {
  TextTable table({{session.say("collect.cli.col_form")},
                   {session.say("collect.cli.col_period")},
                   {session.say("collect.cli.col_unit")},
                   {session.say("collect.cli.col_timeliness")},
                   {session.say("collect.cli.col_state")},
                   {session.say("collect.cli.col_round"), Align::kRight},
                   {session.say("collect.cli.col_due")},
                   {session.say("collect.cli.col_first_due")},
                   {session.say("collect.cli.col_open")},
                   {session.say("collect.cli.col_sent")}});
  for (const auto& s : all) {
    const auto& u = s.unit;
    table.add({s.form, s.period.to_string(), u.unit,
               session.say("collect.timeliness." + std::string(to_string(u.timeliness))),
               session.say("collect.state." + std::string(to_string(u.state))),
               std::to_string(u.round), to_string(u.window.due), to_string(u.window.first_due),
               session.say("collect.window." + std::string(to_string(u.open))),
               u.sent_in ? to_string(*u.sent_in) : ""});
  }
  fmt::print("{}", table.to_string());
}

void status(Session& session, const FormArgs& args) {
  const auto period = args.period.empty() ? Result<Period>(Period()) : period_of(args.period);
  if (!period) {
    return session.refuse(period.error());
  }
  with_folder(session, [&](app::Folder& folder) {
    const auto known = session.known(folder);
    if (!known) {
      return session.refuse(known.error());
    }
    auto all = app::form_status(folder, args.form,
                                args.period.empty() ? std::nullopt : std::optional(*period),
                                session.by(), *known);
    if (args.missing) {
      std::erase_if(
          all, [](const auto& s) { return s.unit.timeliness != collect::Timeliness::kMissing; });
    }
    if (session.json) {
      return Session::print({{"units", json_list(all)}});
    }
    if (all.empty() && args.missing) {
      return session.note({"collect.cli.no_missing", {}});
    }
    print_status(all, session);
  });
}

void print_repeats(const app::Repeats& repeats, const Session& session) {
  TextTable table({{session.say("collect.cli.col_element")},
                   {session.say("collect.cli.col_unit")},
                   {session.say("collect.cli.col_other")}});
  for (const auto& r : repeats.forms) {
    table.add({r.element, r.unit,
               fmt::format(
                   "{} {} ({})", r.other_form, r.other_unit,
                   session.say("collect.frequency." + std::string(to_string(r.other_frequency))))});
  }
  for (const FigureKey& key : repeats.figures) {
    table.add({key.element, key.subject, session.say("collect.cli.col_record")});
  }
  fmt::print("{}", table.to_string());
}

/// What one form would ask twice in a period.
void one_burden(Session& session, app::Folder& folder, const FormArgs& args) {
  const auto period = period_of(args.period);
  const auto repeats = period ? app::repeats_of(folder, args.form, *period)
                              : Result<app::Repeats>(tl::unexpected(period.error()));
  if (!repeats) {
    return session.refuse(repeats.error());
  }
  if (session.json) {
    return Session::print(wire::to_json(*repeats));
  }
  print_repeats(*repeats, session);
}

void burden(Session& session, const FormArgs& args) {
  with_folder(session, [&](app::Folder& folder) {
    if (!args.form.empty()) {
      return one_burden(session, folder, args);
    }
    const auto all = collect::burden(app::forms_of(folder));
    if (session.json) {
      return Session::print({{"units", json_list(all)}});
    }
    TextTable table({{session.say("collect.cli.col_unit")},
                     {session.say("collect.cli.col_cells"), Align::kRight},
                     {session.say("collect.cli.col_forms")}});
    for (const auto& b : all) {
      table.add({b.unit, fmt::format("{:.1f}", b.cells_a_month), joined(b.forms)});
    }
    fmt::print("{}", table.to_string());
  });
}

/// Adds options by what they mean; all forms' commands share them.
class FormOptions {
 public:
  FormOptions(CLI::App& command, const Session& session, FormArgs& args)
      : command_(&command), session_(&session), args_(&args) {}

  FormOptions& form() {
    add("FORM", args_->form, "form_code")->required();
    return *this;
  }

  FormOptions& period() {
    add("PERIOD", args_->period, "form_period")->required();
    return *this;
  }

  FormOptions& unit() {
    add("UNIT", args_->unit, "form_unit")->required();
    return *this;
  }

  FormOptions& reason() {
    command_->add_option("--reason", args_->reason, session_->say("cli.reason"))
        ->type_name(session_->say("cli.type_text"));
    return *this;
  }

  FormOptions& every() {
    add("--every", args_->every, "form_every");
    return *this;
  }

  FormOptions& pack() {
    command_->add_option("--pack", args_->pack, session_->say("cli.pack_name"))
        ->required()
        ->type_name(session_->say("cli.type_pack"));
    return *this;
  }

  CLI::Option* add(const std::string& name, std::string& value, const std::string& key) {
    return command_->add_option(name, value, session_->say("collect.cli." + key))
        ->type_name(session_->say("cli.type_text"));
  }

  CLI::Option* add(const std::string& name, std::vector<std::string>& values,
                   const std::string& key) {
    return command_->add_option(name, values, session_->say("collect.cli." + key))
        ->delimiter(',')
        ->required()
        ->type_name(session_->say("cli.type_text"));
  }

  CLI::Option* add(const std::string& name, int& value, const std::string& key) {
    return command_->add_option(name, value, session_->say("collect.cli." + key))
        ->type_name(session_->say("cli.type_number"));
  }

 private:
  CLI::App* command_;
  const Session* session_;
  FormArgs* args_;
};

void add_definitions(CLI::App& group, Session& session) {
  auto args = std::make_shared<FormArgs>();
  auto* make = session.writing_command(group, "build", "collect.cli.form_build");
  FormOptions(*make, session, *args).pack().every();
  make->callback([&session, args] { build(session, *args); });

  auto* one = session.writing_command(group, "define", "collect.cli.form_define");
  auto defined = std::make_shared<FormArgs>();
  FormOptions options(*one, session, *defined);
  options.form().pack().every().reason();
  options.add("--elements", defined->elements, "form_elements");
  options.add("--units", defined->units, "form_units");
  options.add("--subject", defined->subject, "form_subject");
  options.add("--title-zh", defined->title.zh, "form_title_zh");
  options.add("--title-en", defined->title.en, "form_title_en");
  options.add("--opens", defined->window.opens, "form_opens");
  options.add("--due", defined->window.due, "form_due");
  options.add("--closes", defined->window.closes, "form_closes");
  one->callback([&session, defined] { define(session, *defined); });
}

void add_windows(CLI::App& group, Session& session) {
  auto* opening = session.writing_command(group, "open", "collect.cli.form_open");
  auto opened = std::make_shared<FormArgs>();
  FormOptions(*opening, session, *opened).form().period().reason();
  opening->callback([&session, opened] { open(session, *opened); });

  auto* extension = session.writing_command(group, "extend", "collect.cli.form_extend");
  auto extended = std::make_shared<FormArgs>();
  FormOptions options(*extension, session, *extended);
  options.form().period().unit().reason();
  options.add("--until", extended->until, "form_until")->required();
  extension->callback([&session, extended] { extend(session, *extended); });
}

void add_form_views(CLI::App& group, Session& session) {
  session.reading_command(group, "list", "collect.cli.form_list")->callback([&session] {
    list_forms(session);
  });
  auto* state = session.reading_command(group, "status", "collect.cli.form_status");
  auto args = std::make_shared<FormArgs>();
  FormOptions options(*state, session, *args);
  options.add("--form", args->form, "form_code");
  options.add("--period", args->period, "form_period");
  state->add_flag("--missing", args->missing, session.say("collect.cli.form_missing"));
  state->callback([&session, args] { status(session, *args); });

  auto* load = session.command(group, "burden", "collect.cli.form_burden");
  auto one = std::make_shared<FormArgs>();
  FormOptions burdens(*load, session, *one);
  auto* form = burdens.add("--form", one->form, "form_code");
  auto* period = burdens.add("--period", one->period, "form_period");
  form->needs(period);
  load->callback([&session, one] { burden(session, *one); });
}

}  // namespace

void add_form(CLI::App& root, Session& session) {
  auto* group = session.group(root, "form", "collect.cli.form");
  group->require_subcommand(1);
  add_form_views(*group, session);
  add_definitions(*group, session);
  add_windows(*group, session);
  add_form_sheets(*group, session);
}

}  // namespace stave::cli
