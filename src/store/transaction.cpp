#include "stave/store/connection.hpp"

namespace stave::store {

Transaction::Transaction(Connection& db) : db_(&db) {
  db_->begin_write();
}

Transaction::~Transaction() {
  if (open_) {
    db_->roll_back();
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
  db_->roll_back();
}

}  // namespace stave::store
