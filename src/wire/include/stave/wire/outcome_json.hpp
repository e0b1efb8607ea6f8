#pragma once

#include "stave/app/outcomes.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

nlohmann::json to_json(const app::Judgement& judgement, const i18n::Catalogue& words);
nlohmann::json to_json(const index::Decomposition& moved);

}  // namespace stave::wire
