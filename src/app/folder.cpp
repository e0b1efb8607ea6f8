#include "stave/app/folder.hpp"

#include "stave/store/schema.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <system_error>

namespace stave::app {

Day utc_day(const std::string& moment) {
  constexpr std::size_t kDayLength = 10;
  return parse_day(moment.substr(0, kDayLength)).value_or(Day());
}

Result<Folder> Folder::create(const std::filesystem::path& dir) {
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  if (error || !std::filesystem::is_directory(dir)) {
    return fail(Errc::kInvalidInput, dir.string(),
                {"app.folder_unusable", {{"reason", error.message()}}});
  }
  auto db = store::open_sqlite((dir / "stave.db").string());
  const auto migrated = store::migrate(*db);
  if (!migrated) {
    return tl::unexpected(migrated.error());
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
