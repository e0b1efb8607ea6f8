#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/app/rulebook.hpp"
#include "stave/index/decompose.hpp"
#include "stave/outcome/scoreboard.hpp"
#include "stave/store/outcome_repo.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// Why the home zone's scores and ranks moved since the round before. The earlier round as known
/// when it was frozen, if it was; its figures as known now are the revision. Fails as assess_round
/// does, and with outcome.no_round_before.
Checked<index::Decomposition> why_moved(Folder& folder, const std::string& pack, Round round,
                                        const Knowledge& known = {});

/// An outcome as people look at it.
struct OutcomeRow {
  store::OutcomeKey key;
  OutcomeRule rule;  ///< empty title when the rulebook knows it no longer
  OutcomeState state = OutcomeState::kDraft;
  Decimal share = 1;
  Decimal points = 0;
  bool exempt = false;
  std::vector<Message> reasons;
  std::string parts;  ///< of the rank move: "revision method peers own", "" when not known
  std::optional<Day> announced;
  std::optional<Day> closes;  ///< last day of the window
  std::string objection;
  std::string answer;
  std::vector<store::OutcomeVersion> steps;
};

struct Judgement {
  std::vector<OutcomeRow> outcomes;
  std::vector<outcome::UnitRow> units;  ///< the scoreboard
  std::size_t written = 0;
};

/// Judges a round by a set of the rulebook for the units of the plan in force: drafts, seen by the
/// office alone. Judged again, drafts follow the figures; what was announced stays. Fails as
/// assess_round and outcome::judge do, and with outcome.unknown_set.
Checked<Judgement> judge_round(Folder& folder, const std::string& plan, Round round,
                               const std::string& set, const Rulebook& rules, const By& by);

/// The outcomes of a round as they stand.
Checked<Judgement> outcomes(Folder& folder, const std::string& plan, Round round,
                            const Rulebook& rules, const Knowledge& known = {});

/// What is to be done with outcomes.
struct OutcomeDeed {
  store::OutcomeKey key;
  OutcomeStep step = OutcomeStep::kAnnounce;
  std::string text;  ///< the reason, the objection or its answer
};

/// Takes a step with outcomes that one key names; without unit, rule and indicator with all that
/// may take it. The unit objects, the office announces and answers, the leader decides. Publishing
/// a rectification makes it a task of the unit. Fails with rights.*, outcome.unknown,
/// outcome.not_now, outcome.no_reason.
Checked<std::size_t> take_outcome_step(Folder& folder, const std::string& plan, Round round,
                                       const OutcomeDeed& deed, const Rulebook& rules,
                                       const By& by);

}  // namespace stave::app
