#pragma once

#include <filesystem>
#include <string>

namespace stave::app {

/// A new folder that goes when the object goes, unless it was given its final name.
class Scratch {
 public:
  /// A folder beside `near`, named after it, that nobody else has. Throws store::DatabaseError.
  explicit Scratch(const std::filesystem::path& near);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(Scratch&&) = delete;

  [[nodiscard]] const std::filesystem::path& dir() const noexcept { return dir_; }

  /// Renames it to `target`, which is absent or an empty folder; returns when that is on the disk.
  /// Throws store::DatabaseError.
  void become(const std::filesystem::path& target);

 private:
  std::filesystem::path dir_;
};

}  // namespace stave::app
