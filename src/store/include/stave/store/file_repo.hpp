#pragma once

#include "stave/store/change.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace stave::store {

/// A file that a change brought in.
struct StoredFile {
  std::string name;
  std::string sha256;  ///< of its bytes, lower-case hex
  std::int64_t rows = 0;
};

/// Files by change. No state but the connection.
class FileRepo {
 public:
  explicit FileRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, const StoredFile& file);
  [[nodiscard]] std::vector<StoredFile> of(ChangeNumber change) const;  ///< by name

 private:
  Connection* db_;
};

}  // namespace stave::store
