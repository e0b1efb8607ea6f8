#include "stave/store/setting_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

namespace stave::store {

void SettingRepo::add(Change& change, const std::string& key, const std::string& value) {
  const std::array<SqlValue, 3> row{key, change.number(), value};
  change.add(Ledger::kSetting, row);
}

std::optional<std::string> SettingRepo::get(const std::string& key) const {
  const std::array<SqlValue, 1> args{key};
  std::optional<std::string> out;
  db_->query(sql::queries::setting_get, args,
             [&](const Row& row) { out = std::string(row.text(0).value()); });
  return out;
}

}  // namespace stave::store
