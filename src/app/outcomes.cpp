#include "stave/app/outcomes.hpp"

#include "loading.hpp"
#include "message_text.hpp"
#include "outcome_history.hpp"
#include "rectification.hpp"
#include "rights.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/plans.hpp"
#include "stave/outcome/judge.hpp"
#include "stave/store/task_repo.hpp"
#include "stave/store/work_plan_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stave::app {
namespace {

using store::OutcomeKey;
using store::OutcomeVersion;

const OutcomeRule* find_rule(const Rulebook& rules, const std::string& code) {
  const auto& all = rules.outcomes.rules;
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.code == code; });
  return it == all.end() ? nullptr : &*it;
}

/// Days since a fixed day, for counting windows.
int serial(Day day) {
  return days_between(Day(std::chrono::year(2000) / 1 / 1), day);
}

int window_days(const Rulebook& rules, const std::string& rule) {
  const OutcomeRule* found = find_rule(rules, rule);
  const OutcomeRuleSet* set = found == nullptr ? nullptr : rules.outcomes.find_set(found->set);
  return set == nullptr ? 0 : set->objection_days;
}

OutcomeRow row_of(std::vector<OutcomeVersion> steps, const Rulebook& rules) {
  OutcomeRow out;
  const OutcomeVersion& last = steps.back();
  out.key = last.key;
  if (const OutcomeRule* rule = find_rule(rules, last.key.rule)) {
    out.rule = *rule;
  }
  out.state = last.state;
  out.share = last.share;
  out.points = last.points;
  out.exempt = last.exempt;
  out.reasons = messages_of(last.reasons);
  out.parts = last.parts;
  for (const OutcomeVersion& step : steps) {
    if (step.state == OutcomeState::kAnnounced) {
      out.announced = step.day;
      out.closes = plus_days(step.day, window_days(rules, step.key.rule));
    } else if (step.state == OutcomeState::kObjected) {
      out.objection = step.text;
    } else if (step.state == OutcomeState::kAnswered) {
      out.answer = step.text;
    }
  }
  out.steps = std::move(steps);
  return out;
}

std::vector<OutcomeRow> rows_of(Folder& folder, const std::string& plan, Round round,
                                const Rulebook& rules, const Knowledge& known) {
  std::map<OutcomeKey, std::vector<OutcomeVersion>> by_key;
  for (OutcomeVersion& v : store::OutcomeRepo(folder.db()).steps(plan, round, known.up_to)) {
    auto& steps = by_key[v.key];
    steps.push_back(std::move(v));
  }
  std::vector<OutcomeRow> out;
  out.reserve(by_key.size());
  for (auto& [key, steps] : by_key) {
    out.push_back(row_of(std::move(steps), rules));
  }
  return out;
}

std::string parts_text(const outcome::History& history, const std::string& indicator) {
  const outcome::RoundResult& last = history.rounds.back();
  const auto it = last.indicators.find(indicator);
  const auto& parts =
      indicator.empty() || it == last.indicators.end() ? last.zone.parts : it->second.parts;
  return parts ? fmt::format("{:g} {:g} {:g} {:g}", parts->revision, parts->method, parts->peers,
                             parts->own)
               : "";
}

OutcomeVersion draft_of(const Outcome& outcome, const outcome::History& history, Day day) {
  OutcomeVersion out;
  out.key = {outcome.unit, outcome.rule, outcome.indicator};
  out.day = day;
  out.share = outcome.share;
  out.points = outcome.points;
  out.exempt = outcome.exempt;
  auto reasons = outcome.reasons;
  if (outcome.exemption) {
    reasons.push_back(*outcome.exemption);
  }
  out.reasons = text_of(reasons);
  out.parts = parts_text(history, outcome.indicator);
  return out;
}

bool says_the_same(const OutcomeRow& row, const OutcomeVersion& fresh) {
  return row.share == fresh.share && row.points == fresh.points && row.exempt == fresh.exempt &&
         text_of(row.reasons) == fresh.reasons && row.parts == fresh.parts;
}

/// Drafts that are new or say something else than before.
std::vector<OutcomeVersion> news(const std::vector<OutcomeRow>& have,
                                 std::vector<OutcomeVersion> fresh) {
  std::erase_if(fresh, [&](const OutcomeVersion& version) {
    const auto it = std::find_if(have.begin(), have.end(),
                                 [&](const auto& row) { return row.key == version.key; });
    return it != have.end() && (it->state != OutcomeState::kDraft || says_the_same(*it, version));
  });
  return fresh;
}

