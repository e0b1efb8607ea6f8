#include "stave/index/diagnose.hpp"

#include "targets.hpp"

#include "stave/index/link.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace stave::index {
namespace {

const Decimal kLeastGrowth = *Decimal::parse("0.5");
const Decimal kMostGrowth = 2;

std::vector<GroupPlace> groups_of(const Assessment& a, const Pack& pack, std::size_t zone) {
  const auto nodes = group_nodes(pack);
  std::map<std::string, double> whole;
  for (const Group& group : pack.groups) {
    whole[group.parent] += group.weight;
  }
  std::vector<GroupPlace> out;
  for (std::size_t g = 0; g < pack.groups.size(); ++g) {
    out.push_back({g, a.board().node_score(nodes[g], zone), a.node_rank(nodes[g], zone),
                   100.0 * pack.groups[g].weight / whole[pack.groups[g].parent]});
  }
  return out;
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) {
    list.push_back(item);
  }
}

void add_plan(const Plan& plan, const std::vector<std::vector<std::size_t>>& measures,
              const std::vector<TargetFinding>& targets, StaveFinding& stave) {
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (targets[t].indicator == stave.indicator && !targets[t].doubled) {
      stave.targets.push_back(t);
    }
  }
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (std::find(measures[m].begin(), measures[m].end(), stave.indicator) == measures[m].end()) {
      continue;
    }
    stave.measures.push_back(m);
    for (const AssignedUnit& unit : plan.measures[m].units) {
      if (unit.role == UnitRole::kLead) {
        add_once(stave.lead_units, unit.name);
      }
    }
    for (const Deadline& deadline : plan.measures[m].deadlines) {
      add_once(stave.deadlines, deadline.text);
    }
  }
}

StaveFinding stave_of(const Assessment& a, const IndicatorTable& table, std::size_t indicator,
                      std::size_t zone) {
  StaveFinding out;
  out.indicator = indicator;
  out.value = table.values[indicator][zone];
  out.score = a.board().score(indicator, zone);
  out.points = a.points(indicator, zone);
  out.rank = a.leaf_rank(indicator, zone);
  out.short_stave = a.short_stave(indicator, zone);
  for (std::size_t r = 0; r < a.references(); ++r) {
    out.gaps.push_back(a.gap(r, indicator, zone));
  }
  return out;
}

/// Short staves by what closing the gap is worth, then the others in the pack's order.
void sort_staves(std::vector<StaveFinding>& staves, std::size_t deciding) {
  std::stable_sort(staves.begin(), staves.end(), [&](const StaveFinding& a, const StaveFinding& b) {
    if (a.short_stave != b.short_stave) {
      return a.short_stave;
    }
    return a.short_stave && a.gaps[deciding].worth.points > b.gaps[deciding].worth.points;
  });
}

/// The table of every year that is asked for, evaluated once: a year is also the one before
/// another.
class Tables {
 public:
  explicit Tables(const DiagnosisInput& input) : input_(&input) {}

  const IndicatorTable& of(int year) {
    const auto [it, is_new] = tables_.try_emplace(year);
    if (is_new) {
      it->second = evaluate(*input_->pack, input_->zones, *input_->figures, DataYear(year));
    }
    return it->second;
  }

  Result<Assessment> assess(int year) {
    const IndicatorTable& table = of(year);
    return index::assess(*input_->pack, table, &of(year - 1));
  }

 private:
  const DiagnosisInput* input_;
  std::map<int, IndicatorTable> tables_;
};

Result<std::vector<Place>> trend_of(const DiagnosisInput& input, std::size_t zone, Tables& tables) {
  std::vector<Place> out;
  const int first = input.first_year.value() + input.pack->years_back();
  for (int year = first; year <= input.last_year.value(); ++year) {
    const auto a = tables.assess(year);
    if (!a) {
      return tl::unexpected(a.error());
    }
    out.push_back(place_of(*a, input.pack->pack(), DataYear(year), zone));
  }
  return out;
}

/// Every indicator as a stave, with what the plan does about it.
void add_staves(const DiagnosisInput& input, const Assessment& now, const IndicatorTable& table,
                Diagnosis& out) {
  const Pack& pack = input.pack->pack();
  const auto measures = input.plan != nullptr ? link_measures(pack, *input.plan)
                                              : std::vector<std::vector<std::size_t>>{};
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    out.staves.push_back(stave_of(now, table, i, out.zone_index));
    out.short_staves += out.staves.back().short_stave ? 1U : 0U;
    if (input.plan != nullptr) {
      add_plan(*input.plan, measures, out.targets, out.staves.back());
    }
  }
}

}  // namespace

