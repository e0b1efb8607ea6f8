#include "outcome_history.hpp"

#include "loading.hpp"
#include "round_knowledge.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/tallies.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace stave::app {
namespace {

constexpr int kRounds = 3;

index::Vintage vintage_of(const Loaded& loaded) {
  const DataYear year = loaded.last;
  const auto table = index::evaluate(loaded.pack, loaded.zones, loaded.figures, year);
  const auto before =
      index::evaluate(loaded.pack, loaded.zones, loaded.figures, DataYear(year.value() - 1));
  index::Vintage out;
  out.zones = index::zone_codes(table);
  out.under[0] = index::population_of(loaded.pack, table, &before);
  out.under[1] = out.under[0];
  return out;
}

outcome::PlaceParts parts_of(const index::Split& split) {
  return {split.part(index::Cause::kRevision), split.part(index::Cause::kMethod),
          split.part(index::Cause::kPeers), split.part(index::Cause::kOwn)};
}

std::optional<int> rank_of(int rank) {
  return rank == numeric::kUnranked ? std::nullopt : std::optional(rank);
}

/// Where a zone stands by one indicator, among those that have a rank by it.
outcome::Placing placing_of(const index::Assessment& all, std::size_t indicator, std::size_t zone) {
  outcome::Placing out;
  out.rank = rank_of(all.leaf_rank(indicator, zone));
  for (std::size_t z = 0; z < all.board().zones(); ++z) {
    out.of += all.leaf_rank(indicator, z) == numeric::kUnranked ? 0 : 1;
  }
  return out;
}

/// Ranks and scores of one round, by what was known of it then.
Checked<outcome::RoundResult> result_of(Folder& folder, const std::string& pack, Round round,
                                        const std::string& home, const Knowledge& known) {
  const auto assessed =
      assess_round(folder, pack, round, knowledge_of_round(folder, pack, round, known));
  if (!assessed) {
    return tl::unexpected(assessed.error());
  }
  const auto zone = index::find_zone(assessed->table.zones, home);
  if (!zone) {
    return tl::unexpected(one(zone.error()));
  }
  const Pack& pack_read = assessed->pack.pack();
  const index::Assessment& all = assessed->assessment;
  const auto place = index::place_of(all, pack_read, pack_read.data_year(round), *zone);
  outcome::RoundResult out;
  out.round = round;
  out.zone.rank = rank_of(place.rank);
  out.zone.of = place.of;
  out.zone.class_rank = rank_of(place.class_rank);
  out.zone.class_of = place.class_of;
  out.zone.vetoed = all.board().is_vetoed(*zone);
  if (std::isfinite(place.score)) {
    out.zone.score = Decimal::from_double(place.score);
  }
  for (std::size_t i = 0; i < pack_read.indicators.size(); ++i) {
    out.indicators.emplace(pack_read.indicators[i].code, placing_of(all, i, *zone));
  }
  return out;
}

bool keeps(TargetOp op, Decimal value, Decimal wanted) {
  switch (op) {
    case TargetOp::kAtLeast:
      return value >= wanted;
    case TargetOp::kAbove:
      return value > wanted;
    case TargetOp::kAtMost:
      return value <= wanted;
    case TargetOp::kBelow:
      return value < wanted;
    case TargetOp::kAbout:
    case TargetOp::kEqual:
    case TargetOp::kBetween:
      break;
  }
  return value == wanted;
}

/// Targets that speak of the indicator itself in its own unit are held against what was found.
void set_targets(const WorkPlan& plan, const Loaded& loaded, const Zone& zone,
                 outcome::RoundResult& result) {
  const Pack& pack = loaded.pack.pack();
  for (const WorkTarget& target : plan.targets) {
    const auto it = result.indicators.find(target.indicator);
    const bool own = target.what.kind == TargetKind::kLevel ||
                     target.what.kind == TargetKind::kGrowth ||
                     target.what.kind == TargetKind::kBreakthrough;
    if (it == result.indicators.end() || !own ||
        target.what.period != std::to_string(loaded.last.value())) {
      continue;
    }
    const Indicator* indicator = pack.find_indicator(target.indicator);
    const bool in_unit = target.what.unit.empty() || indicator->unit.symbol() == target.what.unit;
    const auto at = static_cast<std::size_t>(indicator - pack.indicators.data());
    const auto value =
        index::working_of(loaded.pack, zone, loaded.figures, at, loaded.last).value.number();
    if (value && in_unit) {
      it->second.target = {keeps(target.what.op, *value, target.what.value),
                           target.what.value.to_string() + " " + indicator->unit.symbol(),
                           value->to_string() + " " + indicator->unit.symbol()};
    }
  }
}

void set_parts(const index::Decomposition& moved, outcome::RoundResult& result) {
  if (moved.total.places) {
    result.zone.parts = parts_of(*moved.total.places);
  }
  for (const index::Moved& indicator : moved.indicators) {
    const auto it = result.indicators.find(indicator.code);
    if (it != result.indicators.end() && indicator.places) {
      it->second.parts = parts_of(*indicator.places);
    }
  }
}

}  // namespace

