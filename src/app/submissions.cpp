#include "stave/app/submissions.hpp"

#include "collected.hpp"
#include "loading.hpp"
#include "submission_findings.hpp"
#include "submission_rules.hpp"

#include "stave/app/packs.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/form_repo.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/store/submission_repo.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::app {
namespace {

using Step = SubmissionStep;

std::string name_of(const SubmissionKey& key) {
  return key.form + " " + key.period.to_string() + " " + key.unit;
}

tl::unexpected<Errors> refuse(Errc code, const SubmissionKey& key, Message what) {
  return tl::unexpected(one({code, name_of(key), std::move(what)}));
}

/// The form of the submission, which must have been opened for the period and ask the unit.
Checked<Form> asked_form(Folder& folder, const SubmissionKey& key, const Knowledge& known) {
  const store::FormRepo forms(folder.db());
  auto form = forms.find(key.form, known.up_to);
  if (!form) {
    return refuse(Errc::kNotFound, key, {"form.unknown", {}});
  }
  if (form->frequency != key.period.frequency()) {
    return refuse(Errc::kInvalidInput, key,
                  {"form.wrong_period", {{"frequency", std::string(to_string(form->frequency))}}});
  }
  if (std::find(form->units.begin(), form->units.end(), key.unit) == form->units.end()) {
    return refuse(Errc::kNotFound, key, {"form.unit_not_asked", {{"form", key.form}}});
  }
  const auto opened = forms.opened(key.form, known.up_to);
  if (std::find(opened.begin(), opened.end(), key.period) == opened.end()) {
    return refuse(Errc::kConflict, key, {"form.not_opened", {}});
  }
  return *std::move(form);
}

/// The newest version of each cell, by element.
std::map<std::string, EntryVersion> newest(std::vector<EntryVersion> versions) {
  std::map<std::string, EntryVersion> out;
  for (EntryVersion& version : versions) {
    std::string element = version.element;
    out.insert_or_assign(std::move(element), std::move(version));
  }
  return out;
}

std::vector<Explanation> newest(const std::vector<Explanation>& versions) {
  std::vector<Explanation> out;
  for (const Explanation& version : versions) {
    if (!out.empty() && out.back().finding == version.finding) {
      out.back() = version;
    } else {
      out.push_back(version);
    }
  }
  return out;
}

/// What the unit said of a period, else the figure of record.
class Beside {
 public:
  Beside(Folder& folder, const SubmissionKey& key, const std::string& subject,
         const Figures& figures, const Knowledge& known)
      : subject_(&subject),
        figures_(&figures),
        period_(key.period),
        entries_(newest(store::SubmissionRepo(folder.db()).entries(key, known.up_to))) {}

  [[nodiscard]] Value figure(const std::string& element) const {
    return figures_->get(*subject_, element, period_);
  }

  [[nodiscard]] Value value(const std::string& element) const {
    const auto it = entries_.find(element);
    return it == entries_.end() ? figure(element) : it->second.value;
  }

 private:
  const std::string* subject_;
  const Figures* figures_;  ///< of the subject
  Period period_;
  std::map<std::string, EntryVersion> entries_;
};

SubmissionKey at_period(const SubmissionKey& key, Period period) {
  return {key.form, period, key.unit};
}

std::vector<SubmissionCell> cells_of(Folder& folder, const Submission& submission,
                                     const Knowledge& known) {
  const SubmissionKey& key = submission.key;
  const std::string& subject = submission.subject;
  auto entries = newest(store::SubmissionRepo(folder.db()).entries(key, known.up_to));
  const std::array periods{key.period, key.period.before(1), key.period.year_before()};
  const auto figures = store::FigureRepo(folder.db()).of_subject(subject, periods, known.up_to);
  const Beside now(folder, at_period(key, periods[0]), subject, figures, known);
  const Beside before(folder, at_period(key, periods[1]), subject, figures, known);
  const Beside year(folder, at_period(key, periods[2]), subject, figures, known);
  std::vector<SubmissionCell> out;
  for (const std::string& code : submission.form.elements) {
    SubmissionCell cell;
    if (const Element* element = submission.pack.find_element(code)) {
      cell.element = *element;
    }
    cell.element.code = code;
    if (const auto entry = entries.find(code); entry != entries.end()) {
      cell.entry = std::move(entry->second);
    }
    cell.last_period = before.value(code);
    cell.last_year = year.value(code);
    cell.of_record = now.figure(code);
    out.push_back(std::move(cell));
  }
  return out;
}

std::int64_t newest_change(const Submission& submission) {
  std::int64_t out = submission.steps.empty() ? 0 : submission.steps.back().made.change;
  for (const SubmissionCell& cell : submission.cells) {
    out = std::max(out, cell.entry ? cell.entry->made.change : 0);
  }
  return out;
}

/// The entries that say something new.
std::vector<NewEntry> news(const Submission& submission, const std::vector<NewEntry>& entries) {
  std::vector<NewEntry> out;
  for (const NewEntry& entry : entries) {
    const auto cell = std::find_if(submission.cells.begin(), submission.cells.end(),
                                   [&](const auto& c) { return c.element.code == entry.element; });
    if (cell == submission.cells.end() || !cell->entry || cell->entry->value != entry.value) {
      out.push_back(entry);
    }
  }
  return out;
}

std::map<std::string, std::string> news(const Submission& submission,
                                        std::map<std::string, std::string> explanations) {
  for (const Explanation& known : submission.explanations) {
    const auto it = explanations.find(known.finding);
    if (it != explanations.end() && it->second == known.text) {
      explanations.erase(it);
    }
  }
  return explanations;
}

/// What publishing makes of the cells, in the order of figures.
std::map<FigureKey, Value> figures_of(const Submission& submission) {
  std::map<FigureKey, Value> out;
  for (const SubmissionCell& cell : submission.cells) {
    if (cell.entry) {
      out.emplace(FigureKey{submission.subject, cell.element.code, submission.key.period},
                  cell.entry->value);
    }
  }
  return out;
}

/// Writes the step into a change that has begun.
class Writer {
 public:
  Writer(const Submission& submission, const StepRequest& request)
      : s_(&submission), request_(&request) {
    const auto next = after(s_->status.state, request.step);
    done_.state = next.value_or(s_->status.state);
    done_.round = s_->status.round + (request.step == Step::kReturn ? 1 : 0);
    done_.revision = s_->status.revision + (request.step == Step::kRevise ? 1 : 0);
    if (request.step == Step::kRevise) {
      done_.round = 1;
    }
    entries_ = news(submission, request.entries);
    explanations_ = news(submission, request.explanations);
  }

