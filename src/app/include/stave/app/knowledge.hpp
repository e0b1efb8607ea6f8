#pragma once

#include "stave/app/folder.hpp"
#include "stave/store/change.hpp"

#include <string>

namespace stave::app {

/// What an answer rests on, printed with it.
struct Basis {
  bool generated = false;  ///< the figures were made for demonstration
  std::string vintage;     ///< when the newest change that counts was made, UTC; "" = none
  std::string as_of;       ///< the day whose knowledge was asked for, "2019-06-17"; "" = today's
  store::ChangeNumber change = 0;  ///< that change's number in the trail
  std::string head;                ///< the hash of its row there: proves what was known
  double assumed_weight = 0.0;

  /// "12-3fa9c0d1e2f3a4b5": the change's number and the first 16 digits of its hash, to be printed.
  [[nodiscard]] std::string trail_code() const;
};

/// What was known on a day: everything up to a change.
struct Knowledge {
  store::ChangeNumber up_to = store::kNow;
  std::string day;  ///< as it was asked for; "" = now
};

/// What was known at the end of a day, given as its last moment in UTC. Fails with
/// app.nothing_known when nothing was.
Result<Knowledge> known_on(Folder& folder, const std::string& day, const std::string& last_moment);

}  // namespace stave::app
