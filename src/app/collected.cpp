#include "collected.hpp"

#include "stave/store/form_repo.hpp"
#include "stave/store/submission_repo.hpp"

#include <utility>

namespace stave::app {

std::string subject_of(const Folder& folder, const Form& form, const std::string& unit) {
  return form.subject == FormSubject::kUnit ? unit : folder.home().value_or("");
}

std::map<FigureKey, SubmissionKey> collected_figures(Folder& folder) {
  std::map<FigureKey, SubmissionKey> out;
  const store::FormRepo forms(folder.db());
  auto openings = forms.openings("");
  for (const Form& form : forms.all()) {
    const auto periods = std::move(openings[form.code]);
    for (const std::string& unit : form.units) {
      const std::string subject = subject_of(folder, form, unit);
      for (const std::string& element : form.elements) {
        for (const Period period : periods) {
          out.emplace(FigureKey{subject, element, period}, SubmissionKey{form.code, period, unit});
        }
      }
    }
  }
  return out;
}

Result<void> refuse_collected(const std::map<FigureKey, SubmissionKey>& collected,
                              const FigureKey& key, const std::string& where) {
  const auto it = collected.find(key);
  if (it == collected.end()) {
    return {};
  }
  return fail(Errc::kConflict, where,
              {"figures.collected",
               {{"subject", key.subject},
                {"element", key.element},
                {"period", key.period.to_string()},
                {"form", it->second.form},
                {"unit", it->second.unit}}});
}

collect::Inquiry inquiry_of(Folder& folder, const Form& form, Period period,
                            const Calendar& calendar, store::ChangeNumber up_to) {
  return {&form, period, &calendar,
          store::FormRepo(folder.db()).extensions(form.code, period, up_to),
          store::SubmissionRepo(folder.db()).steps_by_unit(form.code, period, up_to)};
}

}  // namespace stave::app
