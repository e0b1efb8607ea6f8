#include "embedded/queries.hpp"
#include "embedded/queries/pg.hpp"
#include "placeholders.hpp"

#include "stave/base/ascii.hpp"
#include "stave/store/connection.hpp"
#include "stave/store/database_url.hpp"

#include <pqxx/pqxx>

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace stave::store {
namespace {

/// Numbers of types in PostgreSQL's protocol.
enum TypeNumber : pqxx::oid {
  kBool = 16,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kFloat4 = 700,
  kFloat8 = 701,
};

template <class Number>
Number parse(std::string_view text) {
  Number out{};
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, out);
  if (error != std::errc() || stopped != end) {
    throw DatabaseError("not a number of the kind asked for: " + std::string(text));
  }
  return out;
}

std::int64_t whole(std::string_view text, pqxx::oid type) {
  if (type == kBool) {
    return text == "t" ? 1 : 0;
  }
  return parse<std::int64_t>(text);
}

class PostgresRow final : public Row {
 public:
  explicit PostgresRow(const pqxx::row& row) noexcept : row_(&row) {}

  [[nodiscard]] std::optional<std::int64_t> int64(int column) const override {
    const auto found = text(column);
    return found ? std::optional(whole(*found, row_->column_type(column))) : std::nullopt;
  }

  [[nodiscard]] std::optional<double> real(int column) const override {
    const auto found = text(column);
    return found ? std::optional(parse<double>(*found)) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::string_view> text(int column) const override {
    const auto field = (*row_)[column];
    return field.is_null() ? std::nullopt
                           : std::optional(std::string_view(field.c_str(), field.size()));
  }

  void read(int column, SqlValue& out) const override {
    const auto found = text(column);
    const auto type = row_->column_type(column);
    if (!found) {
      out = std::monostate();
    } else if (type == kInt8 || type == kInt4 || type == kInt2 || type == kBool) {
      out = whole(*found, type);
    } else if (type == kFloat8 || type == kFloat4) {
      out = parse<double>(*found);
    } else if (auto* held = std::get_if<std::string>(&out)) {
      held->assign(*found);
    } else {
      out = std::string(*found);
    }
  }

 private:
  const pqxx::row* row_;
};

/// Values as PostgreSQL reads them, NULL as nullptr. As in SQLite, what is not a number is NULL,
/// and zero has no sign.
class Written {
 public:
  explicit Written(std::span<const SqlValue> values) {
    numbers_.reserve(values.size());
    for (const SqlValue& value : values) {
      pointers_.push_back(write(value));
    }
  }

  [[nodiscard]] const std::vector<const char*>& pointers() const noexcept { return pointers_; }

 private:
  const char* write(const SqlValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      if (text->find('\0') != std::string::npos) {
        throw ConstraintError("a text with a NUL byte cannot be stored");
      }
      return text->c_str();
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      return digits(*number);
    }
    const auto* real = std::get_if<double>(&value);
    return real == nullptr || std::isnan(*real) ? nullptr : digits(*real + 0.0);
  }

  template <class Number>
  const char* digits(Number number) {
    auto& out = numbers_.emplace_back();  // all zero, and longer than any number
    std::to_chars(out.data(), out.data() + out.size() - 1, number);
    return out.data();
  }

  std::vector<std::array<char, 32>> numbers_;
  std::vector<const char*> pointers_;
};

/// What an INSERT INTO table (columns) VALUES (...) writes to.
struct Target {
  std::string table;
  std::vector<std::string> columns;

  static Target of(std::string_view insert) {
    constexpr std::string_view kInto = "INSERT INTO ";
    const auto open = insert.find('(');
    const auto close = insert.find(')', open);
    if (!insert.starts_with(kInto) || close == std::string_view::npos) {
      throw std::logic_error("no plain insert: " + std::string(insert));
    }
    Target out;
    out.table = trimmed(insert.substr(kInto.size(), open - kInto.size()));
    auto names = insert.substr(open + 1, close - open - 1);
    for (auto comma = names.find(','); !names.empty(); comma = names.find(',')) {
      out.columns.emplace_back(trimmed(names.substr(0, comma)));
      names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
    }
    return out;
  }
};

/// libpqxx writes rows whose width is known when it is compiled: one writer for each width.
using Fields = std::vector<const char*>;
using RowWriter = void (*)(pqxx::stream_to& stream, const Fields& fields);
constexpr std::size_t kWidestCopy = 20;

template <std::size_t... kField>
constexpr RowWriter row_writer(std::index_sequence<kField...> /*fields*/) {
  return [](pqxx::stream_to& stream, const Fields& fields) {
    stream << std::make_tuple(fields[kField]...);
  };
}

template <std::size_t... kWidth>
constexpr std::array<RowWriter, kWidestCopy> row_writers(std::index_sequence<kWidth...> /*all*/) {
  return {row_writer(std::make_index_sequence<kWidth + 1>())...};
}

constexpr auto kRowWriters = row_writers(std::make_index_sequence<kWidestCopy>());

/// Rows on their way into one table by COPY.
class Copy {
 public:
  Copy(pqxx::connection& connection, const Target& target)
      : work_(connection), stream_(work_, target.table, target.columns) {}

  void add(std::span<const SqlValue> row) {
    kRowWriters.at(row.size() - 1)(stream_, Written(row).pointers());
  }

  void finish() { stream_.complete(); }

 private:
  pqxx::nontransaction work_;
  pqxx::stream_to stream_;
};

/// The same query as it must be said here, where queries/pg has one of its name.
std::string_view said_here(std::string_view sql) {
  for (const auto& [name, text] : sql::queries::pg::kFiles) {
    for (const auto& [common_name, common_text] : sql::queries::kFiles) {
      if (name == common_name && sql == common_text) {
        return text;
      }
    }
  }
  return sql;
}

[[noreturn]] void rethrow(const pqxx::sql_error& e) {
  const std::string what = e.what();
  const std::string& state = e.sqlstate();
  if (state.starts_with("23")) {
    throw ConstraintError(what);
  }
  if (state == "42P01") {
    throw MissingTableError(what);
  }
  if (state == "55P03") {
    throw BusyError(what);
  }
  throw DatabaseError(what);
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& url) : connection_(url) {
    connection_.set_client_encoding("UTF8");
    pqxx::nontransaction work(connection_);
    work.exec("SET client_min_messages = warning");
    work.exec("SET extra_float_digits = 3");
  }

  void query(std::string_view sql, std::span<const SqlValue> args,
             const std::function<void(const Row&)>& on_row) override {
    const pqxx::result rows = guarded([&] {
      finish_rows();
      return run(sql, args);
    });
    for (const auto& row : rows) {
      on_row(PostgresRow(row));
    }
  }

  void add_row(std::string_view insert, std::span<const SqlValue> row) override {
    guarded([&] {
      if (insert != run_of_) {
        finish_rows();
        run_of_ = insert;
      }
      if (copy_) {
        copy_->add(row);
      } else if (row.size() > kWidestCopy) {
        run(insert, row);
      } else {
        waiting_.emplace_back(row.begin(), row.end());
        begin_copy();
      }
    });
  }

  void begin_write() override {
    begin("BEGIN ISOLATION LEVEL READ COMMITTED");
    try {
      guarded([&] { plain("LOCK TABLE schema_version IN EXCLUSIVE MODE"); });
    } catch (const DatabaseError&) {
      roll_back();
      throw;
    }
  }

  void begin_read() override { begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"); }

  /// PostgreSQL answers COMMIT of a transaction in which a statement failed with a silent ROLLBACK.
  void commit() override {
    guarded([&] {
      finish_rows();
      if (failed_) {
        throw DatabaseError("a statement of this transaction failed; it cannot be committed");
      }
      plain("COMMIT");
    });
  }

  void roll_back() noexcept override {
    try {
      drop_rows();
      guarded([&] { plain("ROLLBACK"); });
    } catch (...) {  // NOLINT(bugprone-empty-catch): the connection is lost, and the server undoes
                     // what was not committed
    }
    failed_ = false;
  }

  [[nodiscard]] Dialect dialect() const noexcept override { return Dialect::kPostgres; }

 private:
  /// COPY takes three round trips, so that for fewer rows INSERT is quicker.
  static constexpr std::size_t kFewestToCopy = 8;

  void begin(const char* sql) {
    guarded([&] { plain(sql); });
    failed_ = false;
  }

  /// Runs `work`, turning libpqxx's errors into ours. A connection once lost stays lost: opened
  /// again behind our back it would be outside of the transaction.
  template <class Work>
  auto guarded(const Work& work) -> decltype(work()) {
    if (lost_) {
      throw DatabaseError("the connection to the database was lost");
    }
    try {
      return work();
    } catch (const pqxx::sql_error& e) {
      note_failure();
      rethrow(e);
    } catch (const pqxx::transaction_rollback& e) {
      note_failure();
      throw BusyError(e.what());
    } catch (const pqxx::pqxx_exception& e) {
      note_failure();
      throw DatabaseError(e.base().what());
    } catch (const DatabaseError&) {
      note_failure();
      throw;
    }
  }

  void note_failure() {
    drop_rows();
    failed_ = true;
    lost_ = !connection_.is_open();
  }

  void plain(const char* sql) { pqxx::nontransaction(connection_).exec(sql); }

  pqxx::result run(std::string_view sql, std::span<const SqlValue> args) {
    const Written written(args);
    pqxx::nontransaction work(connection_);
    return work.exec_prepared(statement(sql),
                              pqxx::prepare::make_dynamic_params(written.pointers()));
  }

  /// Statements are prepared once a connection: the SQL texts are few and fixed.
  const std::string& statement(std::string_view sql) {
    const auto it = statements_.find(sql);
    if (it != statements_.end()) {
      return it->second;
    }
    const std::string name = "s" + std::to_string(statements_.size() + 1);
    connection_.prepare(name, numbered(said_here(sql)));
    return statements_.emplace(std::string(sql), name).first->second;
  }

  void begin_copy() {
    if (waiting_.size() < kFewestToCopy) {
      return;
    }
    copy_ = std::make_unique<Copy>(connection_, Target::of(run_of_));
    for (const auto& row : waiting_) {
      copy_->add(row);
    }
    waiting_.clear();
  }

  void finish_rows() {
    if (copy_) {
      const auto copy = std::move(copy_);
      copy->finish();
    }
    for (const auto& row : std::exchange(waiting_, {})) {
      run(run_of_, row);
    }
    run_of_.clear();
  }

  void drop_rows() {
    copy_.reset();
    waiting_.clear();
    run_of_.clear();
  }

  pqxx::connection connection_;
  std::map<std::string, std::string, std::less<>> statements_;  ///< SQL text -> prepared name
  std::string run_of_;                                          ///< the insert of a run of rows
  std::vector<std::vector<SqlValue>> waiting_;                  ///< its rows until there are enough
  std::unique_ptr<Copy> copy_;
  bool failed_ = false;  ///< a statement since the last BEGIN
  bool lost_ = false;
};

}  // namespace

bool knows_postgres() noexcept {
  return true;
}

std::unique_ptr<Connection> open_postgres(const std::string& url) {
  try {
    return std::make_unique<PostgresConnection>(url);
  } catch (const pqxx::pqxx_exception& e) {
    throw UnreachableError(without_password(url), shown_reason(e.base().what(), url));
  }
}

}  // namespace stave::store
