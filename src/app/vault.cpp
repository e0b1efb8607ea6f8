#include "vault.hpp"

#include "stave/base/digest.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace stave::app {
namespace {

constexpr mode_t kReadOnly = 0440;  // evidence is never changed, and never run

[[noreturn]] void throw_errno(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

/// An open file, closed at the end of its scope.
class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : path_(path),
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other
        descriptor_(::open(path.c_str(), flags | O_CLOEXEC, kReadOnly)) {
    if (descriptor_ < 0) {
      throw_errno(path);
    }
  }

  ~File() { ::close(descriptor_); }

  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&&) = delete;
  File& operator=(File&&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) {
        throw_errno(path_);
      }
      bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
  }

  void sync() {
    if (::fsync(descriptor_) != 0) {
      throw_errno(path_);
    }
  }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

void sync_folder(const std::filesystem::path& folder) {
  File(folder, O_RDONLY | O_DIRECTORY).sync();
}

/// Makes the folder last: its own entry is in its parent.
void make_folder(const std::filesystem::path& folder) {
  if (std::filesystem::create_directory(folder)) {
    sync_folder(folder.parent_path());
  }
}

/// The neighbour is removed when anything goes wrong on the way.
class Neighbour {
 public:
  explicit Neighbour(std::filesystem::path path) : path_(std::move(path)) {
    std::filesystem::remove(path_);  // left by a process that was stopped and had this number
  }

  ~Neighbour() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;
  Neighbour(Neighbour&&) = delete;
  Neighbour& operator=(Neighbour&&) = delete;

  void write(std::string_view bytes) const {
    File file(path_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    file.write(bytes);
    file.sync();
  }

  void rename(const std::filesystem::path& to) const { std::filesystem::rename(path_, to); }

 private:
  std::filesystem::path path_;
};

}  // namespace

std::filesystem::path Vault::path_of(const std::string& sha256) const {
  return root_ / sha256.substr(0, 2) / sha256;
}

std::string Vault::place(const std::string& sha256) {
  return "files/" + sha256.substr(0, 2) + "/" + sha256;
}

std::optional<std::string> Vault::get(const std::string& sha256) const {
  std::ifstream in(path_of(sha256), std::ios::binary);
  if (!in) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string Vault::put(std::string_view bytes) const {
  std::string sha256 = sha256_hex(bytes);
  if (const auto have = get(sha256); have && *have == bytes) {
    return sha256;
  }
  const auto path = path_of(sha256);
  make_folder(root_);
  make_folder(path.parent_path());
  const Neighbour neighbour(path.string() + "." + std::to_string(::getpid()) + ".part");
  neighbour.write(bytes);
  neighbour.rename(path);
  sync_folder(path.parent_path());
  return sha256;
}

}  // namespace stave::app
