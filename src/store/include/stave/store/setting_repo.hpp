#pragma once

#include "stave/store/change.hpp"

#include <optional>
#include <string>

namespace stave::store {

/// The folder's few settings; the newest value of a key counts. No state but the connection.
class SettingRepo {
 public:
  explicit SettingRepo(Connection& db) noexcept : db_(&db) {}

  /// \pre called in ascending order of keys within a change
  static void add(Change& change, const std::string& key, const std::string& value);
  [[nodiscard]] std::optional<std::string> get(const std::string& key) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
