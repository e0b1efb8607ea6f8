#include "stave/app/audit.hpp"

#include "stave/app/evidence.hpp"
#include "stave/base/ascii.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr std::size_t kFewestDigits = 8;

bool is_hash_start(const std::string& text) {
  return text.size() >= kFewestDigits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// The hash digits of a printed code, in lower case.
std::string digits_of(const std::string& printed) {
  const auto dash = printed.rfind('-');
  return ascii_lower(dash == std::string::npos ? printed : printed.substr(dash + 1));
}

/// A database that cannot be read to its end has its fault in the list already.
void add_evidence_faults(Folder& folder, store::Verification& found) {
  try {
    for (Error& fault : evidence_faults(folder)) {
      found.faults.push_back(std::move(fault));
    }
  } catch (const store::DatabaseError&) {
    if (found.faults.empty()) {
      throw;
    }
  }
}

bool mentions(const store::Deed& deed, const std::string& text) {
  return deed.object.find(text) != std::string::npos ||
         deed.actor.find(text) != std::string::npos || deed.action.find(text) != std::string::npos;
}

}  // namespace

Result<store::Verification> verify_folder(Folder& folder, const std::string& printed,
                                          const Progress& progress) {
  const std::string digits = digits_of(printed);
  if (!printed.empty() && !is_hash_start(digits)) {
    return fail(Errc::kInvalidInput, "--head", {"app.bad_trail_code", {{"found", printed}}});
  }
  auto found = store::verify(folder.db(), digits, progress);
  add_evidence_faults(folder, found);
  return found;
}

std::vector<store::TrailRow> trail_rows(Folder& folder, const std::string& text,
                                        std::size_t count) {
  auto rows = store::Trail(folder.db()).rows(1, store::kNow);
  std::reverse(rows.begin(), rows.end());
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const store::TrailRow& row) { return !mentions(row.deed, text); }),
             rows.end());
  rows.resize(std::min(rows.size(), count));
  return rows;
}

}  // namespace stave::app
