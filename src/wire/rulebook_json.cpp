#include "stave/wire/rulebook_json.hpp"

#include "parts_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace stave::wire {

using nlohmann::json;

json to_json(const app::Rulebook& rules) {
  auto kinds = json::array();
  for (const ItemKind& kind : rules.supervision.kinds) {
    kinds.push_back({{"code", kind.code}, {"title", title_json(kind.title)}});
  }
  auto lights = json::array();
  for (const LightRule& rule : rules.supervision.lights) {
    lights.push_back(
        {{"code", rule.code}, {"title", title_json(rule.title)}, {"source", rule.source}});
  }
  auto sets = json::array();
  for (const OutcomeRuleSet& set : rules.outcomes.sets) {
    sets.push_back({{"code", set.code},
                    {"title", title_json(set.title)},
                    {"objection_days", set.objection_days},
                    {"source", set.source},
                    {"provenance", to_string(set.provenance)}});
  }
  auto tallies = json::array();
  for (const Tally& tally : rules.outcomes.tallies) {
    tallies.push_back({{"code", tally.code}, {"title", title_json(tally.title)}});
  }
  return {{"name", rules.name},
          {"tallies", std::move(tallies)},
          {"kinds", std::move(kinds)},
          {"lights", std::move(lights)},
          {"sets", std::move(sets)}};
}

}  // namespace stave::wire
