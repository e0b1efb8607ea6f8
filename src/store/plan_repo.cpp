#include "stave/store/plan_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

void PlanRepo::add(Change& change, const StoredPlan& plan) {
  const std::array<SqlValue, 3> row{change.number(), plan.name, plan.text};
  change.add(Ledger::kPlan, row);
}

std::optional<StoredPlan> PlanRepo::newest(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::optional<StoredPlan> out;
  db_->query(sql::queries::plan_newest, args, [&](const Row& row) {
    out = StoredPlan{std::string(row.text(0).value()), std::string(row.text(1).value())};
  });
  return out;
}

std::optional<StoredPlan> PlanRepo::of(ChangeNumber change) const {
  const std::array<SqlValue, 1> args{change};
  std::optional<StoredPlan> out;
  db_->query(sql::queries::plan_of, args, [&](const Row& row) {
    out = StoredPlan{std::string(row.text(0).value()), std::string(row.text(1).value())};
  });
  return out;
}

}  // namespace stave::store
