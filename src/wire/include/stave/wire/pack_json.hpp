#pragma once

#include "stave/app/import.hpp"
#include "stave/domain/pack.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// stave.pack/1: identity, groups, indicators, checks and how much is assumed.
nlohmann::json to_json(const Pack& pack);

nlohmann::json to_json(const app::Receipt& receipt);

}  // namespace stave::wire
