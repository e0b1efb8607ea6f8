#include "stave/store/evidence_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>

namespace stave::store {

void EvidenceRepo::add(Change& change, const Evidence& evidence) {
  const FigureKey& key = evidence.key;
  const std::array<SqlValue, 9> row{evidence.sha256,        key.subject,     key.element,
                                    key.period.to_string(), change.number(), evidence.name,
                                    evidence.type,          evidence.size,   evidence.effective};
  change.add(Ledger::kEvidence, row);
}

std::vector<Evidence> EvidenceRepo::all(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::vector<Evidence> out;
  db_->query(sql::queries::evidence_list, args, [&](const Row& row) {
    const auto text = [&](int column) { return std::string(row.text(column).value()); };
    out.push_back({text(0),
                   {text(1), text(2), read_period(text(3))},
                   row.int64(4).value(),
                   text(5),
                   text(6),
                   row.int64(7).value(),
                   text(8)});
  });
  return out;
}

}  // namespace stave::store
