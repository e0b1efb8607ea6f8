#include "stave/store/durable.hpp"

#include "stave/base/digest.hpp"
#include "stave/store/connection.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace stave::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 16U;

[[noreturn]] void fail_on(const fs::path& path) {
  throw DatabaseError(path.string() + ": " + std::strerror(errno));
}

void sync_path(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);  // NOLINT(*-vararg): POSIX is so
  if (fd < 0) {
    fail_on(path);
  }
  const bool done = ::fsync(fd) == 0;
  const int why = errno;
  ::close(fd);
  if (!done) {
    errno = why;
    fail_on(path);
  }
}

/// Calls `on_piece` with the file's bytes, piece by piece.
template <class Function>
void read_pieces(const fs::path& file, const Function& on_piece) {
  std::ifstream in(file, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    on_piece(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
  }
  if (!in.eof()) {
    fail_on(file);
  }
}

}  // namespace

void sync_file(const fs::path& file) {
  sync_path(file, O_RDONLY);
}

void sync_folder(const fs::path& folder) {
  sync_path(folder, O_RDONLY | O_DIRECTORY);
}

void write_durably(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    fail_on(file);
  }
  sync_file(file);
}

std::string sha256_of_file(const fs::path& file) {
  Sha256 digest;
  read_pieces(file, [&](std::string_view piece) { digest.update(piece); });
  return digest.hex();
}

void copy_durably(const fs::path& from, const fs::path& to) {
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  read_pieces(from, [&](std::string_view piece) {
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  });
  out.close();
  if (!out) {
    fail_on(to);
  }
  sync_file(to);
}

}  // namespace stave::store