Checked<index::Decomposition> why_moved(Folder& folder, const std::string& pack, Round round,
                                        const Knowledge& known) {
  const Round before(round.value() - 1);
  const auto home = folder.home().value_or("");
  const auto later =
      load_round(folder, pack, round, knowledge_of_round(folder, pack, round, known));
  if (!later) {
    return tl::unexpected(later.error());
  }
  const auto earlier =
      load_round(folder, pack, before, knowledge_of_round(folder, pack, before, known));
  if (!earlier) {
    return tl::unexpected(
        one({Errc::kNotFound, std::to_string(round.value()), {"outcome.no_round_before", {}}}));
  }
  const auto revised = load_round(folder, pack, before, known);
  auto then = index::compared_method_of(earlier->pack);
  auto now = index::compared_method_of(later->pack);
  if (!then || !now || !revised) {
    return tl::unexpected(!then ? one(then.error())
                                : (!now ? one(now.error()) : Errors(revised.error())));
  }
  index::TwoRounds rounds{
      {*std::move(then), *std::move(now)}, vintage_of(*earlier), vintage_of(*later), std::nullopt};
  if (auto vintage = vintage_of(*revised); vintage.zones == rounds.earlier.zones) {
    rounds.revised = std::move(vintage);
  }
  const auto decomposer = index::Decomposer::make(std::move(rounds));
  auto out = decomposer ? decomposer->of(home) : tl::unexpected(decomposer.error());
  return out ? Checked<index::Decomposition>(*std::move(out)) : tl::unexpected(one(out.error()));
}

Checked<outcome::History> history_of(Folder& folder, const WorkPlan& plan, Round round,
                                     const Knowledge& known) {
  const std::string home = folder.home().value_or("");
  outcome::History out;
  out.zone = home;
  for (int r = round.value() - kRounds + 1; r <= round.value(); ++r) {
    auto result = result_of(folder, plan.pack, Round(r), home, known);
    if (!result && r == round.value()) {
      return tl::unexpected(result.error());
    }
    if (!result) {
      continue;
    }
    if (const auto moved = why_moved(folder, plan.pack, Round(r), known)) {
      set_parts(*moved, *result);
    }
    for (const TallyRow& row : tallies(folder, Round(r), known)) {
      result->tallies[row.unit][row.tally] = row.count;
    }
    out.rounds.push_back(*std::move(result));
  }
  if (const auto loaded = load_round(folder, plan.pack, round, known)) {
    if (const auto zone = index::find_zone(loaded->zones, home)) {
      set_targets(plan, *loaded, loaded->zones[*zone], out.rounds.back());
    }
  }
  return out;
}

std::vector<outcome::Share> shares_of(const WorkPlan& plan, Decimal lead_share) {
  std::map<std::string, std::vector<std::string>> units;  // by indicator, the lead first
  for (const WorkItem& item : plan.items) {
    for (const EffectLink& effect : item.effects) {
      auto& sharers = units[effect.indicator];
      const auto add = [&](const std::string& unit) {
        if (!unit.empty() && std::find(sharers.begin(), sharers.end(), unit) == sharers.end()) {
          sharers.push_back(unit);
        }
      };
      add(item.lead());
      for (const Assignment& a : item.units) {
        add(a.unit);
      }
    }
  }
  std::vector<outcome::Share> out;
  for (const auto& [indicator, sharers] : units) {
    if (sharers.empty()) {
      continue;
    }
    const std::vector<std::string> others(sharers.begin() + 1, sharers.end());
    auto shares = outcome::share_out(indicator, sharers.front(), others, lead_share);
    out.insert(out.end(), shares.begin(), shares.end());
  }
  return out;
}

}  // namespace stave::app
