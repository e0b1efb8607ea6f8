#pragma once

#include "stave/app/overview.hpp"
#include "stave/app/sessions.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace stave::wire {

/// openapi.yaml's Meta, without version and day.
nlohmann::json to_json(const app::Overview& overview);

/// openapi.yaml's Mine.
nlohmann::json to_json(const app::Mine& mine, const i18n::Catalogue& words);

/// openapi.yaml's Session of somebody who is signed in.
nlohmann::json to_json(const app::OpenSession& session, const Organisation& organisation);

}  // namespace stave::wire
