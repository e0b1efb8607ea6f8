#include "stave/index/assess.hpp"

#include "stave/numeric/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace stave::index {
namespace {

using numeric::kMissing;

double best_of(const numeric::Goal& goal, std::span<const double> column) {
  double best = kMissing;
  for (const double x : column) {
    if (!std::isnan(x) &&
        (std::isnan(best) || numeric::oriented(goal, x) > numeric::oriented(goal, best))) {
      best = x;
    }
  }
  return best;
}

/// Mean value of the zones whose overall rank is at most k.
double top_mean(const Board& board, std::size_t leaf, int k) {
  std::vector<double> of_top;
  for (std::size_t z = 0; z < board.zones(); ++z) {
    if (board.rank(z) != numeric::kUnranked && board.rank(z) <= k) {
      of_top.push_back(board.value(leaf, z));
    }
  }
  return numeric::mean(of_top);
}

double class_mean(const Board& board, std::size_t leaf, std::size_t zone_class) {
  std::vector<double> of_class;
  for (std::size_t z = 0; z < board.zones(); ++z) {
    if (board.class_of(z) == zone_class) {
      of_class.push_back(board.value(leaf, z));
    }
  }
  return numeric::mean(of_class);
}

double reference_value(const Board& board, const ReferenceRule& rule, std::size_t leaf,
                       std::size_t zone_class) {
  switch (rule.kind) {
    case ReferenceKind::kAverageZone:
      return rule.given[leaf];
    case ReferenceKind::kMean:
      return numeric::mean(board.column(leaf));
    case ReferenceKind::kMedian:
      return numeric::median(board.column(leaf));
    case ReferenceKind::kTopMean:
      return top_mean(board, leaf, rule.k);
    case ReferenceKind::kBest:
      return best_of(board.model().leaves[leaf].goal, board.column(leaf));
    case ReferenceKind::kClassMean:
      return class_mean(board, leaf, zone_class);
  }
  return kMissing;
}

std::vector<int> ranks_in_classes(const Board& board, std::size_t classes) {
  std::vector<int> out(board.zones(), numeric::kUnranked);
  for (std::size_t c = 0; c < classes; ++c) {
    std::vector<double> scores(board.zones(), kMissing);
    for (std::size_t z = 0; z < board.zones(); ++z) {
      scores[z] = board.class_of(z) == c ? board.total(z) : kMissing;
    }
    const auto ranks = numeric::competition_ranks(scores, board.model().tie_tolerance);
    for (std::size_t z = 0; z < board.zones(); ++z) {
      out[z] = board.class_of(z) == c ? ranks[z] : out[z];
    }
  }
  return out;
}

double number_of(const Value& value) {
  const auto number = value.number();
  return number ? number->to_double() : kMissing;
}

/// Points that a bonus or deduction of that size brings.
double points_of(const Adjustment& rule, double value) {
  const double points = std::min(rule.points * value, rule.cap.value_or(rule.points * value));
  return rule.kind == AdjustmentKind::kBonus ? points : -points;
}

/// Sum of bonuses less deductions, and the total that a veto dictates.
void add_adjustments(const Pack& pack, const IndicatorTable& table, Population& people) {
  people.adjustment.assign(people.zones, 0.0);
  people.veto.assign(people.zones, kMissing);
  for (std::size_t a = 0; a < pack.adjustments.size(); ++a) {
    const Adjustment& rule = pack.adjustments[a];
    const bool veto = rule.kind == AdjustmentKind::kVeto;
    for (std::size_t z = 0; z < people.zones; ++z) {
      const double value = number_of(table.adjustments[a][z]);
      if (veto && value > 0.0) {
        people.veto[z] = rule.points;
      }
      if (!veto && !std::isnan(value)) {
        people.adjustment[z] += points_of(rule, value);
      }
    }
  }
}

}  // namespace

Assessment::Assessment(Board board, std::vector<ReferenceRule> references, std::size_t deciding)
    : board_(std::move(board)), rules_(std::move(references)), deciding_(deciding) {
  classes_ = std::max<std::size_t>(1, board_.model().weights.size());
  rank_everything();
  values_.resize(rules_.size());
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    refer(r);
  }
}

void Assessment::rank_everything() {
  leaf_ranks_.reserve(board_.leaves() * board_.zones());
  std::vector<double> oriented(board_.zones());
  for (std::size_t leaf = 0; leaf < board_.leaves(); ++leaf) {
    const auto& goal = board_.model().leaves[leaf].goal;
    for (std::size_t z = 0; z < board_.zones(); ++z) {
      oriented[z] = numeric::oriented(goal, board_.value(leaf, z));
    }
    const auto ranks = numeric::competition_ranks(oriented);
    leaf_ranks_.insert(leaf_ranks_.end(), ranks.begin(), ranks.end());
  }
  class_ranks_ = ranks_in_classes(board_, classes_);
  std::vector<double> scores(board_.zones());
  for (std::size_t node = 0; node < board_.model().nodes.size(); ++node) {
    for (std::size_t z = 0; z < board_.zones(); ++z) {
      scores[z] = node == 0 ? board_.total(z) : board_.node_score(node, z);
    }
    node_ranks_.push_back(numeric::competition_ranks(scores, board_.model().tie_tolerance));
  }
}

