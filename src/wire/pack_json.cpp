#include "stave/wire/pack_json.hpp"

#include "parts_json.hpp"

#include "stave/pack/summary.hpp"
#include "stave/wire/check_json.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {
namespace {

using nlohmann::json;

template <class T>
json by_provenance(const pack::ByProvenance<T>& counts) {
  return {{"published", counts[0]}, {"named", counts[1]}, {"assumed", counts[2]}};
}

json indicator_json(const Indicator& i) {
  return {{"code", i.code},
          {"title", title_json(i.title)},
          {"group", i.group},
          {"unit", i.unit.symbol()},
          {"direction", to_string(i.direction)},
          {"formula", i.formula},
          {"weights", i.weights},
          {"weight_provenance", to_string(i.weight_provenance)},
          {"provenance", to_string(i.provenance)},
          {"source", i.source},
          {"owner", i.owner}};
}

}  // namespace

json to_json(const Pack& pack) {
  const auto summary = pack::summarise(pack);
  auto groups = json::array();
  for (const auto& g : summary.groups) {
    groups.push_back({{"code", g.code},
                      {"title", title_json(g.title)},
                      {"parent", g.parent},
                      {"weight", g.weight},
                      {"share", g.share},
                      {"weight_provenance", to_string(g.weight_provenance)},
                      {"indicators", g.indicators}});
  }
  auto weights = json::array();
  for (const auto& w : summary.weights) {
    weights.push_back({{"class", w.zone_class}, {"weight", by_provenance(w.weight)}});
  }
  auto indicators = json::array();
  for (const Indicator& i : pack.indicators) {
    indicators.push_back(indicator_json(i));
  }
  auto checks = json::array();
  for (const Check& check : pack.checks) {
    checks.push_back(to_json(check));
  }
  return {{"schema", "stave.pack/1"},
          {"id", pack.identity.id},
          {"version", pack.identity.version},
          {"title", title_json(pack.identity.title)},
          {"source", pack.identity.source},
          {"provenance",
           {{"indicators", by_provenance(summary.indicators)},
            {"indicator_weights", by_provenance(summary.indicator_weights)},
            {"group_weights", by_provenance(summary.group_weights)},
            {"checks", by_provenance(summary.checks)},
            {"weight_shares", std::move(weights)}}},
          {"groups", std::move(groups)},
          {"indicators", std::move(indicators)},
          {"checks", std::move(checks)}};
}

json to_json(const app::Receipt& r) {
  return {{"file", r.file},     {"source", r.source.empty() ? json(nullptr) : json(r.source)},
          {"sha256", r.sha256}, {"zones", r.zones},
          {"added", r.added},   {"changed", r.changed},
          {"same", r.same},     {"written", r.written},
          {"change", r.change}, {"head", r.head}};
}

}  // namespace stave::wire
