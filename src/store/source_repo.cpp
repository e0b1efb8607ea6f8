#include "stave/store/source_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

void SourceRepo::add(Change& change, const Source& source) {
  const std::array<SqlValue, 3> row{source.code, change.number(), source.title};
  change.add(Ledger::kSource, row);
}

std::vector<Source> SourceRepo::all(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::vector<Source> out;
  db_->query(sql::queries::source_versions, args, [&](const Row& row) {
    std::string code(row.text(0).value());
    if (out.empty() || out.back().code != code) {
      out.push_back({std::move(code), ""});
    }
    out.back().title = row.text(1).value();
  });
  return out;
}

}  // namespace stave::store