void Assessment::refer(std::size_t r) {
  values_[r].resize(board_.leaves() * classes_);
  const bool by_class = rules_[r].kind == ReferenceKind::kClassMean;
  for (std::size_t leaf = 0; leaf < board_.leaves(); ++leaf) {
    const auto first = values_[r].begin() + static_cast<std::ptrdiff_t>(leaf * classes_);
    for (std::size_t c = 0; c < classes_; ++c) {
      first[static_cast<std::ptrdiff_t>(c)] =
          c == 0 || by_class ? reference_value(board_, rules_[r], leaf, c) : *first;
    }
  }
}

double Assessment::reference(std::size_t r, std::size_t leaf, std::size_t zone) const noexcept {
  return values_[r][leaf * classes_ + board_.class_of(zone)];
}

bool Assessment::behind(std::size_t r, std::size_t leaf, std::size_t zone) const noexcept {
  const auto& goal = board_.model().leaves[leaf].goal;
  return numeric::oriented(goal, board_.value(leaf, zone)) <
         numeric::oriented(goal, reference(r, leaf, zone));
}

Worth Assessment::worth(std::size_t r, std::size_t leaf, std::size_t zone) const {
  if (!behind(r, leaf, zone) || board_.rank(zone) == numeric::kUnranked) {
    return {};
  }
  const Standing then = board_.what_if(zone, {leaf, reference(r, leaf, zone)});
  return {then.score - board_.total(zone), board_.rank(zone) - then.rank};
}

std::vector<Worth> Assessment::worths(std::size_t r, std::size_t leaf) const {
  std::vector<Standing> then(board_.zones());
  board_.lift(leaf, std::span(values_[r]).subspan(leaf * classes_, classes_), then);
  std::vector<Worth> out(board_.zones());
  for (std::size_t z = 0; z < board_.zones(); ++z) {
    out[z] = {then[z].score - board_.total(z), board_.rank(z) - then[z].rank};
  }
  return out;
}

Gap Assessment::gap(std::size_t r, std::size_t leaf, std::size_t zone) const {
  Gap gap;
  gap.reference = reference(r, leaf, zone);
  gap.difference = board_.value(leaf, zone) - gap.reference;
  gap.percent = gap.reference == 0.0 ? kMissing : 100.0 * gap.difference / std::abs(gap.reference);
  const double there = board_.score_of(leaf, zone, gap.reference);
  gap.points = board_.weight(leaf, zone) * (board_.score(leaf, zone) - there);
  gap.behind = behind(r, leaf, zone);
  gap.worth = worth(r, leaf, zone);
  return gap;
}

double Assessment::points(std::size_t leaf, std::size_t zone) const noexcept {
  return board_.weight(leaf, zone) * board_.score(leaf, zone);
}

int Assessment::leaf_rank(std::size_t leaf, std::size_t zone) const noexcept {
  return leaf_ranks_[at(leaf, zone)];
}

Population population_of(const CompiledPack& compiled, const IndicatorTable& table,
                         const IndicatorTable* last) {
  Population people;
  people.zones = table.zones.size();
  people.values = to_matrix(table);
  if (last != nullptr) {
    people.last = to_matrix(*last);
  }
  for (const Zone& zone : table.zones) {
    people.zone_class.push_back(class_index(compiled.pack(), zone.zone_class));
  }
  add_adjustments(compiled.pack(), table, people);
  return people;
}

Result<Assessment> assess(const CompiledPack& compiled, const IndicatorTable& table,
                          Population population) {
  const Pack& pack = compiled.pack();
  auto model = model_of(pack);
  if (!model) {
    return tl::unexpected(model.error());
  }
  std::vector<ReferenceRule> rules;
  std::size_t deciding = 0;
  for (const Reference& reference : pack.references) {
    deciding = reference.code == pack.scoring.short_stave ? rules.size() : deciding;
    rules.push_back({reference.kind, reference.k, {}});
    for (const Value& value : table.average) {
      rules.back().given.push_back(number_of(value));
    }
  }
  return Assessment(Board(std::move(*model), std::move(population)), std::move(rules), deciding);
}

Result<Assessment> assess(const CompiledPack& compiled, const IndicatorTable& table,
                          const IndicatorTable* last) {
  return assess(compiled, table, population_of(compiled, table, last));
}

}  // namespace stave::index
