#include "targets.hpp"

#include "stave/index/link.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace stave::index {
namespace {

constexpr int kMaxYears = 5;  // of compound growth; further ahead it says nothing

std::optional<int> year_in(std::string_view period) {
  int year = 0;
  const auto [end, error] =
      std::from_chars(period.data(), period.data() + std::min<std::size_t>(4, period.size()), year);
  return error == std::errc{} && end == period.data() + 4 && year > 1900 ? std::optional(year)
                                                                         : std::nullopt;
}

/// A counted thing is a base quantity of its own, named in the language that counts it (家, 人);
/// physical quantities have ASCII names.
bool is_counted(const Unit& unit) {
  const auto& d = unit.dimension();
  return d.size() == 1 && d.front().second == 1 &&
         (static_cast<unsigned char>(d.front().first.front()) & 0x80U) != 0U;
}

/// The least value above zero: one for what is counted, else the smallest that any zone has.
double least_positive(const Unit& unit, std::span<const double> column) {
  if (is_counted(unit)) {
    return 1.0;
  }
  double least = numeric::kMissing;
  for (const double x : column) {
    least = x > 0.0 && !(x >= least) ? x : least;
  }
  return least;
}

/// The target's number in the indicator's unit; none when the two cannot be compared.
std::optional<double> value_in(const Target& target, const Unit& unit) {
  if (target.kind == TargetKind::kIncrease || target.kind == TargetKind::kMultiple ||
      target.kind == TargetKind::kReduction) {
    return std::nullopt;
  }
  const auto own = Unit::parse(target.unit);
  const auto value = own ? own->convert(target.value, unit) : std::nullopt;
  return value ? std::optional(value->to_double()) : std::nullopt;
}

bool at_least_as_good(const numeric::Goal& goal, double value, double than) {
  return numeric::oriented(goal, value) >= numeric::oriented(goal, than);
}

void compare(const Target& target, const Unit& unit, const Assessment& now, std::size_t zone,
             TargetFinding& out) {
  const std::size_t leaf = *out.indicator;
  const Board& board = now.board();
  if (target.kind == TargetKind::kBreakthrough) {
    out.value = least_positive(unit, board.column(leaf));
    out.assumed_size = true;
  } else {
    out.value = value_in(target, unit);
  }
  if (!out.value || std::isnan(*out.value)) {
    out.value.reset();
    return;
  }
  const auto& goal = board.model().leaves[leaf].goal;
  out.already_met = at_least_as_good(goal, board.value(leaf, zone), *out.value);
  out.reaches_reference =
      at_least_as_good(goal, *out.value, now.reference(now.deciding(), leaf, zone));
  if (!out.already_met) {
    const auto then = board.what_if(zone, Change{leaf, *out.value});
    out.worth = {then.score - board.total(zone), board.rank(zone) - then.rank};
  }
}

std::optional<int> wanted_rank(const Plan& plan) {
  for (const Target& target : plan.targets) {
    if (target.kind == TargetKind::kRank) {
      return static_cast<int>(std::lround(target.value.to_double()));
    }
  }
  return std::nullopt;
}

/// Everybody grown to the plan year, the zone's targets met there.
Result<Standing> grown(const DiagnosisInput& input, const std::vector<TargetFinding>& targets,
                       DataYear from, int years, std::size_t zone) {
  const Figures figures = project(*input.figures, from, years);
  const DataYear then(from.value() + years);
  const auto table = evaluate(*input.pack, input.zones, figures, then);
  const auto last = evaluate(*input.pack, input.zones, figures, DataYear(then.value() - 1));
  Population people = population_of(*input.pack, table, &last);
  auto model = model_of(input.pack->pack());
  if (!model) {
    return tl::unexpected(model.error());
  }
  const Board board(std::move(*model), std::move(people));
  return board.what_if(zone, meet_targets(targets, board, zone));
}

bool has_owner(const StaveFinding& stave) {
  return !stave.lead_units.empty();
}

/// What a short stave lacks in the plan.
void find_holes_of(const StaveFinding& stave, const Diagnosis& d, std::size_t deciding,
                   std::vector<Hole>& out) {
  if (stave.targets.empty()) {
    out.push_back({HoleKind::kNoTarget, stave.indicator});
  }
  if (stave.measures.empty()) {
    out.push_back({HoleKind::kNoMeasure, stave.indicator});
  } else if (!has_owner(stave)) {
    out.push_back({HoleKind::kNoOwner, stave.indicator});
  }
  if (!stave.measures.empty() && stave.deadlines.empty()) {
    out.push_back({HoleKind::kNoDate, stave.indicator});
  }
  const auto compared = [&](std::size_t t) { return d.targets[t].value.has_value(); };
  const auto reaches = [&](std::size_t t) { return d.targets[t].reaches_reference; };
  if (std::any_of(stave.targets.begin(), stave.targets.end(), compared) &&
      std::none_of(stave.targets.begin(), stave.targets.end(), reaches) &&
      stave.gaps[deciding].behind) {
    out.push_back({HoleKind::kTargetTooLow, stave.indicator});
  }
}

/// What a target lacks: an indicator, a value to compare, a short stave.
std::optional<HoleKind> hole_of(const TargetFinding& target,
                                const std::vector<StaveFinding>& staves) {
  const auto is_it = [&](const StaveFinding& s) {
    return s.short_stave && s.indicator == target.indicator;
  };
  if (!target.indicator) {
    return HoleKind::kTargetUnlinked;
  }
  if (!target.value) {
    return HoleKind::kTargetUncompared;
  }
  return std::none_of(staves.begin(), staves.end(), is_it) ? std::optional(HoleKind::kTargetNoStave)
                                                           : std::nullopt;
}

}  // namespace

