#pragma once

#include "stave/base/error.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

/// {"errors": [{"code", "where", "key", "message"}]}, the message in the catalogue's language.
nlohmann::json to_json(const Errors& errors, const i18n::Catalogue& words);

}  // namespace stave::wire
