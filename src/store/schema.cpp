#include "stave/store/schema.hpp"

#include "embedded/migrations/sqlite.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace stave::store {
namespace {

constexpr std::size_t kLedgersOfFirstTrail = 6;  // the tables of m0002_changes

std::int64_t version_of(Connection& db) {
  db.execute(
      "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, name TEXT NOT NULL)");
  std::int64_t version = 0;
  db.query("SELECT coalesce(max(version), 0) FROM schema_version", {},
           [&](const Row& row) { version = row.int64(0).value_or(0); });
  return version;
}

/// SQLite prepares one statement at a time; a migration is several, each ended by ";\n".
void execute_all(Connection& db, std::string_view script) {
  while (!script.empty()) {
    const auto end = script.find(";\n");
    const auto statement = script.substr(0, end);
    if (statement.find_first_not_of(" \n\t") != std::string_view::npos) {
      db.execute(statement);
    }
    script.remove_prefix(end == std::string_view::npos ? script.size() : end + 2);
  }
}

/// The trail of a folder that had none: a row for every source that had come in, in order. The
/// table of sources is needed no longer.
void begin_trail(Connection& db) {
  std::vector<TrailRow> rows;
  db.query("SELECT id, name, at FROM source ORDER BY id", {}, [&](const Row& row) {
    TrailRow adopted;
    adopted.seq = row.int64(0).value();
    adopted.deed = {std::string(row.text(2).value()),
                    "stave",
                    "adopt",
                    std::string(row.text(1).value()),
                    "",
                    "",
                    ""};
    rows.push_back(std::move(adopted));
  });
  const auto contents =
      contents_of(db, static_cast<ChangeNumber>(rows.size()), kLedgersOfFirstTrail);
  std::string prev;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].algorithm = kAlgorithm;
    rows[i].content = contents.digest[i + 1];
    rows[i].prev = prev;
    rows[i].hash = rows[i].expected_hash();
    prev = rows[i].hash;
    append(db, rows[i]);
  }
  db.execute("DROP TABLE source");
}

/// What a step does beyond its SQL.
void finish_step(Connection& db, std::string_view step) {
  if (step == "m0002_changes") {
    begin_trail(db);
  }
}

}  // namespace

Result<void> migrate(Connection& db) {
  const auto& steps = sql::migrations::sqlite::kFiles;
  const std::int64_t have = version_of(db);
  if (have > static_cast<std::int64_t>(steps.size())) {
    return fail(Errc::kConflict, "stave.db",
                {"store.newer_schema",
                 {{"found", std::to_string(have)}, {"known", std::to_string(steps.size())}}});
  }
  for (std::size_t i = static_cast<std::size_t>(have); i < steps.size(); ++i) {
    Transaction step(db);
    execute_all(db, steps[i].second);
    finish_step(db, steps[i].first);
    const std::array<SqlValue, 2> args{static_cast<std::int64_t>(i) + 1,
                                       std::string(steps[i].first)};
    db.execute("INSERT INTO schema_version (version, name) VALUES (?, ?)", args);
    step.commit();
  }
  return {};
}

}  // namespace stave::store
