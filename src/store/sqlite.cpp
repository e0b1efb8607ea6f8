#include "stave/store/connection.hpp"

#include <sqlite3.h>

#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <thread>
#include <utility>

namespace stave::store {
namespace {

constexpr std::chrono::seconds kLongestWait{30};
constexpr int kPrimaryCode = 0xff;  // the rest of an extended result code says more
constexpr int kPagesAStep = 1024;   // of a copy

struct Close {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};

struct Finalize {
  void operator()(sqlite3_stmt* s) const noexcept { sqlite3_finalize(s); }
};

struct Finish {
  void operator()(sqlite3_backup* b) const noexcept { sqlite3_backup_finish(b); }
};

using Handle = std::unique_ptr<sqlite3, Close>;
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

[[noreturn]] void fail_with(sqlite3* db, int code) {
  const char* what = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
  const std::string text = what;
  switch (code & kPrimaryCode) {
    case SQLITE_CONSTRAINT:
      throw ConstraintError(text);
    case SQLITE_BUSY:
      throw BusyError(text);
    case SQLITE_ERROR:
      if (text.starts_with("no such table")) {
        throw MissingTableError(text);
      }
      break;
    default:
      break;
  }
  throw DatabaseError(text);
}

void check(sqlite3* db, int code) {
  if (code != SQLITE_OK) {
    fail_with(db, code);
  }
}

Handle open_handle(const std::string& path) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle db(raw);
  check(raw, code);
  return db;
}

void run_script(sqlite3* db, const char* sql) {
  check(db, sqlite3_exec(db, sql, nullptr, nullptr, nullptr));
}

Prepared prepare(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  check(db, sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &raw, nullptr));
  return Prepared(raw);
}

/// Leaves a statement as if it had never run, so that it holds no lock and no argument.
class Rest {
 public:
  explicit Rest(sqlite3_stmt* s) noexcept : s_(s) {}

  ~Rest() {
    sqlite3_reset(s_);
    sqlite3_clear_bindings(s_);
  }

  Rest(const Rest&) = delete;
  Rest& operator=(const Rest&) = delete;
  Rest(Rest&&) = delete;
  Rest& operator=(Rest&&) = delete;

 private:
  sqlite3_stmt* s_;
};

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) noexcept : s_(statement) {}

  [[nodiscard]] std::optional<std::int64_t> int64(int column) const override {
    return null(column) ? std::nullopt : std::optional(sqlite3_column_int64(s_, column));
  }

  [[nodiscard]] std::optional<double> real(int column) const override {
    return null(column) ? std::nullopt : std::optional(sqlite3_column_double(s_, column));
  }

  [[nodiscard]] std::optional<std::string_view> text(int column) const override {
    return null(column) ? std::nullopt : std::optional(bytes(column));
  }

  void read(int column, SqlValue& out) const override {
    switch (sqlite3_column_type(s_, column)) {
      case SQLITE_INTEGER:
        out = std::int64_t{sqlite3_column_int64(s_, column)};
        return;
      case SQLITE_FLOAT:
        out = sqlite3_column_double(s_, column);
        return;
      case SQLITE_NULL:
        out = std::monostate();
        return;
      case SQLITE_TEXT:
        break;
      default:
        throw DatabaseError("a BLOB stands where the program never writes one");
    }
    if (auto* text = std::get_if<std::string>(&out)) {
      text->assign(bytes(column));
    } else {
      out = std::string(bytes(column));
    }
  }

 private:
  [[nodiscard]] bool null(int column) const noexcept {
    return sqlite3_column_type(s_, column) == SQLITE_NULL;
  }

  [[nodiscard]] std::string_view bytes(int column) const {
    const void* p = sqlite3_column_text(s_, column);
    if (p == nullptr) {  // a text is never null, so there was no memory for it
      fail_with(nullptr, SQLITE_NOMEM);
    }
    return {static_cast<const char*>(p),
            static_cast<std::size_t>(sqlite3_column_bytes(s_, column))};
  }

  sqlite3_stmt* s_;
};

