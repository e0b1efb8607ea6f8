#include "stave/index/decompose.hpp"

#include "situations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace stave::index {
namespace {

/// One zone's standings in one situation.
struct Row {
  std::vector<Standing> groups;  ///< by node; the first is the total
  std::vector<Standing> indicators;
};

using Rows = std::array<Row, CauseSet::kCount>;
using Series = std::array<Standing, CauseSet::kCount>;

constexpr Standing kNoStanding{std::numeric_limits<double>::quiet_NaN(), numeric::kUnranked};
constexpr int kScoreBits = 48;

Standing node_standing(const Board& board, std::size_t node, std::size_t zone,
                       std::vector<double>& scores) {
  if (node == 0) {
    return {board.total(zone), board.rank(zone)};
  }
  for (std::size_t z = 0; z < board.zones(); ++z) {
    scores[z] = board.node_score(node, z);
  }
  return {scores[zone], numeric::rank_of(scores, zone, board.model().tie_tolerance)};
}

Standing leaf_standing(const Board& board, std::size_t leaf, std::size_t zone,
                       std::vector<double>& oriented) {
  const auto& goal = board.model().leaves[leaf].goal;
  const auto column = board.column(leaf);
  std::transform(column.begin(), column.end(), oriented.begin(),
                 [&](double x) { return numeric::oriented(goal, x); });
  return {board.score(leaf, zone), numeric::rank_of(oriented, zone)};
}

Row row_of(const Board& board, std::size_t zone) {
  Row out;
  std::vector<double> scratch(board.zones());
  for (std::size_t node = 0; node < board.model().nodes.size(); ++node) {
    out.groups.push_back(node_standing(board, node, zone, scratch));
  }
  for (std::size_t leaf = 0; leaf < board.leaves(); ++leaf) {
    out.indicators.push_back(leaf_standing(board, leaf, zone, scratch));
  }
  return out;
}

/// Shares out numbers that are whole multiples of the step.
Split shared(const Attribution& how, const ValuesBySet& values, double step) {
  Split out;
  out.units = how.share(values);
  out.unit = step / static_cast<double>(how.denominator());
  const auto last = CauseSet::all().index();
  out.change = static_cast<double>(values[last] - values[CauseSet().index()]) * step;
  return out;
}

std::optional<Split> split_scores(const Attribution& how, const Series& series) {
  double largest = 0.0;
  for (const CauseSet set : how.needs()) {
    const double score = series[set.index()].score;
    if (!std::isfinite(score)) {
      return std::nullopt;
    }
    largest = std::max(largest, std::abs(score));
  }
  const int exponent = largest > 0.0 ? std::ilogb(largest) - kScoreBits : 0;
  ValuesBySet values{};
  for (const CauseSet set : how.needs()) {
    values[set.index()] = std::llround(std::ldexp(series[set.index()].score, -exponent));
  }
  return shared(how, values, std::ldexp(1.0, exponent));
}

std::optional<Split> split_places(const Attribution& how, const Series& series) {
  ValuesBySet values{};
  for (const CauseSet set : how.needs()) {
    const int rank = series[set.index()].rank;
    if (rank == numeric::kUnranked) {
      return std::nullopt;
    }
    values[set.index()] = -std::int64_t{rank};  // a smaller rank is a gain
  }
  return shared(how, values, 1.0);
}

Moved moved(const Attribution& how, std::string code, const Series& series) {
  Moved out;
  out.code = std::move(code);
  out.earlier = series[CauseSet().index()];
  out.later = series[CauseSet::all().index()];
  out.score = split_scores(how, series);
  out.places = split_places(how, series);
  return out;
}

Moved only_in(Presence presence, std::string code, const Standing& standing) {
  Moved out;
  out.code = std::move(code);
  out.presence = presence;
  out.earlier = presence == Presence::kOnlyEarlier ? standing : kNoStanding;
  out.later = presence == Presence::kOnlyLater ? standing : kNoStanding;
  return out;
}

/// The groups' or the indicators' codes and standings.
struct Part {
  std::vector<std::string> ComparedMethod::*codes;
  std::vector<Standing> Row::*standings;
};

constexpr Part kGroupsPart{&ComparedMethod::groups, &Row::groups};
constexpr Part kIndicatorsPart{&ComparedMethod::indicators, &Row::indicators};

Series series_of(const Attribution& how, const Rows& rows, const Part& part, std::size_t earlier,
                 std::size_t later) {
  Series out{};
  for (const CauseSet set : how.needs()) {
    const bool is_later = Situations::side_of(set) == MethodSide::kLater;
    out[set.index()] = (rows[set.index()].*part.standings)[is_later ? later : earlier];
  }
  return out;
}

std::vector<Moved> all_moved(const Attribution& how, const TwoRounds& rounds, const Rows& rows,
                             const Part& part) {
  const auto& then = rounds.methods[0].*part.codes;
  const auto& now = rounds.methods[1].*part.codes;
  std::vector<Moved> out;
  for (std::size_t i = 0; i < then.size(); ++i) {
    const auto later = find_code(now, then[i]);
    out.push_back(later ? moved(how, then[i], series_of(how, rows, part, i, *later))
                        : only_in(Presence::kOnlyEarlier, then[i],
                                  (rows[CauseSet().index()].*part.standings)[i]));
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (!find_code(then, now[i])) {
      out.push_back(only_in(Presence::kOnlyLater, now[i],
                            (rows[CauseSet::all().index()].*part.standings)[i]));
    }
  }
  return out;
}

/// The total stands before the groups.
void take_total_out(Decomposition& out) {
  const auto it = std::find_if(out.groups.begin(), out.groups.end(),
                               [](const Moved& m) { return m.code.empty(); });
  out.total = *it;
  out.groups.erase(it);
}

std::vector<Moved> standing_alone(Presence presence, const ComparedMethod& method, const Row& row,
                                  const Part& part) {
  std::vector<Moved> out;
  const auto& codes = method.*part.codes;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    out.push_back(only_in(presence, codes[i], (row.*part.standings)[i]));
  }
  return out;
}

}  // namespace

