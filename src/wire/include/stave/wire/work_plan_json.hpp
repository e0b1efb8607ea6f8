#pragma once

#include "stave/app/plans.hpp"
#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json_fwd.hpp>

namespace stave::wire {

nlohmann::json to_json(const WorkPlan& plan);
/// With the sentence of every item and target, the questions in words, and the baselines.
nlohmann::json to_json(const app::PlanView& view, const i18n::Catalogue& words);
nlohmann::json to_json(const app::PlanReceipt& receipt);
nlohmann::json to_json(const std::vector<PlanDifference>& differences);
nlohmann::json to_json(const std::vector<app::StaveCoverage>& coverage);

}  // namespace stave::wire
