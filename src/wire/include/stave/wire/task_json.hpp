#pragma once

#include "stave/app/tasks.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

nlohmann::json to_json(const app::TaskDone& done);
/// Reasons are in the catalogue's language.
nlohmann::json to_json(const app::TaskRow& row, const i18n::Catalogue& words);
nlohmann::json to_json(const app::Lights& lights, const i18n::Catalogue& words);
nlohmann::json to_json(const app::TaskPage& page, const i18n::Catalogue& words);
nlohmann::json to_json(const std::vector<supervise::Odd>& odd, const i18n::Catalogue& words);
nlohmann::json to_json(const std::vector<app::TargetRow>& targets, const i18n::Catalogue& words);

/// {"subject", "number", "kind", "state", "day", "before", "wanted", "evidence", "made"}
nlohmann::json to_json(const RequestVersion& request);

/// {"item", "kind", "recipient", "day", "person", "text"}
nlohmann::json to_json(const store::StoredNotice& notice);

}  // namespace stave::wire