Place place_of(const Assessment& a, const Pack& pack, DataYear year, std::size_t zone) {
  const Board& board = a.board();
  Place place;
  place.year = year;
  place.round = pack.round_of(year);
  place.score = board.total(zone);
  place.rank = board.rank(zone);
  place.class_rank = a.class_rank(zone);
  for (std::size_t z = 0; z < board.zones(); ++z) {
    const bool ranked = board.rank(z) != numeric::kUnranked;
    place.of += ranked ? 1 : 0;
    place.class_of += ranked && board.class_of(z) == board.class_of(zone) ? 1 : 0;
  }
  return place;
}

Result<std::size_t> find_zone(std::span<const Zone> zones, const std::string& code) {
  const auto it = std::find_if(zones.begin(), zones.end(),
                               [&](const Zone& z) { return z.code == code || z.name == code; });
  if (it == zones.end()) {
    return fail(Errc::kNotFound, code,
                {"index.zone_unknown", {{"count", std::to_string(zones.size())}}});
  }
  return static_cast<std::size_t>(it - zones.begin());
}

Error round_without_figures(Round round, DataYear year, DataYear first, DataYear last) {
  return {Errc::kNotFound,
          std::to_string(round.value()),
          {"index.round_without_figures",
           {{"year", std::to_string(year.value())},
            {"first", std::to_string(first.value())},
            {"last", std::to_string(last.value())}}}};
}

Figures project(const Figures& figures, DataYear from, int years) {
  Figures out = figures;
  figures.each([&](const FigureKey& key, const Value& value) {
    if (key.period != from) {
      return;
    }
    const auto now = value.number();
    const auto before = figures.get(key.subject, key.element, DataYear(from.value() - 1)).number();
    Decimal ratio = 1;
    if (now && before && now->sign() > 0 && before->sign() > 0) {
      ratio = std::clamp(divide(*now, *before).value_or(Decimal(1)), kLeastGrowth, kMostGrowth);
    }
    Value grown = value;
    for (int y = 1; y <= years; ++y) {
      const auto number = grown.number();
      const auto next = number ? multiply(*number, ratio) : std::nullopt;
      grown = next ? Value(*next) : grown;
      out.put({key.subject, key.element, DataYear(from.value() + y)}, grown);
    }
  });
  return out;
}

Result<Diagnosis> diagnose(const DiagnosisInput& input) {
  const Pack& pack = input.pack->pack();
  const auto zone = find_zone(input.zones, input.zone);
  if (!zone) {
    return tl::unexpected(zone.error());
  }
  const DataYear year = pack.data_year(input.round);
  if (year < input.first_year || year > input.last_year) {
    return tl::unexpected(
        round_without_figures(input.round, year, input.first_year, input.last_year));
  }
  Tables tables(input);
  const auto now = tables.assess(year.value());
  if (!now) {
    return tl::unexpected(now.error());
  }
  Diagnosis out;
  out.zone = input.zones[*zone];
  out.zone_index = *zone;
  out.place = place_of(*now, pack, year, *zone);
  if (out.place.rank == numeric::kUnranked) {
    return fail(Errc::kInfeasible, out.zone.code, {"index.zone_unranked", {}});
  }
  auto trend = trend_of(input, *zone, tables);
  if (!trend) {
    return tl::unexpected(trend.error());
  }
  out.trend = std::move(*trend);
  out.groups = groups_of(*now, pack, *zone);
  out.times.round = input.round;
  tell_times(pack, input.plan, out.times);
  if (input.plan != nullptr) {
    out.targets = find_targets(*input.pack, *input.plan, *now, *zone);
    auto outlook = look_out(input, out.targets, *now, *zone);
    if (!outlook) {
      return tl::unexpected(outlook.error());
    }
    out.outlook = *outlook;
  }
  add_staves(input, *now, tables.of(year.value()), out);
  sort_staves(out.staves, now->deciding());
  if (input.plan != nullptr) {
    out.holes = find_holes(out, *input.plan, now->deciding());
  }
  return out;
}

}  // namespace stave::index
