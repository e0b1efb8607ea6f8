#include "stave/store/statement_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>
#include <utility>

namespace stave::store {

void StatementRepo::add(Change& change, const std::string& source, const FigureKey& key,
                        const Value& value, const std::string& place) {
  const std::array<SqlValue, 8> row{
      source,          key.subject,          key.element,          key.period.to_string(),
      change.number(), number_column(value), absent_column(value), place};
  change.add(Ledger::kStatement, row);
}

Figures StatementRepo::of_source(const std::string& source, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{source, up_to};
  Figures out;
  db_->query(sql::queries::statement_versions, args, [&](const Row& row) {
    out.put({std::string(row.text(0).value()), std::string(row.text(1).value()),
             read_period(row.text(2).value())},
            read_value(row, 3, 4));
  });
  return out;
}

std::vector<Statement> StatementRepo::of_period(const Period& period, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{period.to_string(), up_to};
  std::vector<Statement> out;
  db_->query(sql::queries::statement_period, args, [&](const Row& row) {
    Statement next{std::string(row.text(0).value()),
                   {std::string(row.text(1).value()), std::string(row.text(2).value()), period},
                   row.int64(3).value(),
                   read_value(row, 4, 5),
                   std::string(row.text(6).value())};
    if (!out.empty() && out.back().source == next.source && out.back().key == next.key) {
      out.back() = std::move(next);
    } else {
      out.push_back(std::move(next));
    }
  });
  return out;
}

std::vector<Statement> StatementRepo::history(const FigureKey& key, ChangeNumber up_to) const {
  const std::array<SqlValue, 4> args{key.subject, key.element, key.period.to_string(), up_to};
  std::vector<Statement> out;
  db_->query(sql::queries::statement_history, args, [&](const Row& row) {
    out.push_back({std::string(row.text(0).value()), key, row.int64(1).value(),
                   read_value(row, 2, 3), std::string(row.text(4).value())});
  });
  return out;
}

}  // namespace stave::store
