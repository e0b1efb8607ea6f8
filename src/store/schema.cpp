#include "stave/store/schema.hpp"

#include "embedded/migrations/pg.hpp"
#include "embedded/migrations/sqlite.hpp"
#include "embedded/queries.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace stave::store {
namespace {

using Steps = std::span<const std::pair<std::string_view, std::string_view>>;

Steps steps_for(Dialect dialect) noexcept {
  return dialect == Dialect::kPostgres ? Steps(sql::migrations::pg::kFiles)
                                       : Steps(sql::migrations::sqlite::kFiles);
}

/// Two programs may begin at the same moment; then one of them is refused, and the table is there.
void make_version_table(Connection& db) {
  try {
    db.execute(sql::queries::schema_version_create);
  } catch (const ConstraintError&) {  // NOLINT(bugprone-empty-catch): see above
  }
}

/// One statement is prepared at a time; a migration is several, each ended by ";\n".
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

constexpr int kFirstWithTrail = 2;

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
  const auto contents = contents_of(db, static_cast<ChangeNumber>(rows.size()), kFirstWithTrail);
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

std::int64_t schema_version(Connection& db) {
  std::int64_t version = 0;
  try {
    db.query(sql::queries::schema_version_newest, {},
             [&](const Row& row) { version = row.int64(0).value_or(0); });
  } catch (const MissingTableError&) {
    return 0;
  }
  return version;
}

Schema schema_of(Connection& db) {
  return {schema_version(db), static_cast<std::int64_t>(steps_for(db.dialect()).size())};
}

Result<void> migrate(Connection& db) {
  const auto steps = steps_for(db.dialect());
  const std::int64_t have = schema_version(db);
  if (have > static_cast<std::int64_t>(steps.size())) {
    return fail(Errc::kConflict, "stave.db",
                {"store.newer_schema",
                 {{"found", std::to_string(have)}, {"known", std::to_string(steps.size())}}});
  }
  if (have == 0) {
    make_version_table(db);
  }
  for (auto i = static_cast<std::size_t>(have); i < steps.size(); ++i) {
    Transaction step(db);
    if (schema_version(db) > static_cast<std::int64_t>(i)) {
      continue;  // another program did it while this one waited
    }
    execute_all(db, steps[i].second);
    finish_step(db, steps[i].first);
    const std::array<SqlValue, 2> args{static_cast<std::int64_t>(i) + 1,
                                       std::string(steps[i].first)};
    db.execute(sql::queries::schema_version_add, args);
    step.commit();
  }
  return {};
}

Errors schema_faults(Connection& db) {
  Errors out;
  const auto steps = steps_for(db.dialect());
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
