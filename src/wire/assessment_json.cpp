#include "stave/wire/assessment_json.hpp"

#include "number_json.hpp"

#include "stave/wire/diagnosis_json.hpp"

namespace stave::wire {
namespace {

using nlohmann::json;

json zone_json(const app::RoundAssessment& round, std::size_t z) {
  const auto& a = round.assessment;
  const Pack& pack = round.pack.pack();
  const auto nodes = index::group_nodes(pack);
  const Zone& zone = round.table.zones[z];
  json groups = json::object();
  for (std::size_t g = 0; g < pack.groups.size(); ++g) {
    groups[pack.groups[g].code] = {{"score", number(a.board().node_score(nodes[g], z))},
                                   {"rank", a.node_rank(nodes[g], z)}};
  }
  return {{"code", zone.code},          {"name", zone.name},
          {"class", zone.zone_class},   {"score", number(a.board().total(z))},
          {"rank", a.board().rank(z)},  {"class_rank", a.class_rank(z)},
          {"groups", std::move(groups)}};
}

json indicator_json(const app::RoundAssessment& round, std::size_t i, std::size_t z) {
  const auto& a = round.assessment;
  const Pack& pack = round.pack.pack();
  json gaps = json::object();
  for (std::size_t r = 0; r < pack.references.size(); ++r) {
    const auto gap = a.gap(r, i, z);
    gaps[pack.references[r].code] = {
        {"value", number(gap.reference)},
        {"difference", number(gap.difference)},
        {"percent", number(gap.percent)},
        {"points", number(gap.points)},
        {"behind", gap.behind},
        {"worth", {{"points", number(gap.worth.points)}, {"ranks", gap.worth.ranks}}}};
  }
  return {{"indicator", pack.indicators[i].code},     {"value", number(round.table.values[i][z])},
          {"unit", pack.indicators[i].unit.symbol()}, {"score", number(a.board().score(i, z))},
          {"points", number(a.points(i, z))},         {"rank", a.leaf_rank(i, z)},
          {"short_stave", a.short_stave(i, z)},       {"references", std::move(gaps)}};
}

}  // namespace

json to_json(const app::RoundAssessment& round, std::optional<std::size_t> zone) {
  const Pack& pack = round.pack.pack();
  auto zones = json::array();
  for (std::size_t z = 0; z < round.table.zones.size(); ++z) {
    zones.push_back(zone_json(round, z));
  }
  json out = {{"schema", "stave.assessment/1"},
              {"pack", {{"id", pack.identity.id}, {"version", pack.identity.version}}},
              {"round", round.round.value()},
              {"data_year", round.table.year.value()},
              {"basis", to_json(round.basis)},
              {"zones", std::move(zones)}};
  if (zone) {
    auto indicators = json::array();
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      indicators.push_back(indicator_json(round, i, *zone));
    }
    out["zone"] = round.table.zones[*zone].code;
    out["indicators"] = std::move(indicators);
  }
  return out;
}

}  // namespace stave::wire
