#include "plan_show.hpp"

#include "arguments.hpp"
#include "options.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"
#include "stave/report/work_plan_text.hpp"
#include "stave/wire/work_plan_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace stave::cli {
namespace {

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

}  // namespace

void show_plan(Session& session, const PlanArgs& args) {
  with_knowledge(session, [&](app::Folder& folder, const app::Knowledge& known) {
    const auto view = app::plan_of(folder, args.plan, known);
    if (!view) {
      return session.refuse(view.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*view, session.words()));
    }
    fmt::print("{}\n\n{}", view->plan.title,
               report::work_plan_text(view->plan, app::organisation_of(folder, known.up_to),
                                      session.words()));
    for (const auto& b : view->baselines) {
      fmt::print("{}\n", session.say(Message{"plan_cli.baseline",
                                             {{"number", std::to_string(b.number)},
                                              {"at", report::readable_time(b.made.at)},
                                              {"actor", b.made.actor},
                                              {"reason", b.made.reason}}}));
    }
  });
}

void show_plan_questions(Session& session, const PlanArgs& args) {
  with_folder(session, [&](app::Folder& folder) {
    const auto view = app::plan_of(folder, args.plan);
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
  });
}

void show_plan_list(Session& session) {
  with_knowledge(session, [&](app::Folder& folder, const app::Knowledge& known) {
    const auto plans = app::plans(folder, known);
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
  });
}

void show_plan_compare(Session& session, const PlanArgs& args) {
  with_folder(session, [&](app::Folder& folder) {
    const auto before = Session::known_on(folder, args.from);
    const auto after = Session::known_on(folder, args.to);
    if (!before || !after) {
      return session.refuse(before ? after.error() : before.error());
    }
    const auto found = app::compare_plan(folder, args.plan, *before, *after);
    if (!found) {
      return session.refuse(found.error());
    }
    if (session.json) {
      return Session::print(wire::to_json(*found));
    }
    fmt::print("{}", report::differences_text(*found, session.words()));
  });
}

void show_plan_cover(Session& session, const PlanArgs& args) {
  with_knowledge(session, [&](app::Folder& folder, const app::Knowledge& known) {
    const auto found = app::coverage(folder, args.plan, Round(args.round), known);
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
      table.add({in_words(c.title, session), joined(c.targets), joined(c.measures),
                 joined(c.owners), c.due ? to_string(*c.due) : "", holes_of(c, session)});
    }
    fmt::print("{}", table.to_string());
  });
}

}  // namespace stave::cli
