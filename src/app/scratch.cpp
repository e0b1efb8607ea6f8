#include "scratch.hpp"

#include "stave/store/connection.hpp"
#include "stave/store/durable.hpp"

#include <ftw.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

/// Everything in the folder, the deepest last named, reaches the disk: its files were written so.
void sync_folders_below(const fs::path& dir) {
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_directory()) {
      store::sync_folder(entry.path());
    }
  }
  store::sync_folder(dir);
}

/// Removes what the walk has come to; what cannot be removed keeps its name with .part.
int remove_entry(const char* path, const struct stat*, int, struct FTW*) {
  std::remove(path);
  return 0;
}

fs::path parent_of(const fs::path& path) {
  return fs::absolute(path).lexically_normal().parent_path();
}

}  // namespace

Scratch::Scratch(const fs::path& near) {
  std::error_code ignored;  // mkdtemp says why it cannot
  fs::create_directories(parent_of(near), ignored);
  std::string name = near.string() + ".part-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw store::DatabaseError(near.string() + ": " + std::strerror(errno));
  }
  dir_ = name;
}

Scratch::~Scratch() {
  if (!dir_.empty()) {
    constexpr int kOpenFolders = 16;
    ::nftw(dir_.c_str(), remove_entry, kOpenFolders, FTW_DEPTH | FTW_PHYS);
  }
}

void Scratch::become(const fs::path& target) {
  sync_folders_below(dir_);
  std::error_code error;
  fs::rename(dir_, target, error);
  if (error) {
    throw store::DatabaseError(target.string() + ": " + error.message());
  }
  dir_.clear();
  store::sync_folder(parent_of(target));
}

}  // namespace stave::app
