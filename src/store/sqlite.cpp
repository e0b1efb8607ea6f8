#include "stave/store/connection.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <chrono>
#include <map>
#include <random>
#include <thread>
#include <utility>

namespace stave::store {
namespace {

constexpr std::chrono::seconds kLongestWait{30};

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(SQLite::Statement& statement) noexcept : statement_(&statement) {}

  [[nodiscard]] std::optional<std::int64_t> int64(int column) const override {
    const auto c = statement_->getColumn(column);
    return c.isNull() ? std::nullopt : std::optional(c.getInt64());
  }

  [[nodiscard]] std::optional<double> real(int column) const override {
    const auto c = statement_->getColumn(column);
    return c.isNull() ? std::nullopt : std::optional(c.getDouble());
  }

  [[nodiscard]] std::optional<std::string_view> text(int column) const override {
    const auto c = statement_->getColumn(column);
    if (c.isNull()) {
      return std::nullopt;
    }
    const char* p = c.getText();
    return std::string_view(p, static_cast<std::size_t>(c.getBytes()));
  }

  void read(int column, SqlValue& out) const override {
    const auto c = statement_->getColumn(column);
    if (c.isInteger()) {
      out = std::int64_t{c.getInt64()};
    } else if (c.isFloat()) {
      out = c.getDouble();
    } else if (c.isNull()) {
      out = std::monostate();
    } else {
      const char* p = c.getText();
      const auto size = static_cast<std::size_t>(c.getBytes());
      if (auto* text = std::get_if<std::string>(&out)) {
        text->assign(p, size);
      } else {
        out = std::string(p, size);
      }
    }
  }

 private:
  SQLite::Statement* statement_;
};

void bind(SQLite::Statement& s, int i, const SqlValue& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) {
    s.bind(i, *n);
  } else if (const auto* d = std::get_if<double>(&value)) {
    s.bind(i, *d);
  } else if (const auto* t = std::get_if<std::string>(&value)) {
    s.bind(i, *t);
  } else {
    s.bind(i);
  }
}

[[noreturn]] void rethrow(const SQLite::Exception& e) {
  const std::string what = e.what();
  if (e.getErrorCode() == SQLITE_CONSTRAINT) {
    throw ConstraintError(what);
  }
  if (e.getErrorCode() == SQLITE_BUSY) {
    throw BusyError(what);
  }
  if (e.getErrorCode() == SQLITE_ERROR && what.starts_with("no such table")) {
    throw MissingTableError(what);
  }
  throw DatabaseError(what);
}

/// Makes a statement ready for its next use, also after it failed: reset() would throw the old
/// failure again.
class Reset {
 public:
  explicit Reset(SQLite::Statement& statement) noexcept : statement_(&statement) {}

  ~Reset() { statement_->tryReset(); }

  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  Reset(Reset&&) = delete;
  Reset& operator=(Reset&&) = delete;

 private:
  SQLite::Statement* statement_;
};

/// SQLite's own waiting grows to 100 ms between two tries, so that of many writers one can wait for
/// ever. Here every waiting writer tries again after 1 to 3 ms, not all at the same moment.
struct Waiting {
  std::minstd_rand random{std::random_device{}()};
  std::chrono::steady_clock::time_point begun;

  /// Called by SQLite before each further try; 0 gives up.
  static int wait(void* self, int tries) noexcept {
    auto& waiting = *static_cast<Waiting*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) {
      waiting.begun = now;
    }
    if (now - waiting.begun > kLongestWait) {
      return 0;
    }
    constexpr unsigned kSpread = 2000;
    std::this_thread::sleep_for(std::chrono::microseconds(1000 + waiting.random() % kSpread));
    return 1;
  }
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const std::string& path)
      : db_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    sqlite3_busy_handler(db_.getHandle(), &Waiting::wait, &waiting_);
    db_.exec("PRAGMA foreign_keys = ON");
    db_.exec("PRAGMA journal_mode = WAL");
    db_.exec("PRAGMA synchronous = FULL");
  }

  void query(std::string_view sql, std::span<const SqlValue> args,
             const std::function<void(const Row&)>& on_row) override {
    try {
      run(statement(sql), args, on_row);
    } catch (const SQLite::Exception& e) {
      rethrow(e);
    }
  }

  void begin_write() override { execute("BEGIN IMMEDIATE"); }

  void begin_read() override { execute("BEGIN"); }

  void commit() override { execute("COMMIT"); }

  void roll_back() override { execute("ROLLBACK"); }

  [[nodiscard]] Dialect dialect() const noexcept override { return Dialect::kSqlite; }

 private:
  /// Statements are prepared once a connection: the SQL texts are few and fixed.
  SQLite::Statement& statement(std::string_view sql) {
    const auto it = statements_.find(sql);
    if (it != statements_.end()) {
      return it->second;
    }
    std::string text(sql);
    SQLite::Statement prepared(db_, text);
    return statements_.emplace(std::move(text), std::move(prepared)).first->second;
  }

  static void run(SQLite::Statement& s, std::span<const SqlValue> args,
                  const std::function<void(const Row&)>& on_row) {
    const Reset after(s);
    for (std::size_t i = 0; i < args.size(); ++i) {
      bind(s, static_cast<int>(i) + 1, args[i]);
    }
    const SqliteRow row(s);
    while (s.executeStep()) {
      on_row(row);
    }
  }

  Waiting waiting_;
  SQLite::Database db_;
  std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path) {
  try {
    return std::make_unique<SqliteConnection>(path);
  } catch (const SQLite::Exception& e) {
    throw DatabaseError(path + ": " + e.what());
  }
}

}  // namespace stave::store
