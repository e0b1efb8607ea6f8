#include "stave/wire/comparison_json.hpp"

#include "parts_json.hpp"

#include "stave/wire/diagnosis_json.hpp"

#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json rank_json(int rank) {
  return rank == numeric::kUnranked ? json(nullptr) : json(rank);
}

int ranked(const index::Board& board) {
  int out = 0;
  for (std::size_t z = 0; z < board.zones(); ++z) {
    out += board.rank(z) == numeric::kUnranked ? 0 : 1;
  }
  return out;
}

json standing_json(const index::Standing& standing, int of) {
  return {{"score", number(standing.score)}, {"rank", rank_json(standing.rank)}, {"of", of}};
}

/// References that are one number for all zones.
json references_json(const app::RoundAssessment& round, std::size_t indicator) {
  const Pack& pack = round.pack.pack();
  auto out = json::array();
  for (std::size_t r = 0; r < pack.references.size(); ++r) {
    if (pack.references[r].kind == ReferenceKind::kClassMean) {
      continue;  // another number for every class: no one line of a plot
    }
    out.push_back({{"code", pack.references[r].code},
                   {"title", title_json(pack.references[r].title)},
                   {"value", number(round.assessment.reference(r, indicator, 0))}});
  }
  return out;
}

}  // namespace

json to_json(const Zone& zone) {
  return {{"code", zone.code}, {"name", zone.name}, {"class", zone.zone_class}};
}

json column_json(const app::RoundAssessment& round, std::size_t indicator) {
  const Indicator& of = round.pack.pack().indicators[indicator];
  const index::Board& board = round.assessment.board();
  auto zones = json::array();
  for (std::size_t z = 0; z < round.table.zones.size(); ++z) {
    json row = to_json(round.table.zones[z]);
    const auto value = round.table.values[indicator][z].number();
    row["value"] = value ? number(*value) : json(nullptr);
    row["score"] = number(board.score(indicator, z));
    row["rank"] = rank_json(round.assessment.leaf_rank(indicator, z));
    zones.push_back(std::move(row));
  }
  return {{"indicator", of.code},         {"title", title_json(of.title)},
          {"unit", of.unit.symbol()},     {"direction", to_string(of.direction)},
          {"round", round.round.value()}, {"data_year", round.table.year.value()},
          {"zones", std::move(zones)},    {"references", references_json(round, indicator)},
          {"basis", to_json(round.basis)}};
}

json to_json(const app::RoundAssessment& round, const app::WhatIf& answer) {
  const Pack& pack = round.pack.pack();
  const index::Board& board = round.assessment.board();
  const int of = ranked(board);
  auto indicators = json::array();
  for (const auto& changed : answer.indicators) {
    indicators.push_back({{"indicator", pack.indicators[changed.indicator].code},
                          {"value_before", number(changed.value_before)},
                          {"value", number(changed.value)},
                          {"score_before", number(changed.score_before)},
                          {"score", number(changed.score)},
                          {"points", number(changed.points)}});
  }
  auto overtaken = json::array();
  for (const std::size_t z : answer.overtaken) {
    json row = to_json(round.table.zones[z]);
    row["rank"] = board.rank(z);
    overtaken.push_back(std::move(row));
  }
  return {
      {"zone", round.table.zones[answer.zone].code}, {"before", standing_json(answer.before, of)},
      {"after", standing_json(answer.after, of)},    {"indicators", std::move(indicators)},
      {"overtaken", std::move(overtaken)},           {"basis", to_json(round.basis)}};
}

}  // namespace stave::wire
