#include "stave/app/forms.hpp"

#include "collected.hpp"
#include "loading.hpp"
#include "rights.hpp"

#include "stave/app/packs.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/form_repo.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/store/submission_repo.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::app {
namespace {

Error fault(const Form& form, std::string key, std::string found) {
  return {Errc::kInvalidInput, form.code, {std::move(key), {{"found", std::move(found)}}}};
}

/// What the form names and nobody knows.
Errors unknown_names(const Form& form, const Pack& pack, const Organisation& organisation) {
  Errors out;
  for (const std::string& element : form.elements) {
    if (pack.find_element(element) == nullptr) {
      out.push_back(fault(form, "form.unknown_element", element));
    }
  }
  for (const std::string& unit : form.units) {
    if (organisation.unit(unit) == nullptr) {
      out.push_back(fault(form, "form.unknown_unit", unit));
    }
  }
  return out;
}

store::Change begin(Folder& folder, const By& by, std::string action, std::string object,
                    std::string reason) {
  return {folder.db(),
          {by.now, by.actor, std::move(action), std::move(object), "", "", std::move(reason)}};
}

Result<Form> find_form(Folder& folder, const std::string& code) {
  auto form = store::FormRepo(folder.db()).find(code);
  return form ? Result<Form>(*std::move(form))
              : Result<Form>(fail(Errc::kNotFound, code, {"form.unknown", {}}));
}

Result<Form> find_form(Folder& folder, const std::string& code, Period period) {
  auto form = find_form(folder, code);
  if (form && form->frequency != period.frequency()) {
    return fail(Errc::kInvalidInput, period.to_string(),
                {"form.wrong_period", {{"frequency", std::string(to_string(form->frequency))}}});
  }
  return form;
}

std::vector<std::string> units_filling(const Organisation& organisation, const std::string& role) {
  std::vector<std::string> out;
  for (const OrgUnit& unit : organisation.units()) {
    if (unit.active && unit.pack_role == role) {
      out.push_back(unit.code);
    }
  }
  return out;
}

/// The forms that the roles of the pack make.
std::vector<Form> forms_by_role(const Pack& pack, const Organisation& organisation,
                                Frequency frequency) {
  std::vector<Form> out;
  for (const Coded& role : pack.roles) {
    Form form;
    form.code = pack.identity.id + "-" + role.code;
    form.title = role.title;
    form.pack = pack.identity.id;
    form.frequency = frequency;
    form.units = units_filling(organisation, role.code);
    for (const Element& element : pack.elements) {
      if (element.reporter == role.code) {
        form.elements.push_back(element.code);
      }
    }
    if (!form.units.empty() && !form.elements.empty()) {
      out.push_back(std::move(form));
    }
  }
  return out;
}

}  // namespace

Checked<Form> define_form(Folder& folder, Form form, const By& by, const std::string& reason) {
  const auto organisation = store::OrgRepo(folder.db()).organisation();
  if (auto may = permit(organisation, by, Access::kManageForms); !may) {
    return tl::unexpected(one(may.error()));
  }
  const auto pack = load_pack(form.pack);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto checked = check_form(std::move(form));
  if (!checked) {
    return checked;
  }
  auto unknown = unknown_names(*checked, *pack, organisation);
  if (!unknown.empty()) {
    return tl::unexpected(std::move(unknown));
  }
  auto change = begin(folder, by, "form", checked->code, reason);
  store::FormRepo::add(change, *checked);
  change.commit();
  return checked;
}

Checked<std::vector<Form>> build_forms(Folder& folder, const std::string& pack_id,
                                       Frequency frequency, const By& by) {
  const auto organisation = store::OrgRepo(folder.db()).organisation();
  if (auto may = permit(organisation, by, Access::kManageForms); !may) {
    return tl::unexpected(one(may.error()));
  }
  const auto pack = load_pack(pack_id);
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  auto forms = forms_by_role(*pack, organisation, frequency);
  if (forms.empty()) {
    return tl::unexpected(one({Errc::kNotFound, pack_id, {"form.no_roles", {}}}));
  }
  const auto have = forms_of(folder);
  forms.erase(std::remove_if(forms.begin(), forms.end(),
                             [&](const Form& form) {
                               return std::any_of(have.begin(), have.end(), [&](const Form& old) {
                                 return old.code == form.code;
                               });
                             }),
              forms.end());
  if (forms.empty()) {
    return forms;
  }
  std::sort(forms.begin(), forms.end(),
            [](const Form& a, const Form& b) { return a.code < b.code; });
  auto change = begin(folder, by, "form", pack_id, "");
  for (const Form& form : forms) {
    store::FormRepo::add(change, form);
  }
  change.commit();
  return forms;
}

