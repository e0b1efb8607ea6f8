#include "stave/index/board.hpp"

#include "stave/numeric/impute.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace stave::index {
namespace {

using numeric::Aggregation;
using numeric::kMissing;

void impute_classes(numeric::Centre centre, const Population& people, std::span<double> column) {
  std::vector<std::size_t> group(people.zones, 0);
  if (!people.zone_class.empty()) {
    group = people.zone_class;
  }
  numeric::impute_by_group(centre, group, column);
}

void impute_last(const Population& people, std::size_t first, std::span<double> column) {
  for (std::size_t z = 0; z < column.size() && !people.last.empty(); ++z) {
    if (std::isnan(column[z])) {
      column[z] = people.last[first + z];
    }
  }
}

}  // namespace

Board::Board(ScoringModel model, Population population)
    : model_(std::move(model)), people_(std::move(population)) {
  assert(people_.values.size() == people_.zones * leaves());
  collect_members();
  if (!independent_) {
    unfilled_ = people_.values;
  }
  bounded_ = !people_.veto.empty() || !people_.adjustment.empty() || model_.cap || model_.floor;
  scores_.resize(people_.values.size());
  fitters_.reserve(leaves());
  for (std::size_t leaf = 0; leaf < leaves(); ++leaf) {
    prepare_column(leaf);
    score_column(leaf);
  }
  nodes_.assign(model_.nodes.size(), std::vector<double>(zones(), kMissing));
  present_.assign(model_.nodes.size(), std::vector<double>(zones(), 0.0));
  for (std::size_t node = nodes_.size(); node-- > 0;) {
    score_node(node);
  }
  weigh();
  rank_all();
}

void Board::collect_members() {
  members_.resize(model_.nodes.size());
  for (std::size_t n = 1; n < model_.nodes.size(); ++n) {
    members_[model_.nodes[n].parent].push_back({false, n});
  }
  for (std::size_t leaf = 0; leaf < leaves(); ++leaf) {
    members_[model_.leaves[leaf].parent].push_back({true, leaf});
  }
  const auto any = [&](Aggregation method) {
    return std::any_of(model_.nodes.begin(), model_.nodes.end(),
                       [&](const auto& n) { return n.how.method == method; });
  };
  additive_ = std::all_of(model_.nodes.begin(), model_.nodes.end(),
                          [](const auto& n) { return n.how.method == Aggregation::kAmean; });
  independent_ = !any(Aggregation::kCopeland) && !model_.treat &&
                 (model_.missing == MissingRule::kRescale || model_.missing == MissingRule::kZero);
}

/// Fills and treats the column in place, as the model says; board values are what is scored.
void Board::prepare_column(std::size_t leaf) {
  const std::span<double> column(people_.values.data() + at(leaf, 0), zones());
  switch (model_.missing) {
    case MissingRule::kRescale:
    case MissingRule::kZero:
      break;
    case MissingRule::kMean:
      numeric::impute(numeric::Centre::kMean, column);
      break;
    case MissingRule::kMedian:
      numeric::impute(numeric::Centre::kMedian, column);
      break;
    case MissingRule::kClassMean:
      impute_classes(numeric::Centre::kMean, people_, column);
      break;
    case MissingRule::kClassMedian:
      impute_classes(numeric::Centre::kMedian, people_, column);
      break;
    case MissingRule::kLast:
      impute_last(people_, at(leaf, 0), column);
      break;
  }
}

void Board::score_column(std::size_t leaf) {
  const auto& rules = model_.leaves[leaf];
  std::vector<double> treated;
  std::span<const double> column = this->column(leaf);
  if (model_.treat) {
    treated = numeric::treat(*model_.treat, column).values;
    column = treated;
  }
  fitters_.emplace_back(rules.normaliser, rules.goal, column);
  const auto& scale = fitters_.back().scale();
  const std::span<double> scores(scores_.data() + at(leaf, 0), zones());
  if (rules.normaliser.method != numeric::Normalisation::kBase80) {
    scale.apply(column, scores);
  } else {
    for (std::size_t z = 0; z < zones(); ++z) {
      scores[z] = apply(scale, leaf, z, column[z]);
    }
  }
  if (model_.missing == MissingRule::kZero) {
    std::replace_if(
        scores.begin(), scores.end(), [](double s) { return std::isnan(s); }, 0.0);
  }
}

double Board::apply(const numeric::Scale& scale, std::size_t leaf, std::size_t zone,
                    double value) const noexcept {
  if (model_.leaves[leaf].normaliser.method == numeric::Normalisation::kBase80) {
    return scale.apply_to_change(value,
                                 people_.last.empty() ? kMissing : people_.last[at(leaf, zone)]);
  }
  return scale.apply(value);
}

double Board::member_weight(const Member& member, std::size_t zone) const noexcept {
  return member.leaf ? model_.weights[class_of(zone)][member.index]
                     : model_.nodes[member.index].weight;
}

