#pragma once

#include "stave/store/connection.hpp"

#include <memory>
#include <optional>
#include <string>

namespace stave::store {

/// An empty database of a test's own. It lies in memory or, when STAVE_TEST_PG holds a URL of
/// PostgreSQL, in a schema there that is dropped at the end. So the store's tests, written once,
/// run on both: ctest runs them as store.* and, whole and with PostgreSQL, as store.on_postgres.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  TestDatabase(TestDatabase&&) = delete;
  TestDatabase& operator=(TestDatabase&&) = delete;

  Connection& operator*() const noexcept { return *db_; }

  Connection* operator->() const noexcept { return db_.get(); }

 private:
  std::string schema_;
  std::unique_ptr<Connection> db_;
};

/// A database that several connections share: a file, or a schema of PostgreSQL.
class SharedDatabase {
 public:
  SharedDatabase();
  ~SharedDatabase();
  SharedDatabase(const SharedDatabase&) = delete;
  SharedDatabase& operator=(const SharedDatabase&) = delete;
  SharedDatabase(SharedDatabase&&) = delete;
  SharedDatabase& operator=(SharedDatabase&&) = delete;

  [[nodiscard]] std::unique_ptr<Connection> connect() const;

 private:
  std::string name_;  ///< of the file, or of the schema
};

/// The value of STAVE_TEST_PG; none = no PostgreSQL in this run.
std::optional<std::string> postgres_url();

}  // namespace stave::store