std::optional<PlanYear> plan_year(const Plan& plan) {
  std::map<int, int> votes;
  for (const Target& target : plan.targets) {
    if (const auto year = year_in(target.period); year && target.kind != TargetKind::kRank) {
      ++votes[*year];
    }
  }
  const auto most = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != votes.end()) {
    return PlanYear(most->first);
  }
  return plan.date ? std::optional(PlanYear(static_cast<int>(plan.date->year()))) : std::nullopt;
}

std::vector<TargetFinding> find_targets(const CompiledPack& pack, const Plan& plan,
                                        const Assessment& now, std::size_t zone) {
  const auto links = link_targets(pack.pack(), plan);
  std::vector<TargetFinding> out;
  for (std::size_t t = 0; t < plan.targets.size(); ++t) {
    TargetFinding finding;
    finding.target = t;
    finding.indicator = links[t];
    if (finding.indicator) {
      finding.doubled = std::any_of(out.begin(), out.end(), [&](const TargetFinding& f) {
        return f.indicator == finding.indicator &&
               plan.targets[f.target].value == plan.targets[t].value &&
               plan.targets[f.target].kind == plan.targets[t].kind;
      });
      compare(plan.targets[t], pack.pack().indicators[*finding.indicator].unit, now, zone, finding);
    }
    out.push_back(finding);
  }
  return out;
}

std::vector<Change> meet_targets(const std::vector<TargetFinding>& targets, const Board& board,
                                 std::size_t zone) {
  std::map<std::size_t, double> best;
  for (const TargetFinding& target : targets) {
    if (!target.indicator || !target.value) {
      continue;
    }
    const std::size_t leaf = *target.indicator;
    const auto& goal = board.model().leaves[leaf].goal;
    const double has = best.contains(leaf) ? best[leaf] : board.value(leaf, zone);
    if (!at_least_as_good(goal, has, *target.value)) {
      best[leaf] = *target.value;
    }
  }
  std::vector<Change> out;
  out.reserve(best.size());
  for (const auto& [leaf, value] : best) {
    out.push_back({leaf, value});
  }
  return out;
}

Result<Outlook> look_out(const DiagnosisInput& input, const std::vector<TargetFinding>& targets,
                         const Assessment& now, std::size_t zone) {
  Outlook out;
  out.wanted = wanted_rank(*input.plan);
  out.still = now.board().what_if(zone, meet_targets(targets, now.board(), zone));
  const DataYear from = input.pack->pack().data_year(input.round);
  const auto year = plan_year(*input.plan);
  const int years = year ? year->value() - from.value() : 0;
  if (years < 1 || years > kMaxYears) {
    return out;
  }
  const auto growing = grown(input, targets, from, years, zone);
  if (!growing) {
    return tl::unexpected(growing.error());
  }
  out.growing = *growing;
  out.years = years;
  return out;
}

std::vector<Hole> find_holes(const Diagnosis& d, const Plan& plan, std::size_t deciding) {
  std::vector<Hole> out;
  for (const StaveFinding& stave : std::span(d.staves).first(d.short_staves)) {
    find_holes_of(stave, d, deciding, out);
  }
  for (std::size_t t = 0; t < d.targets.size(); ++t) {
    const TargetFinding& target = d.targets[t];
    if (target.doubled || plan.targets[target.target].kind == TargetKind::kRank) {
      continue;
    }
    if (const auto kind = hole_of(target, d.staves)) {
      out.push_back({*kind, t});
    }
  }
  return out;
}

void tell_times(const Pack& pack, const Plan* plan, Times& times) {
  times.data_year = pack.data_year(times.round);
  times.published_year = times.round.value() + 1;
  times.published_month = pack.identity.published_month;
  if (plan == nullptr) {
    return;
  }
  times.plan_year = plan_year(*plan);
  times.plan_date = plan->date;
  for (const Target& target : plan->targets) {
    const auto year = target.kind == TargetKind::kRank ? year_in(target.period) : std::nullopt;
    if (year && !times.aimed) {
      times.aimed = Round(*year);
      times.aimed_data_year = pack.data_year(*times.aimed);
    }
  }
  if (!plan->date) {
    return;
  }
  const int issued = static_cast<int>(plan->date->year());
  times.aimed_is_over = times.aimed_data_year && times.aimed_data_year->value() < issued;
  times.first_reached_data_year = DataYear(issued);
  times.first_reached = pack.round_of(DataYear(issued));
  times.first_reached_published_year = times.first_reached->value() + 1;
}

}  // namespace stave::index
