#pragma once

#include "stave/app/evidence.hpp"
#include "stave/app/reconcile.hpp"
#include "stave/store/decision_repo.hpp"
#include "stave/store/source_repo.hpp"
#include "stave/store/statement_repo.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// {"code", "title"}
nlohmann::json to_json(const store::Source& source);

/// {"source", "value", "place", "change"}; values as exact digits, see number_json.hpp
nlohmann::json to_json(const store::Statement& statement);

/// {"source", "change", "record", "statement", "taken", "reason", "person"}; "taken" is null when
/// the figure of record was kept
nlohmann::json to_json(const store::Decision& decision);

/// {"sha256", "subject", "element", "period", "change", "name", "type", "size", "effective"}
nlohmann::json to_json(const store::Evidence& evidence);

/// {"period", "tolerance", "statements", "differences": [{"subject", "subject_name", "element",
/// "title", "unit", "period", "source", "source_title", "record", "reported", "stated",
/// "difference", "percent", "standing", "taken", "reason", "person"}], "basis"}
nlohmann::json to_json(const app::Reconciliation& found);

/// {"subject", "element", "period", "before", "after", "sources", "change", "head"}
nlohmann::json to_json(const app::Decided& decided);

}  // namespace stave::wire
