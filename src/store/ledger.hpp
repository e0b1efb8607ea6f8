#pragma once

#include "stave/store/change.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace stave::store {

/// How rows of a table are written, read again in key order, and found by their change.
struct LedgerTable {
  std::string_view name;
  std::string_view add;
  std::string_view scan;
  std::size_t columns = 0;
  std::size_t keys = 0;    ///< the first columns, which make the row's key
  std::size_t change = 0;  ///< position of the column `change`
  int since = 0;           ///< number of the migration that made the table
};

inline constexpr std::string_view kAlgorithm = "sha256/1";
inline constexpr std::size_t kLedgers = 39;

const LedgerTable& table_of(Ledger table) noexcept;
const std::array<LedgerTable, kLedgers>& ledger_tables() noexcept;

/// Whether the table holds what is used, not said (sessions, failed logins, one-time codes, when
/// somebody logged in last): it belongs to no change, so neither the trail nor a comparison of
/// contents looks at it.
bool is_transient(std::string_view table) noexcept;

/// The day of a moment, "2019-06-17".
std::string day_of(const std::string& time);

/// Makes `row` the one after `last`: its number, its link, a time that is never earlier. When a new
/// day begins, the day before gets its checkpoint.
void follow(Connection& db, const TrailRow& last, TrailRow& row);

/// Writes a finished row of the trail.
void append(Connection& db, const TrailRow& row);

/// Canonical bytes, appended to `out`: each value by type, length and text, so that no two rows
/// have the same bytes.
void append_row(const LedgerTable& table, std::span<const SqlValue> row, std::string& out);
void append_value(const SqlValue& value, std::string& out);

}  // namespace stave::store