void Board::score_node(std::size_t node) {
  const auto& members = members_[node];
  std::vector<double> sum(zones(), 0.0);
  std::vector<double> whole(zones(), 0.0);
  std::vector<std::span<const double>> columns;
  for (const Member& member : members) {
    const double* scores =
        member.leaf ? scores_.data() + at(member.index, 0) : nodes_[member.index].data();
    columns.emplace_back(scores, zones());
    for (std::size_t z = 0; z < zones(); ++z) {
      const double w = member_weight(member, z);
      const bool there = !std::isnan(scores[z]);
      whole[z] += w;
      present_[node][z] += there ? w : 0.0;
      sum[z] += there ? w * scores[z] : 0.0;
    }
  }
  const auto& how = model_.nodes[node].how;
  if (how.method == Aggregation::kAmean) {
    for (std::size_t z = 0; z < zones(); ++z) {
      const double p = present_[node][z];
      nodes_[node][z] = p > 0.0 && p >= model_.coverage * whole[z] ? sum[z] / p : kMissing;
    }
    return;
  }
  if (how.method == Aggregation::kCopeland) {
    std::vector<double> weights;
    for (const Member& member : members) {
      weights.push_back(member_weight(member, 0));
    }
    numeric::aggregate(how, columns, weights, model_.coverage, nodes_[node]);
    return;
  }
  for (std::size_t z = 0; z < zones(); ++z) {
    nodes_[node][z] = row_score(node, z, {}, false);
  }
}

/// Shares of the total, from the top down.
void Board::weigh() {
  std::vector<std::vector<double>> share(nodes_.size(), std::vector<double>(zones(), 0.0));
  share[0].assign(zones(), 1.0);
  weight_.assign(scores_.size(), 0.0);
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    for (const Member& member : members_[node]) {
      const double* scores =
          member.leaf ? scores_.data() + at(member.index, 0) : nodes_[member.index].data();
      double* out = member.leaf ? weight_.data() + at(member.index, 0) : share[member.index].data();
      for (std::size_t z = 0; z < zones(); ++z) {
        const bool there = !std::isnan(scores[z]) && !std::isnan(nodes_[node][z]);
        out[z] = there ? share[node][z] * member_weight(member, z) / present_[node][z] : 0.0;
      }
    }
  }
}

void Board::rank_all() {
  totals_.resize(zones());
  for (std::size_t z = 0; z < zones(); ++z) {
    totals_[z] = bounded(nodes_[0][z], z);
  }
  ranks_ = numeric::competition_ranks(totals_, model_.tie_tolerance);
  standings_ = numeric::Standings(totals_, model_.tie_tolerance);
}

double Board::bounded_by_rules(double total, std::size_t zone) const noexcept {
  if (!people_.veto.empty() && !std::isnan(people_.veto[zone])) {
    return people_.veto[zone];
  }
  total += people_.adjustment.empty() ? 0.0 : people_.adjustment[zone];
  total = model_.cap ? std::min(total, *model_.cap) : total;
  return model_.floor ? std::max(total, *model_.floor) : total;
}

std::span<const double> Board::column(std::size_t leaf) const noexcept {
  return {people_.values.data() + at(leaf, 0), zones()};
}

std::size_t Board::class_of(std::size_t zone) const noexcept {
  return people_.zone_class.empty() ? 0 : people_.zone_class[zone];
}

double Board::score_of(std::size_t leaf, std::size_t zone, double value) const noexcept {
  return apply(fitters_[leaf].scale(), leaf, zone, value);
}

Board::Column Board::changed_column(std::size_t zone, const Change& change) const {
  const auto scale = fitters_[change.leaf].with(zone, change.value);
  const auto or_zero = [&](double s) {
    return std::isnan(s) && model_.missing == MissingRule::kZero ? 0.0 : s;
  };
  Column out{change.leaf, or_zero(apply(scale, change.leaf, zone, change.value)), {}};
  if (scale == fitters_[change.leaf].scale()) {
    return out;
  }
  out.all.resize(zones());
  scale.apply(column(change.leaf),
              out.all);  // base80 never gets here: its scale rests on no column
  std::transform(out.all.begin(), out.all.end(), out.all.begin(), or_zero);
  out.all[zone] = out.own;
  return out;
}

/// The node's score in one row with the changed columns' scores in place; `own`: the row is the
/// changed zone's.
double Board::row_score(std::size_t node, std::size_t zone, const ChangedColumns& changed,
                        bool own) const {
  std::vector<double> x;
  std::vector<double> w;
  for (const Member& member : members_[node]) {
    w.push_back(member_weight(member, zone));
    if (!member.leaf) {
      x.push_back(changed.empty() ? nodes_[member.index][zone]
                                  : row_score(member.index, zone, changed, own));
      continue;
    }
    double score = scores_[at(member.index, zone)];
    for (const Column& column : changed) {
      if (column.leaf == member.index && (own || !column.all.empty())) {
        score = own ? column.own : column.all[zone];
      }
    }
    x.push_back(score);
  }
  return numeric::aggregate_row(model_.nodes[node].how, x, w, model_.coverage);
}

