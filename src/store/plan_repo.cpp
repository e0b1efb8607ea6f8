#include "stave/store/plan_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

void PlanRepo::add(const std::string& text, std::int64_t source) {
  const std::array<SqlValue, 2> args{source, text};
  db_->execute(sql::queries::plan_add, args);
}

std::optional<StoredPlan> PlanRepo::newest() const {
  std::optional<StoredPlan> out;
  db_->query(sql::queries::plan_newest, {}, [&](const Row& row) {
    out = StoredPlan{std::string(row.text(0).value()), std::string(row.text(1).value())};
  });
  return out;
}

}  // namespace stave::store