struct Decomposer::Content {
  Situations situations;
  std::shared_ptr<const Attribution> how;
  std::map<std::size_t, Board> boards;  // of situations that are the same for every zone

  Content(TwoRounds rounds, std::shared_ptr<const Attribution> attribution)
      : situations(std::move(rounds)), how(std::move(attribution)) {
    for (const CauseSet wanted : how->needs()) {
      const CauseSet set = situations.effective(wanted);
      if (!is_mixed(set) && !boards.contains(set.index())) {
        boards.emplace(set.index(),
                       Board(situations.method(set).model, situations.peers(set).people));
      }
    }
  }

  [[nodiscard]] static bool is_mixed(CauseSet set) noexcept {
    return set.has(Cause::kPeers) != set.has(Cause::kOwn);
  }

  [[nodiscard]] Row row(CauseSet set, std::string_view zone) const {
    const std::size_t place = situations.peers(set).find(zone).value_or(0);
    if (!is_mixed(set)) {
      return row_of(boards.at(set.index()), place);
    }
    return row_of(Board(situations.method(set).model, situations.mixed(set, zone)), place);
  }

  [[nodiscard]] Rows rows(std::string_view zone) const {
    std::array<bool, CauseSet::kCount> known{};
    Rows by_effect;
    Rows out;
    for (const CauseSet wanted : how->needs()) {
      const auto at = situations.effective(wanted).index();
      if (!known[at]) {
        by_effect[at] = row(situations.effective(wanted), zone);
        known[at] = true;
      }
      out[wanted.index()] = by_effect[at];
    }
    return out;
  }

  [[nodiscard]] Decomposition alone(std::string_view zone, Presence presence) const {
    const CauseSet set =
        situations.effective(presence == Presence::kOnlyEarlier ? CauseSet() : CauseSet::all());
    const Row standings = row(set, zone);
    Decomposition out;
    out.zone = zone;
    out.presence = presence;
    out.groups = standing_alone(presence, situations.method(set), standings, kGroupsPart);
    out.indicators = standing_alone(presence, situations.method(set), standings, kIndicatorsPart);
    take_total_out(out);
    return out;
  }
};

Result<ComparedMethod> compared_method_of(const CompiledPack& compiled) {
  const Pack& pack = compiled.pack();
  auto model = model_of(pack);
  if (!model) {
    return tl::unexpected(model.error());
  }
  ComparedMethod out;
  out.model = std::move(*model);
  out.groups.resize(out.model.nodes.size());
  const auto nodes = group_nodes(pack);
  for (std::size_t g = 0; g < nodes.size(); ++g) {
    out.groups[nodes[g]] = pack.groups[g].code;
  }
  for (const Indicator& indicator : pack.indicators) {
    out.indicators.push_back(indicator.code);
  }
  for (const Coded& c : pack.classes) {
    out.classes.push_back(c.code);
  }
  if (out.classes.empty()) {
    out.classes.emplace_back();
  }
  return out;
}

std::vector<std::string> zone_codes(const IndicatorTable& table) {
  std::vector<std::string> out;
  out.reserve(table.zones.size());
  for (const Zone& zone : table.zones) {
    out.push_back(zone.code);
  }
  return out;
}

Result<Decomposer> Decomposer::make(TwoRounds rounds,
                                    std::shared_ptr<const Attribution> attribution) {
  if (auto checked = check_rounds(rounds); !checked) {
    return tl::unexpected(checked.error());
  }
  return Decomposer(std::make_shared<const Content>(std::move(rounds), std::move(attribution)));
}

Result<Decomposition> Decomposer::of(std::string_view zone) const {
  const auto& situations = content_->situations;
  const bool then = situations.peers(CauseSet()).find(zone).has_value();
  const bool now = situations.peers(CauseSet::all()).find(zone).has_value();
  if (!then && !now) {
    return fail(Errc::kNotFound, std::string(zone), {"index.decompose.no_zone", {}});
  }
  if (!then || !now) {
    return content_->alone(zone, then ? Presence::kOnlyEarlier : Presence::kOnlyLater);
  }
  const Rows rows = content_->rows(zone);
  Decomposition out;
  out.zone = zone;
  out.groups = all_moved(*content_->how, situations.rounds(), rows, kGroupsPart);
  out.indicators = all_moved(*content_->how, situations.rounds(), rows, kIndicatorsPart);
  take_total_out(out);
  return out;
}

std::span<const std::string> Decomposer::taken_at_later() const noexcept {
  return content_->situations.taken_at_later();
}

}  // namespace stave::index
