#include "submission_rules.hpp"

#include "rights.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace stave::app {
namespace {

using Step = SubmissionStep;
using State = SubmissionState;

class Rules {
 public:
  explicit Rules(const StepContext& context) : c_(&context), s_(context.submission) {}

  Errors run() {
    const Step step = c_->request->step;
    if (auto may =
            permit(*c_->organisation, *c_->by, access_for(s_->status.state, step), s_->key.unit);
        !may) {
      return {may.error()};
    }
    if (!after(s_->status.state, step)) {
      refuse(Errc::kConflict, "submission.not_now." + std::string(to_string(s_->status.state)));
      return std::move(errors_);
    }
    if (step == Step::kSave || step == Step::kSubmit) {
      window();
    }
    if (is_judgement(step)) {
      other_eyes();
    }
    if (needs_reason(step) && c_->request->reason.empty()) {
      refuse(Errc::kInvalidInput, "submission.no_reason");
    }
    if (step == Step::kSubmit) {
      all_filled();
      nothing_found();
    }
    known_elements();
    nothing_lost();
    return std::move(errors_);
  }

 private:
  void refuse(Errc code, std::string key,
              std::vector<std::pair<std::string, std::string>> args = {}) {
    errors_.push_back({code,
                       s_->key.form + " " + s_->key.period.to_string() + " " + s_->key.unit,
                       {std::move(key), std::move(args)}});
  }

  /// A form that was sent back or opened for revision is corrected at any time.
  void window() {
    const auto& window = s_->status.window;
    if (s_->status.open == WindowState::kAhead) {
      refuse(Errc::kConflict, "submission.too_early", {{"opens", to_string(window.opens)}});
    }
    const bool correcting = s_->status.state == State::kReturned || s_->status.revision > 0;
    if (s_->status.open == WindowState::kViewOnly && !correcting) {
      refuse(Errc::kConflict, "submission.closed", {{"closed", to_string(window.closes)}});
    }
  }

  /// Number of the change that published it last.
  [[nodiscard]] std::int64_t last_published() const {
    std::int64_t out = 0;
    for (const StepTaken& step : s_->steps) {
      out = step.step == Step::kPublish ? step.made.change : out;
    }
    return out;
  }

  /// Nobody judges values that they filled: those that stand, and those entered since publication.
  void other_eyes() {
    const auto since = last_published();
    std::set<std::string> fillers;
    for (const EntryVersion& entry : c_->entries) {
      if (entry.made.change > since) {
        fillers.insert(entry.made.actor);
      }
    }
    for (const SubmissionCell& cell : s_->cells) {
      if (cell.entry) {
        fillers.insert(cell.entry->made.actor);
      }
    }
    for (const StepTaken& step : s_->steps) {
      if (step.made.change > since && duty_for(step.state, step.step) == Duty::kFill) {
        fillers.insert(step.made.actor);
      }
    }
    if (fillers.contains(c_->by->actor)) {
      refuse(Errc::kDenied, "submission.own_work", {{"person", c_->by->actor}});
    }
  }

  void all_filled() {
    for (const SubmissionCell& cell : s_->cells) {
      if (!cell.entry) {
        refuse(Errc::kInvalidInput, "submission.cell_empty",
               {{"element", cell.element.title.zh}, {"code", cell.element.code}});
      }
    }
  }

  /// Errors are corrected, the rest is corrected or explained.
  void nothing_found() {
    for (const Finding& finding : s_->findings) {
      const std::string name = finding_name(finding);
      const bool explained =
          finding.severity == Severity::kExplain &&
          std::any_of(s_->explanations.begin(), s_->explanations.end(),
                      [&](const Explanation& e) { return e.finding == name && !e.text.empty(); });
      if (explained) {
        continue;
      }
      errors_.push_back({Errc::kInvalidInput, name, finding.what});
      if (finding.severity == Severity::kExplain) {
        refuse(Errc::kInvalidInput, "submission.unexplained", {{"finding", name}});
      }
    }
  }

  [[nodiscard]] const SubmissionCell* cell_of(const std::string& element) const {
    const auto it = std::find_if(s_->cells.begin(), s_->cells.end(),
                                 [&](const auto& cell) { return cell.element.code == element; });
    return it == s_->cells.end() ? nullptr : &*it;
  }

  void known_elements() {
    for (const NewEntry& entry : c_->request->entries) {
      if (cell_of(entry.element) == nullptr) {
        refuse(Errc::kInvalidInput, "submission.unknown_element", {{"element", entry.element}});
      }
    }
  }

  static std::string text_of(const Value& value) {
    const auto number = value.number();
    return number ? number->to_string() : "—";
  }

  /// Somebody else changed a cell since the person looked: they get both values and decide.
  void nothing_lost() {
    if (!c_->request->seen || s_->seen <= *c_->request->seen) {
      return;
    }
    bool told = false;
    for (const NewEntry& entry : c_->request->entries) {
      const auto* cell = cell_of(entry.element);
      if (cell != nullptr && cell->entry && cell->entry->made.change > *c_->request->seen &&
          cell->entry->value != entry.value) {
        told = true;
        refuse(Errc::kConflict, "submission.changed_meanwhile",
               {{"element", cell->element.title.zh},
                {"theirs", text_of(cell->entry->value)},
                {"person", cell->entry->made.actor},
                {"yours", text_of(entry.value)}});
      }
    }
    if (!told && c_->request->step != Step::kSave) {
      refuse(Errc::kConflict, "submission.moved_on");
    }
  }

  const StepContext* c_;
  const Submission* s_;
  Errors errors_;
};

}  // namespace

Errors refusals(const StepContext& context) {
  return Rules(context).run();
}

}  // namespace stave::app
