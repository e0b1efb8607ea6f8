#pragma once

#include "stave/domain/plan.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace stave::wire {

/// stave.plan/1. `text_name` names the plain text that spans count in. Questions carry their
/// sentence in the catalogue's language.
nlohmann::json to_json(const Plan& plan, const std::string& text_name,
                       const i18n::Catalogue& words);

/// "2019-06-17"
std::string iso_date(std::chrono::year_month_day day);

}  // namespace stave::wire
