#include "stave/app/tallies.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/permission.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace stave::app {
namespace {

constexpr int kMost = 10'000;  // occurrences in one entry

std::string name_of(const store::TallyEntry& entry) {
  return entry.unit + (entry.unit.empty() ? "" : " ") + entry.tally;
}

int count_of(const std::vector<TallyRow>& rows, const store::TallyEntry& entry) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const TallyRow& row) {
    return row.unit == entry.unit && row.tally == entry.tally;
  });
  return it == rows.end() ? 0 : it->count;
}

Result<void> is_known(const store::TallyEntry& entry, const Organisation& organisation,
                      const Rulebook& rules) {
  std::string known;
  for (const Tally& tally : rules.outcomes.tallies) {
    if (tally.code == entry.tally) {
      if (!entry.unit.empty() && organisation.unit(entry.unit) == nullptr) {
        return fail(Errc::kNotFound, entry.unit, {"plan.unknown_unit", {{"unit", entry.unit}}});
      }
      return {};
    }
    known += (known.empty() ? "" : ", ") + tally.code;
  }
  return fail(Errc::kNotFound, entry.tally, {"outcome.unknown_tally", {{"known", known}}});
}

/// Whether it says how often, and where that is known from.
Result<void> is_told(const store::TallyEntry& entry, int so_far) {
  if (entry.source.empty()) {
    return fail(Errc::kInvalidInput, name_of(entry), {"outcome.no_source", {}});
  }
  if (entry.count == 0 || std::abs(entry.count) > kMost) {
    return fail(Errc::kInvalidInput, std::to_string(entry.count),
                {"outcome.no_count", {{"most", std::to_string(kMost)}}});
  }
  if (so_far + entry.count < 0) {
    return fail(Errc::kConflict, name_of(entry),
                {"outcome.tally_below_zero", {{"count", std::to_string(so_far)}}});
  }
  return {};
}

}  // namespace

std::vector<TallyRow> tallies(Folder& folder, Round round, const Knowledge& known) {
  std::vector<TallyRow> out;
  for (store::TallyEntry& entry : store::TallyRepo(folder.db()).of_round(round, known.up_to)) {
    if (out.empty() || out.back().unit != entry.unit || out.back().tally != entry.tally) {
      out.push_back({entry.unit, entry.tally, 0, {}});
    }
    out.back().count += entry.count;
    out.back().entries.push_back(std::move(entry));
  }
  return out;
}

Result<void> record_tally(Folder& folder, Round round, const store::TallyEntry& entry,
                          const Rulebook& rules, const By& by) {
  store::Change change(
      folder.db(), {by.now, by.actor, "tally", std::to_string(round.value()) + " " + name_of(entry),
                    "", "", ""});
  const Organisation organisation = organisation_of(folder);
  if (auto may = permit(organisation, by, Access::kJudge); !may) {
    return may;
  }
  if (auto known = is_known(entry, organisation, rules); !known) {
    return known;
  }
  const int so_far = count_of(tallies(folder, round), entry);
  if (auto told = is_told(entry, so_far); !told) {
    return told;
  }
  store::TallyRepo::add(change, round, entry);
  change.describe(std::to_string(so_far), std::to_string(so_far + entry.count));
  change.commit();
  return {};
}

}  // namespace stave::app
