#include "stave/store/round_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>

namespace stave::store {

void RoundRepo::add(Change& change, const FrozenRound& r) {
  const std::array<SqlValue, 6> row{r.pack,          std::int64_t{r.round.value()},
                                    change.number(), r.pack_version,
                                    r.pack_sha256,   r.digest};
  change.add(Ledger::kFrozenRound, row);
}

std::vector<FrozenRound> RoundRepo::all(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::vector<FrozenRound> out;
  db_->query(sql::queries::frozen_round_all, args, [&](const Row& row) {
    int column = 0;
    FrozenRound r;
    r.pack = text_at(row, column++);
    r.round = Round(int_at(row, column++));
    r.pack_version = text_at(row, column++);
    r.pack_sha256 = text_at(row, column++);
    r.digest = text_at(row, column++);
    r.made.change = row.int64(column++).value();
    r.made.at = text_at(row, column++);
    r.made.actor = text_at(row, column++);
    r.made.reason = text_at(row, column++);
    out.push_back(std::move(r));
  });
  return out;
}

}  // namespace stave::store
