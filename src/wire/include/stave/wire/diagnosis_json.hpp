#pragma once

#include "stave/app/diagnosis.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// stave.diagnosis/1: everything that the report says, numbers unrounded.
nlohmann::json to_json(const app::ZoneDiagnosis& d);

/// {"generated", "vintage", "as_of", "change", "head", "assumed_weight"}
nlohmann::json to_json(const app::Basis& basis);

}  // namespace stave::wire
