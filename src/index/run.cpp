#include "stave/index/run.hpp"

#include "stave/numeric/rank.hpp"
#include "stave/numeric/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace stave::index {
namespace {

using Args = std::vector<std::pair<std::string, std::string>>;

Error fault(std::string where, std::string key, Args args) {
  return {Errc::kInvalidInput, std::move(where), {"index." + std::move(key), std::move(args)}};
}

// Group labels as numbers, in order of first appearance.
std::vector<std::size_t> group_numbers(const std::vector<std::string>& labels) {
  std::map<std::string_view, std::size_t> known;
  std::vector<std::size_t> out;
  out.reserve(labels.size());
  for (const auto& label : labels) {
    out.push_back(label.empty() ? numeric::kNoGroup
                                : known.emplace(label, known.size()).first->second);
  }
  return out;
}

class Engine {
 public:
  Engine(const IndexInput& input, const Recipe& recipe) : input_(&input), recipe_(&recipe) {}

  Checked<IndexRun> run() {
    check();
    if (!errors_.empty()) {
      return tl::unexpected(std::move(errors_));
    }
    denominate();
    impute();
    treat();
    normalise();
    if (errors_.empty()) {
      aggregate();
    }
    if (!errors_.empty()) {
      return tl::unexpected(std::move(errors_));
    }
    return std::move(out_);
  }

 private:
  void check() {
    const Framework& f = input_->framework;
    const auto levels = static_cast<std::size_t>(f.top_level() - 1);
    const std::size_t given = recipe_->aggregate.size();
    if (given != 1 && given != levels) {
      errors_.push_back(
          fault("--aggregate", "levels",
                {{"given", std::to_string(given)}, {"levels", std::to_string(levels)}}));
    }
    if (recipe_->impute && !recipe_->impute->group.empty() &&
        !input_->groups.contains(recipe_->impute->group)) {
      errors_.push_back(fault("--impute", "group_unknown",
                              {{"group", recipe_->impute->group}, {"allowed", group_list()}}));
    }
    for (const auto& [code, normaliser] : recipe_->normalise_of) {
      const auto node = f.find(code);
      if (!node || !f.node(*node).leaf) {
        errors_.push_back(fault("", "indicator_unknown", {{"code", code}}));
      }
    }
    for (const auto& [code, aggregator] : recipe_->aggregate_of) {
      const auto node = f.find(code);
      if (!node || f.node(*node).leaf) {
        errors_.push_back(fault("", "aggregate_unknown", {{"code", code}}));
      }
    }
  }

  [[nodiscard]] std::string group_list() const {
    std::string list;
    for (const auto& [name, labels] : input_->groups) {
      list += (list.empty() ? "" : ", ") + name;
    }
    return list.empty() ? "-" : list;
  }

  void denominate() {
    out_.notes = input_->notes;
    out_.denominated = input_->indicators;
    if (!recipe_->denominate) {
      return;
    }
    const Framework& f = input_->framework;
    for (std::size_t j = 0; j < f.leaves().size(); ++j) {
      const Node& leaf = f.node(f.leaves()[j]);
      if (leaf.denominator.empty()) {
        continue;
      }
      const auto* divisor = input_->denominators.column(leaf.denominator);
      if (divisor == nullptr) {
        errors_.push_back(fault(leaf.where, "denominator_unknown",
                                {{"code", leaf.code}, {"denominator", leaf.denominator}}));
        continue;
      }
      divide(out_.denominated.columns[j], *divisor, leaf);
    }
  }

