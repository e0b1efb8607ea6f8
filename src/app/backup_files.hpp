#pragma once

#include "stave/app/backup.hpp"
#include "stave/base/error.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace stave::app {

inline constexpr const char* kDatabaseFile = "stave.db";
inline constexpr const char* kEvidenceFolder = "files";
inline constexpr const char* kReceiptFile = "receipt.txt";
inline constexpr const char* kSumsFile = "SHA256SUMS";

/// The SHA-256 of each file of a backup, by its name below the backup's folder.
using Sums = std::map<std::string, std::string>;

/// Copies files/ab/<sha256>, checks each against its name, and adds it to `sums`.
Errors copy_evidence(const std::filesystem::path& from, const std::filesystem::path& to,
                     Sums& sums);

/// The lines of SHA256SUMS. Fails with app.no_backup when there is none, with app.backup_damaged
/// for a line or a name that no backup has.
Result<Sums> read_sums(const std::filesystem::path& backup);

/// Copies the files that `sums` lists and compares what was copied.
Errors copy_listed(const std::filesystem::path& backup, const Sums& sums,
                   const std::filesystem::path& to);

std::string sums_text(const Sums& sums);
std::string receipt_text(const BackupReceipt& receipt);

/// Fails with app.backup_damaged when a line is missing.
Result<BackupReceipt> read_receipt(const std::filesystem::path& file);

}  // namespace stave::app
