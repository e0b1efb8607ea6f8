#pragma once

#include "stave/store/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace stave::store {

struct StoredPlan {
  std::string text;
  std::string name;  ///< of its source, usually the file's name
};

/// Plan documents as they came in. No state but the connection.
class PlanRepo {
 public:
  explicit PlanRepo(Connection& db) noexcept : db_(&db) {}

  void add(const std::string& text, std::int64_t source);
  [[nodiscard]] std::optional<StoredPlan> newest() const;

 private:
  Connection* db_;
};

}  // namespace stave::store
