#pragma once

#include "stave/app/outcomes.hpp"
#include "stave/app/tallies.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

nlohmann::json to_json(const app::Judgement& judgement, const i18n::Catalogue& words);
nlohmann::json to_json(const index::Decomposition& moved);

/// {"tallies": [{"unit", "tally", "count", "entries": [{"day", "count", "source", "made"}]}]}
nlohmann::json to_json(const std::vector<app::TallyRow>& rows);

}  // namespace stave::wire
