#include "stave/outcome/scoreboard.hpp"

#include "case.hpp"

#include <map>

namespace stave::outcome {
namespace {

Amount& amount_for(UnitRow& row, std::optional<int> gained) {
  if (!gained) {
    return row.untold;
  }
  if (*gained == 0) {
    return row.same;
  }
  return *gained > 0 ? row.up : row.down;
}

void count(const Outcome& outcome, UnitRow& row) {
  if (outcome.exempt) {
    ++row.exempt;
    return;
  }
  ++row.outcomes[static_cast<std::size_t>(outcome.kind)];
  row.points = add(row.points, outcome.points).value_or(row.points);
}

}  // namespace

std::vector<UnitRow> scoreboard(const History& history, std::span<const Share> shares,
                                std::span<const Outcome> outcomes) {
  std::map<std::string, UnitRow> rows;
  for (const Share& share : shares) {
    const auto gained =
        history.rounds.empty()
            ? std::nullopt
            : Case(history, {OutcomeScope::kIndicator, share.indicator, ""}).gained(0);
    Amount& amount = amount_for(rows[share.unit], gained);
    ++amount.count;
    amount.weighted = add(amount.weighted, share.share).value_or(amount.weighted);
  }
  for (const Outcome& outcome : outcomes) {
    if (!outcome.unit.empty()) {
      count(outcome, rows[outcome.unit]);
    }
  }
  std::vector<UnitRow> out;
  for (auto& [unit, row] : rows) {
    row.unit = unit;
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace stave::outcome
