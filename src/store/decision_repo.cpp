#include "stave/store/decision_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>

namespace stave::store {
namespace {

/// Columns from `first` on: source, change, record, statement, taken, reason, person.
Decision read_decision(const Row& row, int first, const FigureKey& key) {
  enum Column { kSource, kChange, kRecord, kStatement, kTaken, kReason, kPerson };

  return {key,
          text_at(row, first + kSource),
          row.int64(first + kChange).value(),
          row.int64(first + kRecord).value(),
          row.int64(first + kStatement).value(),
          text_at(row, first + kTaken),
          text_at(row, first + kReason),
          text_at(row, first + kPerson)};
}

}  // namespace

void DecisionRepo::add(Change& change, const Decision& decision) {
  const FigureKey& key = decision.key;
  const std::array<SqlValue, 10> row{key.subject,        key.element,     key.period.to_string(),
                                     decision.source,    change.number(), decision.record,
                                     decision.statement, decision.taken,  decision.reason,
                                     decision.person};
  change.add(Ledger::kDecision, row);
}

std::vector<Decision> DecisionRepo::history(const FigureKey& key, ChangeNumber up_to) const {
  const std::array<SqlValue, 4> args{key.subject, key.element, key.period.to_string(), up_to};
  std::vector<Decision> out;
  db_->query(sql::queries::decision_history, args,
             [&](const Row& row) { out.push_back(read_decision(row, 0, key)); });
  return out;
}

std::map<FigureKey, std::vector<Decision>> DecisionRepo::of_period(Period period,
                                                                   ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{period.to_string(), up_to};
  std::map<FigureKey, std::vector<Decision>> out;
  db_->query(sql::queries::decision_of_period, args, [&](const Row& row) {
    const FigureKey key{text_at(row, 0), text_at(row, 1), period};
    out[key].push_back(read_decision(row, 2, key));
  });
  return out;
}

}  // namespace stave::store
