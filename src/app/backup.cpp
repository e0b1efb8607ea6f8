#include "stave/app/backup.hpp"

#include "backup_files.hpp"
#include "one_error.hpp"
#include "scratch.hpp"

#include "stave/base/digest.hpp"
#include "stave/store/durable.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/session_repo.hpp"
#include "stave/store/trail.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

Errors unsound(const fs::path& what, Errors faults) {
  faults.insert(faults.begin(), {Errc::kConflict, what.string(), {"app.backup_unsound", {}}});
  return faults;
}

bool is_absent_or_empty(const fs::path& dir) {
  std::error_code error;
  return !fs::exists(fs::symlink_status(dir)) ||
         (fs::is_directory(dir) && fs::is_empty(dir, error));
}

/// Examines the copied database. Who was logged in when it was copied stays out of it.
Checked<store::Verification> examine(const fs::path& dir, const std::string& head,
                                     const Progress& progress) {
  const auto db = store::open_sqlite((dir / kDatabaseFile).string());
  const auto migrated = store::migrate(*db);
  if (!migrated) {
    return tl::unexpected(one(migrated.error()));
  }
  store::Transaction forgetting(*db);
  store::SessionRepo(*db).forget();
  forgetting.commit();
  auto found = store::verify(*db, head, progress);
  if (!found.faults.empty()) {
    return tl::unexpected(unsound(dir, std::move(found.faults)));
  }
  return found;
}

/// A transaction that only reads: everything within sees one state, and writers go on.
class Snapshot {
 public:
  explicit Snapshot(store::Connection& db) : db_(&db) { db.execute("BEGIN"); }

  ~Snapshot() { db_->roll_back(); }

  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  Snapshot(Snapshot&&) = delete;
  Snapshot& operator=(Snapshot&&) = delete;

 private:
  store::Connection* db_;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Every table of which the two do not hold the same.
Errors differences(const store::Inventory& a, const store::Inventory& b) {
  Errors out;
  for (std::size_t i = 0; i < std::max(a.tables.size(), b.tables.size()); ++i) {
    const auto at = [i](const store::Inventory& all) {
      return i < all.tables.size() ? all.tables[i] : store::TableDigest{};
    };
    if (at(a) != at(b)) {
      out.push_back({Errc::kConflict, at(a).table, {"app.drill_differs", {}}});
    }
  }
  if (out.empty() && a != b) {
    out.push_back({Errc::kConflict, "trail", {"app.drill_differs", {}}});
  }
  return out;
}

Checked<DrillDone> drill_in(Folder& folder, const fs::path& dir, const std::string& now,
                            const Progress& progress) {
  DrillDone out;
  const Snapshot moment(folder.db());
  out.content = store::inventory_of(folder.db());
  auto start = std::chrono::steady_clock::now();
  const auto made = back_up(folder, dir / "backup", now, progress.part(0.1, 0.5));
  if (!made) {
    return tl::unexpected(made.error());
  }
  out.backup_s = seconds_since(start);
  progress.at(1, 2);
  start = std::chrono::steady_clock::now();
  const auto restored = restore(dir / "backup", dir / "restored");
  if (!restored) {
    return tl::unexpected(restored.error());
  }
  out.restore_s = seconds_since(start);
  progress.at(9, 10);
  start = std::chrono::steady_clock::now();
  const auto copy = store::open_sqlite((dir / "restored" / kDatabaseFile).string());
  auto faults = differences(out.content, store::inventory_of(*copy));
  if (!faults.empty()) {
    return tl::unexpected(std::move(faults));
  }
  out.compare_s = seconds_since(start);
  out.receipt = *restored;
  return out;
}

}  // namespace

std::string BackupReceipt::trail_code() const {
  constexpr std::size_t kPrinted = 16;
  return changes == 0 ? "" : std::to_string(changes) + "-" + head.substr(0, kPrinted);
}

Checked<BackupReceipt> back_up(Folder& folder, const fs::path& target, const std::string& now,
                               const Progress& progress) {
  if (fs::exists(fs::symlink_status(target))) {
    return tl::unexpected(one({Errc::kConflict, target.string(), {"app.backup_exists", {}}}));
  }
  Scratch scratch(target);
  const auto copied = folder.db().copy_to((scratch.dir() / kDatabaseFile).string());
  if (!copied) {
    return tl::unexpected(one(copied.error()));
  }
  progress.at(1, 3);
  Sums sums;
  auto damaged = copy_evidence(folder.dir(), scratch.dir(), sums);
  if (!damaged.empty()) {
    return tl::unexpected(unsound(folder.dir(), std::move(damaged)));
  }
  const auto found = examine(scratch.dir(), "", progress.part(0.5, 1.0));
  if (!found) {
    return tl::unexpected(found.error());
  }
  const BackupReceipt receipt{now,         found->changes,
                              found->head, found->rows,
                              sums.size(), store::sha256_of_file(scratch.dir() / kDatabaseFile)};
  const std::string text = receipt_text(receipt);
  store::write_durably(scratch.dir() / kReceiptFile, text);
  sums[kDatabaseFile] = receipt.sha256;
  sums[kReceiptFile] = sha256_hex(text);
  store::write_durably(scratch.dir() / kSumsFile, sums_text(sums));
  store::sync_file(scratch.dir() / kDatabaseFile);
  scratch.become(target);
  return receipt;
}

Checked<BackupReceipt> restore(const fs::path& backup, const fs::path& target) {
  if (!is_absent_or_empty(target)) {
    return tl::unexpected(one({Errc::kConflict, target.string(), {"app.restore_not_empty", {}}}));
  }
  const auto sums = read_sums(backup);
  if (!sums) {
    return tl::unexpected(one(sums.error()));
  }
  Scratch scratch(target);
  auto faults = copy_listed(backup, *sums, scratch.dir());
  if (!faults.empty()) {
    return tl::unexpected(std::move(faults));
  }
  const auto receipt = read_receipt(scratch.dir() / kReceiptFile);
  if (!receipt) {
    return tl::unexpected(one(receipt.error()));
  }
  const auto found = examine(scratch.dir(), receipt->head, {});
  if (!found) {
    return tl::unexpected(found.error());
  }
  if (found->head != receipt->head || found->changes != receipt->changes) {
    return tl::unexpected(one({Errc::kConflict, kReceiptFile, {"app.backup_damaged", {}}}));
  }
  fs::remove(scratch.dir() / kReceiptFile);
  store::sync_file(scratch.dir() / kDatabaseFile);
  scratch.become(target);
  return *receipt;
}

Checked<DrillDone> drill(Folder& folder, const fs::path& scratch, const std::string& kept,
                         const std::string& now, const Progress& progress) {
  if (folder.db().definitions().empty()) {
    return tl::unexpected(
        one({Errc::kInvalidInput, folder.dir().string(), {"store.no_file_copy", {}}}));
  }
  if (!kept.empty()) {
    fs::create_directories(kept);
    return drill_in(folder, kept, now, progress);
  }
  const Scratch dir(scratch / "stave-drill");
  return drill_in(folder, dir.dir(), now, progress);
}

}  // namespace stave::app
