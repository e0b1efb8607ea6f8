#include "stave/store/schema.hpp"

#include "embedded/migrations/sqlite.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace stave::store {
namespace {

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
  const auto contents = contents_of(db, static_cast<ChangeNumber>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) {
      follow(db, rows[i - 1], rows[i]);
    }
    rows[i].algorithm = kAlgorithm;
    rows[i].content = contents.digest[i + 1];
    rows[i].hash = rows[i].expected_hash();
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

Schema schema_of(Connection& db) {
  return {version_of(db), static_cast<std::int64_t>(sql::migrations::sqlite::kFiles.size())};
}

Result<void> migrate(Connection& db) {
  const auto& steps = sql::migrations::sqlite::kFiles;
  const Schema schema = schema_of(db);
  if (schema.found > schema.known) {
    return fail(
        Errc::kConflict, "stave.db",
        {"store.newer_schema",
         {{"found", std::to_string(schema.found)}, {"known", std::to_string(schema.known)}}});
  }
  for (auto have = schema.found; have < schema.known; ++have) {
    Transaction step(db);
    if (version_of(db) != have) {  // another program was quicker
      continue;
    }
    const auto& [name, script] = steps[static_cast<std::size_t>(have)];
    execute_all(db, script);
    finish_step(db, name);
    const std::array<SqlValue, 2> args{have + 1, std::string(name)};
    db.execute("INSERT INTO schema_version (version, name) VALUES (?, ?)", args);
    step.commit();
  }
  return {};
}

Errors schema_faults(Connection& db) {
  Errors out;
  const auto& steps = sql::migrations::sqlite::kFiles;
  std::size_t next = 0;
  bool same = true;
  db.query("SELECT version, name FROM schema_version ORDER BY version", {}, [&](const Row& row) {
    same = same && next < steps.size() && row.int64(0) == static_cast<std::int64_t>(next) + 1 &&
           row.text(1) == steps[next].first;
    ++next;
  });
  const auto found = db.definitions();
  if (!found.empty()) {
    const auto fresh = open_sqlite(":memory:");
    same = migrate(*fresh).has_value() && fresh->definitions() == found && same;
  }
  if (!same || next != steps.size()) {
    out.push_back({Errc::kConflict, "stave.db", {"store.schema_differs", {}}});
  }
  return out;
}

}  // namespace stave::store
