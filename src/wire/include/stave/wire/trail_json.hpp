#pragma once

#include "stave/app/trace.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/store/trail.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {

/// {"seq", "at", "actor", "action", "object", "before", "after", "reason", "hash"}
nlohmann::json to_json(const store::TrailRow& row);

/// {"sound", "changes", "rows", "head", "faults": [{"where", "code", "message"}]}
nlohmann::json to_json(const store::Verification& found, const i18n::Catalogue& words);

/// {"zone", "indicator", "year", "formula", "value", "unrounded", "unit", "inputs": [{"subject",
/// "element", "period", "unit", "feeds", "versions": [{"value", "place", "change"}], "statements",
/// "decisions", "evidence"}], "basis"}
nlohmann::json to_json(const app::Trace& trace);

}  // namespace stave::wire