/// The outcomes found again from what was stored, for the scoreboard.
std::vector<Outcome> stored(const std::vector<OutcomeRow>& rows, Round round) {
  std::vector<Outcome> out;
  for (const OutcomeRow& row : rows) {
    if (row.state == OutcomeState::kDropped) {
      continue;
    }
    Outcome o;
    o.rule = row.key.rule;
    o.kind = row.rule.then.kind;
    o.unit = row.key.unit;
    o.indicator = row.key.indicator;
    o.round = round;
    o.share = row.share;
    o.points = row.points;
    o.exempt = row.exempt;
    out.push_back(std::move(o));
  }
  return out;
}

Result<void> may_take(const Organisation& organisation, const OutcomeRow& row, OutcomeStep step,
                      const By& by) {
  switch (actor_of(step)) {
    case OutcomeActor::kOffice:
      return permit(organisation, by, Access::kJudge);
    case OutcomeActor::kUnit:
      return permit_own(organisation, by, Access::kFeedback, row.key.unit);
    case OutcomeActor::kLeader:
      break;
  }
  return permit(organisation, by, Access::kDecide);
}

std::string name_of(const OutcomeKey& key) {
  return key.unit + " " + key.rule + (key.indicator.empty() ? "" : " " + key.indicator);
}

std::optional<OutcomeState> next_state(const OutcomeRow& row, OutcomeStep step,
                                       const Rulebook& rules, Day today) {
  const auto window = row.announced ? window_on(serial(today), serial(*row.announced),
                                                window_days(rules, row.key.rule))
                                    : ObjectionWindow::kOpen;
  return after(row.state, step, window);
}

OutcomeVersion moved(const OutcomeRow& row, OutcomeState state, const std::string& text, Day day) {
  OutcomeVersion out = row.steps.back();
  out.state = state;
  out.text = text;
  out.day = day;
  return out;
}

/// Whether all parts of the key are given: then it is one outcome that is meant.
bool is_one(const OutcomeKey& key) {
  return !key.rule.empty();
}

/// Writes the rectification tasks of what is published into the change.
Checked<void> write_tasks(Folder& folder, store::Change& change, const std::string& plan,
                          const std::vector<OutcomeRow>& rows, Day today) {
  const auto force = plan_in_force(folder, plan);
  auto view = plan_of(folder, plan);
  if (!force || !view) {
    return tl::unexpected(one(force ? view.error() : force.error()));
  }
  const auto pack = load_pack(force->pack);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto tasks = rectifications(*force, std::move(view->plan), *pack, rows, today);
  store::WorkPlanRepo::add(change, plan, std::move(tasks.items));
  std::sort(tasks.steps.begin(), tasks.steps.end(),
            [](const auto& a, const auto& b) { return a.item < b.item; });
  for (const TaskStepTaken& step : tasks.steps) {
    store::TaskRepo::add(change, plan, step);
  }
  return {};
}

/// Those that the key means and that may take the step, or why not.
Checked<std::vector<OutcomeRow>> chosen(const std::vector<OutcomeRow>& rows, const OutcomeKey& key,
                                        OutcomeStep step, const Rulebook& rules, Day today) {
  std::vector<OutcomeRow> out;
  for (const OutcomeRow& row : rows) {
    const bool meant =
        is_one(key) ? row.key == key : (key.unit.empty() || row.key.unit == key.unit);
    if (meant && (is_one(key) || next_state(row, step, rules, today))) {
      out.push_back(row);
    }
  }
  if (out.empty()) {
    return tl::unexpected(one({Errc::kNotFound, name_of(key), {"outcome.unknown", {}}}));
  }
  return out;
}

/// The outcomes after the step, or every reason against it.
Checked<std::vector<OutcomeVersion>> steps_of(const std::vector<OutcomeRow>& rows,
                                              const OutcomeDeed& deed, const Rulebook& rules,
                                              const Organisation& organisation, const By& by) {
  const Day today = by.today();
  Errors errors;
  std::vector<OutcomeVersion> out;
  for (const OutcomeRow& row : rows) {
    const auto next = next_state(row, deed.step, rules, today);
    if (auto may = may_take(organisation, row, deed.step, by); !may) {
      errors.push_back(may.error());
    } else if (!next) {
      const std::string state(to_string(row.state));
      errors.push_back({Errc::kConflict, name_of(row.key), {"outcome.not_now." + state, {}}});
    } else if (needs_reason(deed.step) && deed.text.empty()) {
      errors.push_back({Errc::kInvalidInput, name_of(row.key), {"outcome.no_reason", {}}});
    } else {
      out.push_back(moved(row, *next, deed.text, today));
    }
  }
  return errors.empty() ? Checked<std::vector<OutcomeVersion>>(std::move(out))
                        : tl::unexpected(std::move(errors));
}

}  // namespace

