#include "stave/index/board.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stave::index {

using numeric::kMissing;

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

/// The leaf's score in one row with the changed columns' scores in place; `own`: the row is the
/// changed zone's.
double Board::leaf_score(std::size_t leaf, std::size_t zone, const ChangedColumns& changed,
                         bool own) const noexcept {
  double score = scores_[at(leaf, zone)];
  for (const Column& column : changed) {
    if (column.leaf == leaf && (own || !column.all.empty())) {
      score = own ? column.own : column.all[zone];
    }
  }
  return score;
}

double Board::row_score(std::size_t node, std::size_t zone, const ChangedColumns& changed,
                        bool own) const {
  std::vector<double> x;
  std::vector<double> w;
  for (const Member& member : members_[node]) {
    w.push_back(member_weight(member, zone));
    if (member.leaf) {
      x.push_back(leaf_score(member.index, zone, changed, own));
    } else {
      x.push_back(changed.empty() ? nodes_[member.index][zone]
                                  : row_score(member.index, zone, changed, own));
    }
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

Board Board::with(std::size_t zone, std::span<const Change> changes) const {
  Population people = people_;
  if (!unfilled_.empty()) {
    people.values = unfilled_;
  }
  for (const Change& change : changes) {
    people.values[at(change.leaf, zone)] = change.value;
  }
  return {model_, std::move(people)};
}

Standing Board::from_scratch(std::size_t zone, std::span<const Change> changes) const {
  const Board board = with(zone, changes);
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
