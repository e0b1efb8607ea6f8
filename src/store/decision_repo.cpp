#include "stave/store/decision_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

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
  db_->query(sql::queries::decision_history, args, [&](const Row& row) {
    out.push_back({key, std::string(row.text(0).value()), row.int64(1).value(),
                   row.int64(2).value(), row.int64(3).value(), std::string(row.text(4).value()),
                   std::string(row.text(5).value()), std::string(row.text(6).value())});
  });
  return out;
}

}  // namespace stave::store
