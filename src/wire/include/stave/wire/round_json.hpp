#pragma once

#include "stave/app/rounds.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// {"pack", "round", "pack_version", "digest", "change", "at", "actor", "reason"}.
nlohmann::json to_json(const store::FrozenRound& round);

/// The same, and "same_pack", "same_result", "still_so".
nlohmann::json to_json(const app::RoundProof& proof);

/// {"rounds": [...]}.
nlohmann::json to_json(const std::vector<app::RoundProof>& proofs);

}  // namespace stave::wire
