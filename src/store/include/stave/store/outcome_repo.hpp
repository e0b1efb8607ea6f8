#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/outcome.hpp"
#include "stave/domain/submission.hpp"
#include "stave/store/change.hpp"

#include <compare>
#include <string>
#include <vector>

namespace stave::store {

/// Names an outcome within a plan and round.
struct OutcomeKey {
  std::string unit;  ///< "" for the zone
  std::string rule;
  std::string indicator;  ///< "" for unit and zone
  friend auto operator<=>(const OutcomeKey&, const OutcomeKey&) = default;
};

/// An outcome as it stands after one of its steps.
struct OutcomeVersion {
  OutcomeKey key;
  OutcomeState state = OutcomeState::kDraft;
  Day day{};
  Decimal share = 1;
  Decimal points = 0;
  bool exempt = false;
  std::string reasons;  ///< messages as text
  std::string parts;    ///< "revision method peers own" of the rank move, "" when not known
  std::string text;     ///< what a person said with the step
  Made made;
};

/// Outcomes of rounds. No state but the connection.
class OutcomeRepo {
 public:
  explicit OutcomeRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, const std::string& plan, Round round,
                  std::vector<OutcomeVersion> outcomes);

  /// Every step of every outcome: by key, the oldest first.
  [[nodiscard]] std::vector<OutcomeVersion> steps(const std::string& plan, Round round,
                                                  ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
