#include "stave/app/organisation.hpp"

#include "account_rules.hpp"
#include "loading.hpp"
#include "organisation_tables.hpp"

#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/org_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stave::app {
namespace {

/// Leaves in `fresh` what `have` does not hold so already; how many it did.
template <class T>
std::size_t drop_known(std::vector<T>& fresh, const std::vector<T>& have) {
  const auto known = std::remove_if(fresh.begin(), fresh.end(), [&](const T& item) {
    return std::find(have.begin(), have.end(), item) != have.end();
  });
  const auto count = static_cast<std::size_t>(fresh.end() - known);
  fresh.erase(known, fresh.end());
  return count;
}

/// `have` with the items of `fresh` put in by their codes.
template <class T>
std::vector<T> merged(std::vector<T> have, const std::vector<T>& fresh) {
  for (const T& item : fresh) {
    const auto it =
        std::find_if(have.begin(), have.end(), [&](const T& old) { return old.code == item.code; });
    if (it == have.end()) {
      have.push_back(item);
    } else {
      *it = item;
    }
  }
  return have;
}

void write(store::Change& change, const OrganisationTables& tables,
           const OrganisationReceipt& receipt) {
  const auto rows = tables.units.size() + tables.people.size() + tables.days.size();
  store::FileRepo::add(change, {receipt.file, receipt.sha256, static_cast<std::int64_t>(rows)});
  store::OrgRepo::add(change, tables.units);
  store::OrgRepo::add(change, tables.people);
  store::OrgRepo::add(change, tables.days);
  change.describe(
      "", fmt::format("units={} people={} days={}", receipt.units, receipt.people, receipt.days));
}

/// Rights of who has an account change with approval only; leaving takes effect at once.
Errors account_faults(Folder& folder, const std::vector<Person>& fresh, const Organisation& now,
                      const Organisation& then) {
  Errors out;
  std::map<std::string, store::AccountRecord> accounts;
  for (auto& account : store::AccountRepo(folder.db()).all()) {
    accounts.emplace(account.person, std::move(account));
  }
  for (const Person& person : fresh) {
    const Person* old = now.person(person.code);
    const auto account = accounts.find(person.code);
    if (old == nullptr || account == accounts.end()) {
      continue;
    }
    if (old->duties != person.duties || old->unit != person.unit) {
      out.push_back(
          {Errc::kDenied, person.code, {"accounts.by_proposal", {{"person", person.code}}}});
    } else if (person.active && !old->active && is_active(account->second)) {
      out.push_back(
          {Errc::kDenied, person.code, {"accounts.return_by_proposal", {{"person", person.code}}}});
    } else if (!person.active && is_last_administrator(folder, now, then, person.code)) {
      out.push_back(last_administrator(person.code));
    }
  }
  return out;
}

/// Writes what is new of the tables within a change, or fails with what is against them.
Checked<void> take(Folder& folder, OrganisationTables tables, store::Change& change,
                   OrganisationReceipt& out) {
  const store::OrgRepo repo(folder.db());
  const auto then =
      Organisation::make(merged(repo.units(), tables.units), merged(repo.people(), tables.people));
  if (!then) {
    return tl::unexpected(then.error());
  }
  auto faults = account_faults(folder, tables.people, repo.organisation(), *then);
  if (!faults.empty()) {
    return tl::unexpected(std::move(faults));
  }
  out.same = drop_known(tables.units, repo.units()) + drop_known(tables.people, repo.people()) +
             drop_known(tables.days, repo.days());
  out.units = tables.units.size();
  out.people = tables.people.size();
  out.days = tables.days.size();
  out.written = out.units + out.people + out.days > 0;
  if (out.written) {
    write(change, tables, out);
  }
  return {};
}

}  // namespace

Checked<OrganisationReceipt> import_organisation(Folder& folder, std::string_view bytes,
                                                 const std::string& file, const By& by,
                                                 const std::string& reason) {
  if (auto able = permit(organisation_of(folder), by, Access::kManagePeople); !able) {
    return tl::unexpected(one(able.error()));
  }
  const auto book = office::read_table_file(bytes, file);
  if (!book) {
    return tl::unexpected(one(book.error()));
  }
  auto tables = read_organisation(*book, file);
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  OrganisationReceipt out;
  out.file = file;
  out.sha256 = sha256_hex(bytes);
  store::Change change(folder.db(), {by.now, by.actor, "organisation", file, "", "", reason});
  if (const auto taken = take(folder, *std::move(tables), change, out); !taken) {
    return tl::unexpected(taken.error());
  }
  if (out.written) {
    change.commit();
  }
  return out;
}

Organisation organisation_of(Folder& folder, store::ChangeNumber up_to) {
  return store::OrgRepo(folder.db()).organisation(up_to);
}

}  // namespace stave::app
