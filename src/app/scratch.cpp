#include "scratch.hpp"

#include "stave/store/connection.hpp"
#include "stave/store/durable.hpp"

#include <dirent.h>
#include <ftw.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(DIR* dir) const noexcept { ::closedir(dir); }
};

/// Everything in the folder, the deepest first, reaches the disk: its files were written so. By
/// POSIX, since the library's iterators end the program when memory runs out in them.
void sync_folders_below(const fs::path& dir) {
  const std::unique_ptr<DIR, Close> open(::opendir(dir.c_str()));
  while (const dirent* entry = open ? ::readdir(open.get()) : nullptr) {
    const std::string_view name(&entry->d_name[0]);
    if (entry->d_type == DT_DIR && name != "." && name != "..") {
      sync_folders_below(dir / name);
    }
  }
  store::sync_folder(dir);
}

/// Removes what the walk has come to; what cannot be removed keeps its name with .part.
int remove_entry(const char* path, const struct stat*, int, struct FTW*) {
  static_cast<void>(std::remove(path));
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
  try {
    dir_ = name;
  } catch (...) {  // no memory for the path: nobody would know of the folder
    ::rmdir(name.c_str());
    throw;
  }
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
