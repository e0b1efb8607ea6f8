#pragma once

#include "stave/app/check.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// Numbers as decimal digits; the sentence of what was found in both languages.
nlohmann::json to_json(const Pack& pack, const Finding& finding);

/// stave.findings/1: what was run, what was found, what it rests on.
nlohmann::json to_json(const app::CheckReport& report);

/// A check of a pack, its formulas as they stand there.
nlohmann::json to_json(const Check& check);

}  // namespace stave::wire
