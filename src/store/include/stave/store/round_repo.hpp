#pragma once

#include "stave/domain/submission.hpp"
#include "stave/domain/times.hpp"
#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// A round whose result was published as it was after the change before this one.
struct FrozenRound {
  std::string pack;
  Round round;
  std::string pack_version;
  std::string pack_sha256;  ///< of the pack's files
  std::string digest;       ///< of the whole result
  Made made;
};

/// Published rounds in all their versions. No state but the connection.
class RoundRepo {
 public:
  explicit RoundRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, const FrozenRound& round);

  /// By pack, round, and then in the order in which they were frozen.
  [[nodiscard]] std::vector<FrozenRound> all(ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
