#pragma once

#include "stave/base/error.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// What a unit of the organisation is.
enum class UnitKind : unsigned char {
  kZone,        ///< the zone itself, usually the root
  kDepartment,  ///< an office of the zone
  kEnterprise,  ///< reports for itself; its code is its credit code
  kSource,      ///< outside: the host city, a register, a direct-report system
};

/// A unit that reports, reviews or approves.
struct OrgUnit {
  std::string code;
  std::string name;
  UnitKind kind = UnitKind::kDepartment;
  std::string parent;     ///< code of a unit; "" for a root
  std::string pack_role;  ///< the role of packs that it fills ("finance"), may be empty
  bool active = true;
  friend bool operator==(const OrgUnit&, const OrgUnit&) = default;
};

/// What a person is there for. Which reads and writes of which units follow from it is the one
/// table of app/permission.hpp.
enum class Duty : unsigned char {
  kFill,       ///< save, submit and withdraw; own unit only
  kReview,     ///< first look, usually within the department
  kApprove,    ///< for the zone
  kPublish,    ///< makes figures of record, which locks them
  kManage,     ///< forms, windows, extensions, organisation
  kSupervise,  ///< plans: reads them in, hands out, urges, accepts, closes
  kDecide,     ///< the leader: baselines, changed targets, later dates, outcomes
  // The three administrators. None sees business data; each excludes every other duty.
  kAdminister,  ///< system: accounts, people, units, backups, packs
  kSecure,      ///< security: approves accounts and rights, unlocks, resets second factors
  kAudit,       ///< audit: reads the trail and the log of reads, verifies
  // Those who only read.
  kAnalyse,  ///< everything but personal data and cells of enterprises
  kInspect,  ///< the auditor: everything, the trail too
};

/// Whether the duty is one of the three administrators', which exclude every other duty.
[[nodiscard]] bool is_administrator(Duty duty) noexcept;

/// Duties under the name by which people know them.
struct Role {
  std::string_view name;  ///< "statistics-officer"
  std::vector<Duty> duties;
};

/// administrator, security-administrator, audit-administrator, statistics-officer, clerk, reviewer,
/// supervisor, leader, enterprise, analyst, auditor.
std::span<const Role> roles();
const Role* role_of(std::string_view name);  ///< nullptr for no such

struct Person {
  std::string code;  ///< what --by says
  std::string name;
  std::string unit;
  std::vector<Duty> duties;  ///< each once
  bool active = true;

  [[nodiscard]] bool has(Duty duty) const noexcept;
  [[nodiscard]] bool is_administrator() const noexcept;
  friend bool operator==(const Person&, const Person&) = default;
};

/// Units in a tree, and people in them.
///
/// Invariant: codes are unique, parents exist and form no cycle, every person's unit exists; who
/// has the duty of one of the three administrators has no other.
class Organisation {
 public:
  Organisation() = default;

  /// Fails with every fault; `where` is the code of the unit or person.
  static Checked<Organisation> make(std::vector<OrgUnit> units, std::vector<Person> people);

  [[nodiscard]] std::span<const OrgUnit> units() const noexcept { return units_; }  ///< by code

  [[nodiscard]] std::span<const Person> people() const noexcept { return people_; }  ///< by code

  [[nodiscard]] const OrgUnit* unit(std::string_view code) const noexcept;
  [[nodiscard]] const Person* person(std::string_view code) const noexcept;

  /// Whether `unit` is `ancestor` or below it.
  [[nodiscard]] bool is_within(std::string_view unit, std::string_view ancestor) const noexcept;

 private:
  std::vector<OrgUnit> units_;
  std::vector<Person> people_;
};

std::string_view to_string(
    UnitKind kind) noexcept;                     ///< "zone", "department", "enterprise", "source"
std::string_view to_string(Duty duty) noexcept;  ///< "fill", "review", "approve", "publish",
                                                 ///< "manage", "supervise", "decide",
                                                 ///< "administer", "secure", "audit", "analyse",
                                                 ///< "inspect"
std::optional<UnitKind> unit_kind_of(std::string_view name) noexcept;
std::optional<Duty> duty_of(std::string_view name) noexcept;

/// Every duty, in the order of Duty.
std::span<const Duty> all_duties() noexcept;

}  // namespace stave
