#include "stave/app/folder.hpp"

#include "stave/store/database_url.hpp"
#include "stave/store/durable.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <string>
#include <system_error>

namespace stave::app {
namespace {

/// Before a database of an older program is changed, a copy of it is put beside it:
/// stave.db.before-2 is what there was before it became schema 2.
void keep_older(store::Connection& db, const std::filesystem::path& dir) {
  const store::Schema schema = store::schema_of(db);
  if (schema.found == 0 || schema.found >= schema.known) {
    return;
  }
  const auto copy = dir / ("stave.db.before-" + std::to_string(schema.known));
  const std::filesystem::path part = copy.string() + ".part";
  std::filesystem::remove(part);
  if (db.copy_to(part.string())) {
    std::filesystem::rename(part, copy);
    store::sync_folder(dir);
  }
}

}  // namespace

Day utc_day(const std::string& moment) {
  constexpr std::size_t kDayLength = 10;
  return parse_day(moment.substr(0, kDayLength)).value_or(Day());
}

Folder::Folder(const Place& place, std::unique_ptr<store::Connection> db)
    : dir_(place.dir),
      where_(place.db.empty() ? place.dir : store::without_password(place.db)),
      db_(std::move(db)) {}

Result<std::unique_ptr<store::Connection>> Folder::connect(const Place& place) {
  if (place.db.empty()) {
    return store::open_sqlite((std::filesystem::path(place.dir) / "stave.db").string());
  }
  if (!store::is_postgres_url(place.db)) {
    return fail(Errc::kInvalidInput, "--db", {"app.bad_db_url", {}});
  }
  if (!store::knows_postgres()) {
    return fail(Errc::kInvalidInput, "--db", {"app.no_postgres", {}});
  }
  return store::open_postgres(place.db);
}

Result<Folder> Folder::prepared(const Place& place, std::unique_ptr<store::Connection> db) {
  const bool fresh = place.db.empty() && store::schema_of(*db).found == 0;
  keep_older(*db, place.dir);
  const auto migrated = store::migrate(*db);
  if (!migrated) {
    return tl::unexpected(migrated.error());
  }
  if (fresh) {  // the file's bytes are on the disk with its first change, its name is not
    store::sync_folder(place.dir);
    store::sync_folder(std::filesystem::absolute(place.dir).lexically_normal().parent_path());
  }
  return Folder(place, std::move(db));
}

Result<Folder> Folder::create(const Place& place) {
  std::error_code error;
  if (std::filesystem::create_directories(place.dir, error)) {
    std::error_code ignored;  // a stick may know no owners
    std::filesystem::permissions(place.dir, std::filesystem::perms::owner_all, ignored);
  }
  if (error || !std::filesystem::is_directory(place.dir)) {
    return fail(Errc::kInvalidInput, place.dir,
                {"app.folder_unusable", {{"reason", error.message()}}});
  }
  auto db = connect(place);
  return db ? prepared(place, std::move(*db)) : tl::unexpected(db.error());
}

Result<Folder> Folder::open(const Place& place) {
  if (place.db.empty() && !std::filesystem::exists(std::filesystem::path(place.dir) / "stave.db")) {
    return fail(Errc::kNotFound, place.dir, {"app.folder_absent", {}});
  }
  auto db = connect(place);
  if (!db) {
    return tl::unexpected(db.error());
  }
  if (!place.db.empty() && store::schema_version(**db) == 0) {
    return fail(Errc::kNotFound, store::without_password(place.db), {"app.database_empty", {}});
  }
  return prepared(place, std::move(*db));
}

bool Folder::generated() const {
  return store::SettingRepo(*db_).get(kGeneratedKey).has_value();
}

std::optional<std::string> Folder::home() const {
  return store::SettingRepo(*db_).get(kHomeKey);
}

std::vector<Zone> Folder::zones(store::ChangeNumber up_to) const {
  return store::ZoneRepo(*db_).all(up_to);
}

}  // namespace stave::app
