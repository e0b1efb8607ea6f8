#pragma once

#include "stave/domain/zone.hpp"
#include "stave/store/connection.hpp"

#include <vector>

namespace stave::store {

/// Zones with the areas they lie in. No state but the connection.
class ZoneRepo {
 public:
  explicit ZoneRepo(Connection& db) noexcept : db_(&db) {}

  void put(const Zone& zone);
  [[nodiscard]] std::vector<Zone> all() const;  ///< in code order

 private:
  Connection* db_;
};

}  // namespace stave::store
