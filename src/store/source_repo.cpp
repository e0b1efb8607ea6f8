#include "stave/store/source_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

std::int64_t SourceRepo::add(const Source& source) {
  const std::array<SqlValue, 4> args{source.name, source.sha256, source.rows, source.at};
  std::int64_t id = 0;
  db_->query(sql::queries::source_add, args, [&](const Row& row) { id = row.int64(0).value(); });
  return id;
}

std::vector<Source> SourceRepo::all() const {
  std::vector<Source> out;
  db_->query(sql::queries::source_all, {}, [&](const Row& row) {
    out.push_back({row.int64(0).value(), std::string(row.text(1).value()),
                   std::string(row.text(2).value()), row.int64(3).value(),
                   std::string(row.text(4).value())});
  });
  return out;
}

void SourceRepo::set(const std::string& key, const std::string& value) {
  const std::array<SqlValue, 2> args{key, value};
  db_->execute(sql::queries::folder_put, args);
}

std::optional<std::string> SourceRepo::get(const std::string& key) const {
  const std::array<SqlValue, 1> args{key};
  std::optional<std::string> out;
  db_->query(sql::queries::folder_get, args,
             [&](const Row& row) { out = std::string(row.text(0).value()); });
  return out;
}

}  // namespace stave::store
