#include "stave/store/org_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stave::store {
namespace {

template <class T, class Key>
void sort_by(std::vector<T>& items, Key T::*key) {
  std::sort(items.begin(), items.end(), [key](const T& a, const T& b) { return a.*key < b.*key; });
}

/// The newest of the versions, which come by key and then by change.
template <class T>
std::vector<T> newest(Connection& db, std::string_view sql, ChangeNumber up_to, int change,
                      const std::function<T(const Row&)>& read) {
  std::map<std::string, T> by_key;
  db.query(sql, {}, [&](const Row& row) {
    if (row.int64(change).value() <= up_to) {
      by_key.insert_or_assign(text_at(row, 0), read(row));
    }
  });
  std::vector<T> out;
  out.reserve(by_key.size());
  for (auto& [key, item] : by_key) {
    out.push_back(std::move(item));
  }
  return out;
}

OrgUnit read_unit(const Row& row) {
  const auto kind = unit_kind_of(row.text(3).value());
  if (!kind) {
    refuse_stored("unit", row.text(3).value());
  }
  return {text_at(row, 0), text_at(row, 2), *kind,
          text_at(row, 4), text_at(row, 5), int_at(row, 6) != 0};
}

Person read_person(const Row& row) {
  return {text_at(row, 0), text_at(row, 2), text_at(row, 3), duties_of(row.text(4).value()),
          int_at(row, 5) != 0};
}

DecreedDay read_day(const Row& row) {
  const auto day = parse_day(row.text(0).value());
  if (!day) {
    refuse_stored("calendar_day", row.text(0).value());
  }
  return {*day, int_at(row, 2) != 0, text_at(row, 3)};
}

}  // namespace

void OrgRepo::add(Change& change, std::vector<OrgUnit> units) {
  sort_by(units, &OrgUnit::code);
  for (const OrgUnit& u : units) {
    const std::array<SqlValue, 7> row{u.code,
                                      change.number(),
                                      u.name,
                                      std::string(to_string(u.kind)),
                                      u.parent,
                                      u.pack_role,
                                      std::int64_t{u.active ? 1 : 0}};
    change.add(Ledger::kUnit, row);
  }
}

void OrgRepo::add(Change& change, std::vector<Person> people) {
  sort_by(people, &Person::code);
  for (const Person& p : people) {
    const std::array<SqlValue, 6> row{p.code, change.number(),    p.name,
                                      p.unit, names_of(p.duties), std::int64_t{p.active ? 1 : 0}};
    change.add(Ledger::kPerson, row);
  }
}

void OrgRepo::add(Change& change, std::vector<DecreedDay> days) {
  sort_by(days, &DecreedDay::day);
  for (const DecreedDay& d : days) {
    const std::array<SqlValue, 4> row{to_string(d.day), change.number(),
                                      std::int64_t{d.worked ? 1 : 0}, d.note};
    change.add(Ledger::kCalendarDay, row);
  }
}

std::vector<OrgUnit> OrgRepo::units(ChangeNumber up_to) const {
  return newest<OrgUnit>(*db_, sql::queries::unit_scan, up_to, 1, read_unit);
}

std::vector<Person> OrgRepo::people(ChangeNumber up_to) const {
  return newest<Person>(*db_, sql::queries::person_scan, up_to, 1, read_person);
}

std::vector<DecreedDay> OrgRepo::days(ChangeNumber up_to) const {
  return newest<DecreedDay>(*db_, sql::queries::calendar_day_scan, up_to, 1, read_day);
}

Organisation OrgRepo::organisation(ChangeNumber up_to) const {
  auto made = Organisation::make(units(up_to), people(up_to));
  if (!made) {
    refuse_stored("unit", made.error().front().where);
  }
  return *std::move(made);
}

Calendar OrgRepo::calendar(ChangeNumber up_to) const {
  std::map<Day, bool> decreed;
  for (const DecreedDay& d : days(up_to)) {
    decreed.emplace(d.day, d.worked);
  }
  return Calendar(std::move(decreed));
}

}  // namespace stave::store
