#include "submission_findings.hpp"

#include "stave/check/checklist.hpp"
#include "stave/store/figure_repo.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::app {
namespace {

/// The zone that the cells are about; a subject that is none stands for itself.
Zone subject_zone(const Folder& folder, const std::string& subject, const Knowledge& known) {
  for (Zone& zone : folder.zones(known.up_to)) {
    if (zone.code == subject) {
      return std::move(zone);
    }
  }
  return {subject, subject, "", {}};
}

bool concerns(const Finding& finding, const Form& form) {
  return std::any_of(finding.elements.begin(), finding.elements.end(), [&](const auto& element) {
    return std::find(form.elements.begin(), form.elements.end(), element) != form.elements.end();
  });
}

}  // namespace

std::vector<Finding> findings_in(Folder& folder, const Submission& submission,
                                 const Knowledge& known) {
  const Zone zone = subject_zone(folder, submission.subject, known);
  const store::FigureRepo repo(folder.db());
  Figures figures = repo.of_subject(zone.code, known.up_to);
  for (const auto& [kind, area] : zone.areas) {
    repo.of_subject(area, known.up_to).each([&](const FigureKey& key, const Value& value) {
      figures.put(key, value);
    });
  }
  std::set<std::string> held;
  figures.each([&](const FigureKey& key, const Value&) {
    if (key.period == submission.key.period) {
      held.insert(key.element);
    }
  });
  for (const SubmissionCell& cell : submission.cells) {
    held.insert(cell.element.code);
    if (cell.entry) {
      figures.put({zone.code, cell.element.code, submission.key.period}, cell.entry->value);
    }
  }
  const check::Scope scope{
      {zone}, submission.key.period, {}, std::vector<std::string>(held.begin(), held.end()), {}};
  auto out = check::examine(submission.pack, figures, scope);
  std::erase_if(out, [&](const Finding& f) { return !concerns(f, submission.form); });
  return out;
}

}  // namespace stave::app
