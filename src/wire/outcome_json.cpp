#include "stave/wire/outcome_json.hpp"

#include "parts_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json outcome_json(const app::OutcomeRow& row, const i18n::Catalogue& words) {
  auto reasons = json::array();
  for (const Message& reason : row.reasons) {
    reasons.push_back(words.say(reason));
  }
  return {{"unit", row.key.unit},
          {"rule", row.key.rule},
          {"title", title_json(row.rule.title)},
          {"kind", to_string(row.rule.then.kind)},
          {"indicator", row.key.indicator},
          {"state", to_string(row.state)},
          {"share", number(row.share)},
          {"points", number(row.points)},
          {"exempt", row.exempt},
          {"parts", row.parts},
          {"reasons", std::move(reasons)},
          {"closes", row.closes ? json(to_string(*row.closes)) : json(nullptr)},
          {"objection", row.objection},
          {"answer", row.answer}};
}

json unit_json(const outcome::UnitRow& unit) {
  return {{"unit", unit.unit},
          {"up", unit.up.count},
          {"down", unit.down.count},
          {"same", unit.same.count},
          {"untold", unit.untold.count},
          {"exempt", unit.exempt},
          {"points", number(unit.points)}};
}

json split_json(const std::optional<index::Split>& split) {
  if (!split) {
    return nullptr;
  }
  return {{"change", split->change},
          {"own", split->part(index::Cause::kOwn)},
          {"peers", split->part(index::Cause::kPeers)},
          {"method", split->part(index::Cause::kMethod)},
          {"revision", split->part(index::Cause::kRevision)}};
}

json moved_json(const index::Moved& moved) {
  return {{"code", moved.code},
          {"rank_before", moved.earlier.rank},
          {"rank", moved.later.rank},
          {"score", split_json(moved.score)},
          {"places", split_json(moved.places)}};
}

json tally_json(const app::TallyRow& row) {
  auto entries = json::array();
  for (const store::TallyEntry& entry : row.entries) {
    entries.push_back({{"day", to_string(entry.day)},
                       {"count", entry.count},
                       {"source", entry.source},
                       {"made", made_json(entry.made)}});
  }
  return {{"unit", row.unit},
          {"tally", row.tally},
          {"count", row.count},
          {"entries", std::move(entries)}};
}

}  // namespace

json to_json(const std::vector<app::TallyRow>& rows) {
  auto tallies = json::array();
  for (const app::TallyRow& row : rows) {
    tallies.push_back(tally_json(row));
  }
  return {{"tallies", std::move(tallies)}};
}

json to_json(const app::Judgement& judgement, const i18n::Catalogue& words) {
  auto outcomes = json::array();
  for (const app::OutcomeRow& row : judgement.outcomes) {
    outcomes.push_back(outcome_json(row, words));
  }
  auto units = json::array();
  for (const auto& unit : judgement.units) {
    units.push_back(unit_json(unit));
  }
  return {{"outcomes", std::move(outcomes)},
          {"units", std::move(units)},
          {"written", judgement.written}};
}

json to_json(const index::Decomposition& moved) {
  auto indicators = json::array();
  for (const index::Moved& m : moved.indicators) {
    indicators.push_back(moved_json(m));
  }
  return {{"zone", moved.zone},
          {"total", moved_json(moved.total)},
          {"indicators", std::move(indicators)}};
}

}  // namespace stave::wire
