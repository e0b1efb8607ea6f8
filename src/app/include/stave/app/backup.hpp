#pragma once

#include "stave/app/folder.hpp"
#include "stave/base/progress.hpp"
#include "stave/store/inventory.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace stave::app {

/// What a backup holds. A backup is a folder: stave.db, the evidence files as files/ab/<sha256>,
/// receipt.txt with these values, and SHA256SUMS over all of them, which sha256sum -c reads.
struct BackupReceipt {
  std::string at;            ///< when it was made, UTC
  std::int64_t changes = 0;  ///< rows of the trail
  std::string head;          ///< the hash of the newest, "" in an empty folder
  std::int64_t rows = 0;     ///< rows of data
  std::size_t files = 0;     ///< evidence files
  std::string sha256;        ///< of stave.db

  /// The code of the newest change as reports print it; "" in an empty folder.
  [[nodiscard]] std::string trail_code() const;
};

/// Copies the data folder of this moment to a new folder while others go on writing, examines the
/// copy as `stave audit verify` does, and gives it its name only when it is whole and on the disk.
/// Fails with app.backup_exists, or with app.backup_unsound and the faults; throws Cancelled and
/// leaves nothing.
Checked<BackupReceipt> back_up(Folder& folder, const std::filesystem::path& target,
                               const std::string& now, const Progress& progress = {});

/// Makes a data folder of a backup. Every file is compared with SHA256SUMS, the database examined
/// and compared with the receipt, before the folder gets its name. Fails with
/// app.restore_not_empty, app.no_backup, app.backup_damaged, app.backup_unsound, or
/// store.newer_schema.
Checked<BackupReceipt> restore(const std::filesystem::path& backup,
                               const std::filesystem::path& target);

/// What a drill proved, and how long its parts took.
struct DrillDone {
  BackupReceipt receipt;
  store::Inventory content;  ///< equal in the folder and in what was restored
  double backup_s = 0.0;
  double restore_s = 0.0;
  double compare_s = 0.0;
};

/// Takes a backup into a new folder below `scratch`, restores it there, and compares the whole
/// content, table by table, with the folder's at the moment of the backup. The data folder is not
/// written to. Afterwards everything below `scratch` is removed, unless `kept` names a folder to be
/// used and left. Fails as back_up and restore do, or with app.drill_differs; throws Cancelled.
Checked<DrillDone> drill(Folder& folder, const std::filesystem::path& scratch,
                         const std::string& kept, const std::string& now,
                         const Progress& progress = {});

}  // namespace stave::app
