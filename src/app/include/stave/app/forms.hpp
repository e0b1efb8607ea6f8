#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/collect/burden.hpp"
#include "stave/collect/status.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// What a form may not be without: a pack's elements and units that exist. Fails with every fault.
Checked<Form> define_form(Folder& folder, Form form, const By& by, const std::string& reason);

/// One form for each role of the pack that reports elements and that units fill: code
/// "<pack>-<role>", its elements and units. A form whose code is there already is left as it is.
/// Fails with form.no_roles when no unit fills any role. The forms that were written.
Checked<std::vector<Form>> build_forms(Folder& folder, const std::string& pack, Frequency frequency,
                                       const By& by);

/// What a form asks that is asked elsewhere already.
struct Repeats {
  std::vector<collect::Repeat> forms;  ///< by other forms
  std::vector<FigureKey> figures;      ///< held already as figures of record for that period
};

/// Before a form is opened. Fails with form.unknown, form.wrong_period.
Result<Repeats> repeats_of(Folder& folder, const std::string& code, Period period);

/// Asks a form for a period. With repeats a reason is needed: form.repeats.
Result<void> open_form(Folder& folder, const std::string& code, Period period, const By& by,
                       const std::string& reason);

/// A later due day for a unit.
struct FormExtension {
  std::string form;
  Period period;
  std::string unit;
  Day due{};
};

/// Grants it; needs a reason. Fails with form.unknown, form.wrong_period, form.unit_not_asked,
/// form.no_reason, form.not_later.
Result<void> extend_form(Folder& folder, const FormExtension& wanted, const By& by,
                         const std::string& reason);

std::vector<Form> forms_of(Folder& folder, const Knowledge& known = {});

/// Where a unit stands with a form and period.
struct FormStatus {
  std::string form;
  Title title;
  Period period;
  collect::UnitStatus unit;
};

/// Every opened form and period, or those of one form ("" = all) and period; on the day that `by`
/// asks. In the order of forms, periods, units.
std::vector<FormStatus> form_status(Folder& folder, const std::string& code,
                                    std::optional<Period> period, const By& by,
                                    const Knowledge& known = {});

}  // namespace stave::app
