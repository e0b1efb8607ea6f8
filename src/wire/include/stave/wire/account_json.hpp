#pragma once

#include "stave/app/accounts.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {

/// {"person", "name", "unit", "duties", "state", "must_change", "second_factor", "has_password",
/// "changed_on", "last_login", "locked_until", "waiting": null or {"wish", "proposed_by", "duties",
/// "unit"}}
nlohmann::json to_json(const app::AccountRow& row);

/// {"person", "wish", "waiting", "one_time_password"}; the password only where there is one
nlohmann::json to_json(const app::AccountOutcome& outcome);

/// {"id", "person", "title", "scope", "created", "expires", "revoked"}
nlohmann::json to_json(const app::TokenRow& row);

/// The same with "token"
nlohmann::json to_json(const app::NewToken& made);

/// {"name", "min_length", "min_length_administrators", "classes", "rotation_days", "history",
/// "breached_list", "no_names"}
nlohmann::json to_json(const PasswordProfile& profile);

}  // namespace stave::wire
