#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace stave::app {

/// Files below a folder, each under the SHA-256 of its bytes: files/ab/ab12... . A name that comes
/// from outside is never part of a path.
class Vault {
 public:
  explicit Vault(const std::filesystem::path& folder) : root_(folder / "files") {}

  /// Keeps the bytes and returns their hash. They are on the disk when it returns: written to a
  /// neighbour, synchronised, renamed. A file that is there and sound is left alone. Throws
  /// std::system_error when the disk fails.
  std::string put(std::string_view bytes) const;

  /// The bytes under that hash, unexamined; nullopt when there is no such file.
  /// \pre 64 lower-case hex digits
  [[nodiscard]] std::optional<std::string> get(const std::string& sha256) const;

  /// "files/ab/ab12...", for people.
  [[nodiscard]] static std::string place(const std::string& sha256);

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& sha256) const;

  std::filesystem::path root_;
};

}  // namespace stave::app