  /// Whether a save would change nothing.
  [[nodiscard]] bool is_idle() const {
    return request_->step == Step::kSave && entries_.empty() && explanations_.empty();
  }

  void write(store::Change& change) {
    if (!request_->file.empty()) {
      store::FileRepo::add(
          change, {request_->file, request_->sha256, static_cast<std::int64_t>(entries_.size())});
    }
    if (request_->step == Step::kPublish) {
      const std::string place = name_of(s_->key);
      for (const auto& [key, value] : figures_of(*s_)) {
        store::FigureRepo::add(change, key, value, place);
        ++done_.written;
      }
    }
    store::SubmissionRepo::add(change, s_->key, request_->step, done_.state, done_.round,
                               done_.revision);
    done_.written += entries_.size();
    store::SubmissionRepo::add(change, s_->key, entries_);
    store::SubmissionRepo::explain(change, s_->key, explanations_);
    change.describe(std::string(to_string(s_->status.state)), std::string(to_string(done_.state)));
  }

  StepDone& done() noexcept { return done_; }

 private:
  const Submission* s_;
  const StepRequest* request_;
  std::vector<NewEntry> entries_;
  std::map<std::string, std::string> explanations_;
  StepDone done_;
};

}  // namespace

std::string finding_name(const Finding& finding) {
  std::string out = finding.check;
  for (std::size_t i = 0; i < finding.elements.size(); ++i) {
    out += (i == 0 ? ":" : ",") + finding.elements[i];
  }
  return out;
}

Checked<Submission> submission_of(Folder& folder, const SubmissionKey& key, const By& by,
                                  const Knowledge& known) {
  auto form = asked_form(folder, key, known);
  if (!form) {
    return tl::unexpected(form.error());
  }
  auto pack = load_pack(form->pack);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  const store::OrgRepo org(folder.db());
  const store::SubmissionRepo repo(folder.db());
  Submission out;
  out.key = key;
  out.form = *std::move(form);
  out.pack = *std::move(pack);
  const auto organisation = org.organisation(known.up_to);
  const OrgUnit* unit = organisation.unit(key.unit);
  out.unit_name = unit == nullptr ? key.unit : unit->name;
  out.subject = subject_of(folder, out.form, key.unit);
  const auto calendar = org.calendar(known.up_to);
  out.status = collect::status_of(inquiry_of(folder, out.form, key.period, calendar, known.up_to),
                                  key.unit, by.today(), by.day_of);
  out.steps = repo.steps(key, known.up_to);
  out.cells = cells_of(folder, out, known);
  const auto explanations = repo.explanations(key, known.up_to);
  out.explanations = newest(explanations);
  const auto entries = repo.entries(key, known.up_to);
  const auto before = repo.explanations(at_period(key, key.period.before(1)), known.up_to);
  out.signals = collect::signals({out.steps, entries, explanations, before});
  out.findings = findings_in(folder, out, known);
  out.seen = newest_change(out);
  return out;
}

Checked<StepDone> take_step(Folder& folder, const SubmissionKey& key, const StepRequest& request,
                            const By& by) {
  // The change begins first: what it reads is what it writes upon.
  store::Change change(folder.db(), {by.now, by.actor, std::string(to_string(request.step)),
                                     name_of(key), "", "", request.reason});
  const auto submission = submission_of(folder, key, by);
  if (!submission) {
    return tl::unexpected(submission.error());
  }
  const auto organisation = store::OrgRepo(folder.db()).organisation();
  const auto entries = store::SubmissionRepo(folder.db()).entries(key);
  auto errors = refusals({&*submission, &organisation, entries, &request, &by});
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  Writer writer(*submission, request);
  StepDone& done = writer.done();
  done.late = request.step == Step::kSubmit && by.today() > submission->status.window.due;
  if (writer.is_idle()) {
    return done;
  }
  writer.write(change);
  done.change = change.number();
  done.head = change.commit();
  return done;
}

}  // namespace stave::app
