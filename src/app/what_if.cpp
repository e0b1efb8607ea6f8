#include "stave/app/what_if.hpp"

#include "loading.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stave::app {
namespace {

using numeric::kUnranked;

/// The changes by position; every fault.
Checked<std::vector<index::Change>> changes_of(const Pack& pack,
                                               std::span<const OtherValue> wanted) {
  std::vector<index::Change> out;
  Errors faults;
  for (const OtherValue& other : wanted) {
    const auto found = find_indicator(pack, other.indicator);
    if (!found) {
      faults.push_back(found.error());
      continue;
    }
    if (std::any_of(out.begin(), out.end(), [&](const auto& c) { return c.leaf == *found; })) {
      faults.push_back({Errc::kInvalidInput, other.indicator, {"app.what_if_doubled", {}}});
      continue;
    }
    out.push_back({*found, other.value});
  }
  return faults.empty() ? Checked<std::vector<index::Change>>(std::move(out))
                        : tl::unexpected(std::move(faults));
}

std::vector<std::size_t> overtaken(const index::Board& before, const index::Board& after,
                                   std::size_t zone) {
  std::vector<std::size_t> out;
  for (std::size_t z = 0; z < before.zones(); ++z) {
    const bool ahead = before.rank(z) != kUnranked && before.rank(z) < before.rank(zone);
    if (ahead && after.rank(z) >= after.rank(zone)) {
      out.push_back(z);
    }
  }
  std::sort(out.begin(), out.end(),
            [&](std::size_t a, std::size_t b) { return before.rank(a) < before.rank(b); });
  return out;
}

}  // namespace

Result<std::size_t> find_indicator(const Pack& pack, const std::string& name) {
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    const auto& aliases = indicator.aliases;
    if (indicator.code == name || indicator.title.zh == name || indicator.title.en == name ||
        std::find(aliases.begin(), aliases.end(), name) != aliases.end()) {
      return i;
    }
  }
  return fail(Errc::kNotFound, name, {"app.indicator_unknown", {}});
}

Checked<WhatIf> what_if(const RoundAssessment& round, const std::string& zone,
                        std::span<const OtherValue> changes) {
  const auto z = index::find_zone(round.table.zones, zone);
  if (!z) {
    return tl::unexpected(one(z.error()));
  }
  const auto wanted = changes_of(round.pack.pack(), changes);
  if (!wanted) {
    return tl::unexpected(wanted.error());
  }
  const index::Board& board = round.assessment.board();
  if (board.rank(*z) == kUnranked) {
    return tl::unexpected(one({Errc::kInfeasible, zone, {"index.zone_unranked", {}}}));
  }
  const index::Board other = board.with(*z, *wanted);
  WhatIf out;
  out.zone = *z;
  out.before = {board.total(*z), board.rank(*z)};
  out.after = {other.total(*z), other.rank(*z)};
  out.overtaken = overtaken(board, other, *z);
  for (const index::Change& change : *wanted) {
    out.indicators.push_back({change.leaf, board.value(change.leaf, *z), change.value,
                              board.score(change.leaf, *z), other.score(change.leaf, *z),
                              board.what_if(*z, change).score - board.total(*z)});
  }
  return out;
}

}  // namespace stave::app
