#include "stave/store/trail.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {
namespace {

TrailRow read_row(const Row& row) {
  const auto text = [&](int column) { return std::string(row.text(column).value_or("")); };
  TrailRow out;
  int column = 0;
  out.seq = row.int64(column++).value_or(0);
  for (std::string* part :
       {&out.deed.at, &out.deed.actor, &out.deed.action, &out.deed.object, &out.deed.before,
        &out.deed.after, &out.deed.reason, &out.algorithm, &out.content, &out.prev, &out.hash}) {
    *part = text(column++);
  }
  return out;
}

}  // namespace

std::optional<TrailRow> Trail::last() const {
  std::optional<TrailRow> out;
  db_->query(sql::queries::trail_last, {}, [&](const Row& row) { out = read_row(row); });
  return out;
}

ChangeNumber Trail::newest() const {
  ChangeNumber out = 0;
  db_->query(sql::queries::trail_newest, {},
             [&](const Row& row) { out = row.int64(0).value_or(0); });
  return out;
}

ChangeNumber Trail::newest_with_rows() const {
  const std::array<SqlValue, 1> args{Sha256().hex()};
  ChangeNumber out = 0;
  db_->query(sql::queries::trail_newest_with_rows, args,
             [&](const Row& row) { out = row.int64(0).value_or(0); });
  return out;
}

std::vector<TrailRow> Trail::rows(ChangeNumber first, ChangeNumber last) const {
  std::vector<TrailRow> out;
  const std::array<SqlValue, 2> args{first, last};
  db_->query(sql::queries::trail_rows, args, [&](const Row& row) { out.push_back(read_row(row)); });
  return out;
}

ChangeNumber Trail::up_to(const std::string& time) const {
  const std::array<SqlValue, 1> args{time};
  ChangeNumber out = 0;
  db_->query(sql::queries::trail_up_to, args,
             [&](const Row& row) { out = row.int64(0).value_or(0); });
  return out;
}

}  // namespace stave::store
