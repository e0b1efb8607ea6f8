#pragma once

#include <filesystem>
#include <string>

namespace stave::store {

/// Returns when the file's bytes are on the disk. Throws DatabaseError.
void sync_file(const std::filesystem::path& file);

/// Returns when the names in the folder are on the disk: of files made, renamed or removed there.
/// Throws DatabaseError.
void sync_folder(const std::filesystem::path& folder);

/// Writes a new file and returns when it is on the disk; its name is only after sync_folder. Throws
/// DatabaseError.
void write_durably(const std::filesystem::path& file, const std::string& bytes);

/// SHA-256 of a file's bytes, in bounded memory. Throws DatabaseError when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

/// Copies a file's bytes to a new file and returns when they are on the disk. Throws DatabaseError.
void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace stave::store
