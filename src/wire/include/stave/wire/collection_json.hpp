#pragma once

#include "stave/app/form_sheet.hpp"
#include "stave/app/forms.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/submissions.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// {"units": [{"code", "name", "kind", "parent", "pack_role", "active"}],
///  "people": [{"code", "name", "unit", "duties", "active"}]}
nlohmann::json to_json(const Organisation& organisation);
nlohmann::json to_json(const app::OrganisationReceipt& receipt);

/// {"code", "title", "pack", "every", "subject", "elements", "units", "opens", "due", "closes"}
nlohmann::json to_json(const Form& form);

/// {"form", "title", "period", "unit", "state", "round", "revision", "window", "opens", "due",
/// "first_due", "closes", "timeliness", "sent_in"}
nlohmann::json to_json(const app::FormStatus& status);

/// {"unit", "cells_a_month", "forms"}
nlohmann::json to_json(const collect::UnitBurden& burden);

/// {"forms": [{"element", "unit", "other_form", "other_unit", "other_every"}],
///  "figures": [{"subject", "element", "period"}]}
nlohmann::json to_json(const app::Repeats& repeats);

/// {"form", "period", "unit", "subject", "state", "round", "revision", "window", "due", "seen",
/// "cells", "steps", "findings", "explanations", "signals"}
nlohmann::json to_json(const app::Submission& submission);

/// {"step", "state", "round", "revision", "made": {"change", "at", "actor", "reason"}}
nlohmann::json to_json(const StepTaken& step);

/// {"finding", "text", "made"}
nlohmann::json to_json(const Explanation& explanation);

/// {"submission", "file", "sha256", "added", "changed", "same", "empty", "faults", "done"}
nlohmann::json to_json(const app::SheetReceipt& receipt, const i18n::Catalogue& words);

/// {"state", "round", "revision", "late", "written", "change", "head"}
nlohmann::json to_json(const app::StepDone& done);

}  // namespace stave::wire
