#pragma once

#include "stave/base/error.hpp"
#include "stave/store/connection.hpp"

#include <cstdint>

namespace stave::store {

/// Brings the database to the newest schema, each step in its own transaction. Fails with
/// store.newer_schema, before anything is touched, when a newer program has written it.
Result<void> migrate(Connection& db);

/// The number of the newest step that the database has had, 0 when it is empty. Only reads.
std::int64_t schema_version(Connection& db);

}  // namespace stave::store
