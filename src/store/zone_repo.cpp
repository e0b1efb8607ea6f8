#include "stave/store/zone_repo.hpp"

#include "embedded/queries.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stave::store {

void ZoneRepo::add(Change& change, std::vector<Zone> zones) {
  std::sort(zones.begin(), zones.end(),
            [](const Zone& a, const Zone& b) { return a.code < b.code; });
  for (const Zone& zone : zones) {
    const std::array<SqlValue, 4> row{zone.code, change.number(), zone.name, zone.zone_class};
    change.add(Ledger::kZone, row);
  }
  for (const Zone& zone : zones) {
    for (const auto& [kind, area] : zone.areas) {
      const std::array<SqlValue, 4> row{zone.code, change.number(), kind, area};
      change.add(Ledger::kZoneArea, row);
    }
  }
}

std::vector<Zone> ZoneRepo::all(ChangeNumber up_to) const {
  struct Version {
    ChangeNumber change = 0;
    Zone zone;
  };

  const std::array<SqlValue, 1> args{up_to};
  std::map<std::string, Version, std::less<>> newest;
  db_->query(sql::queries::zone_versions, args, [&](const Row& row) {
    std::string code(row.text(0).value());
    Zone zone{code, std::string(row.text(2).value()), std::string(row.text(3).value()), {}};
    newest[std::move(code)] = {row.int64(1).value(), std::move(zone)};
  });
  db_->query(sql::queries::zone_area_scan, {}, [&](const Row& row) {
    const auto it = newest.find(row.text(0).value());
    if (it != newest.end() && it->second.change == row.int64(1)) {
      it->second.zone.areas.emplace(row.text(2).value(), row.text(3).value());
    }
  });
  std::vector<Zone> out;
  out.reserve(newest.size());
  for (auto& [code, version] : newest) {
    out.push_back(std::move(version.zone));
  }
  return out;
}

}  // namespace stave::store
