#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/times.hpp"
#include "stave/domain/zone.hpp"
#include "stave/store/change.hpp"

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

/// The data folder: everything that Stave remembers. One use case holds it at a time.
class Folder {
 public:
  /// Opens the folder, making it when it is absent. Fails with app.folder_unusable or
  /// store.newer_schema; throws store::DatabaseError when the disk fails.
  static Result<Folder> create(const std::filesystem::path& dir);

  /// Opens a folder that must be there: fails with app.folder_absent, which says how to make one.
  static Result<Folder> open(const std::filesystem::path& dir);

  [[nodiscard]] store::Connection& db() noexcept { return *db_; }

  [[nodiscard]] const std::filesystem::path& dir() const noexcept { return dir_; }

  /// Whether the figures were generated for demonstration: every output then says so.
  [[nodiscard]] bool generated() const;

  /// Code of the zone whose folder it is; none when nobody said.
  [[nodiscard]] std::optional<std::string> home() const;

  [[nodiscard]] std::vector<Zone> zones(store::ChangeNumber up_to = store::kNow) const;

 private:
  Folder(std::filesystem::path dir, std::unique_ptr<store::Connection> db)
      : dir_(std::move(dir)), db_(std::move(db)) {}

  std::filesystem::path dir_;
  std::unique_ptr<store::Connection> db_;
};

/// Keys of the folder's settings.
inline constexpr const char* kGeneratedKey = "generated";
inline constexpr const char* kHomeKey = "home";

}  // namespace stave::app
