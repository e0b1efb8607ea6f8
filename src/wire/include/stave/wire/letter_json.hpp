#pragma once

#include "stave/app/letters.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace stave::wire {

/// {"number", "kind", "title", "addressee", "plan", "subject", "sha256", "change", "at", "actor"}
nlohmann::json to_json(const Letter& letter);

/// {"place", "field", "origin"} of every value that a document prints.
nlohmann::json to_json(const std::vector<LetterValue>& values);

/// {"code", "zone", "indicator", "title", "body", "origin", "effect"}
nlohmann::json to_json(const Practice& practice);

}  // namespace stave::wire
