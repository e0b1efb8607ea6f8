#pragma once

#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// Somebody else who states figures: the tax office, a register, the host city.
struct Source {
  std::string code;
  std::string title;
  friend bool operator==(const Source&, const Source&) = default;
};

/// Sources of figures; a source's newest title counts. No state but the connection.
class SourceRepo {
 public:
  explicit SourceRepo(Connection& db) noexcept : db_(&db) {}

  /// \pre called in ascending order of codes within a change
  static void add(Change& change, const Source& source);
  [[nodiscard]] std::vector<Source> all(ChangeNumber up_to = kNow) const;  ///< in code order

 private:
  Connection* db_;
};

}  // namespace stave::store