Result<Repeats> repeats_of(Folder& folder, const std::string& code, Period period) {
  const auto form = find_form(folder, code, period);
  if (!form) {
    return tl::unexpected(form.error());
  }
  Repeats out;
  out.forms = collect::repeats(*form, forms_of(folder));
  std::set<std::string> subjects;
  for (const std::string& unit : form->units) {
    subjects.insert(subject_of(folder, *form, unit));
  }
  if (subjects.empty()) {
    return out;
  }
  const std::set<std::string> asked(form->elements.begin(), form->elements.end());
  for (const auto& [key, version] :
       store::FigureRepo(folder.db()).of_period(*subjects.begin(), *subjects.rbegin(), period)) {
    if (subjects.contains(key.subject) && asked.contains(key.element)) {
      out.figures.push_back(key);
    }
  }
  return out;
}

Result<void> open_form(Folder& folder, const std::string& code, Period period, const By& by,
                       const std::string& reason) {
  if (auto may = permit(store::OrgRepo(folder.db()).organisation(), by, Access::kManageForms);
      !may) {
    return may;
  }
  const auto form = find_form(folder, code, period);
  if (!form) {
    return tl::unexpected(form.error());
  }
  const auto twice = repeats_of(folder, code, period);
  if (form->subject == FormSubject::kZone && !folder.home()) {
    return fail(Errc::kNotFound, code, {"form.no_home", {}});
  }
  if (reason.empty() && twice->forms.size() + twice->figures.size() > 0) {
    return fail(Errc::kConflict, code,
                {"form.repeats",
                 {{"forms", std::to_string(twice->forms.size())},
                  {"figures", std::to_string(twice->figures.size())}}});
  }
  auto change = begin(folder, by, "open", code + " " + period.to_string(), reason);
  store::FormRepo::open(change, code, period);
  change.commit();
  return {};
}

Result<void> extend_form(Folder& folder, const FormExtension& wanted, const By& by,
                         const std::string& reason) {
  const auto& [code, period, unit, due] = wanted;
  const auto organisation = store::OrgRepo(folder.db()).organisation();
  if (auto may = permit(organisation, by, Access::kManageForms); !may) {
    return may;
  }
  const auto form = find_form(folder, code, period);
  if (!form) {
    return tl::unexpected(form.error());
  }
  if (std::find(form->units.begin(), form->units.end(), unit) == form->units.end()) {
    return fail(Errc::kNotFound, unit, {"form.unit_not_asked", {{"form", code}}});
  }
  if (reason.empty()) {
    return fail(Errc::kInvalidInput, code, {"form.no_reason", {}});
  }
  const auto calendar = store::OrgRepo(folder.db()).calendar();
  const auto now =
      collect::status_of(inquiry_of(folder, *form, period, calendar), unit, by.today(), by.day_of);
  if (due <= now.window.due) {
    return fail(Errc::kInvalidInput, to_string(due),
                {"form.not_later", {{"due", to_string(now.window.due)}}});
  }
  auto change = begin(folder, by, "extend", code + " " + period.to_string() + " " + unit, reason);
  store::FormRepo::extend(change, code, period, unit, due);
  change.describe(to_string(now.window.due), to_string(due));
  change.commit();
  return {};
}

std::vector<Form> forms_of(Folder& folder, const Knowledge& known) {
  return store::FormRepo(folder.db()).all(known.up_to);
}

std::vector<FormStatus> form_status(Folder& folder, const std::string& code,
                                    std::optional<Period> period, const By& by,
                                    const Knowledge& known) {
  std::vector<FormStatus> out;
  const auto calendar = store::OrgRepo(folder.db()).calendar(known.up_to);
  const store::FormRepo repo(folder.db());
  auto openings = repo.openings(code, known.up_to);
  auto extensions = repo.all_extensions(code, known.up_to);
  auto steps = store::SubmissionRepo(folder.db()).all_steps(code, known.up_to);
  for (const Form& form : repo.all(known.up_to)) {
    for (const Period opened : openings[form.code]) {
      if (period && *period != opened) {
        continue;
      }
      const store::FormPeriod key{form.code, opened};
      const collect::Inquiry inquiry{&form, opened, &calendar, std::move(extensions[key]),
                                     std::move(steps[key])};
      for (auto& unit : collect::status_on(inquiry, by.today(), by.day_of)) {
        out.push_back({form.code, form.title, opened, std::move(unit)});
      }
    }
  }
  return out;
}

}  // namespace stave::app
