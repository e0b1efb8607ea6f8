#include "stave/store/tally_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>

namespace stave::store {
namespace {

TallyEntry read_tally(const Row& row) {
  enum Column { kUnit, kTally, kChange, kDay, kCount, kSource, kAt, kActor, kReason };

  return {
      text_at(row, kUnit),
      text_at(row, kTally),
      day_at(row, kDay, "tally"),
      int_at(row, kCount),
      text_at(row, kSource),
      {row.int64(kChange).value(), text_at(row, kAt), text_at(row, kActor), text_at(row, kReason)}};
}

}  // namespace

void TallyRepo::add(Change& change, Round round, const TallyEntry& entry) {
  const std::array<SqlValue, 7> row{
      std::int64_t{round.value()}, entry.unit,  entry.tally, change.number(), to_string(entry.day),
      std::int64_t{entry.count},   entry.source};
  change.add(Ledger::kTally, row);
}

std::vector<TallyEntry> TallyRepo::of_round(Round round, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{std::int64_t{round.value()}, up_to};
  std::vector<TallyEntry> out;
  db_->query(sql::queries::tally_of_round, args,
             [&](const Row& row) { out.push_back(read_tally(row)); });
  return out;
}

}  // namespace stave::store
