#pragma once

#include "stave/base/error.hpp"
#include "stave/store/connection.hpp"

namespace stave::store {

/// Brings the database to the newest schema, each step in its own transaction. Fails with
/// store.newer_schema, before anything is touched, when a newer program has written it.
Result<void> migrate(Connection& db);

}  // namespace stave::store
