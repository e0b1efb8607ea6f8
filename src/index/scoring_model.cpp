#include "stave/index/scoring_model.hpp"

#include "stave/numeric/method.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace stave::index {
namespace {

numeric::Goal goal_of(const Indicator& indicator) {
  switch (indicator.direction) {
    case Direction::kUp:
      return {numeric::Sense::kUp, 0.0, 0.0};
    case Direction::kDown:
      return {numeric::Sense::kDown, 0.0, 0.0};
    case Direction::kBand:
      return {numeric::Sense::kBand, indicator.band.low, indicator.band.high};
  }
  return {};
}

std::size_t group_position(const Pack& pack, std::string_view code) {
  const auto it = std::find_if(pack.groups.begin(), pack.groups.end(),
                               [&](const Group& g) { return g.code == code; });
  return static_cast<std::size_t>(it - pack.groups.begin());
}

int depth_of(const Pack& pack, const Group& group) {
  return group.parent.empty() ? 0
                              : 1 + depth_of(pack, pack.groups[group_position(pack, group.parent)]);
}

/// Groups so that a parent stands before its members, else in the pack's order.
std::vector<std::size_t> groups_from_top(const Pack& pack) {
  std::vector<std::size_t> order(pack.groups.size());
  for (std::size_t g = 0; g < order.size(); ++g) {
    order[g] = g;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return depth_of(pack, pack.groups[a]) < depth_of(pack, pack.groups[b]);
  });
  return order;
}

Result<void> add_nodes(const Pack& pack, ScoringModel& model) {
  const auto total =
      numeric::make_aggregator(pack.scoring.total.name, pack.scoring.total.numbers, "total");
  if (!total) {
    return tl::unexpected(total.error());
  }
  model.nodes.push_back({kNoNode, 1.0, *total});
  const auto nodes = group_nodes(pack);
  for (const std::size_t g : groups_from_top(pack)) {
    const Group& group = pack.groups[g];
    const Method& how = group.aggregate.value_or(pack.scoring.aggregate);
    const auto aggregator = numeric::make_aggregator(how.name, how.numbers, group.code);
    if (!aggregator) {
      return tl::unexpected(aggregator.error());
    }
    const std::size_t parent = group.parent.empty() ? 0 : nodes[group_position(pack, group.parent)];
    model.nodes.push_back({parent, group.weight, *aggregator});
  }
  return {};
}

Result<void> add_leaves(const Pack& pack, ScoringModel& model) {
  const auto nodes = group_nodes(pack);
  for (const Indicator& indicator : pack.indicators) {
    const Method& how = indicator.normalise.value_or(pack.scoring.normalise);
    const auto normaliser =
        numeric::make_normaliser(how.name, how.numbers, how.lists, indicator.code);
    if (!normaliser) {
      return tl::unexpected(normaliser.error());
    }
    model.leaves.push_back(
        {nodes[group_position(pack, indicator.group)], *normaliser, goal_of(indicator)});
  }
  return {};
}

std::vector<std::vector<double>> weights_of(const Pack& pack) {
  std::vector<std::string> classes;
  for (const Coded& c : pack.classes) {
    classes.push_back(c.code);
  }
  if (classes.empty()) {
    classes.emplace_back();
  }
  std::vector<std::vector<double>> out;
  for (const auto& c : classes) {
    std::vector<double> weights;
    for (const Indicator& i : pack.indicators) {
      weights.push_back(i.weight_for(c));
    }
    out.push_back(std::move(weights));
  }
  return out;
}

Result<void> check_copeland(const Pack& pack, const ScoringModel& model) {
  for (std::size_t i = 0; i < model.leaves.size(); ++i) {
    if (model.nodes[model.leaves[i].parent].how.method != numeric::Aggregation::kCopeland) {
      continue;
    }
    for (const auto& weights : model.weights) {
      if (weights[i] != model.weights.front()[i]) {
        return fail(Errc::kInvalidInput, pack.indicators[i].code,
                    {"index.copeland_class_weights", {}});
      }
    }
  }
  return {};
}

}  // namespace

std::vector<std::size_t> group_nodes(const Pack& pack) {
  const auto order = groups_from_top(pack);
  std::vector<std::size_t> nodes(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    nodes[order[k]] = k + 1;
  }
  return nodes;
}

std::size_t class_index(const Pack& pack, std::string_view zone_class) {
  const auto it = std::find_if(pack.classes.begin(), pack.classes.end(),
                               [&](const Coded& c) { return c.code == zone_class; });
  return it == pack.classes.end() ? 0 : static_cast<std::size_t>(it - pack.classes.begin());
}

Result<ScoringModel> model_of(const Pack& pack) {
  ScoringModel model;
  model.missing = pack.scoring.missing;
  model.coverage = pack.scoring.coverage;
  model.cap = pack.scoring.cap;
  model.floor = pack.scoring.floor;
  model.tie_tolerance = pack.scoring.tie_tolerance;
  model.weights = weights_of(pack);
  if (pack.scoring.treat) {
    const auto treat =
        numeric::make_treatment(pack.scoring.treat->name, pack.scoring.treat->numbers, "treat");
    if (!treat) {
      return tl::unexpected(treat.error());
    }
    model.treat = *treat;
  }
  for (const auto step : {add_nodes, add_leaves}) {
    if (const auto done = step(pack, model); !done) {
      return tl::unexpected(done.error());
    }
  }
  if (const auto checked = check_copeland(pack, model); !checked) {
    return tl::unexpected(checked.error());
  }
  return model;
}

}  // namespace stave::index
