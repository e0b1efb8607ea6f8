#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/times.hpp"
#include "stave/domain/zone.hpp"
#include "stave/store/change.hpp"

#include <concepts>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::app {

/// The day that a moment ("2019-06-17T08:00:00Z") is in UTC.
Day utc_day(const std::string& moment);

/// Who asks, and when: what the trail says of a change.
struct By {
  std::string actor;
  std::string now;  ///< UTC, "2019-06-17T08:00:00Z"
  std::function<Day(const std::string&)> day_of =
      utc_day;  ///< the day of a moment where the office is

  [[nodiscard]] Day today() const { return day_of(now); }
};

/// Where a folder's things are. A path alone is a place whose database lies in the folder.
struct Place {
  template <std::convertible_to<std::filesystem::path> Path>
  // NOLINTNEXTLINE(google-explicit-constructor): as said
  Place(const Path& folder, std::string database = {})
      : dir(std::filesystem::path(folder).string()), db(std::move(database)) {}

  std::string dir;  ///< of its files
  std::string db;   ///< URL of its database in PostgreSQL; empty: the file stave.db in `dir`
};

/// The data folder: everything that Stave remembers. One use case holds it at a time.
class Folder {
 public:
  /// Opens the folder, making it when it is absent. Fails with app.folder_unusable, app.bad_db_url
  /// or store.newer_schema; throws store::DatabaseError when the disk fails and
  /// store::UnreachableError when the database's server cannot be reached.
  static Result<Folder> create(const Place& place);

  /// Opens a folder that must be there: fails with app.folder_absent or app.database_empty, which
  /// say how to make one.
  static Result<Folder> open(const Place& place);

  [[nodiscard]] store::Connection& db() noexcept { return *db_; }

  [[nodiscard]] const std::filesystem::path& dir() const noexcept { return dir_; }

  /// How people call its place: the URL of its database without the password, else `dir`.
  [[nodiscard]] const std::string& where() const noexcept { return where_; }

  /// Whether the figures were generated for demonstration: every output then says so.
  [[nodiscard]] bool generated() const;

  /// Code of the zone whose folder it is; none when nobody said.
  [[nodiscard]] std::optional<std::string> home() const;

  [[nodiscard]] std::vector<Zone> zones(store::ChangeNumber up_to = store::kNow) const;

 private:
  Folder(const Place& place, std::unique_ptr<store::Connection> db);

  static Result<std::unique_ptr<store::Connection>> connect(const Place& place);
  static Result<Folder> prepared(const Place& place, std::unique_ptr<store::Connection> db);

  std::filesystem::path dir_;
  std::string where_;
  std::unique_ptr<store::Connection> db_;
};

/// Keys of the folder's settings.
inline constexpr const char* kGeneratedKey = "generated";
inline constexpr const char* kHomeKey = "home";

}  // namespace stave::app