  void divide(std::vector<double>& column, const std::vector<double>& divisor, const Node& leaf) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (divisor[i] == 0.0 && !std::isnan(column[i])) {
        out_.notes.push_back({"index.divisor_zero",
                              {{"code", leaf.code},
                               {"denominator", leaf.denominator},
                               {"unit", input_->indicators.units[i]}}});
      }
      column[i] = divisor[i] == 0.0 ? numeric::kMissing : column[i] / divisor[i];
    }
  }

  void impute() {
    out_.imputed = out_.denominated;
    if (!recipe_->impute) {
      return;
    }
    const Imputation& how = *recipe_->impute;
    std::vector<std::size_t> groups;
    if (!how.group.empty()) {
      groups = group_numbers(input_->groups.at(how.group));
    }
    for (std::size_t j = 0; j < out_.imputed.columns.size(); ++j) {
      auto& column = out_.imputed.columns[j];
      const std::size_t left = groups.empty()
                                   ? numeric::impute(how.centre, column)
                                   : numeric::impute_by_group(how.centre, groups, column);
      if (left > 0) {
        out_.notes.push_back({"index.not_imputed",
                              {{"code", out_.imputed.codes[j]}, {"count", std::to_string(left)}}});
      }
    }
  }

  void treat() {
    out_.treated = out_.imputed;
    if (!recipe_->treat) {
      return;
    }
    for (std::size_t j = 0; j < out_.treated.columns.size(); ++j) {
      auto& column = out_.treated.columns[j];
      numeric::Treated t = numeric::treat(*recipe_->treat, column);
      column = std::move(t.values);
      if (!t.passes) {
        out_.notes.push_back({"index.still_skewed", {{"code", out_.treated.codes[j]}}});
      }
    }
  }

  void normalise() {
    out_.normalised = out_.treated;
    const Framework& f = input_->framework;
    for (std::size_t j = 0; j < f.leaves().size(); ++j) {
      const Node& leaf = f.node(f.leaves()[j]);
      const auto own = recipe_->normalise_of.find(leaf.code);
      const auto& how = own == recipe_->normalise_of.end() ? recipe_->normalise : own->second;
      auto& column = out_.normalised.columns[j];
      const numeric::Scale scale = numeric::fit(how, leaf.goal, column);
      if (!scale.defined() && numeric::count_present(column) > 0) {
        errors_.push_back(fault(leaf.where, "scale_undefined", {{"code", leaf.code}}));
      }
      const auto e = numeric::extremes(column);
      if (e.count > 0 && e.low == e.high) {
        out_.notes.push_back({"index.constant", {{"code", leaf.code}}});
      }
      if (how.method == numeric::Normalisation::kFracmax && how.as_oriented &&
          leaf.goal.sense == numeric::Sense::kDown) {
        out_.notes.push_back({"index.fracmax_reversed", {{"code", leaf.code}}});
      }
      scale.apply(column, column);
    }
  }

  void aggregate() {
    const Framework& f = input_->framework;
    scores_.resize(f.nodes().size());
    for (std::size_t j = 0; j < f.leaves().size(); ++j) {
      scores_[f.leaves()[j]] = out_.normalised.columns[j];
    }
    out_.scores.units = input_->indicators.units;
    for (const std::size_t i : f.aggregates()) {
      scores_[i] = aggregate_node(i);
      out_.scores.codes.push_back(f.node(i).code);
      out_.scores.columns.push_back(scores_[i]);
    }
  }

  std::vector<double> aggregate_node(std::size_t i) {
    const Framework& f = input_->framework;
    std::vector<std::span<const double>> columns;
    for (const std::size_t child : f.children(i)) {
      columns.emplace_back(scores_[child]);
    }
    const std::vector<double> weights = weights_of(i, columns);
    const numeric::Aggregator how = aggregator_of(f.node(i));
    std::vector<double> out(input_->indicators.units.size());
    refuse_out_of_domain(i, how, columns, weights);
    numeric::aggregate(how, columns, weights, recipe_->coverage, out);
    return out;
  }

  [[nodiscard]] numeric::Aggregator aggregator_of(const Node& node) const {
    const auto own = recipe_->aggregate_of.find(node.code);
    if (own != recipe_->aggregate_of.end()) {
      return own->second;
    }
    const auto& all = recipe_->aggregate;
    return all.size() == 1 ? all.front() : all[static_cast<std::size_t>(node.level - 2)];
  }

  [[nodiscard]] std::vector<double> weights_of(std::size_t i, numeric::Columns columns) const {
    switch (recipe_->weights) {
      case WeightRule::kEqual:
        return numeric::equal_weights(columns.size());
      case WeightRule::kEntropy:
        return numeric::entropy_weights(columns);
      case WeightRule::kCritic:
        return numeric::critic_weights(columns);
      case WeightRule::kDeviation:
        return numeric::deviation_weights(columns);
      case WeightRule::kPca:
        return numeric::pca_weights(columns);
      case WeightRule::kGiven:
        break;
    }
    std::vector<double> weights;
    for (const std::size_t child : input_->framework.children(i)) {
      weights.push_back(input_->framework.node(child).weight);
    }
    return weights;
  }

  // One error an aggregate: the first unit and member, and how many units there are.
  void refuse_out_of_domain(std::size_t i, const numeric::Aggregator& how, numeric::Columns columns,
                            const std::vector<double>& weights) {
    std::vector<double> row(columns.size());
    std::size_t count = 0;
    Args first;
    for (std::size_t unit = 0; unit < numeric::rows(columns); ++unit) {
      std::transform(columns.begin(), columns.end(), row.begin(),
                     [unit](auto column) { return column[unit]; });
      const std::size_t j = numeric::first_out_of_domain(how, row, weights);
      if (j == row.size()) {
        continue;
      }
      if (++count == 1) {
        first = {{"code", input_->framework.node(i).code},
                 {"member", input_->framework.node(input_->framework.children(i)[j]).code},
                 {"unit", input_->indicators.units[unit]},
                 {"value", format_17(row[j])}};
      }
    }
    if (count > 0) {
      first.emplace_back("count", std::to_string(count));
      errors_.push_back(fault(input_->framework.node(i).where, "out_of_domain", std::move(first)));
    }
  }

  const IndexInput* input_;
  const Recipe* recipe_;
  IndexRun out_;
  Errors errors_;
  std::vector<std::vector<double>> scores_;  // by node
};

template <class Cell>
Rows rows_of(const Table& table, Cell cell) {
  Rows out;
  out.emplace_back(1, "uCode");
  out.front().insert(out.front().end(), table.codes.begin(), table.codes.end());
  for (std::size_t i = 0; i < table.units.size(); ++i) {
    auto& row = out.emplace_back(1, table.units[i]);
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      row.push_back(cell(i, j));
    }
  }
  return out;
}

}  // namespace

Checked<IndexRun> run(const IndexInput& input, const Recipe& recipe) {
  return Engine(input, recipe).run();
}

std::string format_17(double x) {
  return std::isnan(x) ? "NA" : fmt::format("{:.17g}", x + 0.0);  // + 0.0: minus zero is zero
}

Rows score_rows(const Table& scores) {
  return rows_of(scores,
                 [&](std::size_t i, std::size_t j) { return format_17(scores.columns[j][i]); });
}

Rows rank_rows(const Table& scores, double tolerance) {
  std::vector<std::vector<int>> ranks;
  for (const auto& column : scores.columns) {
    ranks.push_back(numeric::competition_ranks(column, tolerance));
  }
  return rows_of(scores, [&](std::size_t i, std::size_t j) {
    return ranks[j][i] == numeric::kUnranked ? std::string("NA") : std::to_string(ranks[j][i]);
  });
}

}  // namespace stave::index
