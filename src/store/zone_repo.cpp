#include "stave/store/zone_repo.hpp"

#include "embedded/queries.hpp"

#include <algorithm>
#include <array>

namespace stave::store {

void ZoneRepo::put(const Zone& zone) {
  const std::array<SqlValue, 3> args{zone.code, zone.name, zone.zone_class};
  db_->execute(sql::queries::zone_put, args);
  const std::array<SqlValue, 1> code{zone.code};
  db_->execute(sql::queries::zone_area_clear, code);
  for (const auto& [kind, area] : zone.areas) {
    const std::array<SqlValue, 3> row{zone.code, kind, area};
    db_->execute(sql::queries::zone_area_put, row);
  }
}

std::vector<Zone> ZoneRepo::all() const {
  std::vector<Zone> out;
  db_->query(sql::queries::zone_all, {}, [&](const Row& row) {
    out.push_back({std::string(row.text(0).value()),
                   std::string(row.text(1).value()),
                   std::string(row.text(2).value()),
                   {}});
  });
  db_->query(sql::queries::zone_area_all, {}, [&](const Row& row) {
    const auto code = row.text(0).value();
    const auto it = std::lower_bound(out.begin(), out.end(), code,
                                     [](const Zone& z, std::string_view c) { return z.code < c; });
    it->areas.emplace(row.text(1).value(), row.text(2).value());
  });
  return out;
}

}  // namespace stave::store
