#pragma once

#include "stave/base/error.hpp"
#include "stave/store/connection.hpp"

#include <cstdint>

namespace stave::store {

/// How far a database has been brought, and how far this program brings it.
struct Schema {
  std::int64_t found = 0;  ///< 0 for an empty database
  std::int64_t known = 0;
};

Schema schema_of(Connection& db);

/// Brings the database to the newest schema, each step in its own transaction. Fails with
/// store.newer_schema, before anything is touched, when a newer program has written it.
Result<void> migrate(Connection& db);

/// The number of the newest step that the database has had, 0 when it is empty. Only reads.
std::int64_t schema_version(Connection& db);

/// What is defined otherwise than migrate() defines it: a step missing, a table altered, a trigger
/// or a view added. Nothing when there is no difference.
Errors schema_faults(Connection& db);

}  // namespace stave::store