/// Texts are not copied: they outlive the statement's run.
int bind(sqlite3_stmt* s, int i, const SqlValue& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(s, i, *n);
  }
  if (const auto* d = std::get_if<double>(&value)) {
    return sqlite3_bind_double(s, i, *d);
  }
  if (const auto* t = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(s, i, t->data(), t->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(s, i);
}

/// SQLite's own waiting grows to 100 ms between two tries, so that of many writers one can wait for
/// ever. Here every waiting writer tries again after 1 to 3 ms, not all at the same moment.
struct Waiting {
  std::minstd_rand random{std::random_device{}()};
  std::chrono::steady_clock::time_point begun;
  bool patient = true;

  /// Called by SQLite before each further try; 0 gives up.
  static int wait(void* self, int tries) noexcept {
    auto& waiting = *static_cast<Waiting*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) {
      waiting.begun = now;
    }
    if (!waiting.patient || now - waiting.begun > kLongestWait) {
      return 0;
    }
    constexpr unsigned kSpread = 2000;
    std::this_thread::sleep_for(std::chrono::microseconds(1000 + waiting.random() % kSpread));
    return 1;
  }
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const std::string& path) : db_(open_handle(path)) {
    sqlite3_busy_handler(db_.get(), &Waiting::wait, &waiting_);
    run_script(db_.get(),
               "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    // Prepared now, so that undoing needs no memory when there is none.
    rollback_ = prepare(db_.get(), "ROLLBACK");
  }

  void query(std::string_view sql, std::span<const SqlValue> args,
             const std::function<void(const Row&)>& on_row) override {
    sqlite3_stmt* s = statement(sql);
    const Rest rest(s);
    for (std::size_t i = 0; i < args.size(); ++i) {
      check(db_.get(), bind(s, static_cast<int>(i) + 1, args[i]));
    }
    const SqliteRow row(s);
    int code = sqlite3_step(s);
    for (; code == SQLITE_ROW; code = sqlite3_step(s)) {
      on_row(row);
    }
    if (code != SQLITE_DONE) {
      fail_with(db_.get(), code);
    }
  }

  bool try_write(std::string_view sql, std::span<const SqlValue> args) override {
    waiting_.patient = false;
    bool done = true;
    try {
      execute(sql, args);
    } catch (const BusyError&) {
      done = false;
    } catch (...) {
      waiting_.patient = true;
      throw;
    }
    waiting_.patient = true;
    return done;
  }

  void begin_write() override { execute("BEGIN IMMEDIATE"); }

  void begin_read() override { execute("BEGIN"); }

  void commit() override { execute("COMMIT"); }

  [[nodiscard]] Dialect dialect() const noexcept override { return Dialect::kSqlite; }

  void roll_back() noexcept override {
    if (sqlite3_get_autocommit(db_.get()) == 0) {
      sqlite3_step(rollback_.get());
      sqlite3_reset(rollback_.get());
    }
  }

  Result<void> copy_to(const std::string& file) override {
    // An open read transaction holds one state fast, so that writers neither wait nor disturb.
    const bool alone = sqlite3_get_autocommit(db_.get()) != 0;
    if (alone) {
      execute("BEGIN");
    }
    try {
      execute("SELECT count(*) FROM sqlite_schema");
      copy(file);
    } catch (...) {
      if (alone) {
        roll_back();
      }
      throw;
    }
    if (alone) {
      roll_back();
    }
    return {};
  }

  std::vector<std::string> damage() override {
    std::vector<std::string> out;
    query("PRAGMA integrity_check(20)", {}, [&](const Row& row) {
      const std::string line(row.text(0).value_or(""));
      if (line != "ok") {
        out.push_back(line);
      }
    });
    return out;
  }

  std::vector<std::string> definitions() override {
    std::vector<std::string> out;
    query(
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') "
        "FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1",
        {}, [&](const Row& row) { out.emplace_back(row.text(0).value_or("")); });
    return out;
  }

 private:
  /// Statements are prepared once a connection: the SQL texts are few and fixed.
  sqlite3_stmt* statement(std::string_view sql) {
    const auto it = statements_.find(sql);
    if (it != statements_.end()) {
      return it->second.get();
    }
    return statements_.emplace(sql, prepare(db_.get(), sql)).first->second.get();
  }

  void copy(const std::string& file) {
    const Handle to = open_handle(file);
    run_script(to.get(), "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL");
    std::unique_ptr<sqlite3_backup, Finish> copying(
        sqlite3_backup_init(to.get(), "main", db_.get(), "main"));
    if (copying == nullptr) {
      fail_with(to.get(), sqlite3_errcode(to.get()));
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
      code = sqlite3_backup_step(copying.get(), kPagesAStep);
    }
    if (code != SQLITE_DONE) {
      fail_with(nullptr, code);
    }
    check(to.get(), sqlite3_backup_finish(copying.release()));
  }

  Waiting waiting_;
  Handle db_;
  Prepared rollback_;
  std::map<std::string, Prepared, std::less<>> statements_;
};

}  // namespace

Result<void> Connection::copy_to(const std::string& file) {
  return fail(Errc::kInvalidInput, file, {"store.no_file_copy", {}});
}

std::vector<std::string> Connection::damage() {
  return {};
}

std::vector<std::string> Connection::definitions() {
  return {};
}

std::unique_ptr<Connection> open_sqlite(const std::string& path) {
  try {
    return std::make_unique<SqliteConnection>(path);
  } catch (const DatabaseError& e) {
    throw DatabaseError(path + ": " + e.what());
  }
}

}  // namespace stave::store
