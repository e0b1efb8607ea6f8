#pragma once

#include "stave/app/diagnosis.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>

namespace stave::wire {

/// stave.assessment/1: every zone's score, rank, class rank and group scores; with `zone` (its
/// position) that zone's indicators beside every reference as well.
nlohmann::json to_json(const app::RoundAssessment& round, std::optional<std::size_t> zone);

}  // namespace stave::wire
