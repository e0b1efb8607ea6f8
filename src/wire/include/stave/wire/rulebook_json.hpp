#pragma once

#include "stave/app/rulebook.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// {"name", "kinds": [{"code", "title"}], "lights": [{"code", "title", "source"}], "sets":
/// [{"code", "title", "objection_days", "source", "provenance"}]}
nlohmann::json to_json(const app::Rulebook& rules);

}  // namespace stave::wire
