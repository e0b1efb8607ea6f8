#pragma once

#include "stave/store/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// Whatever brought data in: a file, or a generator.
struct Source {
  std::int64_t id = 0;
  std::string name;
  std::string sha256;  ///< of the file's bytes, lower-case hex
  std::int64_t rows = 0;
  std::string at;  ///< UTC, "2019-06-17T08:00:00Z"
};

/// Sources and the folder's few settings. No state but the connection.
class SourceRepo {
 public:
  explicit SourceRepo(Connection& db) noexcept : db_(&db) {}

  std::int64_t add(const Source& source);  ///< the new id; source.id is not read
  [[nodiscard]] std::vector<Source> all() const;
  void set(const std::string& key, const std::string& value);
  [[nodiscard]] std::optional<std::string> get(const std::string& key) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
