#pragma once

#include "stave/domain/zone.hpp"
#include "stave/store/change.hpp"

#include <vector>

namespace stave::store {

/// Zones with the areas they lie in; a zone's newest version counts. No state but the connection.
class ZoneRepo {
 public:
  explicit ZoneRepo(Connection& db) noexcept : db_(&db) {}

  /// \throws ConstraintError when a code comes twice
  static void add(Change& change, std::vector<Zone> zones);
  [[nodiscard]] std::vector<Zone> all(ChangeNumber up_to = kNow) const;  ///< in code order

 private:
  Connection* db_;
};

}  // namespace stave::store
