#pragma once

#include "stave/app/folder.hpp"

#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace stave::api {

/// Open folders that requests take turns with: opening one costs more than most requests do.
class FolderPool {
 public:
  explicit FolderPool(app::Place place) : place_(std::move(place)) {}

  /// A folder for as long as this lives.
  class Loan {
   public:
    Loan(FolderPool& pool, std::unique_ptr<app::Folder> folder)
        : pool_(&pool), folder_(std::move(folder)) {}

    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Loan(Loan&& other) noexcept = default;
    Loan& operator=(Loan&&) = delete;

    /// What was thrown while it was lent may have broken its connection: it is closed then.
    ~Loan() {
      if (folder_ != nullptr && std::uncaught_exceptions() == before_) {
        pool_->give_back(std::move(folder_));
      }
    }

    [[nodiscard]] app::Folder& operator*() const noexcept { return *folder_; }

   private:
    FolderPool* pool_;
    std::unique_ptr<app::Folder> folder_;
    int before_ = std::uncaught_exceptions();
  };

  /// Fails as app::Folder::open does.
  Result<Loan> lend();

 private:
  void give_back(std::unique_ptr<app::Folder> folder);

  app::Place place_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<app::Folder>> idle_;
};

}  // namespace stave::api
