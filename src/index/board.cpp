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

std::span<const double> Board::scores_of(const Member& member) const noexcept {
  const double* first =
      member.leaf ? scores_.data() + at(member.index, 0) : nodes_[member.index].data();
  return {first, zones()};
}

/// Sums over a node's members, by zone.
struct Board::Sums {
  std::vector<double> whole;    // weights
  std::vector<double> present;  // weights of members with a score
  std::vector<double> points;   // weights times scores
};

Board::Sums Board::sums_of(std::size_t node) const {
  const std::vector<double> zeros(zones(), 0.0);
  Sums sums{zeros, zeros, zeros};
  for (const Member& member : members_[node]) {
    const auto scores = scores_of(member);
    for (std::size_t z = 0; z < zones(); ++z) {
      const double w = member_weight(member, z);
      const bool there = !std::isnan(scores[z]);
      sums.whole[z] += w;
      sums.present[z] += there ? w : 0.0;
      sums.points[z] += there ? w * scores[z] : 0.0;
    }
  }
  return sums;
}

void Board::score_node(std::size_t node) {
  Sums sums = sums_of(node);
  const auto& how = model_.nodes[node].how;
  if (how.method == Aggregation::kCopeland) {
    compare_pairs(node);
  } else {
    for (std::size_t z = 0; z < zones(); ++z) {
      const double p = sums.present[z];
      const bool enough = p > 0.0 && p >= model_.coverage * sums.whole[z];
      const double mean = enough ? sums.points[z] / p : kMissing;
      nodes_[node][z] = how.method == Aggregation::kAmean ? mean : row_score(node, z, {}, false);
    }
  }
  present_[node] = std::move(sums.present);
}

/// Copeland: every pair of zones is compared over all members.
void Board::compare_pairs(std::size_t node) {
  std::vector<std::span<const double>> columns;
  std::vector<double> weights;
  for (const Member& member : members_[node]) {
    columns.push_back(scores_of(member));
    weights.push_back(member_weight(member, 0));
  }
  numeric::aggregate(model_.nodes[node].how, columns, weights, model_.coverage, nodes_[node]);
}

/// Shares of the total, from the top down.
void Board::weigh() {
  std::vector<std::vector<double>> share(nodes_.size(), std::vector<double>(zones(), 0.0));
  share[0].assign(zones(), 1.0);
  weight_.assign(scores_.size(), 0.0);
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    for (const Member& member : members_[node]) {
      double* out = member.leaf ? weight_.data() + at(member.index, 0) : share[member.index].data();
      share_out(node, member, share[node], out);
    }
  }
}

void Board::share_out(std::size_t node, const Member& member, std::span<const double> share,
                      double* out) const noexcept {
  const auto scores = scores_of(member);
  for (std::size_t z = 0; z < zones(); ++z) {
    const bool there = !std::isnan(scores[z]) && !std::isnan(nodes_[node][z]);
    out[z] = there ? share[z] * member_weight(member, z) / present_[node][z] : 0.0;
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

bool Board::is_vetoed(std::size_t zone) const noexcept {
  return !people_.veto.empty() && !std::isnan(people_.veto[zone]);
}

double Board::bounded_by_rules(double total, std::size_t zone) const noexcept {
  if (is_vetoed(zone)) {
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

}  // namespace stave::index
