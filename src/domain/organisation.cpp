#include "stave/domain/organisation.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave {
namespace {

constexpr Names<UnitKind, 4> kKinds{{{{UnitKind::kZone, "zone"},
                                      {UnitKind::kDepartment, "department"},
                                      {UnitKind::kEnterprise, "enterprise"},
                                      {UnitKind::kSource, "source"}}}};
constexpr Names<Duty, 12> kDuties{{{{Duty::kFill, "fill"},
                                    {Duty::kReview, "review"},
                                    {Duty::kApprove, "approve"},
                                    {Duty::kPublish, "publish"},
                                    {Duty::kManage, "manage"},
                                    {Duty::kSupervise, "supervise"},
                                    {Duty::kDecide, "decide"},
                                    {Duty::kAdminister, "administer"},
                                    {Duty::kSecure, "secure"},
                                    {Duty::kAudit, "audit"},
                                    {Duty::kAnalyse, "analyse"},
                                    {Duty::kInspect, "inspect"}}}};

constexpr auto kEveryDuty = [] {
  std::array<Duty, kDuties.rows.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = kDuties.rows[i].first;
  }
  return out;
}();

template <class T>
const T* find_code(const std::vector<T>& sorted, std::string_view code) noexcept {
  const auto it = std::lower_bound(sorted.begin(), sorted.end(), code,
                                   [](const T& item, std::string_view c) { return item.code < c; });
  return it != sorted.end() && it->code == code ? &*it : nullptr;
}

/// Codes stand in lists, with blanks between them.
bool is_code(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

Error fault(const std::string& code, std::string key, const std::string& found = "") {
  return {Errc::kInvalidInput, code, {std::move(key), {{"found", found}}}};
}

template <class T>
void sort_and_find_doubles(std::vector<T>& items, Errors& errors) {
  std::stable_sort(items.begin(), items.end(),
                   [](const T& a, const T& b) { return a.code < b.code; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_code(items[i].code)) {
      errors.push_back(fault(items[i].code, "organisation.bad_code", items[i].name));
    } else if (i > 0 && items[i].code == items[i - 1].code) {
      errors.push_back(fault(items[i].code, "organisation.code_twice"));
    }
  }
}

/// Whether going up from the unit comes to no end.
bool is_cyclic(const std::vector<OrgUnit>& units, const OrgUnit& start) {
  const OrgUnit* at = &start;
  for (std::size_t steps = 0; at != nullptr; ++steps) {
    if (steps > units.size()) {
      return true;
    }
    at = find_code(units, at->parent);
  }
  return false;
}

void check_tree(const std::vector<OrgUnit>& units, Errors& errors) {
  for (const OrgUnit& unit : units) {
    if (!unit.parent.empty() && find_code(units, unit.parent) == nullptr) {
      errors.push_back(fault(unit.code, "organisation.unknown_parent", unit.parent));
    } else if (is_cyclic(units, unit)) {
      errors.push_back(fault(unit.code, "organisation.cycle", unit.parent));
    }
  }
}

/// Who keeps the system, its rules or its records does nothing else in it.
void check_exclusive(const std::vector<Person>& people, Errors& errors) {
  for (const Person& person : people) {
    if (person.is_administrator() && person.duties.size() > 1) {
      std::string names;
      for (const Duty duty : person.duties) {
        names += (names.empty() ? "" : " ") + std::string(to_string(duty));
      }
      errors.push_back(fault(person.code, "organisation.exclusive_duty", names));
    }
  }
}

}  // namespace

bool is_administrator(Duty duty) noexcept {
  return duty == Duty::kAdminister || duty == Duty::kSecure || duty == Duty::kAudit;
}

std::span<const Role> roles() {
  static const std::vector<Role> kRoles{
      {"administrator", {Duty::kAdminister}},
      {"security-administrator", {Duty::kSecure}},
      {"audit-administrator", {Duty::kAudit}},
      {"statistics-officer", {Duty::kManage, Duty::kReview, Duty::kApprove, Duty::kPublish}},
      {"clerk", {Duty::kFill}},
      {"reviewer", {Duty::kReview}},
      {"supervisor", {Duty::kSupervise}},
      {"leader", {Duty::kDecide}},
      {"enterprise", {Duty::kFill}},
      {"analyst", {Duty::kAnalyse}},
      {"auditor", {Duty::kInspect}},
  };
  return kRoles;
}

const Role* role_of(std::string_view name) {
  const auto all = roles();
  const auto it =
      std::find_if(all.begin(), all.end(), [name](const Role& role) { return role.name == name; });
  return it == all.end() ? nullptr : &*it;
}

std::span<const Duty> all_duties() noexcept {
  return kEveryDuty;
}

bool Person::is_administrator() const noexcept {
  return std::any_of(duties.begin(), duties.end(),
                     [](Duty duty) { return stave::is_administrator(duty); });
}

bool Person::has(Duty duty) const noexcept {
  return std::find(duties.begin(), duties.end(), duty) != duties.end();
}

Checked<Organisation> Organisation::make(std::vector<OrgUnit> units, std::vector<Person> people) {
  Errors errors;
  sort_and_find_doubles(units, errors);
  sort_and_find_doubles(people, errors);
  check_tree(units, errors);
  for (const Person& person : people) {
    if (find_code(units, person.unit) == nullptr) {
      errors.push_back(fault(person.code, "organisation.unknown_unit", person.unit));
    }
  }
  check_exclusive(people, errors);
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  Organisation out;
  out.units_ = std::move(units);
  out.people_ = std::move(people);
  return out;
}

const OrgUnit* Organisation::unit(std::string_view code) const noexcept {
  return find_code(units_, code);
}

const Person* Organisation::person(std::string_view code) const noexcept {
  return find_code(people_, code);
}

bool Organisation::is_within(std::string_view unit_code, std::string_view ancestor) const noexcept {
  for (const OrgUnit* at = unit(unit_code); at != nullptr; at = unit(at->parent)) {
    if (at->code == ancestor) {
      return true;
    }
  }
  return false;
}

std::string_view to_string(UnitKind kind) noexcept {
  return kKinds.of(kind);
}

std::string_view to_string(Duty duty) noexcept {
  return kDuties.of(duty);
}

std::optional<UnitKind> unit_kind_of(std::string_view name) noexcept {
  return kKinds.find(name);
}

std::optional<Duty> duty_of(std::string_view name) noexcept {
  return kDuties.find(name);
}

}  // namespace stave
