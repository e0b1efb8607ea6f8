#pragma once

#include "stave/base/error.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stave::store {

/// The database is unreachable, locked past its timeout, or corrupt. Nothing a caller can repair,
/// so it is thrown and ends the request.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A unique, foreign-key or check constraint refused a write.
class ConstraintError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

/// Another writer was in the way for too long. Nothing was changed; the transaction may be tried
/// again.
class BusyError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

/// The statement names a table that is not there.
class MissingTableError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

/// The database server cannot be reached, or lets this user not in.
class UnreachableError : public DatabaseError {
 public:
  /// \param url without its password
  UnreachableError(std::string url, const std::string& reason)
      : DatabaseError(url + ": " + reason), url_(std::move(url)), reason_(reason) {}

  [[nodiscard]] const std::string& url() const noexcept { return url_; }

  [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

 private:
  std::string url_;
  std::string reason_;
};

enum class Dialect : unsigned char { kSqlite, kPostgres };

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One row, valid only inside the callback. Columns are read by position; NULL is nullopt.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual std::optional<std::int64_t> int64(int column) const = 0;
  [[nodiscard]] virtual std::optional<double> real(int column) const = 0;
  [[nodiscard]] virtual std::optional<std::string_view> text(int column) const = 0;
  /// The value as it is stored, by its own type.
  virtual void read(int column, SqlValue& out) const = 0;

 protected:
  Row() = default;
  Row(const Row&) = default;
  Row& operator=(const Row&) = default;
  Row(Row&&) = default;
  Row& operator=(Row&&) = default;
};

/// One open connection, used by one thread at a time. SQL is written with ? placeholders; the
/// PostgreSQL implementation numbers them.
class Connection {
 public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;

  virtual void query(std::string_view sql, std::span<const SqlValue> args,
                     const std::function<void(const Row&)>& on_row) = 0;

  void execute(std::string_view sql, std::span<const SqlValue> args = {}) {
    query(sql, args, [](const Row&) {});
  }

  /// One row by a statement INSERT INTO table (columns) VALUES (?, ...). A database may hold a run
  /// of such rows back until any other call: what refuses a row is thrown there at the latest.
  virtual void add_row(std::string_view insert, std::span<const SqlValue> row) {
    execute(insert, row);
  }

  /// One statement that writes, by itself, outside of transactions. Where another writer is in the
  /// way now, it does not wait: nothing is written, and the answer is no.
  virtual bool try_write(std::string_view sql, std::span<const SqlValue> args) {
    execute(sql, args);
    return true;
  }

  /// Begins the one transaction that writes: others that want to write wait, readers do not.
  /// Throws BusyError when the wait is too long. See Transaction.
  virtual void begin_write() = 0;

  /// Begins a transaction whose queries all see the same moment. See Snapshot.
  virtual void begin_read() = 0;
  virtual void commit() = 0;

  [[nodiscard]] virtual Dialect dialect() const noexcept = 0;

  /// Undoes the open transaction, if there is one.
  virtual void roll_back() noexcept = 0;

  /// Copies the database to a new file while others go on writing: the state of this moment, or of
  /// the transaction that is open for reading. The file is on the disk when it returns. Fails with
  /// store.no_file_copy where the database is no file; throws DatabaseError.
  virtual Result<void> copy_to(const std::string& file);

  /// What the database's own examination of its pages, their order and their constraints finds.
  virtual std::vector<std::string> damage();

  /// Every table, index, view and trigger that is defined, in a fixed order, each as one text;
  /// nothing where the database does not keep them as they were written.
  virtual std::vector<std::string> definitions();

 protected:
  Connection() = default;
};

/// The SQLite file at `path` (":memory:" for none), created when absent. Throws DatabaseError.
std::unique_ptr<Connection> open_sqlite(const std::string& path);

/// Whether this build can keep its data in PostgreSQL; the portable one keeps it in SQLite alone.
[[nodiscard]] bool knows_postgres() noexcept;

/// The PostgreSQL database of a URL, "postgresql://user@host:5432/name". Throws UnreachableError,
/// which does not show the URL's password.
std::unique_ptr<Connection> open_postgres(const std::string& url);

/// The one transaction that writes: begin_write(). Everything until commit() is one transaction;
/// leaving the scope without it undoes everything.
class Transaction {
 public:
  explicit Transaction(Connection& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  void commit();

 private:
  Connection* db_;
  bool open_ = true;
};

/// While it lives, all queries see the database as it was when it was made. Nothing is written.
class Snapshot {
 public:
  explicit Snapshot(Connection& db);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  Snapshot(Snapshot&&) = delete;
  Snapshot& operator=(Snapshot&&) = delete;

 private:
  Connection* db_;
};

}  // namespace stave::store