double Board::raw_total_with(std::size_t zone, const ChangedColumns& changed, bool own) const {
  double total = nodes_[0][zone];
  for (const Column& column : changed) {
    if (!own && column.all.empty()) {
      continue;
    }
    const double before = scores_[at(column.leaf, zone)];
    const double after = own ? column.own : column.all[zone];
    if (!additive_ || std::isnan(before) != std::isnan(after)) {
      return row_score(0, zone, changed, own);
    }
    total += std::isnan(before) ? 0.0 : weight_[at(column.leaf, zone)] * (after - before);
  }
  return total;
}

/// Whether a score appears or vanishes where the column had none or one.
bool Board::cells_stay(const Column& column) const noexcept {
  const double* before = scores_.data() + at(column.leaf, 0);
  return std::equal(column.all.begin(), column.all.end(), before,
                    [](double x, double y) { return std::isnan(x) == std::isnan(y); });
}

Standing Board::everybody_moves(std::size_t zone, const ChangedColumns& changed) const {
  std::vector<double> totals(zones());
  const Column& column = changed.front();
  if (additive_ && changed.size() == 1 && cells_stay(column)) {
    const double* before = scores_.data() + at(column.leaf, 0);
    const double* weights = weight_.data() + at(column.leaf, 0);
    const double* raw = nodes_[0].data();
    for (std::size_t z = 0; z < zones(); ++z) {
      const double step = column.all[z] - before[z];  // NaN where both are missing
      totals[z] = bounded(raw[z] + (std::isnan(step) ? 0.0 : weights[z] * step), z);
    }
  } else {
    for (std::size_t z = 0; z < zones(); ++z) {
      totals[z] = bounded(raw_total_with(z, changed, z == zone), z);
    }
  }
  return {totals[zone], numeric::rank_of(totals, zone, model_.tie_tolerance)};
}

Standing Board::from_scratch(std::size_t zone, std::span<const Change> changes) const {
  Population people = people_;
  people.values = unfilled_;
  for (const Change& change : changes) {
    people.values[at(change.leaf, zone)] = change.value;
  }
  const Board board(model_, std::move(people));
  return {board.total(zone), board.rank(zone)};
}

Standing Board::what_if(std::size_t zone, std::span<const Change> changes) const {
  if (!independent_) {
    return from_scratch(zone, changes);
  }
  ChangedColumns changed;
  bool others_move = false;
  for (const Change& change : changes) {
    changed.push_back(changed_column(zone, change));
    others_move = others_move || !changed.back().all.empty();
  }
  if (others_move) {
    return everybody_moves(zone, changed);
  }
  const double total = bounded(raw_total_with(zone, changed, true), zone);
  return {total,
          std::isnan(total) ? numeric::kUnranked : standings_.rank_after(totals_[zone], total)};
}

Standing Board::what_if(std::size_t zone, const Change& change) const {
  return what_if(zone, std::span(&change, 1));
}

/// What the zones' totals would be, each with its value at its class's target; NaN where it is not
/// behind the target or the steps below do not tell.
std::vector<double> Board::lifted_totals(std::size_t leaf, std::span<const Target> targets) const {
  const auto column = fitters_[leaf].column();
  const double* scores = scores_.data() + at(leaf, 0);
  const double* weights = weight_.data() + at(leaf, 0);
  const double* totals = nodes_[0].data();
  std::vector<double> out(zones());
  for (std::size_t z = 0; z < zones(); ++z) {
    const Target& target = targets[class_of(z)];
    const double next = totals[z] + weights[z] * (target.score - scores[z]);
    out[z] = column[z] < target.oriented ? bounded(next, z) : kMissing;
  }
  return out;
}

std::vector<Board::Target> Board::targets_of(std::size_t leaf,
                                             std::span<const double> values) const {
  const auto& rules = model_.leaves[leaf];
  const auto& fitter = fitters_[leaf];
  const bool by_zone = rules.normaliser.method == numeric::Normalisation::kBase80;
  std::vector<Target> out;
  for (const double value : values) {
    const bool alone = independent_ && additive_ && !by_zone && fitter.keeps_scale(value);
    out.push_back(
        {numeric::oriented(rules.goal, value), alone ? fitter.scale().apply(value) : kMissing});
  }
  return out;
}

void Board::lift(std::size_t leaf, std::span<const double> values, std::span<Standing> out) const {
  const auto targets = targets_of(leaf, values);
  const auto next = lifted_totals(leaf, targets);
  const auto& fitter = fitters_[leaf];
  std::vector<std::uint32_t> behind(zones());
  std::size_t count = 0;
  for (std::size_t z = 0; z < zones(); ++z) {
    out[z] = {totals_[z], ranks_[z]};
    behind[count] = static_cast<std::uint32_t>(z);
    count += fitter.column()[z] < targets[class_of(z)].oriented ? 1U : 0U;  // no branch to guess
  }
  for (const std::size_t z : std::span(behind).first(count)) {
    if (ranks_[z] == numeric::kUnranked) {
      continue;
    }
    if (std::isnan(next[z]) || fitter.holds_scale(z)) {
      out[z] = what_if(z, {leaf, values[class_of(z)]});
    } else {
      out[z] = {next[z], standings_.rank_after(totals_[z], next[z])};
    }
  }
}

}  // namespace stave::index
