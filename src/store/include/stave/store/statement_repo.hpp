#pragma once

#include "stave/domain/figures.hpp"
#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// What a change said that a source states of a figure.
struct Statement {
  std::string source;
  FigureKey key;
  ChangeNumber change = 0;
  Value value;
  std::string place;  ///< in the change's file
};

/// Statements of sources beside the figures of record, in all their versions. `up_to`: what was
/// known after that change.
class StatementRepo {
 public:
  explicit StatementRepo(Connection& db) noexcept : db_(&db) {}

  /// \pre called in ascending order of source and key within a change
  static void add(Change& change, const std::string& source, const FigureKey& key,
                  const Value& value, const std::string& place);

  /// The newest version of all that one source states.
  [[nodiscard]] Figures of_source(const std::string& source, ChangeNumber up_to = kNow) const;

  /// The newest version of each statement about a period, by subject, element, source.
  [[nodiscard]] std::vector<Statement> of_period(const Period& period,
                                                 ChangeNumber up_to = kNow) const;

  /// Every version of all statements of one figure, by source, the oldest first.
  [[nodiscard]] std::vector<Statement> history(const FigureKey& key,
                                               ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
