#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/collect/signals.hpp"
#include "stave/collect/status.hpp"
#include "stave/domain/form.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/submission.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// One cell of a submission with what stands beside it.
struct SubmissionCell {
  Element element;
  std::optional<EntryVersion> entry;  ///< the newest; none = nobody has filled it
  Value last_period;  ///< what the unit entered for the period before, else the figure
  Value last_year;    ///< the same of the year before
  Value of_record;    ///< the figure that is published now
};

/// A submission with all that a filler or a reviewer looks at.
struct Submission {
  SubmissionKey key;
  Form form;
  std::string unit_name;
  std::string subject;  ///< whose figures the cells are
  Pack pack;
  collect::UnitStatus status;
  std::vector<SubmissionCell> cells;      ///< in the form's order
  std::vector<StepTaken> steps;           ///< the oldest first
  std::vector<Explanation> explanations;  ///< the newest of each finding
  std::vector<Finding> findings;          ///< what the pack's checks say of the cells
  std::vector<collect::Signal> signals;
  std::int64_t seen = 0;  ///< number of the newest change of it, 0 when there is none
};

/// The name under which a finding is explained: the check and the elements, "gdp_up:gdp,tax".
std::string finding_name(const Finding& finding);

/// Fails with form.unknown, form.wrong_period, form.not_opened, form.unit_not_asked, faults of the
/// pack. `by` tells the day only.
Checked<Submission> submission_of(Folder& folder, const SubmissionKey& key, const By& by,
                                  const Knowledge& known = {});

/// What is to be done with a submission.
struct StepRequest {
  SubmissionStep step = SubmissionStep::kSave;
  std::vector<NewEntry> entries;                    ///< with kSave only
  std::map<std::string, std::string> explanations;  ///< text by finding; with kSave only
  std::string reason;
  std::optional<std::int64_t> seen;  ///< the newest change that the person saw, if they say so
  std::string file;                  ///< that brought the entries, or ""
  std::string sha256;                ///< of it
};

struct StepDone {
  SubmissionState state = SubmissionState::kDraft;
  int round = 1;
  int revision = 0;
  bool late = false;        ///< sent in after the due day, and recorded so
  std::size_t written = 0;  ///< cells or figures
  std::int64_t change = 0;  ///< 0 when there was nothing to save
  std::string head;
};

/// Takes a step: who may, the life of a submission, windows, other people's eyes, then one change.
/// Saving cells that are as they were writes nothing. Publishing makes figures of record.
///
/// Fails with rights.*; submission.not_now, too_early, closed, own_work, no_reason,
/// changed_meanwhile (which tells both values), unknown_element; on submitting with cell_empty for
/// every cell without an entry, with every finding that is an error, and unexplained for every
/// other one that has no explanation.
Checked<StepDone> take_step(Folder& folder, const SubmissionKey& key, const StepRequest& request,
                            const By& by);

}  // namespace stave::app
