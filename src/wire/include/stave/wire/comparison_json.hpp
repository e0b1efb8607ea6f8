#pragma once

#include "stave/app/diagnosis.hpp"
#include "stave/app/what_if.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>

namespace stave::wire {

/// openapi.yaml's IndicatorColumn: one indicator over all zones.
nlohmann::json column_json(const app::RoundAssessment& round, std::size_t indicator);

/// openapi.yaml's WhatIfAnswer.
nlohmann::json to_json(const app::RoundAssessment& round, const app::WhatIf& answer);

/// {"code", "name", "class"}
nlohmann::json to_json(const Zone& zone);

}  // namespace stave::wire
