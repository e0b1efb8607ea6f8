#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/submission.hpp"
#include "stave/index/evaluate.hpp"
#include "stave/store/change.hpp"
#include "stave/store/decision_repo.hpp"
#include "stave/store/evidence_repo.hpp"
#include "stave/store/statement_repo.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// How a submission came to be published: everybody who took part, and what was explained.
struct TracedSubmission {
  SubmissionKey key;
  std::vector<StepTaken> steps;           ///< the oldest first
  std::vector<Explanation> explanations;  ///< by finding, the oldest first
};

/// One version of a figure: who brought it, when, from where.
struct InputVersion {
  Value value;
  std::string place;  ///< in the file, may be empty
  store::TrailRow change;
  std::optional<TracedSubmission> submission;  ///< that published it
};

/// What another source states of a figure, and the change that brought it.
struct TracedStatement {
  store::Statement statement;
  store::TrailRow change;
};

/// A figure that a value was computed from, with every version of it.
struct TracedInput {
  FigureKey key;
  Element element;
  std::string subject_name;                 ///< of the zone or area; its code when it has no name
  std::vector<InputVersion> versions;       ///< the oldest first; empty = never reported
  std::vector<TracedStatement> statements;  ///< of other sources, in all versions
  std::vector<store::Decision> decisions;   ///< between them and the figure, the oldest first
  std::vector<store::Evidence> evidence;    ///< files that back the figure
  std::vector<std::size_t> feeds;  ///< indicators that read the element, positions in the pack
};

/// An indicator's value with all that it rests on.
struct Trace {
  Pack pack;
  Zone zone;
  std::size_t indicator = 0;
  DataYear year;
  index::Working working;
  std::vector<TracedInput> inputs;
  Basis basis;
};

/// Traces an indicator, named by code, title or alias, of a zone, named by code or name. Fails as
/// assess_round does and with app.indicator_unknown.
Checked<Trace> trace(Folder& folder, const std::string& pack, const std::string& zone,
                     const std::string& indicator, DataYear year, const Knowledge& known = {});

}  // namespace stave::app
