#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/submission.hpp"
#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// Something that was counted about a unit, or taken back.
struct TallyEntry {
  std::string unit;    ///< "" for the zone
  std::string tally;   ///< code of a tally of the rulebook
  Day day{};           ///< when it occurred
  int count = 1;       ///< below 0 takes back
  std::string source;  ///< where it is known from, in words
  Made made;
};

/// What was counted in rounds. No state but the connection.
class TallyRepo {
 public:
  explicit TallyRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, Round round, const TallyEntry& entry);

  /// By unit and tally, the oldest first.
  [[nodiscard]] std::vector<TallyEntry> of_round(Round round, ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
