#include "stave/pack/summary.hpp"

#include <algorithm>
#include <map>

namespace stave::pack {
namespace {

std::size_t index(Provenance p) noexcept {
  return static_cast<std::size_t>(p);
}

/// The groups as a tree over positions in the pack.
class GroupTree {
 public:
  explicit GroupTree(const Pack& pack) : pack_(&pack) {
    std::map<std::string_view, std::size_t> at;
    for (std::size_t i = 0; i < pack.groups.size(); ++i) {
      at.emplace(pack.groups[i].code, i);
    }
    const auto find = [&](const std::string& code) {
      const auto it = at.find(code);
      return it == at.end() ? kTotal : it->second;
    };
    for (const auto& group : pack.groups) {
      parents_.push_back(find(group.parent));
    }
    for (const auto& indicator : pack.indicators) {
      homes_.push_back(find(indicator.group));
    }
  }

  static constexpr auto kTotal = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t parent(std::size_t group) const { return parents_[group]; }

  [[nodiscard]] std::size_t home(std::size_t indicator) const { return homes_[indicator]; }

  /// Share of the total of every group. Groups above come first in the chain, whatever their order
  /// in the pack.
  [[nodiscard]] std::vector<double> group_shares(std::string_view zone_class) const {
    const auto sums = weight_sums(zone_class);
    std::vector<double> shares(parents_.size(), 0.0);
    for (std::size_t g = 0; g < parents_.size(); ++g) {
      double share = 1.0;
      for (std::size_t at = g; at != kTotal; at = parents_[at]) {
        share *= pack_->groups[at].weight / sums[slot(parents_[at])];
      }
      shares[g] = share;
    }
    return shares;
  }

  [[nodiscard]] std::vector<double> indicator_shares(std::string_view zone_class) const {
    const auto sums = weight_sums(zone_class);
    const auto groups = group_shares(zone_class);
    std::vector<double> shares;
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      const double within = pack_->indicators[i].weight_for(zone_class) / sums[slot(homes_[i])];
      shares.push_back(homes_[i] == kTotal ? within : groups[homes_[i]] * within);
    }
    return shares;
  }

  /// The weakest provenance of the weights from the indicator up to the total.
  [[nodiscard]] Provenance weight_provenance(std::size_t indicator) const {
    auto weakest = pack_->indicators[indicator].weight_provenance;
    for (std::size_t at = homes_[indicator]; at != kTotal; at = parents_[at]) {
      weakest = std::max(weakest, pack_->groups[at].weight_provenance);
    }
    return weakest;
  }

 private:
  /// Position of a group in a vector that has the total at its end.
  [[nodiscard]] std::size_t slot(std::size_t group) const {
    return group == kTotal ? parents_.size() : group;
  }

  /// Sum of the members' weights of every group and, last, of the total.
  [[nodiscard]] std::vector<double> weight_sums(std::string_view zone_class) const {
    std::vector<double> sums(parents_.size() + 1, 0.0);
    for (std::size_t g = 0; g < parents_.size(); ++g) {
      sums[slot(parents_[g])] += pack_->groups[g].weight;
    }
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      sums[slot(homes_[i])] += pack_->indicators[i].weight_for(zone_class);
    }
    return sums;
  }

  const Pack* pack_;
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> homes_;
};

std::vector<std::string> class_codes(const Pack& pack) {
  std::vector<std::string> out;
  for (const auto& zone_class : pack.classes) {
    out.push_back(zone_class.code);
  }
  return out.empty() ? std::vector<std::string>{""} : out;
}

WeightSummary summarise_weights(const Pack& pack, const GroupTree& tree,
                                const std::string& zone_class) {
  WeightSummary out;
  out.zone_class = zone_class;
  const auto shares = tree.indicator_shares(zone_class);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    out.weight[index(tree.weight_provenance(i))] += shares[i];
    out.indicator[index(pack.indicators[i].provenance)] += shares[i];
  }
  return out;
}

std::vector<GroupSummary> summarise_groups(const Pack& pack, const GroupTree& tree) {
  const auto shares = tree.group_shares(class_codes(pack).front());
  std::vector<GroupSummary> out;
  for (std::size_t g = 0; g < pack.groups.size(); ++g) {
    const auto& group = pack.groups[g];
    int depth = 0;
    for (std::size_t at = tree.parent(g); at != GroupTree::kTotal; at = tree.parent(at)) {
      ++depth;
    }
    out.push_back({group.code, group.title, group.parent, depth, group.weight, shares[g],
                   group.weight_provenance, 0});
  }
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    for (std::size_t at = tree.home(i); at != GroupTree::kTotal; at = tree.parent(at)) {
      ++out[at].indicators;
    }
  }
  return out;
}

}  // namespace

std::vector<double> weight_shares(const Pack& pack, std::string_view zone_class) {
  return GroupTree(pack).indicator_shares(zone_class);
}

PackSummary summarise(const Pack& pack) {
  const GroupTree tree(pack);
  PackSummary out;
  out.elements = pack.elements.size();
  out.adjustments = pack.adjustments.size();
  for (const auto& indicator : pack.indicators) {
    ++out.indicators[index(indicator.provenance)];
    ++out.indicator_weights[index(indicator.weight_provenance)];
  }
  for (const auto& group : pack.groups) {
    ++out.group_weights[index(group.weight_provenance)];
  }
  for (const auto& check : pack.checks) {
    ++out.checks[index(check.provenance)];
    out.error_checks += check.severity == Severity::kError ? 1 : 0;
  }
  out.groups = summarise_groups(pack, tree);
  for (const auto& zone_class : class_codes(pack)) {
    out.weights.push_back(summarise_weights(pack, tree, zone_class));
  }
  constexpr auto kAssumed = static_cast<std::size_t>(Provenance::kAssumed);
  out.any_assumed_weight = out.indicator_weights[kAssumed] + out.group_weights[kAssumed] > 0;
  return out;
}

}  // namespace stave::pack
