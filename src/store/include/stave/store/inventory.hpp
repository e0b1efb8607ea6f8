#pragma once

#include "stave/store/change.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace stave::store {

/// A table's rows and the SHA-256 of their canonical bytes, in the table's own order.
struct TableDigest {
  std::string table;
  std::int64_t rows = 0;
  std::string sha256;
  friend bool operator==(const TableDigest&, const TableDigest&) = default;
};

/// The whole logical content of a database but sessions and the like, which belong to no change:
/// two with equal inventories hold the same.
struct Inventory {
  std::int64_t changes = 0;  ///< rows of the trail
  std::string head;          ///< hash of the newest, "" in an empty folder
  std::vector<TableDigest> tables;
  friend bool operator==(const Inventory&, const Inventory&) = default;
};

/// Reads every table once, of one moment. SQLite only. Throws DatabaseError.
Inventory inventory_of(Connection& db);

}  // namespace stave::store
