#include "stave/app/folder.hpp"

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

Result<Folder> Folder::create(const std::filesystem::path& dir) {
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  if (error || !std::filesystem::is_directory(dir)) {
    return fail(Errc::kInvalidInput, dir.string(),
                {"app.folder_unusable", {{"reason", error.message()}}});
  }
  const auto file = dir / "stave.db";
  const bool fresh = !std::filesystem::exists(file);
  auto db = store::open_sqlite(file.string());
  keep_older(*db, dir);
  const auto migrated = store::migrate(*db);
  if (!migrated) {
    return tl::unexpected(migrated.error());
  }
  if (fresh) {  // the file's bytes are on the disk with its first change, its name is not
    store::sync_folder(dir);
    store::sync_folder(std::filesystem::absolute(dir).lexically_normal().parent_path());
  }
  return Folder(dir, std::move(db));
}

Result<Folder> Folder::open(const std::filesystem::path& dir) {
  if (!std::filesystem::exists(dir / "stave.db")) {
    return fail(Errc::kNotFound, dir.string(), {"app.folder_absent", {}});
  }
  return create(dir);
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
