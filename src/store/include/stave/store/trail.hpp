#pragma once

#include "stave/base/error.hpp"
#include "stave/base/progress.hpp"
#include "stave/store/change.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// The trail of changes, read. No state but the connection.
class Trail {
 public:
  explicit Trail(Connection& db) noexcept : db_(&db) {}

  /// The newest row; none in an empty folder.
  [[nodiscard]] std::optional<TrailRow> last() const;

  /// Its number, 0 in an empty folder.
  [[nodiscard]] ChangeNumber newest() const;

  /// The number of the newest change that wrote rows of data: readings and log-ins write none.
  [[nodiscard]] ChangeNumber newest_with_rows() const;

  /// Rows with first <= seq <= last, in order.
  [[nodiscard]] std::vector<TrailRow> rows(ChangeNumber first, ChangeNumber last) const;

  /// The last change that was made at or before that time, 0 when there was none.
  [[nodiscard]] ChangeNumber up_to(const std::string& time) const;

 private:
  Connection* db_;
};

/// What an examination of the whole folder found.
struct Verification {
  std::int64_t changes = 0;  ///< rows of the trail
  std::int64_t rows = 0;     ///< rows of data
  std::string head;          ///< hash of the newest row
  Errors faults;             ///< the first 100, in the order of the changes; none = sound
};

/// Makes every digest again: of every row of the trail and of all data that changes wrote, and
/// compares numbers, links and checkpoints; the database examines its own pages, and the
/// definitions must be those that this program makes. `printed`: the beginning of a head that was
/// printed once; some row must have it. Finds any row changed, removed, added or moved; with a
/// printed head also a trail that was cut or made anew. Never writes. \pre migrate() has been
/// called
Verification verify(Connection& db, const std::string& printed = "", const Progress& progress = {});

/// The same of what an open transaction sees.
Verification verify_within(Connection& db, const std::string& printed = "",
                           const Progress& progress = {});

inline constexpr int kNewestSchema = std::numeric_limits<int>::max();

/// Digests of the data of each change, by number; at position 0 those of rows that belong to none.
/// For verify and for a migration that writes the first trail, which knows only the first ledgers.
struct Contents {
  std::vector<std::string> digest;
  std::int64_t rows = 0;
  std::vector<std::string> strays;  ///< tables with rows of a change beyond `last`
};

/// `schema`: tables of later migrations are left out.
Contents contents_of(Connection& db, ChangeNumber last, int schema = kNewestSchema,
                     const Progress& progress = {});

}  // namespace stave::store
