#include "stave/store/connection.hpp"

namespace stave::store {

Transaction::Transaction(Connection& db) : db_(&db) {
  db_->begin_write();
}

Transaction::~Transaction() {
  if (open_) {
    try {
      db_->roll_back();
    } catch (const DatabaseError&) {  // NOLINT(bugprone-empty-catch): the connection is lost; the
                                      // database undoes what was not committed
    }
  }
}

void Transaction::commit() {
  db_->commit();
  open_ = false;
}

Snapshot::Snapshot(Connection& db) : db_(&db) {
  db_->begin_read();
}

Snapshot::~Snapshot() {
  try {
    db_->roll_back();
  } catch (const DatabaseError&) {  // NOLINT(bugprone-empty-catch): as above
  }
}

}  // namespace stave::store
