#pragma once

#include "stave/domain/figures.hpp"
#include "stave/store/change.hpp"

#include <map>
#include <string>
#include <vector>

namespace stave::store {

/// What was decided when a source's statement stood against the figure of record.
struct Decision {
  FigureKey key;
  std::string source;
  ChangeNumber change = 0;  ///< of the decision itself
  ChangeNumber record = 0;  ///< brought the figure of record that stood there; 0 = there was none
  ChangeNumber statement = 0;  ///< brought the statement that stood there
  std::string taken;  ///< source whose value became the figure of record; "" = the figure was kept
  std::string reason;
  std::string person;
};

/// Decisions between sources. No state but the connection.
class DecisionRepo {
 public:
  explicit DecisionRepo(Connection& db) noexcept : db_(&db) {}

  /// Writes the decision as one of this change. \pre called in ascending order of key and source
  static void add(Change& change, const Decision& decision);

  /// All decisions about one figure, the oldest first.
  [[nodiscard]] std::vector<Decision> history(const FigureKey& key,
                                              ChangeNumber up_to = kNow) const;

  /// Those about every figure of a period.
  [[nodiscard]] std::map<FigureKey, std::vector<Decision>> of_period(
      Period period, ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
