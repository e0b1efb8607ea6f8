#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/office/table.hpp"
#include "stave/store/org_repo.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// What the sheets of one file say of the organisation.
struct OrganisationTables {
  std::vector<OrgUnit> units;
  std::vector<Person> people;
  std::vector<store::DecreedDay> days;
};

/// Reads every visible sheet; all faults of all sheets, by cell.
Checked<OrganisationTables> read_organisation(const office::Workbook& book,
                                              const std::string& file);

}  // namespace stave::app
