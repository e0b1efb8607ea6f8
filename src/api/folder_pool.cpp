#include "folder_pool.hpp"

namespace stave::api {

Result<FolderPool::Loan> FolderPool::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto folder = std::move(idle_.back());
      idle_.pop_back();
      return Loan(*this, std::move(folder));
    }
  }
  auto opened = app::Folder::open(place_);
  if (!opened) {
    return tl::unexpected(opened.error());
  }
  return Loan(*this, std::make_unique<app::Folder>(*std::move(opened)));
}

void FolderPool::give_back(std::unique_ptr<app::Folder> folder) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(folder));
}

}  // namespace stave::api
