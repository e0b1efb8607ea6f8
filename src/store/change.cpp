#include "stave/store/change.hpp"

#include "embedded/queries.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace stave::store {
namespace {

constexpr std::size_t kDayLength = 10;

}  // namespace

std::string day_of(const std::string& time) {
  return time.substr(0, kDayLength);
}

void follow(Connection& db, const TrailRow& last, TrailRow& row) {
  row.seq = last.seq + 1;
  row.prev = last.hash;
  row.deed.at = std::max(row.deed.at, last.deed.at);
  if (day_of(last.deed.at) != day_of(row.deed.at)) {
    const std::array<SqlValue, 4> checkpoint{day_of(last.deed.at), last.seq, last.hash,
                                             day_of(last.deed.at)};
    db.execute(sql::queries::checkpoint_add, checkpoint);
  }
}

void append(Connection& db, const TrailRow& row) {
  const Deed& deed = row.deed;
  const std::array<SqlValue, 12> values{row.seq,       deed.at,     deed.actor, deed.action,
                                        deed.object,   deed.before, deed.after, deed.reason,
                                        row.algorithm, row.content, row.prev,   row.hash};
  db.execute(sql::queries::trail_add, values);
}

std::string TrailRow::expected_hash() const {
  std::string bytes;
  append_value(seq, bytes);
  for (const std::string* part : {&deed.at, &deed.actor, &deed.action, &deed.object, &deed.before,
                                  &deed.after, &deed.reason, &algorithm, &content, &prev}) {
    append_value(*part, bytes);
  }
  return sha256_hex(bytes);
}

Change::Change(Connection& db, Deed deed) : db_(&db), transaction_(db) {
  row_.seq = 1;
  row_.deed = std::move(deed);
  row_.algorithm = kAlgorithm;
  if (const auto last = Trail(db).last()) {
    follow(db, *last, row_);
  }
}

void Change::add(Ledger table, std::span<const SqlValue> row) {
  const LedgerTable& spec = table_of(table);
  const auto key = row.first(spec.keys);
  const bool same_table = table_ == table;
  if ((table_ && *table_ > table) ||
      (same_table &&
       !std::lexicographical_compare(last_key_.begin(), last_key_.end(), key.begin(), key.end()))) {
    if (same_table && std::equal(key.begin(), key.end(), last_key_.begin(), last_key_.end())) {
      throw ConstraintError(std::string(spec.name) + ": one change writes a key twice");
    }
    throw std::logic_error(std::string(spec.name) + ": rows out of order within a change");
  }
  table_ = table;
  last_key_.assign(key.begin(), key.end());
  db_->add_row(spec.add, row);
  std::string bytes;
  append_row(spec, row, bytes);
  content_.update(bytes);
}

void Change::describe(std::string before, std::string after) {
  row_.deed.before = std::move(before);
  row_.deed.after = std::move(after);
}

std::string Change::commit() {
  row_.content = content_.hex();
  row_.hash = row_.expected_hash();
  append(*db_, row_);
  std::string hash = row_.hash;  // copied before: nothing can fail once it is committed
  transaction_.commit();
  return hash;
}

}  // namespace stave::store
