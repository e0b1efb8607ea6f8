#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/store/change.hpp"

#include <string>
#include <vector>

namespace stave::store {

/// What a decree says of a day.
struct DecreedDay {
  Day day;
  bool worked = false;
  std::string note;
  friend bool operator==(const DecreedDay&, const DecreedDay&) = default;
};

/// Units, people and the calendar; the newest version of each counts. No state but the connection.
class OrgRepo {
 public:
  explicit OrgRepo(Connection& db) noexcept : db_(&db) {}

  /// \throws ConstraintError when a code or day comes twice. Within a change the order is units,
  /// people, days.
  static void add(Change& change, std::vector<OrgUnit> units);
  static void add(Change& change, std::vector<Person> people);
  static void add(Change& change, std::vector<DecreedDay> days);

  [[nodiscard]] std::vector<OrgUnit> units(ChangeNumber up_to = kNow) const;    ///< by code
  [[nodiscard]] std::vector<Person> people(ChangeNumber up_to = kNow) const;    ///< by code
  [[nodiscard]] std::vector<DecreedDay> days(ChangeNumber up_to = kNow) const;  ///< by day

  /// \throws DatabaseError when the tables do not make an organisation
  [[nodiscard]] Organisation organisation(ChangeNumber up_to = kNow) const;
  [[nodiscard]] Calendar calendar(ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
