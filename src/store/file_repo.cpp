#include "stave/store/file_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

void FileRepo::add(Change& change, const StoredFile& file) {
  const std::array<SqlValue, 4> row{change.number(), file.name, file.sha256, file.rows};
  change.add(Ledger::kFile, row);
}

std::vector<StoredFile> FileRepo::of(ChangeNumber change) const {
  const std::array<SqlValue, 1> args{change};
  std::vector<StoredFile> out;
  db_->query(sql::queries::file_of, args, [&](const Row& row) {
    out.push_back(
        {std::string(row.text(0).value()), std::string(row.text(1).value()), row.int64(2).value()});
  });
  return out;
}

}  // namespace stave::store
