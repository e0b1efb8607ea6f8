#pragma once

#include "stave/store/change.hpp"

#include <optional>
#include <string>

namespace stave::store {

struct StoredPlan {
  std::string text;
  std::string name;  ///< usually the file's
};

/// Plan documents as they came in. No state but the connection.
class PlanRepo {
 public:
  explicit PlanRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, const StoredPlan& plan);
  [[nodiscard]] std::optional<StoredPlan> newest(ChangeNumber up_to = kNow) const;

  /// The one that a change brought.
  [[nodiscard]] std::optional<StoredPlan> of(ChangeNumber change) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
