#pragma once

#include "stave/app/folder.hpp"
#include "stave/domain/organisation.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::app {

/// What a file of units, people and days brought.
struct OrganisationReceipt {
  std::string file;
  std::string sha256;
  std::size_t units = 0;   ///< new or changed
  std::size_t people = 0;  ///< new or changed
  std::size_t days = 0;    ///< new or changed
  std::size_t same = 0;
  bool written = false;
};

/// Reads tables of units (columns code, name, kind, parent, role, active), people (code, name,
/// unit, duties, active) and decreed days (day, worked, note) into the folder, whole or not at all;
/// what the tables do not name stays. Columns are found by their headings in either language. Fails
/// with every fault of the file by cell, then of the organisation as it would be; with
/// accounts.by_proposal for other duties or another unit of somebody who has an account,
/// accounts.return_by_proposal for who had left, accounts.last_administrator for who must stay.
/// Needs kManagePeople.
Checked<OrganisationReceipt> import_organisation(Folder& folder, std::string_view bytes,
                                                 const std::string& file, const By& by,
                                                 const std::string& reason);

Organisation organisation_of(Folder& folder, store::ChangeNumber up_to = store::kNow);

}  // namespace stave::app