Checked<Judgement> judge_round(Folder& folder, const std::string& plan, Round round,
                               const std::string& set, const Rulebook& rules, const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "judge",
                                     plan + " " + std::to_string(round.value()), "", "", ""});
  if (auto may = permit(organisation_of(folder), by, Access::kJudge); !may) {
    return tl::unexpected(one(may.error()));
  }
  const OutcomeRuleSet* found = rules.outcomes.find_set(set);
  if (found == nullptr) {
    std::string known;
    for (const OutcomeRuleSet& s : rules.outcomes.sets) {
      known += (known.empty() ? "" : ", ") + s.code;
    }
    return tl::unexpected(one({Errc::kNotFound, set, {"outcome.unknown_set", {{"known", known}}}}));
  }
  const auto force = plan_in_force(folder, plan);
  if (!force) {
    return tl::unexpected(one(force.error()));
  }
  const auto history = history_of(folder, *force, round, {});
  if (!history) {
    return tl::unexpected(history.error());
  }
  const auto shares = shares_of(*force, found->lead_share);
  const auto judged = outcome::judge(rules.outcomes.rules_of(set), *history, shares);
  if (!judged) {
    return tl::unexpected(judged.error());
  }
  std::vector<OutcomeVersion> drafts;
  for (const Outcome& outcome : *judged) {
    drafts.push_back(draft_of(outcome, *history, by.today()));
  }
  Judgement out;
  drafts = news(rows_of(folder, plan, round, rules, {}), std::move(drafts));
  out.written = drafts.size();
  if (out.written > 0) {
    store::OutcomeRepo::add(change, plan, round, std::move(drafts));
    change.describe("", std::to_string(out.written));
    change.commit();
  }
  out.outcomes = rows_of(folder, plan, round, rules, {});
  out.units = outcome::scoreboard(*history, shares, stored(out.outcomes, round));
  return out;
}

Checked<Judgement> outcomes(Folder& folder, const std::string& plan, Round round,
                            const Rulebook& rules, const Knowledge& known) {
  const auto force = plan_in_force(folder, plan, known);
  if (!force) {
    return tl::unexpected(one(force.error()));
  }
  const auto history = history_of(folder, *force, round, known);
  if (!history) {
    return tl::unexpected(history.error());
  }
  Judgement out;
  out.outcomes = rows_of(folder, plan, round, rules, known);
  const OutcomeRuleSet* set =
      out.outcomes.empty() ? nullptr : rules.outcomes.find_set(out.outcomes.front().rule.set);
  const auto shares = shares_of(*force, set == nullptr ? Decimal(1) : set->lead_share);
  out.units = outcome::scoreboard(*history, shares, stored(out.outcomes, round));
  return out;
}

Checked<std::size_t> take_outcome_step(Folder& folder, const std::string& plan, Round round,
                                       const OutcomeDeed& deed, const Rulebook& rules,
                                       const By& by) {
  store::Change change(
      folder.db(),
      {by.now, by.actor, "outcome_" + std::string(to_string(deed.step)),
       plan + " " + std::to_string(round.value()) + " " + name_of(deed.key), "", "", deed.text});
  const Day today = by.today();
  const auto rows =
      chosen(rows_of(folder, plan, round, rules, {}), deed.key, deed.step, rules, today);
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  auto versions = steps_of(*rows, deed, rules, organisation_of(folder), by);
  if (!versions) {
    return tl::unexpected(versions.error());
  }
  if (deed.step == OutcomeStep::kPublish) {
    if (auto written = write_tasks(folder, change, plan, *rows, today); !written) {
      return tl::unexpected(written.error());
    }
  }
  const std::size_t count = versions->size();
  store::OutcomeRepo::add(change, plan, round, *std::move(versions));
  change.describe("", std::to_string(count));
  change.commit();
  return count;
}

}  // namespace stave::app
