#include "stave/store/inventory.hpp"

#include "embedded/queries.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stave::store {
namespace {

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) {
    out += c == '"' ? "\"\"" : std::string(1, c);
  }
  return out + "\"";
}

int columns_of(Connection& db, const std::string& table) {
  std::int64_t count = 0;
  const std::array<SqlValue, 1> args{table};
  db.query(sql::queries::table_columns, args,
           [&](const Row& row) { count = row.int64(0).value_or(0); });
  return static_cast<int>(count);
}

TableDigest digest_of(Connection& db, const std::string& table) {
  TableDigest out{table, 0, ""};
  const int columns = columns_of(db, table);
  Sha256 digest;
  std::string bytes;
  SqlValue value;
  db.query("SELECT * FROM " + quoted(table), {}, [&](const Row& row) {
    ++out.rows;
    bytes.clear();
    for (int i = 0; i < columns; ++i) {
      row.read(i, value);
      append_value(value, bytes);
    }
    digest.update(bytes);
  });
  out.sha256 = digest.hex();
  return out;
}

}  // namespace

Inventory inventory_of(Connection& db) {
  Inventory out;
  std::vector<std::string> tables;
  db.query(sql::queries::table_names, {},
           [&](const Row& row) { tables.emplace_back(row.text(0).value_or("")); });
  for (const std::string& table : tables) {
    if (!is_transient(table)) {
      out.tables.push_back(digest_of(db, table));
    }
  }
  const bool has_trail = std::find(tables.begin(), tables.end(), "trail") != tables.end();
  if (const auto last = has_trail ? Trail(db).last() : std::nullopt) {
    out.changes = last->seq;
    out.head = last->hash;
  }
  return out;
}

}  // namespace stave::store
